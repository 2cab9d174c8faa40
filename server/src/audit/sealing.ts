import { randomBytes } from 'node:crypto';
import { makeId } from '@vigie/schema';
import type pg from 'pg';
import { inTransaction, type Sql } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import { type Checkpoint, isSigned, publicKey, signCheckpoint } from './checkpoint.ts';
import { contradiction, genesisOf, leafOf, linkOf, TrailKeys, type TrailRow } from './entry.ts';
import { ENTRY_COLUMNS, type EntryRecord, type Head, headOf, lastCheckpoint, rowOf } from './rows.ts';
import type { StreamName } from './streams.ts';

/** Entries sealed by one transaction. */
const BATCH = 5000;
/** An entry waits so long for its seal, in milliseconds: most of what began before it has committed by then. */
const SETTLED = 2000;

/** What one call sealed. */
export interface Sealed extends StreamName {
  sealed: number;
  /** Entries that Vigie did not write, or that were changed before their seal: they get none. */
  refused: number;
  /** The last checkpoint that was signed; null when nothing was sealed. */
  checkpoint: Checkpoint | null;
}

/** The head of a stream is not where its last signed checkpoint left it: nothing more is sealed over it. */
export class TrailBroken extends Error {
  constructor({ organisationId, stream }: StreamName) {
    super(
      `The ${stream} stream of organisation ${organisationId} was set back or changed: nothing is sealed until it was verified.`,
    );
    this.name = 'TrailBroken';
  }
}

/**
 * Seals what a stream of an organisation's trail holds unsealed: numbers without gaps, a chain over them, a signed checkpoint. The
 * head row is locked from the first to the last statement, so that two sealers take turns. What commits late with a
 * smaller id gets the next number, not an earlier one.
 *
 * @param system a pool of `vigie_system`
 * @param now the database's clock unless given
 */
export async function sealStream(
  system: pg.Pool,
  name: StreamName,
  secrets: Secrets,
  now?: Date,
  onSealed: (entries: number) => void = () => undefined,
): Promise<Sealed> {
  const { organisationId, stream } = name;
  const result: Sealed = { organisationId, stream, sealed: 0, refused: 0, checkpoint: null };
  for (let after: string | null = null; ; ) {
    const batch = await inTransaction(system, (sql) => sealBatch(sql, name, secrets, after, now));
    result.sealed += batch.sealed;
    result.refused += batch.refused;
    result.checkpoint = batch.checkpoint ?? result.checkpoint;
    onSealed(batch.sealed);
    if (batch.last === null) return result;
    after = batch.last;
  }
}

export interface SealingOptions {
  /** The database's clock unless given. */
  now?: Date;
  /** Told after each batch which part of what waited is sealed, from 0 to 1. */
  onProgress?: (share: number) => void;
}

/** Seals every stream that has something to seal. One that is broken does not keep the others from it. */
export async function sealAll(
  system: pg.Pool,
  secrets: Secrets,
  { now, onProgress = () => undefined }: SealingOptions = {},
): Promise<{ sealed: Sealed[]; failed: (StreamName & { error: Error })[] }> {
  const { rows: names } = await system.query<StreamName & { entries: number }>(
    `select organisation_id as "organisationId", stream, count(*)::int as entries from audit_entry
     where sequence is null group by 1, 2 order by 1, 2`,
  );
  const total = names.reduce((sum, { entries }) => sum + entries, 0);
  let done = 0;
  const count = (entries: number): void => {
    done += entries;
    onProgress(Math.min(1, done / total));
  };
  const sealed: Sealed[] = [];
  const failed: (StreamName & { error: Error })[] = [];
  for (const { organisationId, stream } of names) {
    const name = { organisationId, stream };
    try {
      sealed.push(await sealStream(system, name, secrets, now, count));
    } catch (error) {
      failed.push({ ...name, error: error as Error });
    }
  }
  return { sealed, failed };
}

