import type pg from 'pg';
import type { Secrets } from '../secrets.ts';
import { type Checkpoint, publicKey, type VerificationKey, verificationKey } from './checkpoint.ts';
import { TrailKeys } from './entry.ts';
import { EXPORT_FORMAT, headsOf, itemOf } from './export.ts';
import type { Head } from './rows.ts';
import { STREAMS, type Stream } from './streams.ts';
import { withTrail } from './trail.ts';
import type { Verification } from './verification.ts';
import { WholeCheck } from './whole-check.ts';

/** What a verification may go by, besides the trail. */
export interface VerifyOptions {
  /** With the secret key MACs are checked too, and its own checkpoints count. */
  secrets?: Secrets | null;
  /** Public keys (PEM) that are trusted: a published one, or those of earlier secret keys. */
  publicKeys?: readonly string[];
  /** Checkpoints kept outside the database. */
  outside?: readonly Checkpoint[];
  /** Ends a verification of the database between two batches, by an AbortError: a long trail takes minutes. */
  signal?: AbortSignal;
}

const trusted = ({ secrets, publicKeys = [] }: VerifyOptions): VerificationKey[] => [
  ...(secrets ? [publicKey(secrets)] : []),
  ...publicKeys.map(verificationKey),
];

const trailKeys = ({ secrets }: VerifyOptions, organisationId: string): TrailKeys | null =>
  secrets ? new TrailKeys(secrets, organisationId) : null;

/**
 * Verifies an organisation's trail in the database, all streams of it, from one snapshot and in batches.
 *
 * @param system a pool of `vigie_system`
 */
export async function verifyDatabase(
  system: pg.Pool,
  organisationId: string,
  options: VerifyOptions,
): Promise<Verification> {
  const organisation = organisationId.toLowerCase();
  return withTrail(system, organisation, async (trail) => {
    const check = new WholeCheck({
      organisationId: organisation,
      keys: trusted(options),
      trailKeys: trailKeys(options, organisation),
      outside: options.outside ?? [],
      keptSince: await trail.keptSince(),
    });
    for await (const batch of trail.batches()) {
      options.signal?.throwIfAborted();
      for (const item of batch) check.meet(item);
    }
    const shared = await trail.sharedId();
    const result = check.finish(await trail.heads(), await trail.hasOrganisation());
    if (!shared || result.broken) return result;
    const broken = { stream: null, sequence: null, entryId: shared, detail: 'id twice' };
    return { ...result, isSound: false, broken: { kind: 'INSERTED', ...broken } };
  });
}

/** Bytes of the longest line that an export may have. */
const LONGEST = 8_000_000;

/**
 * Verifies an exported trail as it is read. Without options it trusts the public key in the file itself, and says so.
 *
 * @param file text or bytes, as `createReadStream` gives them
 */
export async function verifyExport(
  file: AsyncIterable<string | Uint8Array>,
  options: VerifyOptions = {},
): Promise<Verification> {
  let check: WholeCheck | null = null;
  let organisation = '';
  let isOwnKey = false;
  let heads: Map<Stream, Head | null> | undefined;
  let footer: Record<string, unknown> | null = null;
  const counts = { entries: 0, unsealed: 0, checkpoints: 0 };
  for await (const line of linesOf(file)) {
    const value = line === null ? null : objectOf(line);
    if (!check) {
      const header = value?.format === EXPORT_FORMAT ? value : null;
      organisation = String(header?.organisation ?? '').toLowerCase();
      heads = headsOf(header?.heads);
      const keys = trusted(options);
      isOwnKey = keys.length === 0;
      const own = isOwnKey && header ? keyOf(header.publicKey) : null;
      check = new WholeCheck({
        organisationId: organisation,
        keys: own ? [own] : keys,
        trailKeys: trailKeys(options, organisation),
        // A file of checkpoints has those of other organisations too.
        outside: (options.outside ?? []).filter(({ organisationId }) => organisationId === organisation),
        keptSince: keptSinceOf(header?.keptSince),
      });
      if (!header) check.fault('MALFORMED', 'header');
      continue;
    }
    const item = value && !footer ? itemOf(value) : null;
    if (item) {
      counts[item.kind === 'entry' ? 'entries' : item.kind === 'unsealed' ? 'unsealed' : 'checkpoints'] += 1;
      check.meet(item);
    } else if (value?.kind === 'footer' && !footer) {
      footer = value;
    } else {
      check.fault('MALFORMED', 'line');
    }
  }
  check ??= new WholeCheck({ organisationId: '', keys: [], trailKeys: null, outside: [], keptSince: {} });
  const result = check.finish(heads, organisation !== '');
  const isWhole = footer && Object.entries(counts).every(([name, count]) => footer?.[name] === count);
  return {
    ...result,
    ...(result.broken || isWhole
      ? {}
      : {
          isSound: false,
          broken: {
            kind: 'MALFORMED',
            stream: null,
            sequence: null,
            entryId: null,
            detail: 'footer',
          } as const,
        }),
    notProved: [...result.notProved, ...(isOwnKey ? (['SIGNER_UNKNOWN'] as const) : []), 'AFTER_EXPORT'],
  };
}

/** Since when each stream was kept, as the header says. */
function keptSinceOf(value: unknown): Partial<Record<Stream, string>> {
  const said = (value ?? {}) as Record<string, unknown>;
  const known = STREAMS.flatMap((stream) =>
    typeof said[stream] === 'string' ? [[stream, said[stream]]] : [],
  );
  return Object.fromEntries(known);
}

/** The lines of a file; null for one that is longer than any line of ours. */
async function* linesOf(file: AsyncIterable<string | Uint8Array>): AsyncGenerator<string | null> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of file) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() as string;
    yield* lines;
    if (rest.length <= LONGEST) continue;
    yield null;
    return;
  }
  if (rest !== '') yield rest;
}

function objectOf(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function keyOf(pem: unknown): VerificationKey | null {
  try {
    return verificationKey(String(pem));
  } catch {
    return null;
  }
}
