import 'reflect-metadata';
import { SettingError } from '@vigie/server';
import { CommanderError } from 'commander';
import { StartError } from '../embedded/index.ts';
import { program } from './program.ts';

/** What a person can act on is one sentence; the rest is a bug, and says where to look. */
function explain(error: unknown): string {
  if (error instanceof SettingError || error instanceof StartError) return error.message;
  if (error instanceof Error && error.name === 'DomainError') return error.message;
  const { name, code, message } = error as { name?: string; code?: string; message?: string };
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error)
    return error.stack ?? message ?? String(error);
  return `${code ?? name ?? 'error'}: ${String(message).split('\n')[0]} (LOG_LEVEL=debug shows more)`;
}

/** Runs one command line, and gives the exit code of one that failed or only explained itself; null for the others. */
export async function run(argv: readonly string[]): Promise<number | null> {
  try {
    await program().parseAsync([...argv]);
    return null;
  } catch (error) {
    // Help that nobody asked for, as after `vigie user`, is no failure either.
    if (error instanceof CommanderError) return error.code === 'commander.help' ? 0 : error.exitCode;
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}
