import { ringClock } from './deadlines/ring-clock.ts';
import type { Bell } from './queue/job.queue.ts';
import { sendLetter } from './requests/send-letters.ts';
import type { Handler } from './worker.ts';

/** What happened, as the relay tells it. */
export interface Happened {
  organisationId: string;
  type: string;
  nodeId: string | null;
}

/** One line a domain: the job, what it does, and the events that ring for it. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  'ring-clock': ringClock,
  'send-letter': sendLetter,
};

const RINGS: Readonly<Record<string, string>> = {
  'deadline.planned': 'ring-clock',
  'deadline.recomputed': 'ring-clock',
  'deadline.reassigned': 'ring-clock',
  'deadline.snoozed': 'ring-clock',
  'deadline.replanned': 'ring-clock',
  'deadline.missed': 'ring-clock',
  'letter.queued': 'send-letter',
  'letter.replayed': 'send-letter',
};

/** The bells for an event: whoever has to look, and where. */
export function bellsFor({ organisationId, type, nodeId }: Happened): Bell[] {
  const job = RINGS[type];
  return job && nodeId ? [{ job, payload: { organisationId, nodeId } }] : [];
}
