import { randomUUID } from 'node:crypto';
import { deadlines, systemActor, unitOfWork } from '@vigie/server';
import type { Handler } from '../worker.ts';
import { deliverClock } from './deliver-due-steps.ts';

/** Bells are set at most this far ahead: steps move, and the sweep finds them anyway. Milliseconds. */
const HORIZON = 24 * 3_600_000;

/** A clock was set or changed: sends what is due on it at once, and sets a bell for what comes due within the day. */
export const ringClock: Handler = async ({ office, queue, signal }, { organisationId, nodeId }) => {
  if (!organisationId || !nodeId) return;
  const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
  const { due, next } = await unitOfWork(office.desk.parts, order, (ctx) => deadlines.stepsOf(ctx, nodeId));
  await deliverClock(
    office,
    due.map((step) => ({ organisationId, ...step })),
    signal,
  );
  if (next && next.in <= HORIZON) {
    await queue.ring([
      { job: 'ring-clock', payload: { organisationId, nodeId }, id: `step-${next.id}`, delay: next.in },
    ]);
  }
};
