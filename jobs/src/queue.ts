import { QueueBackend } from '@vigie/schema';
import type { FailedJob, QueueDesk } from '@vigie/server';
import {
  createPostgresBackend,
  Queue as RedisQueue,
  Worker as RedisWorker,
  runMigrations,
  withBackend,
} from 'bullmq';
import pg from 'pg';
import { copiesOf, openRedis, requireNoEviction } from './redis.ts';

const NAME = 'vigie';
const SCHEMA = 'bullmq';
/** BullMQ's key of a cluster's slot, so that all keys of the queue live on one node. */
const PREFIX = '{vigie}';
/** Longest that a ring may take: a queue that is away must not hold up whoever rings. Milliseconds. */
const RING_TIMEOUT = 3000;

/** A dead worker's job is seen after one lock and one check: 15 s and 5 s. A second death does not fail it for good. */
const WORKER_OPTIONS = { lockDuration: 15_000, stalledInterval: 5000, maxStalledCount: 3, concurrency: 2 };
/** Failed jobs that are kept to be looked at; older ones make room. */
const MOST_FAILED = 1000;
const JOB_OPTIONS = {
  removeOnComplete: true,
  removeOnFail: { count: MOST_FAILED },
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000 },
};

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

function within<T>(work: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${RING_TIMEOUT} ms`)), RING_TIMEOUT);
  });
  work.catch(() => undefined);
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

type Closable = { close(force?: boolean): Promise<void> };

/** What BullMQ keeps of a job, as far as it is looked at here. */
interface KeptJob {
  id?: string | undefined;
  name: string;
  data: Record<string, string>;
  failedReason?: string;
  attemptsMade: number;
  finishedOn?: number | undefined;
  isFailed(): Promise<boolean>;
  retry(state: 'failed', options: { resetAttemptsMade: boolean }): Promise<void>;
}

interface Backend {
  kind: QueueBackend;
  failed(): Promise<KeptJob[]>;
  find(id: string): Promise<KeptJob | undefined>;
  addBulk(jobs: { name: string; data: Record<string, string>; opts: object }[]): Promise<unknown>;
  ping(): Promise<unknown>;
  makeWorker(process: (job: { name: string; data: Record<string, string> }) => Promise<void>): Closable;
  close(): Promise<void>;
}

/**
 * Makes BullMQ's tables as `vigie_jobs`, who owns the schema but may not create one: the migrator's own statement for
 * that is left out. It runs under its advisory lock, so several processes may start at once.
 */
async function migrateQueue(jobsUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: jobsUrl, connectionTimeoutMillis: 5000 });
  await client.connect();
  try {
    const without = (text: unknown) =>
      typeof text === 'string' && /^\s*create schema if not exists/i.test(text);
    const query = (text: string, values?: unknown[]) =>
      without(text) ? Promise.resolve({ rows: [], rowCount: 0 }) : client.query(text, values);
    await runMigrations({ query } as never, SCHEMA);
  } finally {
    await client.end();
  }
}

async function postgresBackend({ jobsUrl, onError }: QueueSettings): Promise<Backend> {
  await migrateQueue(jobsUrl);
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = {
    connectionString: jobsUrl,
    schema: SCHEMA,
    max: 4,
    keepAlive: true,
    // The connection that listens is idle for hours: a line that is dead is found out within half a minute.
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: RING_TIMEOUT,
  };
  const probe = new pg.Pool({ connectionString: jobsUrl, max: 1, connectionTimeoutMillis: RING_TIMEOUT });
  probe.on('error', onError);
  const queue = new Queue(NAME, { connection, defaultJobOptions: JOB_OPTIONS });
  queue.on('error', onError);
  return {
    kind: QueueBackend.POSTGRESQL,
    failed: () => queue.getFailed(0, MOST_FAILED - 1),
    find: (id) => queue.getJob(id),
    addBulk: (jobs) => queue.addBulk(jobs as never),
    ping: () => probe.query('select 1'),
    makeWorker(process) {
      const worker = new Worker(NAME, process as never, { connection, ...WORKER_OPTIONS });
      worker.on('error', onError);
      return worker;
    },
    close: async () => {
      await Promise.allSettled([queue.close(), probe.end()]);
    },
  };
}

async function redisBackend(redisUrl: string, onError: (error: Error) => void): Promise<Backend> {
  const asking = openRedis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 }, onError);
  const working = openRedis(redisUrl, { maxRetriesPerRequest: null }, onError);
  const copies = copiesOf(working);
  await requireNoEviction(asking, RING_TIMEOUT).catch(async (error: Error) => {
    asking.disconnect();
    working.disconnect();
    throw error;
  });
  const shared = { prefix: PREFIX, skipWaitingForReady: true };
  const queue = new RedisQueue(NAME, { connection: asking, defaultJobOptions: JOB_OPTIONS, ...shared });
  queue.on('error', onError);
  return {
    kind: QueueBackend.REDIS,
    failed: () => queue.getFailed(0, MOST_FAILED - 1),
    find: (id) => queue.getJob(id),
    addBulk: (jobs) => queue.addBulk(jobs as never),
    ping: () => asking.ping(),
    makeWorker(process) {
      const worker = new RedisWorker(NAME, process as never, {
        connection: working,
        ...shared,
        ...WORKER_OPTIONS,
      });
      worker.on('error', onError);
      return worker;
    },
    close: async () => {
      if (asking.status === 'ready') await queue.close().catch(() => undefined);
      for (const connection of [asking, working, ...copies]) connection.disconnect();
    },
  };
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
const deskOf = (backend: Backend): Pick<QueueDesk, 'backend' | 'failedJobs' | 'replay'> => ({
  backend: backend.kind,
  async failedJobs(organisationId) {
    const jobs = await within(backend.failed(), 'the queue');
    return jobs.filter((job) => job?.data?.organisationId === organisationId).map(failedJobOf);
  },
  async replay(organisationId, id) {
    const job = await within(backend.find(id), 'the queue');
    if (job?.data?.organisationId !== organisationId || !(await job.isFailed())) return null;
    const failed = failedJobOf(job);
    await within(job.retry('failed', { resetAttemptsMade: true }), 'the queue');
    return failed;
  },
});

/** Opens the queue: on Redis where there is an address for it, else on PostgreSQL in schema `bullmq`. */
export async function openQueue(settings: QueueSettings): Promise<JobQueue> {
  const backend = await (settings.redisUrl
    ? redisBackend(settings.redisUrl, settings.onError)
    : postgresBackend(settings));
  let worker: Closable | undefined;
  const reachable = (): Promise<boolean> =>
    within(backend.ping(), 'the queue').then(
      () => true,
      () => false,
    );
  return {
    ...deskOf(backend),
    async ring(bells) {
      if (bells.length === 0) return;
      const jobs = bells.map(({ job, payload, id, delay }) => ({
        name: job,
        data: payload,
        opts: { ...(id ? { jobId: id } : {}), ...(delay ? { delay } : {}) },
      }));
      await within(backend.addBulk(jobs), 'the queue');
    },
    work(handler) {
      worker = backend.makeWorker(({ name, data }) => handler(name, data));
    },
    isReachable: reachable,
    // A queue that is away cannot be said goodbye to: its jobs come back by themselves.
    stopWorking: async () => {
      if (await reachable()) await worker?.close();
    },
    close: async () => {
      await Promise.race([worker?.close(true), new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
      await backend.close();
    },
  };
}
