import 'reflect-metadata';
import { SettingError } from '@vigie/server';
import { CommanderError } from 'commander';
import { program } from './commands/program.ts';
import { StartError } from './embedded/index.ts';

/** What a person can act on is one sentence; the rest is a bug, and says where to look. */
function explain(error: unknown): string {
  if (error instanceof SettingError || error instanceof StartError) return error.message;
  if (error instanceof Error && error.name === 'DomainError') return error.message;
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error)
    return error.stack ?? message ?? String(error);
  return `${code ?? name ?? 'error'}: ${String(message).split('\n')[0]} (LOG_LEVEL=debug shows more)`;
}

// Whoever reads may stop reading, as `head` does; a full disk behind it is told.
process.stdout.on('error', (error: Error & { code?: string }) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`what was to be said cannot be written: ${error.code}\n`);
  process.exit(1);
});
process.stderr.on('error', () => undefined);

try {
  await program().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode);
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
