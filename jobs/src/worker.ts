import type { DomainError } from '@vigie/schema';
import { HANDLERS } from './domains.ts';
import { errorFields, type Office } from './office.ts';
import type { JobQueue } from './queue.ts';

/** What a job has at hand. */
export interface Desk {
  office: Office;
  queue: JobQueue;
  signal: AbortSignal;
}

/** One job: its payload holds ids, and it may run twice, late, or not at all. */
export type Handler = (desk: Desk, payload: Readonly<Record<string, string>>) => Promise<void>;

/** Runs one job by its name. An answer for good (a refusal) ends it; an outage has it tried again by the queue. */
export async function runJob(desk: Desk, job: string, payload: Record<string, string>): Promise<void> {
  const handler = HANDLERS[job];
  if (!handler) {
    desk.office.logger.warn({ job }, 'nobody knows this job');
    return;
  }
  try {
    await handler(desk, payload);
  } catch (error) {
    desk.office.logger.warn({ job, ...payload, ...errorFields(error) }, 'a job was interrupted');
    if ((error as DomainError).name === 'DomainError' && (error as DomainError).code !== 'CONFLICT') return;
    throw error;
  }
}
