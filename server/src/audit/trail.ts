import type pg from 'pg';
import { type Sql, waitForEver } from '../database.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { TrailRow } from './entry.ts';
import { checkpointsAfter, ENTRY_COLUMNS, type EntryRecord, type Head, headOf, rowOf } from './rows.ts';
import { STREAMS, type Stream, type StreamName } from './streams.ts';

const BATCH = 2000;
const NIL = '00000000-0000-0000-0000-000000000000';

/** One thing of a trail, in the order in which it is checked. */
export type TrailItem =
  | { kind: 'entry'; row: TrailRow }
  | { kind: 'checkpoint'; checkpoint: Checkpoint }
  | { kind: 'unsealed'; row: TrailRow };

/** An organisation's trail as one snapshot of the database shows it. */
export interface Trail {
  /** All of it, one stream after the other, in pieces that fit into memory. */
  batches(): AsyncGenerator<TrailItem[]>;
  heads(): Promise<Map<Stream, Head | null>>;
  /** Since when nothing was pruned of each stream: where its oldest month begins. */
  keptSince(): Promise<Partial<Record<Stream, string>>>;
  /** Whether there is such an organisation: its making is the first entry of its trail, and made both heads. */
  hasOrganisation(): Promise<boolean>;
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
  waitForEver(client);
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
    // It is not given back: whoever took it next would wait as patiently.
    client.release(failed ?? true);
  }
}

const trailOf = (sql: Sql, organisationId: string): Trail => ({
  async *batches() {
    for (const stream of STREAMS) {
      yield* sealedOf(sql, { organisationId, stream });
      yield* unsealedOf(sql, { organisationId, stream });
    }
  },

  async heads() {
    const heads = new Map<Stream, Head | null>();
    for (const stream of STREAMS) heads.set(stream, await headOf(sql, { organisationId, stream }));
    return heads;
  },

  async keptSince() {
    const rows = await sql<{ parent: string; since: string }>(
      `select p.relname as parent,
         to_char(min(substring(pg_get_expr(c.relpartbound, c.oid) from $1)::timestamptz) at time zone 'UTC',
           'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
       from pg_inherits s join pg_class p on p.oid = s.inhrelid
         join pg_inherits i on i.inhparent = p.oid join pg_class c on c.oid = i.inhrelid
       where s.inhparent = 'public.audit_entry'::regclass group by p.relname`,
      ["FROM \\('([^']+)'\\)"],
    );
    const since = new Map(rows.map((row) => [row.parent, row.since]));
    return Object.fromEntries(
      STREAMS.flatMap((stream) => {
        const found = since.get(`audit_entry_${stream.toLowerCase()}`);
        return found ? [[stream, found]] : [];
      }),
    );
  },

  async hasOrganisation() {
    return (await sql('select 1 from organisation where id = $1', [organisationId])).length > 0;
  },

  async sharedId() {
    const [row] = await sql<{ id: string }>(
      'select id from audit_entry where organisation_id = $1 group by id having count(*) > 1 order by id limit 1',
      [organisationId],
    );
    return row?.id ?? null;
  },
});

/** The sealed entries by number, each checkpoint behind the entry that it names. */
async function* sealedOf(sql: Sql, name: StreamName): AsyncGenerator<TrailItem[]> {
  const checkpoints = checkpointsOf(sql, name);
  let next = await checkpoints.next();
  const read = (number: string, id: string) =>
    sql<EntryRecord>(
      `select ${ENTRY_COLUMNS} from audit_entry
       where organisation_id = $1 and stream = $2 and sequence is not null and (sequence, id) > ($3::bigint, $4::uuid)
       order by sequence, id, at limit $5`,
      [name.organisationId, name.stream, number, id, BATCH],
    );
  for await (const records of inBatches(read, '-9223372036854775808', ({ number }) => number as string)) {
    const items: TrailItem[] = [];
    for (const record of records) {
      const row = rowOf(record);
      for (; !next.done && next.value.sequence < (row.sequence as number); next = await checkpoints.next()) {
        items.push({ kind: 'checkpoint', checkpoint: next.value });
      }
      items.push({ kind: 'entry', row });
    }
    yield items;
  }
  for (; !next.done; next = await checkpoints.next()) yield [{ kind: 'checkpoint', checkpoint: next.value }];
}

async function* unsealedOf(sql: Sql, name: StreamName): AsyncGenerator<TrailItem[]> {
  const read = (_: string, id: string) =>
    sql<EntryRecord>(
      `select ${ENTRY_COLUMNS} from audit_entry
       where organisation_id = $1 and stream = $2 and sequence is null and id > $3::uuid order by id, at limit $4`,
      [name.organisationId, name.stream, id, BATCH],
    );
  for await (const records of inBatches(read, '', () => '')) {
    yield records.map((record) => ({ kind: 'unsealed', row: rowOf(record) }));
  }
}

/** Pages behind the place of the last entry. The next one is on its way while a page is worked on. */
async function* inBatches(
  read: (number: string, id: string) => Promise<EntryRecord[]>,
  first: string,
  numberOf: (record: EntryRecord) => string,
): AsyncGenerator<EntryRecord[]> {
  for (let coming: Promise<EntryRecord[]> | null = read(first, NIL); coming; ) {
    const records: EntryRecord[] = await coming;
    const last = records.at(-1);
    coming = last && records.length === BATCH ? read(numberOf(last), last.id) : null;
    // Whoever stops half-way leaves a page behind that nobody waits for.
    coming?.catch(() => undefined);
    if (last) yield records;
  }
}

async function* checkpointsOf(sql: Sql, name: StreamName): AsyncGenerator<Checkpoint> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const batch: Checkpoint[] = await checkpointsAfter(sql, name, after, BATCH);
    yield* batch;
    const last = batch.at(-1);
    if (!last || batch.length < BATCH) return;
    after = last.sequence;
  }
}
