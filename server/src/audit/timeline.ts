import { type ActorKind, AuditEntry } from '@vigie/schema';
import type { Operation } from '../graphql/operation.ts';
import type { CanonicalEntry } from './entry.ts';

/** An entry as it is shown: from its canonical bytes, which the MAC vouches for. */
export function entryOf(row: Record<string, unknown>): AuditEntry {
  const { actor, data } = JSON.parse((row.canonical as Buffer).toString('utf8')) as CanonicalEntry;
  return Object.assign(new AuditEntry(), {
    id: row.id as string,
    at: row.at as Date,
    action: row.action as string,
    actorKind: actor.kind as ActorKind,
    actorId: actor.id,
    nodeId: (row.nodeId as string | null) ?? null,
    data: JSON.stringify(data),
    sequence: (row.sequence as number | null) ?? null,
  });
}

/** What happened to a node, the latest first; nothing where the caller may not read the trail. */
export async function readTimeline(operation: Operation, nodeId: string): Promise<AuditEntry[]> {
  if (!operation.may('audit:read')) return [];
  const { nodes } = await operation.reader.page(AuditEntry, {
    first: 100,
    filter: { nodeId: { eq: nodeId } },
    orderBy: [{ field: 'id', direction: 'DESC' }],
  });
  return nodes;
}
