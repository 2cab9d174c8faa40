import type pg from 'pg';
import type { Secrets } from '../secrets.ts';
import { type Checkpoint, publicKey } from './checkpoint.ts';
import type { TrailRow } from './entry.ts';
import type { Head } from './rows.ts';
import { isStream, STREAMS, type Stream } from './streams.ts';
import { type TrailItem, withTrail } from './trail.ts';

/** The format of an exported trail, as its first line says. */
export const EXPORT_FORMAT = 'vigie-audit-trail/1';

const text = (bytes: Buffer | null): string | null => bytes?.toString('base64') ?? null;
const bytes = (value: unknown): Buffer => Buffer.from(String(value), 'base64');
const orNull = (value: unknown): string | null =>
  value === null || value === undefined ? null : String(value);

/**
 * Writes a trail as lines of JSON, from one snapshot: a header, of each stream the entries with their checkpoints, a footer
 * with counts. It verifies without database and, but for the MACs, without the secret key. There is nothing personal in it.
 *
 * @param write takes one line; what it returns is awaited, so that a slow reader is not overrun
 */
export async function exportTrail(
  system: pg.Pool,
  organisationId: string,
  secrets: Secrets,
  write: (line: string) => unknown,
): Promise<{ entries: number; unsealed: number; checkpoints: number }> {
  const organisation = organisationId.toLowerCase();
  const counts = { entries: 0, unsealed: 0, checkpoints: 0 };
  await withTrail(system, organisation, async (trail) => {
    const { keyId, pem } = publicKey(secrets);
    const header = {
      format: EXPORT_FORMAT,
      organisation,
      keyId,
      publicKey: pem,
      keptSince: await trail.keptSince(),
      heads: Object.fromEntries([...(await trail.heads())].map(([stream, head]) => [stream, ofHead(head)])),
    };
    await write(`${JSON.stringify(header)}\n`);
    for await (const batch of trail.batches()) {
      for (const item of batch) {
        counts[item.kind === 'entry' ? 'entries' : item.kind === 'unsealed' ? 'unsealed' : 'checkpoints'] +=
          1;
        await write(`${JSON.stringify(lineOf(item))}\n`);
      }
    }
    await write(`${JSON.stringify({ kind: 'footer', ...counts })}\n`);
  });
  return counts;
}

const lineOf = (item: TrailItem): object =>
  item.kind === 'checkpoint'
    ? { kind: item.kind, ...ofCheckpoint(item.checkpoint) }
    : { kind: item.kind, ...ofRow(item.row) };

const ofHead = (head: Head | null) => head && { sequence: head.sequence, chain: text(head.chain) };

/** The heads that the first line of an export names; undefined for one of a time when it named none. */
export function headsOf(said: unknown): Map<Stream, Head | null> | undefined {
  if (said === null || typeof said !== 'object') return undefined;
  const heads = said as Partial<Record<Stream, { sequence: unknown; chain: unknown } | null>>;
  return new Map(
    STREAMS.map((stream) => {
      const head = heads[stream];
      return [stream, head ? { sequence: Number(head.sequence), chain: bytes(head.chain) } : null];
    }),
  );
}

const ofCheckpoint = ({ organisationId, chain, signature, ...rest }: Checkpoint) => ({
  organisation: organisationId,
  ...rest,
  chain: text(chain),
  signature: text(signature),
});

const ofRow = ({ canonical, nonce, mac, chain, ...rest }: TrailRow) => ({
  ...rest,
  canonical: text(canonical),
  nonce: text(nonce),
  mac: text(mac),
  chain: text(chain),
});

/** What a line of an export holds; null for a line that is none. */
export function itemOf(line: Record<string, unknown>): TrailItem | null {
  const { sequence, stream } = line;
  if (!isStream(stream)) return null;
  if (line.kind === 'checkpoint' && Number.isSafeInteger(sequence)) {
    return {
      kind: 'checkpoint',
      checkpoint: {
        organisationId: String(line.organisation),
        stream,
        sequence: sequence as number,
        chain: bytes(line.chain),
        at: String(line.at),
        keyId: String(line.keyId),
        signature: bytes(line.signature),
      },
    };
  }
  const isSealed = line.kind === 'entry' && Number.isSafeInteger(sequence);
  if (!isSealed && !(line.kind === 'unsealed' && sequence === null)) return null;
  return {
    kind: isSealed ? 'entry' : 'unsealed',
    row: {
      stream,
      id: String(line.id),
      at: String(line.at),
      action: String(line.action),
      actorId: orNull(line.actorId),
      nodeId: orNull(line.nodeId),
      legalEntityId: orNull(line.legalEntityId),
      canonical: bytes(line.canonical),
      nonce: bytes(line.nonce),
      mac: bytes(line.mac),
      sequence: isSealed ? (sequence as number) : null,
      chain: line.chain === null ? null : bytes(line.chain),
    },
  };
}
