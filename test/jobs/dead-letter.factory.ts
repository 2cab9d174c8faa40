import { UnrecoverableError } from 'bullmq';
import type { TestApp } from '../harness/app.ts';
import { until } from './office.ts';

/** A job of the real queue that failed for good; gives what the queue calls it. */
export async function aFailedJob(app: TestApp, organisationId: string, nodeId: string): Promise<string> {
  const queue = await app.jobs();
  const known = new Set((await queue.failedJobs(organisationId)).map(({ job }) => job));
  await queue.ring([{ job: 'ring-clock', payload: { organisationId, nodeId } }]);
  queue.work(() => Promise.reject(new UnrecoverableError('NOT_FOUND')));
  let made: string | undefined;
  await until(async () => {
    made = (await queue.failedJobs(organisationId)).find(
      (each) => each.nodeId === nodeId && !known.has(each.job),
    )?.job;
    return made !== undefined;
  });
  await queue.stopWorking();
  return made as string;
}
