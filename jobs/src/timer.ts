/** Work that comes again by itself, one run at a time. */
export interface Loop {
  /** Runs it now, or once more right after the present run. */
  wake(): void;
  /** No further run; resolves when the present one is over. */
  stop(): Promise<void>;
}

/** A little less than `milliseconds`, so that processes do not come in step and nothing is late by it. */
export const jittered = (milliseconds: number): number => milliseconds * (0.85 + 0.15 * Math.random());

/**
 * Calls `run` at once and again after the milliseconds that it gives, for ever. An error is told and changes nothing:
 * the next run comes after `otherwise`.
 */
export function loop(
  run: (signal: AbortSignal) => Promise<number>,
  otherwise: number,
  onError: (error: Error) => void,
): Loop {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const turn = async (): Promise<void> => {
    let wait = otherwise;
    try {
      wait = await run(stopping.signal);
    } catch (error) {
      onError(error as Error);
    }
    running = undefined;
    if (stopping.signal.aborted) return;
    timer = setTimeout(start, again ? 0 : jittered(wait));
    again = false;
  };
  const start = (): void => {
    clearTimeout(timer);
    running = turn();
  };
  start();
  return {
    wake() {
      if (stopping.signal.aborted) return;
      if (running) again = true;
      else start();
    },
    async stop() {
      stopping.abort();
      clearTimeout(timer);
      await running;
    },
  };
}

/** Waits until the work has ended, one way or the other, or the time is up. */
export async function settledWithin(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.allSettled([work]), late]);
  clearTimeout(timer);
}

/** What `work` gives, or an error with that code when it takes longer. What it gives later is lost. */
export function within<T>(
  work: Promise<T>,
  milliseconds: number,
  what: string,
  code = 'ETIMEDOUT',
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`${what}: no answer within ${milliseconds} ms`);
      reject(Object.assign(error, { code }));
    }, milliseconds);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
