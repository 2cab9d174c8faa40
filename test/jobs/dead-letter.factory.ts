import { UnrecoverableError } from 'bullmq';
import type { TestOrganisation } from '../harness/actors.ts';
import type { TestApp } from '../harness/app.ts';
import { ACKNOWLEDGE, aRequest, performed } from '../requests/request.factory.ts';
import { until } from './office.ts';

/** A letter that its server refused for good, in its present version. */
export async function aFailedLetter(
  app: TestApp,
  organisation: TestOrganisation,
): Promise<{ id: string; version: number }> {
  const requester = { name: 'Odile Fontaine', email: 'odile@courriel.example' };
  const received = await app.given(aRequest(organisation, { requester }));
  const request = await performed(app, organisation, ACKNOWLEDGE, received, { channel: 'EMAIL' });
  const [letter] = await app.database.rows<{ id: string; version: number }>(
    `update request_communication set delivery = 'FAILED', server_answer = 'SMTP_550', attempts = 1, version = version + 1
     where case_id = $1 returning id, version`,
    [request.id],
  );
  if (!letter) throw new Error('there is no letter to fail');
  return letter;
}

/** A job of the real queue that failed for good; gives what the queue calls it. */
export async function aFailedJob(app: TestApp, organisationId: string, nodeId: string): Promise<string> {
  const queue = await app.jobs();
  const known = new Set((await queue.failedJobs(organisationId)).map(({ job }) => job));
  await queue.ring([{ job: 'ring-clock', payload: { organisationId, nodeId } }]);
  queue.work(() => Promise.reject(new UnrecoverableError('NOT_FOUND')));
  let made: string | undefined;
  await until(async () => {
    made = (await queue.failedJobs(organisationId)).find(({ job }) => !known.has(job))?.job;
    return made !== undefined;
  });
  await queue.stopWorking();
  return made as string;
}
