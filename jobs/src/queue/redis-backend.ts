import { QueueBackend } from '@vigie/schema';
import { Queue, Worker } from 'bullmq';
import {
  type Backend,
  JOB_OPTIONS,
  NAME,
  type OnError,
  type OpenQueue,
  type OpenWorker,
  RING_TIMEOUT,
  WORKER_OPTIONS,
} from './backend.ts';
import { copiesOf, openRedis, requireNoEviction } from './redis.ts';

/** BullMQ's key of a cluster's slot, so that all keys of the queue live on one node. */
const PREFIX = '{vigie}';

/** The queue on a Redis or a Valkey. */
export function redisBackend(redisUrl: string, onError: OnError): Backend {
  const asking = openRedis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 1 }, onError);
  const shared = { prefix: PREFIX, skipWaitingForReady: true };
  return {
    kind: QueueBackend.REDIS,
    prepare: () => requireNoEviction(asking, RING_TIMEOUT),
    ping: () => asking.ping(),
    makeQueue(onQueueError) {
      const queue = new Queue(NAME, { connection: asking, defaultJobOptions: JOB_OPTIONS, ...shared });
      queue.on('error', onQueueError);
      return { it: queue as unknown as OpenQueue, cut: () => undefined };
    },
    makeWorker(process, onWorkerError) {
      const working = openRedis(redisUrl, { maxRetriesPerRequest: null }, onWorkerError);
      const copies = copiesOf(working);
      const worker = new Worker(NAME, process as never, {
        connection: working,
        ...shared,
        ...WORKER_OPTIONS,
      });
      worker.on('error', onWorkerError);
      const cut = (): void => {
        for (const connection of [working, ...copies]) connection.disconnect();
      };
      return { it: worker as unknown as OpenWorker, cut };
    },
    close: async () => asking.disconnect(),
  };
}
