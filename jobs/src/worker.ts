import { DomainError } from '@vigie/schema';
import { UnrecoverableError } from 'bullmq';
import { HANDLERS } from './domains.ts';
import { errorFields, type Office } from './office.ts';
import type { JobQueue } from './queue/job.queue.ts';

/** What a job has at hand. */
export interface Desk {
  office: Office;
  queue: JobQueue;
  signal: AbortSignal;
}

/** One job: its payload holds ids, and it may run twice, late, or not at all. */
export type Handler = (desk: Desk, payload: Readonly<Record<string, string>>) => Promise<void>;

/** Runs one job by its name. A refusal ends it for good, to be looked at; an outage has it tried again by the queue. */
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
    const { error: name, code = name } = errorFields(error);
    // The queue keeps what is thrown, and a message may quote a value: a code takes its place.
    if (error instanceof DomainError && error.code !== 'CONFLICT') throw new UnrecoverableError(code);
    throw new Error(code);
  }
}
