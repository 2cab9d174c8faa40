import type { Logger } from 'pino';
import { errorFields } from '../office.ts';
import { say, warn } from './terminal.ts';

/** npm passes on the Ctrl-C that the terminal has sent already: within so long two signals are one. Milliseconds. */
const SAME_PRESS = 300;
/** A stop that takes longer is told. Milliseconds. */
const SOON = 1000;

/** What was begun in this process, to be ended in the reverse order. */
export interface Ending {
  /** Ends this too, before all that was begun earlier. */
  push(stop: () => Promise<unknown>): void;
  /** Ends all of it, and then the process with that exit code. */
  begin(code: number): Promise<void>;
  /** Ends all of it; the process goes on. */
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
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
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
    for (const stop of stops.splice(0).reverse())
      await stop().catch((error: Error) => logger.error(errorFields(error), 'while stopping'));
  };
  let ended: Promise<void> | undefined;
  const begin = (code: number): Promise<void> => {
    ended ??= undo().then(() => process.exit(code));
    return ended;
  };
  listen(begin);
  process.on('unhandledRejection', (error) => {
    logger.error({ ...errorFields(error ?? {}), frames: framesOf(error) }, 'unhandled rejection');
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ ...errorFields(error), frames: framesOf(error) }, 'uncaught exception');
    warn(`Vigie has to end: ${error.name} (the log says more)`);
    void begin(1);
  });
  return { push: (stop) => void stops.push(stop), begin, undo };
}
