import { type ActorKind, AuditEntry } from '@vigie/schema';
import DataLoader from 'dataloader';
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

const MOST = 100;
const loaders = new WeakMap<Operation, DataLoader<string, AuditEntry[]>>();

/** What happened to a node, the latest first: one statement for all nodes of a turn. Nothing without the right to read it. */
export async function readTimeline(operation: Operation, nodeId: string): Promise<AuditEntry[]> {
  if (!operation.may('audit:read')) return [];
  let loader = loaders.get(operation);
  if (!loader) {
    const { select } = operation.reader.table(AuditEntry);
    loader = new DataLoader<string, AuditEntry[]>(
      async (nodeIds) => {
        const rows = await operation.reader.snapshot.sql<Record<string, unknown>>(
          `select t.* from unnest($1::uuid[]) n (id)
           cross join lateral (
             select ${select} from audit_entry t
             where t.organisation_id = $2 and t.node_id = n.id order by t.id desc limit ${MOST}
           ) t`,
          [nodeIds, operation.organisationId],
        );
        const entries = rows.map(entryOf);
        return nodeIds.map((id) => entries.filter((entry) => entry.nodeId === id));
      },
      { cache: false },
    );
    loaders.set(operation, loader);
  }
  return loader.load(nodeId);
}
