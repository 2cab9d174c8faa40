import type { Parts } from '@vigie/server';
import { errorFields, type Logger } from './office.ts';

const HOUR = 3_600_000;
/** Two clocks may differ by so much and nobody is told. Milliseconds. */
const TOLERANCE = 2000;
/** From here on one of them is plainly wrong. Milliseconds. */
const LIMIT = 5 * 60_000;

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

/** Compares the clocks now and every hour, and tells when they differ. */
export async function watchClock(parts: Parts, logger: Logger): Promise<ClockWatch> {
  let apart = 0;
  const look = async (): Promise<void> => {
    apart = await measure(parts);
    const fields = { milliseconds: Math.round(apart) };
    if (Math.abs(apart) > LIMIT)
      logger.error(fields, 'the clock of this machine or of the database is wrong');
    else if (Math.abs(apart) > TOLERANCE)
      logger.warn(fields, "this machine's clock and the database's differ");
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
