import { join } from 'node:path';
import pino, { type Logger } from 'pino';
import { fileSink, type LineSink, streamSink } from './log-file.ts';
import { PERIOD, Repeats } from './repeats.ts';

const WARN = 40;

/** The log of a process, and what keeps it from being written. */
export interface Log {
  logger: Logger;
  trouble: LineSink['trouble'];
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

// Ids and codes only: whoever logs chooses fields one by one.
function loggerTo(level: string, sink: LineSink): Logger {
  const repeats = new Repeats();
  const timer = setInterval(() => repeats.settle(performance.now()), PERIOD);
  timer.unref();
  // What was only counted so far is told in the end.
  process.once('exit', () => repeats.settle(Number.POSITIVE_INFINITY));
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      hooks: {
        logMethod(args, method, levelOfLine) {
          if (levelOfLine < WARN) return method.apply(this, args);
          const [fields, ...words] = args as unknown as [object, ...string[]];
          repeats.take(JSON.stringify(args), performance.now(), (count) => {
            method.apply(this, [count > 0 ? { ...fields, repeats: count } : fields, ...words] as never);
          });
        },
      },
    },
    sink,
  );
}

/** Log lines as JSON: to standard output, or into the data folder where a person watches the terminal. */
export function openLog(level: string, dataDir?: string): Log {
  const sink = dataDir ? fileSink(join(dataDir, 'vigie.log'), tell) : streamSink(1, tell);
  return { logger: loggerTo(level, sink), trouble: sink.trouble };
}

/** For commands that say what they do on the terminal. */
export const silentLogger = (): Logger => pino({ level: 'silent' });
