import {
  type Environment,
  recordVerification,
  type Secrets,
  signedHere,
  type Verification,
  verificationIsDue,
  verifyDatabase,
} from '@vigie/server';
import type pg from 'pg';
import type { Office } from '../office.ts';
import { type KeptFile, keptIn } from './kept-outside.ts';

type Trails = Pick<Office, 'system' | 'secrets'>;
type KeptAt = Environment['checkpoints'];

/** Held by the process that verifies: its session ends with it, whatever happens. */
const LOCK = `hashtext('vigie.verification')`;

/**
 * Verifies every trail against what lies outside, and keeps for `/metrics` what was found. One that is stopped half-way keeps nothing.
 *
 * @returns the broken ones, and the files kept outside
 */
async function verifyTrails(
  { system, secrets }: Trails,
  to: KeptAt,
  signal = new AbortController().signal,
): Promise<{ broken: Verification[]; kept: KeptFile[] }> {
  const kept = to && 'folder' in to ? await keptIn(to.folder) : [];
  const outside = kept.flatMap(({ checkpoints }) => checkpoints ?? []);
  const results: Verification[] = [];
  for (const id of await knownTrails(system, secrets, outside)) {
    signal.throwIfAborted();
    const own = outside.filter(({ organisationId }) => organisationId === id);
    results.push(await verifyDatabase(system, id, { secrets, outside: own, signal }));
  }
  await recordVerification(system, results);
  return { broken: results.filter(({ isSound }) => !isSound), kept };
}

/** Another installation may keep its checkpoints in the same folder; of ours no organisation goes away unnoticed. */
async function knownTrails(
  system: pg.Pool,
  secrets: Secrets,
  outside: Parameters<typeof signedHere>[1],
): Promise<Set<string>> {
  const { rows } = await system.query<{ id: string }>('select id from organisation order by id');
  const signed = signedHere(secrets, outside).map(({ organisationId }) => organisationId);
  return new Set([...rows.map(({ id }) => id), ...signed]);
}

/** What is wrong with the first trail that is broken, held against what lies outside. */
export async function troubleOfTrails(system: pg.Pool, secrets: Secrets, to: KeptAt): Promise<string | null> {
  const { broken, kept } = await verifyTrails({ system, secrets }, to);
  const [first] = broken;
  if (first?.broken) {
    const files = first.broken.detail.endsWith('outside')
      ? ' --checkpoint` with the files kept outside'
      : '`';
    return `that of ${first.organisationId} is BROKEN (${first.broken.kind}): \`vigie audit verify${files} says more`;
  }
  const unread = kept.find(({ checkpoints }) => checkpoints === null);
  return unread ? `${unread.name} in the folder of VIGIE_CHECKPOINTS holds no whole checkpoints` : null;
}

/** Verifies every trail once a day, by whichever worker comes first, and tells the log of each that is broken. */
export async function verifyDaily(
  { system, secrets, logger }: Office,
  to: KeptAt,
  signal: AbortSignal,
): Promise<void> {
  const client = await system.connect();
  try {
    const { rows: locks } = await client.query(`select pg_try_advisory_lock(${LOCK}) as mine`);
    if (!locks[0]?.mine) return;
    try {
      if (!(await verificationIsDue(system))) return;
      const found = await verifyTrails({ system, secrets }, to, signal);
      for (const { organisationId, broken } of found.broken)
        logger.error({ organisationId, ...broken }, 'the trail of an organisation is BROKEN');
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK})`);
    }
  } finally {
    client.release();
  }
}
