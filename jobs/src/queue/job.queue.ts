import { type FailedJob, isOutage, type QueueDesk } from '@vigie/server';
import { within } from '../timer.ts';
import { AskedQueue } from './asked-queue.ts';
import { type KeptJob, MOST_FAILED, RING_TIMEOUT } from './backend.ts';
import { postgresBackend } from './postgres-backend.ts';
import { redisBackend } from './redis-backend.ts';
import { type TendedWorker, tendWorker } from './tended-worker.ts';

/** A ring of the bell: look here. Ids only: what there is to do stands in the database. */
export interface Bell {
  job: string;
  payload: Record<string, string>;
  /** The same id rings once while it waits. */
  id?: string;
  /** Milliseconds to wait. */
  delay?: number;
}

/** The queue as the rest sees it. It may lose, double or delay every bell without any harm. */
export interface JobQueue extends QueueDesk {
  ring(bells: readonly Bell[]): Promise<void>;
  work(handler: (job: string, payload: Record<string, string>) => Promise<void>): void;
  /** Waits for the running jobs. */
  stopWorking(): Promise<void>;
  close(): Promise<void>;
}

interface QueueSettings {
  jobsUrl: string;
  redisUrl?: string | undefined;
  onError: (error: Error) => void;
}

const failedJobOf = ({ id, name, data, failedReason, attemptsMade, finishedOn }: KeptJob): FailedJob => ({
  job: String(id),
  name,
  nodeId: data.nodeId ?? null,
  reason: /^[\w-]{1,60}$/.test(failedReason ?? '') ? String(failedReason) : 'ERROR',
  attempts: attemptsMade,
  failedAt: finishedOn ? new Date(finishedOn) : null,
});

/** What failed for good, one organisation's at a time: ids are guessed easily, so each is looked at. */
const deskOf = (asked: AskedQueue): Pick<QueueDesk, 'failedJobs' | 'replay'> => ({
  async failedJobs(organisationId) {
    const jobs = await asked.ask((queue) => queue.getFailed(0, MOST_FAILED - 1));
    return jobs.filter((job) => job?.data?.organisationId === organisationId).map(failedJobOf);
  },
  async replay(organisationId, id) {
    const job = await asked.ask((queue) => queue.getJob(id));
    if (job?.data?.organisationId !== organisationId || !(await job.isFailed())) return null;
    const failed = failedJobOf(job);
    await within(job.retry('failed', { resetAttemptsMade: true }), RING_TIMEOUT, 'the queue');
    return failed;
  },
});

/**
 * Opens the queue: on Redis where there is an address for it, else on PostgreSQL in schema `bullmq`. One that is away now
 * is told of and used as soon as it is back.
 *
 * @throws what no waiting mends: a Redis that may throw jobs away, a role without its rights
 */
export async function openQueue({ jobsUrl, redisUrl, onError }: QueueSettings): Promise<JobQueue> {
  const backend = redisUrl ? redisBackend(redisUrl, onError) : postgresBackend(jobsUrl, onError);
  const asked = new AskedQueue(backend, onError);
  await within(asked.prepare(), 2 * RING_TIMEOUT, 'the queue').catch(async (error: Error) => {
    if (isOutage(error)) return onError(error);
    await backend.close();
    throw error;
  });
  let worker: TendedWorker | undefined;
  const reachable = (): Promise<boolean> =>
    within(backend.ping(), RING_TIMEOUT, 'the queue').then(
      () => true,
      () => false,
    );
  return {
    backend: backend.kind,
    ...deskOf(asked),
    async ring(bells) {
      if (bells.length === 0) return;
      const jobs = bells.map(({ job, payload, id, delay }) => ({
        name: job,
        data: payload,
        opts: { ...(id ? { jobId: id } : {}), ...(delay ? { delay } : {}) },
      }));
      await asked.ask((queue) => queue.addBulk(jobs));
    },
    work(handler) {
      worker = tendWorker({
        prepare: asked.prepare,
        make: (onWorkerError) => backend.makeWorker(({ name, data }) => handler(name, data), onWorkerError),
        onError,
      });
    },
    isReachable: reachable,
    // A queue that is away cannot be said goodbye to: its jobs come back by themselves.
    stopWorking: async () => worker?.stop(await reachable()),
    close: async () => {
      await worker?.stop(false);
      await asked.close();
      await backend.close();
    },
  };
}
