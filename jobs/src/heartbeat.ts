import { errorFields, type Logger } from './office.ts';

/** At most so often. Milliseconds. */
const PERIOD = 60_000;
/** Longest that the other side may take. Milliseconds. */
const TIMEOUT = 5000;

/**
 * Tells an address outside that the alerts are looked after: whoever watches there raises the alarm when it falls silent,
 * which nobody in here could. Gives what to call after each good sweep; it waits for nothing, and its failure is told.
 */
export function heartbeat(url: string | undefined, logger: Logger): () => void {
  let beatAt = Number.NEGATIVE_INFINITY;
  return () => {
    if (!url || performance.now() - beatAt < PERIOD) return;
    beatAt = performance.now();
    // No redirect is followed: only the address that was set is asked.
    fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) })
      .then(async (response) => {
        await response.body?.cancel();
        if (!response.ok) logger.warn({ status: response.status }, 'the heartbeat was not taken');
      })
      .catch((error: Error) => logger.warn(errorFields(error), 'the heartbeat did not get through'));
  };
}
