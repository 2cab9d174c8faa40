import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pino, { type Logger } from 'pino';

// Ids and codes only: whoever logs chooses fields one by one, and an error gives its name and code, not its message.
const options = (level: string) => ({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });

/** Log lines as JSON: to standard output, or into the data folder where a person watches the terminal. */
export function makeLogger(level: string, dataDir?: string): Logger {
  if (!dataDir) return pino(options(level));
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return pino(
    options(level),
    pino.destination({ dest: join(dataDir, 'vigie.log'), sync: true, mode: 0o600 }),
  );
}
