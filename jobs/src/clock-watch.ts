import { type Parts, trailAhead } from '@vigie/server';
import type pg from 'pg';
import { errorFields, type Logger } from './office.ts';

const HOUR = 3_600_000;
/** Two clocks may differ by so much and nobody is told. Milliseconds. */
const TOLERANCE = 2000;
/** From here on one of them is plainly wrong. Milliseconds. */
const LIMIT = 5 * 60_000;

/** The trail may lie ahead by so much and nobody is told: a clock that was set right by some hours says nothing. Milliseconds. */
const BACK = 24 * HOUR;

/** How far this machine's clock is from the database's. Legal time goes by the database's alone. */
export interface ClockWatch {
  /** Milliseconds, ahead or behind. */
  apart(): number;
  /** One of the clocks is wrong, and dates would be too. */
  isWrong(): boolean;
  stop(): void;
}

/** The difference now; half of the way to the database and back is taken off. */
async function measure({ people }: Parts): Promise<number> {
  const [asked, from] = [Date.now(), performance.now()];
  const theirs = (await people.databaseNow()).getTime();
  return theirs - (asked + (performance.now() - from) / 2);
}

/** That the database's clock stands before what was written by it, in one sentence; null when it does not. */
export async function backSentence(system: pg.Pool): Promise<string | null> {
  const found = await trailAhead(system);
  if (!found || found.ahead <= BACK) return null;
  const days = Math.floor(found.ahead / BACK);
  return (
    `the clock is ${days} ${days === 1 ? 'day' : 'days'} or more behind the newest entry of the audit trail ` +
    `(${found.newestAt.toISOString()}): set it right, or dates are wrong and alerts late`
  );
}

/**
 * Compares the clocks now and every hour, and tells when they differ, or stand before what is in the trail. Nothing is refused then: it
 * may be the trail that was written while a clock ran ahead, and alerts are not to fall silent for it.
 */
export async function watchClock(
  { parts, databases }: { parts: Parts; databases: { system: pg.Pool } },
  logger: Logger,
  tell: (line: string) => void,
): Promise<ClockWatch> {
  let apart = 0;
  let wasBack = false;
  const look = async (): Promise<void> => {
    apart = await measure(parts);
    const fields = { milliseconds: Math.round(apart) };
    if (Math.abs(apart) > LIMIT)
      logger.error(fields, 'the clock of this machine or of the database is wrong');
    else if (Math.abs(apart) > TOLERANCE)
      logger.warn(fields, "this machine's clock and the database's differ");
    const back = await backSentence(databases.system);
    if (back && !wasBack) {
      tell(back);
      logger.error({}, back);
    }
    wasBack = back !== null;
  };
  await look();
  const timer = setInterval(() => {
    look().catch((error: Error) => logger.warn(errorFields(error), 'the clocks could not be compared'));
  }, HOUR);
  timer.unref();
  return {
    apart: () => apart,
    isWrong: () => Math.abs(apart) > LIMIT,
    stop: () => clearInterval(timer),
  };
}
