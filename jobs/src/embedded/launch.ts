import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import { StartError } from './start-error.ts';
import type { Launch } from './unprivileged.ts';

/** Starts a program of PostgreSQL's in a process group of its own, which Ctrl-C does not reach. */
export function launch({ command, args, uid, gid }: Launch, cwd: string, stdio: StdioOptions): ChildProcess {
  return spawn(command, args, {
    cwd,
    stdio,
    uid,
    gid,
    detached: true,
    windowsHide: true,
    env: environment(),
  });
}

/** None of our own variables: secrets do not belong there, and PG* and LC_* would change its behaviour. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { PATH, ...(SystemRoot ? { SystemRoot } : {}), ...ledClock(), LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * A clock that is led (libfaketime, as in `npm run test:days`) is that of the database too: on two clocks nothing would be due
 * in time. PostgreSQL has one thread a process and asks for the time in its signal handlers, where the library for threads waits
 * for a lock that the very process holds: a deadlock is never found then.
 */
function ledClock(): NodeJS.ProcessEnv {
  if (!process.env.FAKETIME) return {};
  const led = Object.entries(process.env).filter(([name]) =>
    /^(LD_PRELOAD|NO_FAKE_STAT|(DONT_)?FAKE\w+)$/.test(name),
  );
  return Object.fromEntries(
    led.map(([name, value]) => [name, value?.replace('libfaketimeMT', 'libfaketime')]),
  );
}

/** The end of a program in words; null when all went well. */
export function endOf(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new StartError(`cannot run ${child.spawnfile}: ${error.message}`)));
    child.once('exit', (code, signal) =>
      resolve(code === 0 ? null : signal ? `signal ${signal}` : `exit code ${code}`),
    );
  });
}

/** Runs a program to its end and keeps what it says. */
export async function run(program: Launch, cwd: string): Promise<{ failure: string | null; said: string }> {
  const child = launch(program, cwd, ['ignore', 'pipe', 'pipe']);
  const words: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => words.push(text));
  const stop = (): void => void child.kill('SIGKILL');
  process.once('exit', stop);
  try {
    return { failure: await endOf(child), said: words.join('') };
  } finally {
    process.off('exit', stop);
  }
}
