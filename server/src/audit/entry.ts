import { createHmac, createSecretKey, hash, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../secrets.ts';
import { canonicalJson } from './canonical.ts';
import type { Stream, StreamName } from './streams.ts';

/** Bytes of a nonce, a MAC and a link of the chain. */
export const NONCE_BYTES = 16;
const HASH_BYTES = 32;

/** What is stored of an entry and hashed as it is stored. */
export interface EntryBytes {
  canonical: Buffer;
  nonce: Buffer;
  mac: Buffer;
}

/** A row of the trail: the bytes, and the columns by which it is found and shown. */
export interface TrailRow extends EntryBytes {
  stream: Stream;
  id: string;
  /** ISO 8601, UTC, to the millisecond. */
  at: string;
  action: string;
  actorId: string | null;
  nodeId: string | null;
  legalEntityId: string | null;
  sequence: number | null;
  chain: Buffer | null;
}

/** The keys under which the entries of one organisation are written. The database never holds them. */
export class TrailKeys {
  // As key objects: a key given as bytes is prepared anew for each entry, which takes longer than the MAC itself.
  readonly #mac: KeyObject;
  readonly #commitments: KeyObject;

  constructor(secrets: Secrets, organisationId: string) {
    const derive = (use: 'audit-mac' | 'audit-commitments') =>
      createSecretKey(
        Buffer.from(
          hkdfSync('sha256', secrets.key(use), Buffer.alloc(0), `organisation/${organisationId}`, HASH_BYTES),
        ),
      );
    this.#mac = derive('audit-mac');
    this.#commitments = derive('audit-commitments');
  }

  /** HMAC-SHA256 of nonce and canonical bytes. */
  mac(nonce: Buffer, canonical: Buffer): Buffer {
    return createHmac('sha256', this.#mac).update(nonce).update(canonical).digest();
  }

  isGenuine({ nonce, canonical, mac }: EntryBytes): boolean {
    return (
      nonce.length === NONCE_BYTES &&
      mac.length === HASH_BYTES &&
      timingSafeEqual(this.mac(nonce, canonical), mac)
    );
  }

  /** The keyed commitment of a value of one field in one entry: it proves a claimed value and gives none away. */
  commitment(nonce: Buffer, field: string, value: unknown): string {
    const name = Buffer.from(field, 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(name.length);
    const mac = createHmac('sha256', this.#commitments).update(length).update(name).update(nonce);
    return mac.update(canonicalJson(value), 'utf8').digest('base64url');
  }

  /** Whether the entry says that the field had exactly this value. */
  proves(entry: EntryBytes, field: string, value: unknown): boolean {
    if (!this.isGenuine(entry)) return false;
    const stated = (JSON.parse(entry.canonical.toString('utf8')) as CanonicalEntry).commitments?.[field];
    return stated !== undefined && stated === this.commitment(entry.nonce, field, value);
  }
}

/** What the canonical bytes say. */
export interface CanonicalEntry {
  v: 1;
  organisation: string;
  stream: Stream;
  id: string;
  at: string;
  /** Milliseconds from the database's clock to legal now, where they differ. */
  legalOffset?: number;
  actor: { kind: string; id: string | null; session?: string };
  action: string;
  node: string | null;
  legalEntity: string | null;
  request: string;
  data: Record<string, unknown>;
  commitments: Record<string, string>;
}

/**
 * Where the columns of a row contradict its canonical bytes; null when they agree.
 *
 * @param isVouched a MAC or a chain says that Vigie wrote these bytes: then they are not spelt anew to compare
 */
export function contradiction(row: TrailRow, organisationId: string, isVouched: boolean): string | null {
  let said: CanonicalEntry;
  try {
    said = JSON.parse(row.canonical.toString('utf8')) as CanonicalEntry;
    if (!isVouched && !Buffer.from(canonicalJson(said), 'utf8').equals(row.canonical)) return 'canonical';
  } catch {
    return 'canonical';
  }
  if (said?.v !== 1) return 'version';
  if (said.organisation !== organisationId) return 'organisation';
  if (said.stream !== row.stream) return 'stream';
  if (said.id !== row.id) return 'id';
  if (said.at !== row.at) return 'at';
  if (said.action !== row.action) return 'action';
  if (said.actor?.id !== row.actorId) return 'actor_id';
  if (said.node !== row.nodeId) return 'node_id';
  if (said.legalEntity !== row.legalEntityId) return 'legal_entity_id';
  return null;
}

const sha256 = (bytes: Buffer): Buffer => hash('sha256', bytes, 'buffer');

/** The hash of an entry as it hangs in the chain. Nonce and MAC have fixed lengths, so no two entries give the same bytes. */
export const leafOf = ({ canonical, nonce, mac }: EntryBytes): Buffer =>
  sha256(Buffer.concat([canonical, nonce, mac]));

/** The link before the first entry: the stream's own. */
export const genesisOf = ({ organisationId, stream }: StreamName): Buffer =>
  sha256(Buffer.from(`vigie/audit/1/${stream}/${organisationId}`, 'utf8'));

/** The link of an entry: over the one before, its number and its own hash. */
export function linkOf(previous: Buffer, sequence: number, leaf: Buffer): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(sequence));
  return sha256(Buffer.concat([previous, number, leaf]));
}
