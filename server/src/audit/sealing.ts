import { randomBytes } from 'node:crypto';
import { makeId } from '@vigie/schema';
import type pg from 'pg';
import { inTransaction, type Sql } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import { type Checkpoint, isSigned, publicKey, signCheckpoint } from './checkpoint.ts';
import { contradiction, genesisOf, leafOf, linkOf, TrailKeys, type TrailRow } from './entry.ts';
import { ENTRY_COLUMNS, type EntryRecord, type Head, headOf, lastCheckpoint, rowOf } from './rows.ts';

/** Entries sealed by one transaction. */
const BATCH = 5000;
/** An entry waits so long for its seal, in milliseconds: most of what began before it has committed by then. */
const SETTLED = 2000;

/** What one call sealed. */
export interface Sealed {
  organisationId: string;
  sealed: number;
  /** Entries that Vigie did not write, or that were changed before their seal: they get none. */
  refused: number;
  /** The last checkpoint that was signed; null when nothing was sealed. */
  checkpoint: Checkpoint | null;
}

/** The head of a trail is not where its last signed checkpoint left it: nothing more is sealed over it. */
export class TrailBroken extends Error {
  constructor(organisationId: string) {
    super(
      `The trail of organisation ${organisationId} was set back or changed: nothing is sealed until it was verified.`,
    );
    this.name = 'TrailBroken';
  }
}

/**
 * Seals what the organisation's trail holds unsealed: numbers without gaps, a chain over them, a signed checkpoint. The
 * head row is locked from the first to the last statement, so that two sealers take turns. What commits late with a
 * smaller id gets the next number, not an earlier one.
 *
 * @param system a pool of `vigie_system`
 * @param now the database's clock unless given
 */
export async function sealOrganisation(
  system: pg.Pool,
  organisationId: string,
  secrets: Secrets,
  now?: Date,
): Promise<Sealed> {
  const result: Sealed = { organisationId, sealed: 0, refused: 0, checkpoint: null };
  for (let after: string | null = null; ; ) {
    const batch = await inTransaction(system, (sql) => sealBatch(sql, organisationId, secrets, after, now));
    result.sealed += batch.sealed;
    result.refused += batch.refused;
    result.checkpoint = batch.checkpoint ?? result.checkpoint;
    if (batch.last === null) return result;
    after = batch.last;
  }
}

/** Seals every organisation that has something to seal. One that is broken does not keep the others from it. */
export async function sealAll(
  system: pg.Pool,
  secrets: Secrets,
  now?: Date,
): Promise<{ sealed: Sealed[]; failed: { organisationId: string; error: Error }[] }> {
  const { rows } = await system.query<{ organisation_id: string }>(
    'select distinct organisation_id from audit_entry where sequence is null order by organisation_id',
  );
  const sealed: Sealed[] = [];
  const failed: { organisationId: string; error: Error }[] = [];
  for (const { organisation_id } of rows) {
    try {
      sealed.push(await sealOrganisation(system, organisation_id, secrets, now));
    } catch (error) {
      failed.push({ organisationId: organisation_id, error: error as Error });
    }
  }
  return { sealed, failed };
}

async function sealBatch(
  sql: Sql,
  organisationId: string,
  secrets: Secrets,
  after: string | null,
  now: Date | undefined,
) {
  const genesis = genesisOf(organisationId);
  await sql(
    'insert into audit_head (organisation_id, sequence, chain) values ($1, 0, $2) on conflict (organisation_id) do nothing',
    [organisationId, genesis],
  );
  const head = (await headOf(sql, organisationId, 'for update')) as Head;
  await requireWhereItWasLeft(sql, organisationId, secrets, head);
  const at = now ?? (await clockOf(sql));
  const records = await sql<EntryRecord>(
    `select ${ENTRY_COLUMNS} from audit_entry
     where organisation_id = $1 and sequence is null and at <= $2 and ($3::uuid is null or id > $3::uuid)
     order by id limit $4`,
    [organisationId, new Date(at.getTime() - SETTLED).toISOString(), after, BATCH],
  );
  const { rows, isWhole } = firstMonth(records.map(rowOf));
  const keys = new TrailKeys(secrets, organisationId);
  const genuine = rows.filter((row) => keys.isGenuine(row) && contradiction(row, organisationId) === null);
  return {
    sealed: genuine.length,
    refused: rows.length - genuine.length,
    checkpoint: genuine.length > 0 ? await number(sql, organisationId, secrets, head, genuine, at) : null,
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
  organisationId: string,
  secrets: Secrets,
  head: Head,
  rows: readonly TrailRow[],
  at: Date,
): Promise<Checkpoint> {
  let { sequence, chain } = head;
  const links = rows.map((row) => {
    sequence += 1;
    chain = linkOf(chain, sequence, leafOf(row));
    return { sequence, chain };
  });
  const updated = await sql(
    `update audit_entry as e set sequence = s.sequence, chain = s.chain
     from unnest($2::uuid[], $3::timestamptz[], $4::bigint[], $5::bytea[]) as s (id, at, sequence, chain)
     where e.organisation_id = $1 and e.id = s.id and e.at = s.at and e.sequence is null
     returning 1 as done`,
    [
      organisationId,
      rows.map((row) => row.id),
      rows.map((row) => row.at),
      links.map((link) => link.sequence),
      links.map((link) => link.chain),
    ],
  );
  if (updated.length !== rows.length) throw new TrailBroken(organisationId);
  await sql('update audit_head set sequence = $2, chain = $3 where organisation_id = $1', [
    organisationId,
    sequence,
    chain,
  ]);
  const checkpoint = signCheckpoint(secrets, { organisationId, sequence, chain, at: at.toISOString() });
  await sql(
    `insert into audit_checkpoint (organisation_id, sequence, id, at, chain, key_id, signature)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      organisationId,
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

/** A trail that was set back is not sealed over: that would make its cut tail look whole. */
async function requireWhereItWasLeft(
  sql: Sql,
  organisationId: string,
  secrets: Secrets,
  head: Head,
): Promise<void> {
  const last = await lastCheckpoint(sql, organisationId);
  const expected = last ?? { sequence: 0, chain: genesisOf(organisationId) };
  const own = publicKey(secrets);
  // A checkpoint of an earlier secret key cannot be checked here; verification with that key's public half can.
  const isGood = !last || last.keyId !== own.keyId || isSigned(last, [own]);
  if (!isGood || expected.sequence !== head.sequence || !expected.chain.equals(head.chain)) {
    throw new TrailBroken(organisationId);
  }
}

const clockOf = async (sql: Sql): Promise<Date> => {
  const [clock] = await sql<{ ms: string }>(
    `select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms`,
  );
  return new Date(Number(clock?.ms));
};
