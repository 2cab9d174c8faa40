import { setTimeout as sleep } from 'node:timers/promises';
import { settledWithin } from '../timer.ts';
import type { Made, OnError, OpenWorker } from './backend.ts';
import { ErrorRate } from './error-rate.ts';

/** The pause before a worker is made again, doubled each time it did not last. Milliseconds. */
const SHORTEST_PAUSE = 1000;
const LONGEST_PAUSE = 15_000;
/** One that lasted so long was well: the next pause is the shortest again. Milliseconds. */
const WELL = 60_000;
/** Longest that a broken worker is waited for. Milliseconds. */
const FAREWELL = 2000;

/** BullMQ's worker for as long as it is wanted, made again whenever it broke. */
export interface TendedWorker {
  /** Ends it. Gently: its running jobs are waited for. */
  stop(gently: boolean): Promise<void>;
}

export interface Tending {
  /** What a worker needs is there. */
  prepare(): Promise<void>;
  make(onError: OnError): Made<OpenWorker>;
  onError: OnError;
}

/**
 * Keeps a worker at work. BullMQ keeps the failure of a first connection for ever, and its main loop, which asks for it again
 * and again in microtasks, then leaves no turn to any timer, answer or signal of the process. So the loop only begins once the
 * connections are proved, and whatever makes it fail too often closes that worker, in the very call that tells of the
 * error; another is made after a pause.
 */
export function tendWorker({ prepare, make, onError }: Tending): TendedWorker {
  const stopping = new AbortController();
  const { signal } = stopping;
  let current: Made<OpenWorker> | undefined;

  /** One worker from its making to its end. */
  const live = async (): Promise<void> => {
    await prepare();
    if (signal.aborted) return;
    const rate = new ErrorRate();
    const made = make((error) => {
      onError(error);
      if (rate.count(performance.now())) current?.it.close(true).catch(() => undefined);
    });
    current = made;
    try {
      await made.it.waitUntilReady();
      await made.it.run();
    } finally {
      if (!signal.aborted) {
        await settledWithin(made.it.close(true), FAREWELL);
        made.cut();
      }
    }
  };

  const tend = async (): Promise<void> => {
    let pause = SHORTEST_PAUSE;
    while (!signal.aborted) {
      const from = performance.now();
      await live().catch(onError);
      if (performance.now() - from > WELL) pause = SHORTEST_PAUSE;
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  };
  void tend();

  return {
    async stop(gently) {
      stopping.abort();
      const closing = current?.it.close(!gently);
      if (closing) await (gently ? closing : settledWithin(closing, FAREWELL));
      current?.cut();
    },
  };
}
