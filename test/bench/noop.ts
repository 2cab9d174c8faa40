import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { openQueue } from '@vigie/jobs';
import type { Ground } from './ground.ts';
import { cpuOfTree } from './usage.ts';

const WORKER = fileURLToPath(new URL('./noop-worker.mjs', import.meta.url));

/** What one run of no-op jobs came to. */
export interface NoopRun {
  size: number;
  seconds: number;
  /** Microseconds of processor time a job: the worker's, and PostgreSQL's. */
  workerCpu: number;
  databaseCpu: number;
}

interface Answer {
  seconds: number;
  /** Jobs that were run, each counted once. */
  distinct: number;
  runs: number;
  /** Seconds of processor time between the first job and the last. */
  cpu: number;
}

/**
 * Adds `size` jobs that do nothing, and has a worker in a process of its own run them all. Only the running counts, from
 * the first job to the last: what fills the queue is not counted on either side.
 */
export async function runNoop(
  ground: Ground,
  size: number,
  concurrency: number,
  redisUrl: string | undefined,
): Promise<NoopRun> {
  // The queue's own tables are made by the product, as it makes them for itself.
  const queue = await openQueue({ jobsUrl: ground.urls.jobs, redisUrl, onError: () => undefined });
  await queue.close();
  const child = spawn(process.execPath, [WORKER], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      NOOP: JSON.stringify({ size, concurrency, redisUrl, jobsUrl: ground.urls.jobs }),
    },
  });
  const killed = (): void => void child.kill('SIGKILL');
  process.once('exit', killed);
  const ended = once(child, 'exit').finally(() => process.off('exit', killed));
  const said: Promise<unknown>[] = [once(child, 'message'), ended];
  // First it has filled its queue, then it waits for the word.
  await Promise.race(said);
  const before = cpuOfTree(ground.postmaster);
  const answered = once(child, 'message');
  child.send('go');
  const answer = (await Promise.race([answered, ended.then(() => [null])]))[0] as Answer | null;
  const databaseCpu = cpuOfTree(ground.postmaster) - before;
  if (answer) child.send('end');
  await ended;
  if (!answer || answer.distinct !== size || answer.runs !== size) {
    throw new Error(`the no-op jobs did not run once each: ${JSON.stringify(answer)}`);
  }
  return {
    size,
    seconds: answer.seconds,
    workerCpu: (answer.cpu / size) * 1e6,
    databaseCpu: (databaseCpu / size) * 1e6,
  };
}
