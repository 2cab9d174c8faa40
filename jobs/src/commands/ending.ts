import { constants } from 'node:os';
import type { Logger } from 'pino';
import { StartError } from '../embedded/index.ts';
import { errorFields } from '../office.ts';
import { say, warn } from './terminal.ts';

/** npm passes on the Ctrl-C that the terminal has sent already: within so long two signals are one. Milliseconds. */
const SAME_PRESS = 300;
/** A stop that takes longer is told. Milliseconds. */
const SOON = 1000;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A signal ends a short command by way of `exit`, which lets go of what it has begun: a database, a lock. */
export function endBySignals(): void {
  for (const signal of SIGNALS) process.once(signal, () => process.exit(128 + constants.signals[signal]));
}

/** What was begun in this process, to be ended in the reverse order. */
export interface Ending {
  /** Ends this too, before all that was begun earlier. Throws as `goOn` does. */
  push(stop: () => Promise<unknown>): void;
  /** Throws where the process is on its way out: a start that was interrupted begins nothing more. */
  goOn(): void;
  /** Ends all of it, and then the process with that exit code. */
  begin(code: number): Promise<void>;
  /** Ends all of it; the process goes on, unless it is on its way out already. */
  undo(): Promise<void>;
}

/** The first signal ends all in order; a second one ends the process at once. */
function listen(begin: (code: number) => void): void {
  let first: number | undefined;
  const onSignal = (): void => {
    if (first === undefined) {
      first = performance.now();
      setTimeout(() => say('stopping; Ctrl-C again ends it at once'), SOON).unref();
      begin(0);
    } else if (performance.now() - first > SAME_PRESS) process.exit(130);
  };
  for (const signal of SIGNALS) process.removeAllListeners(signal).on(signal, onSignal);
}

/** Frames only: a message may quote a value. */
const framesOf = (error: unknown): string[] | undefined =>
  (error as { stack?: string } | undefined)?.stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6);

/** How this process ends: by a signal, or by an error that nobody expected. */
export function ending(logger: Logger): Ending {
  const stops: (() => Promise<unknown>)[] = [];
  const undo = async (): Promise<void> => {
    // What a start that goes on meanwhile has begun is ended too.
    for (let stop = stops.pop(); stop; stop = stops.pop())
      await stop().catch((error: Error) => logger.error(errorFields(error), 'while stopping'));
  };
  let ended: Promise<void> | undefined;
  const begin = (code: number): Promise<void> => {
    ended ??= undo().then(() => process.exit(code));
    return ended;
  };
  listen(begin);
  process.on('unhandledRejection', (error) => {
    logger.error({ ...errorFields(error), frames: framesOf(error) }, 'unhandled rejection');
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ ...errorFields(error), frames: framesOf(error) }, 'uncaught exception');
    warn(`Vigie has to end: ${error.name} (the log says more)`);
    void begin(1);
  });
  const goOn = (): void => {
    if (ended) throw new StartError('interrupted');
  };
  const push = (stop: () => Promise<unknown>): void => {
    stops.push(stop);
    goOn();
  };
  return { push, goOn, begin, undo: () => ended ?? undo() };
}
