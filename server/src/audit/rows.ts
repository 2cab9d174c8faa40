import type { Sql } from '../database.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { TrailRow } from './entry.ts';
import type { Stream, StreamName } from './streams.ts';

const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Columns of an entry, instants and numbers as text: the same whatever a pool makes of them. */
export const ENTRY_COLUMNS = `stream, id, ${ISO('at')} as at_iso, action, actor_id, node_id, legal_entity_id, canonical, nonce, mac,
  sequence::text as number, chain`;

const CHECKPOINT_COLUMNS = `organisation_id, stream, sequence::text as number, chain, ${ISO('at')} as at_iso, key_id, signature`;

/** An entry as `ENTRY_COLUMNS` selects it. */
export interface EntryRecord {
  stream: Stream;
  id: string;
  at_iso: string;
  action: string;
  actor_id: string | null;
  node_id: string | null;
  legal_entity_id: string | null;
  canonical: Buffer;
  nonce: Buffer;
  mac: Buffer;
  number: string | null;
  chain: Buffer | null;
}

interface CheckpointRecord {
  organisation_id: string;
  stream: Stream;
  number: string;
  chain: Buffer;
  at_iso: string;
  key_id: string;
  signature: Buffer;
}

export const rowOf = (record: EntryRecord): TrailRow => ({
  stream: record.stream,
  id: record.id,
  at: record.at_iso,
  action: record.action,
  actorId: record.actor_id,
  nodeId: record.node_id,
  legalEntityId: record.legal_entity_id,
  canonical: record.canonical,
  nonce: record.nonce,
  mac: record.mac,
  sequence: record.number === null ? null : Number(record.number),
  chain: record.chain,
});

const checkpointOf = (record: CheckpointRecord): Checkpoint => ({
  organisationId: record.organisation_id,
  stream: record.stream,
  sequence: Number(record.number),
  chain: record.chain,
  at: record.at_iso,
  keyId: record.key_id,
  signature: record.signature,
});

/** The checkpoints with a number above `after`, in order. */
export async function checkpointsAfter(
  sql: Sql,
  { organisationId, stream }: StreamName,
  after: number,
  limit: number,
): Promise<Checkpoint[]> {
  const records = await sql<CheckpointRecord>(
    `select ${CHECKPOINT_COLUMNS} from audit_checkpoint
     where organisation_id = $1 and stream = $2 and sequence > $3 order by sequence limit $4`,
    [organisationId, stream, after, limit],
  );
  return records.map(checkpointOf);
}

/** The last checkpoint of a stream: what is to be sent outside. */
export async function lastCheckpoint(
  sql: Sql,
  { organisationId, stream }: StreamName,
): Promise<Checkpoint | null> {
  const [record] = await sql<CheckpointRecord>(
    `select ${CHECKPOINT_COLUMNS} from audit_checkpoint
     where organisation_id = $1 and stream = $2 order by sequence desc limit 1`,
    [organisationId, stream],
  );
  return record ? checkpointOf(record) : null;
}

/** Number and link of the last entry that was sealed. */
export interface Head {
  sequence: number;
  chain: Buffer;
}

/** What the head row says; null when there is none. */
export async function headOf(
  sql: Sql,
  { organisationId, stream }: StreamName,
  lock: '' | 'for update' = '',
): Promise<Head | null> {
  const [row] = await sql<{ number: string; chain: Buffer }>(
    `select sequence::text as number, chain from audit_head where organisation_id = $1 and stream = $2 ${lock}`,
    [organisationId, stream],
  );
  return row ? { sequence: Number(row.number), chain: row.chain } : null;
}
