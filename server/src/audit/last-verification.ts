import type pg from 'pg';
import { STREAMS, type Stream } from './streams.ts';
import type { Verification } from './verification.ts';

/** What the last verification of all trails found: of how many organisations each stream is broken. It names none. */
export interface LastVerification {
  /** Seconds ago. */
  age: number;
  broken: Record<Stream, number>;
}

/** What belongs to no stream, as an id that stands in both, counts in each. */
const isBroken = ({ broken, streams }: Verification, stream: Stream): boolean =>
  broken !== null &&
  (broken.stream === null || streams.some((each) => each.stream === stream && each.broken !== null));

/** Keeps what a verification of all trails found. */
export async function recordVerification(system: pg.Pool, results: readonly Verification[]): Promise<void> {
  const broken = STREAMS.map((stream) => [stream, results.filter((each) => isBroken(each, stream)).length]);
  await system.query('update installation set trails_verified_at = clock_timestamp(), trails_broken = $1', [
    JSON.stringify(Object.fromEntries(broken)),
  ]);
}

/** Whether the last one is a day old, or there was none. */
export async function verificationIsDue(system: pg.Pool): Promise<boolean> {
  const { rows } = await system.query(
    `select coalesce(trails_verified_at < clock_timestamp() - interval '1 day', true) as due from installation`,
  );
  return rows[0]?.due === true;
}

/** The last one; null when there was none. */
export async function lastVerification(system: pg.Pool): Promise<LastVerification | null> {
  const { rows } = await system.query<LastVerification>(
    `select extract(epoch from clock_timestamp() - trails_verified_at)::float8 as age, trails_broken as broken
     from installation where trails_verified_at is not null`,
  );
  return rows[0] ?? null;
}