async function sealBatch(
  sql: Sql,
  name: StreamName,
  secrets: Secrets,
  after: string | null,
  now: Date | undefined,
) {
  const { organisationId, stream } = name;
  const head = await headOf(sql, name, 'for update');
  // It was made with the organisation: a stream without one was emptied, and a new one would make that look whole.
  if (!head) throw new TrailBroken(name);
  await requireWhereItWasLeft(sql, name, secrets, head);
  const at = now ?? (await clockOf(sql));
  const records = await sql<EntryRecord>(
    `select ${ENTRY_COLUMNS} from audit_entry
     where organisation_id = $1 and stream = $2 and sequence is null and at <= $3 and ($4::uuid is null or id > $4::uuid)
     order by id limit $5`,
    [organisationId, stream, new Date(at.getTime() - SETTLED).toISOString(), after, BATCH],
  );
  const { rows, isWhole } = firstMonth(records.map(rowOf));
  const keys = new TrailKeys(secrets, organisationId);
  const genuine = rows.filter(
    (row) => keys.isGenuine(row) && contradiction(row, organisationId, true) === null,
  );
  return {
    sealed: genuine.length,
    refused: rows.length - genuine.length,
    checkpoint: genuine.length > 0 ? await number(sql, name, secrets, head, genuine, at) : null,
    last: isWhole && records.length < BATCH ? null : (rows.at(-1) as TrailRow).id,
  };
}

/**
 * The entries up to the first change of month. A month begins behind a checkpoint of its own, so that the one before
 * can be pruned and what stays is still proved.
 */
function firstMonth(rows: TrailRow[]): { rows: TrailRow[]; isWhole: boolean } {
  const month = rows[0]?.at.slice(0, 7);
  const end = rows.findIndex((row) => row.at.slice(0, 7) !== month);
  return end === -1 ? { rows, isWhole: true } : { rows: rows.slice(0, end), isWhole: false };
}

/** Numbers and chains the rows, moves the head, signs. */
async function number(
  sql: Sql,
  name: StreamName,
  secrets: Secrets,
  head: Head,
  rows: readonly TrailRow[],
  at: Date,
): Promise<Checkpoint> {
  const { organisationId, stream } = name;
  let { sequence, chain } = head;
  const links = rows.map((row) => {
    sequence += 1;
    chain = linkOf(chain, sequence, leafOf(row));
    return { sequence, chain };
  });
  const updated = await sql(
    `update audit_entry as e set sequence = s.sequence, chain = s.chain
     from unnest($3::uuid[], $4::timestamptz[], $5::bigint[], $6::bytea[]) as s (id, at, sequence, chain)
     where e.organisation_id = $1 and e.stream = $2 and e.id = s.id and e.at = s.at and e.sequence is null
     returning 1 as done`,
    [
      organisationId,
      stream,
      rows.map((row) => row.id),
      rows.map((row) => row.at),
      links.map((link) => link.sequence),
      links.map((link) => link.chain),
    ],
  );
  if (updated.length !== rows.length) throw new TrailBroken(name);
  await sql('update audit_head set sequence = $3, chain = $4 where organisation_id = $1 and stream = $2', [
    organisationId,
    stream,
    sequence,
    chain,
  ]);
  const checkpoint = signCheckpoint(secrets, {
    organisationId,
    stream,
    sequence,
    chain,
    at: at.toISOString(),
  });
  await sql(
    `insert into audit_checkpoint (organisation_id, stream, sequence, id, at, chain, key_id, signature)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      organisationId,
      stream,
      sequence,
      makeId('Checkpoint', at.getTime(), randomBytes(8)),
      checkpoint.at,
      chain,
      checkpoint.keyId,
      checkpoint.signature,
    ],
  );
  return checkpoint;
}

/** A stream that was set back is not sealed over: that would make its cut tail look whole. */
async function requireWhereItWasLeft(
  sql: Sql,
  name: StreamName,
  secrets: Secrets,
  head: Head,
): Promise<void> {
  const last = await lastCheckpoint(sql, name);
  const expected = last ?? { sequence: 0, chain: genesisOf(name) };
  const own = publicKey(secrets);
  // A checkpoint of an earlier secret key cannot be checked here; verification with that key's public half can.
  const isGood = !last || last.keyId !== own.keyId || isSigned(last, [own]);
  if (!isGood || expected.sequence !== head.sequence || !expected.chain.equals(head.chain)) {
    throw new TrailBroken(name);
  }
}

const clockOf = async (sql: Sql): Promise<Date> => {
  const [clock] = await sql<{ ms: string }>(
    `select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms`,
  );
  return new Date(Number(clock?.ms));
};
