import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { SECRET, type TestOffice } from './office.ts';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/** Starts a worker as a process of its own, and waits until it works. */
export async function spawnWorker(
  office: TestOffice,
  settings: { port: number; offset?: number; redisUrl?: string },
): Promise<ChildProcess> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', here('./worker-process.mjs')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '',
        WORKER: JSON.stringify({
          app: office.url('vigie_app', 'app'),
          system: office.url('vigie_system', 'system'),
          jobs: office.jobsUrl,
          secret: SECRET.toString('base64'),
          ...settings,
          offset: office.base + (settings.offset ?? 0),
        }),
      },
    },
  );
  await Promise.race([
    once(child.stdout as NodeJS.ReadableStream, 'data'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the worker ended with ${code}`);
    }),
  ]);
  return child;
}

/** Ends it by that signal, and gives its exit code. */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit');
  child.kill(signal);
  const [code] = await gone;
  return code as number | null;
}
