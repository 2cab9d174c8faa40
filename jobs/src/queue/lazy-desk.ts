import type { QueueBackend } from '@vigie/schema';
import type { QueueDesk } from '@vigie/server';
import type { JobQueue } from './job.queue.ts';

/** The queue for a process that does no jobs: opened when someone first looks, and again when that did not work. */
export interface LazyDesk extends QueueDesk {
  close(): Promise<void>;
}

/** @param open opens the queue, or gives the one that is open already */
export function lazyDesk(backend: QueueBackend, open: () => Promise<JobQueue>): LazyDesk {
  let opened: Promise<JobQueue> | undefined;
  const queue = (): Promise<JobQueue> => {
    opened ??= open().catch((error: Error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    backend,
    isReachable: () =>
      queue().then(
        (it) => it.isReachable(),
        () => false,
      ),
    failedJobs: async (organisationId) => (await queue()).failedJobs(organisationId),
    replay: async (organisationId, job) => (await queue()).replay(organisationId, job),
    close: async () => {
      const it = await opened?.catch(() => undefined);
      await it?.close();
    },
  };
}
