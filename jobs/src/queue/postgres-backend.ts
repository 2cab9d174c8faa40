import { QueueBackend } from '@vigie/schema';
import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import {
  type Backend,
  JOB_OPTIONS,
  NAME,
  type OnError,
  type OpenQueue,
  type OpenWorker,
  RING_TIMEOUT,
  SILENCE,
  WORKER_OPTIONS,
} from './backend.ts';

const SCHEMA = 'bullmq';

/**
 * Makes BullMQ's tables as `vigie_jobs`, who owns the schema but may not create one: the migrator's own statement for
 * that is left out. It runs under its advisory lock, so several processes may start at once.
 */
async function migrateQueue(connectionString: string): Promise<void> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: RING_TIMEOUT,
    query_timeout: SILENCE,
  });
  // It shows in the statement under way; without a listener it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const without = (text: unknown) =>
      typeof text === 'string' && /^\s*create schema if not exists/i.test(text);
    const query = (text: string, values?: unknown[]) =>
      without(text) ? Promise.resolve({ rows: [], rowCount: 0 }) : client.query(text, values);
    await runMigrations({ query } as never, SCHEMA);
  } finally {
    // A line that is cut is not waited for.
    client.end().catch(() => undefined);
  }
}

/**
 * A pool for one object of BullMQ's. It is ours and not made by BullMQ, which listens to no error of a connection that it
 * has taken out, and waits for ever for an answer.
 */
function openPool(connectionString: string, max: number, onError: OnError): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    options: `-c search_path=${SCHEMA}`,
    connectionTimeoutMillis: RING_TIMEOUT,
    query_timeout: SILENCE,
    keepAlive: true,
    // The connection that listens is idle for hours: a line that is dead is found out within half a minute.
    keepAliveInitialDelayMillis: 10_000,
  });
  pool.on('error', onError);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}

/** The queue in schema `bullmq` of the database. */
export function postgresBackend(jobsUrl: string, onError: OnError): Backend {
  const probe = openPool(jobsUrl, 1, onError);
  const bull = withBackend(createPostgresBackend);
  const ending = (pool: pg.Pool) => (): void => void pool.end().catch(() => undefined);
  return {
    kind: QueueBackend.POSTGRESQL,
    prepare: () => migrateQueue(jobsUrl),
    ping: () => probe.query('select 1'),
    makeQueue(onQueueError) {
      const pool = openPool(jobsUrl, 2, onQueueError);
      const queue = new bull.Queue(NAME, { connection: pool, defaultJobOptions: JOB_OPTIONS });
      queue.on('error', onQueueError);
      return { it: queue as unknown as OpenQueue, cut: ending(pool) };
    },
    makeWorker(process, onWorkerError) {
      const pool = openPool(jobsUrl, 5, onWorkerError);
      const worker = new bull.Worker(NAME, process as never, { connection: pool, ...WORKER_OPTIONS });
      worker.on('error', onWorkerError);
      return { it: worker as unknown as OpenWorker, cut: ending(pool) };
    },
    close: async () => {
      await probe.end().catch(() => undefined);
    },
  };
}
