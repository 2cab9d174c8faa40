import type pg from 'pg';
import type { Sql } from '../database.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { TrailRow } from './entry.ts';
import { checkpointsAfter, ENTRY_COLUMNS, type EntryRecord, type Head, headOf, rowOf } from './rows.ts';

const BATCH = 2000;
const NIL = '00000000-0000-0000-0000-000000000000';

/** One thing of a trail, in the order in which it is checked. */
export type TrailItem =
  | { kind: 'entry'; row: TrailRow }
  | { kind: 'checkpoint'; checkpoint: Checkpoint }
  | { kind: 'unsealed'; row: TrailRow };

/** A trail as one snapshot of the database shows it. */
export interface Trail {
  items(): AsyncGenerator<TrailItem>;
  head(): Promise<Head | null>;
  /** Since when nothing was pruned: where the oldest month begins. */
  keptSince(): Promise<string | null>;
  /** An id that two entries share, if there is one. */
  sharedId(): Promise<string | null>;
}

/** Reads a trail in one read-only snapshot, in batches: it may be longer than memory, and grow meanwhile. */
export async function withTrail<T>(
  system: pg.Pool,
  organisationId: string,
  work: (trail: Trail) => Promise<T>,
): Promise<T> {
  const client = await system.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await work(
      trailOf(async (text, values) => (await client.query(text, values)).rows, organisationId),
    );
  } finally {
    const failed = await client.query('rollback').then(
      () => undefined,
      (error: Error) => error,
    );
    client.release(failed);
  }
}

const trailOf = (sql: Sql, organisationId: string): Trail => ({
  async *items() {
    const checkpoints = checkpointsOf(sql, organisationId);
    let next = await checkpoints.next();
    for await (const row of sealedOf(sql, organisationId)) {
      for (; !next.done && next.value.sequence < (row.sequence as number); next = await checkpoints.next()) {
        yield { kind: 'checkpoint', checkpoint: next.value };
      }
      yield { kind: 'entry', row };
    }
    for (; !next.done; next = await checkpoints.next()) yield { kind: 'checkpoint', checkpoint: next.value };
    for await (const row of unsealedOf(sql, organisationId)) yield { kind: 'unsealed', row };
  },

  head: () => headOf(sql, organisationId),

  async keptSince() {
    const [row] = await sql<{ since: string | null }>(
      `select to_char(min(substring(pg_get_expr(c.relpartbound, c.oid) from $1)::timestamptz) at time zone 'UTC',
         'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'public.audit_entry'::regclass`,
      ["FROM \\('([^']+)'\\)"],
    );
    return row?.since ?? null;
  },

  async sharedId() {
    const [row] = await sql<{ id: string }>(
      'select id from audit_entry where organisation_id = $1 group by id having count(*) > 1 order by id limit 1',
      [organisationId],
    );
    return row?.id ?? null;
  },
});

async function* sealedOf(sql: Sql, organisationId: string): AsyncGenerator<TrailRow> {
  for (let number = '-9223372036854775808', id = NIL; ; ) {
    const records: EntryRecord[] = await sql<EntryRecord>(
      `select ${ENTRY_COLUMNS} from audit_entry
       where organisation_id = $1 and sequence is not null and (sequence, id) > ($2::bigint, $3::uuid)
       order by sequence, id, at limit $4`,
      [organisationId, number, id, BATCH],
    );
    for (const record of records) yield rowOf(record);
    const last = records.at(-1);
    if (!last || records.length < BATCH) return;
    number = last.number as string;
    id = last.id;
  }
}

async function* unsealedOf(sql: Sql, organisationId: string): AsyncGenerator<TrailRow> {
  for (let id = NIL; ; ) {
    const records: EntryRecord[] = await sql<EntryRecord>(
      `select ${ENTRY_COLUMNS} from audit_entry
       where organisation_id = $1 and sequence is null and id > $2::uuid order by id, at limit $3`,
      [organisationId, id, BATCH],
    );
    for (const record of records) yield rowOf(record);
    const last = records.at(-1);
    if (!last || records.length < BATCH) return;
    id = last.id;
  }
}

async function* checkpointsOf(sql: Sql, organisationId: string): AsyncGenerator<Checkpoint> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const batch: Checkpoint[] = await checkpointsAfter(sql, organisationId, after, BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.sequence;
  }
}
