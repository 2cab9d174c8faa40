import { type ActorKind, AuditEntry, Deadline } from '@vigie/schema';
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
const MOVED = 'deadline.recomputed';
type Loader = DataLoader<string, AuditEntry[]>;
const loaders = new WeakMap<Operation, Map<string, Loader>>();

/** The latest entries of each node, all of them or those of one action: one statement for all nodes of a turn. */
function loaderOf(operation: Operation, action: string | null): Loader {
  const own = loaders.get(operation) ?? new Map<string, Loader>();
  loaders.set(operation, own);
  const key = action ?? '';
  const loader =
    own.get(key) ??
    new DataLoader<string, AuditEntry[]>(
      async (nodeIds) => {
        const { select } = operation.reader.table(AuditEntry);
        const rows = await operation.reader.snapshot.sql<Record<string, unknown>>(
          `select t.* from unnest($1::uuid[]) n (id)
           cross join lateral (
             select ${select} from audit_entry t
             where t.organisation_id = $2 and t.node_id = n.id ${action ? 'and t.action = $3' : ''}
             order by t.id desc limit ${MOST}
           ) t`,
          [nodeIds, operation.organisationId, ...(action ? [action] : [])],
        );
        const entries = rows.map(entryOf);
        return nodeIds.map((id) => entries.filter((entry) => entry.nodeId === id));
      },
      { cache: false },
    );
  own.set(key, loader);
  return loader;
}

/** Whether the clock got another date. An entry of before says only that it was computed anew. */
function isMove({ data }: AuditEntry): boolean {
  const { dueAt, dueBefore } = JSON.parse(data) as { dueAt: string | null; dueBefore?: string | null };
  return dueBefore === undefined || dueBefore !== dueAt;
}

/** The latest tasks and comments of each node: one statement for all nodes of a turn. */
const hanging = new WeakMap<Operation, DataLoader<string, string[]>>();

function hangingOn(operation: Operation): DataLoader<string, string[]> {
  let loader = hanging.get(operation);
  if (!loader) {
    loader = new DataLoader<string, string[]>(async (nodeIds) => {
      const of = (table: string) =>
        `(select id from ${table} where node_id = n.id order by id desc limit ${MOST})`;
      const rows = await operation.reader.snapshot.sql<{ node: string; id: string }>(
        `select n.id as node, t.id from unnest($1::uuid[]) n (id)
         cross join lateral (${of('task')} union all ${of('comment')}) t`,
        [nodeIds],
      );
      return nodeIds.map((node) => rows.filter((row) => row.node === node).map(({ id }) => id));
    });
    hanging.set(operation, loader);
  }
  return loader;
}

/**
 * What happened to nodes and to the tasks and comments on them, the latest first, and each new date that their clocks got: whoever reads a case hears of it there, whatever
 * moved the date. Null without the right to read it.
 */
export async function readTimeline(
  operation: Operation,
  nodeIds: readonly string[],
): Promise<AuditEntry[] | null> {
  if (!operation.may('audit:read')) return null;
  const clocks = await Promise.all(nodeIds.map((id) => operation.reader.children(Deadline, 'nodeId', id)));
  const reads = operation.may('tasks:read');
  const tasks = reads ? await Promise.all(nodeIds.map((id) => hangingOn(operation).load(id))) : [];
  const [entries, recomputed] = await Promise.all([
    Promise.all([...nodeIds, ...tasks.flat()].map((id) => loaderOf(operation, null).load(id))),
    Promise.all(clocks.flat().map(({ id }) => loaderOf(operation, MOVED).load(id))),
  ]);
  return [...entries.flat(), ...recomputed.flat().filter(isMove)].sort((a, b) => (a.id < b.id ? 1 : -1));
}
