import { localDay, receiptInstant, type Task } from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/index.ts';
import { entityAndPlace } from '../organisations/place.ts';

const RULE = 'TASK_DUE';
const DAY = 86_400_000;

/** Days from one local day to another. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/**
 * Sets the clock of a task by its day, anew where there is one, and ends it where the day was taken back. What concerns the
 * organisation as a whole has no place to count in: its day stands on the task alone.
 */
export async function followDueDay(ctx: Context, task: Task): Promise<void> {
  const { id, legalEntityId, dueOn, ownerId } = task;
  if (!legalEntityId) return;
  if (!dueOn) {
    const clock = await deadlines.findClock(ctx, id, RULE);
    if (clock) await deadlines.cancel(ctx, clock, 'DAY_TAKEN_BACK');
    return;
  }
  const { entity, place } = await entityAndPlace(ctx, legalEntityId);
  const days = daysBetween(localDay(ctx.now, place.timeZone), dueOn);
  // A day that has passed is its own start.
  const setAt = days < 0 ? receiptInstant(dueOn, place.timeZone) : ctx.now;
  await deadlines.attach(ctx, {
    node: { id, legalEntityId, reference: task.onReference ?? entity.name.slice(0, 20) },
    rule: RULE,
    engineInput: { anchorAt: setAt.toISOString(), days: Math.max(days, 0) },
    place,
    assigneeId: ownerId ?? null,
  });
}

/** It is done: the clock has nothing to count any more. */
export async function stopClock(ctx: Context, { id }: Task): Promise<void> {
  const clock = await deadlines.findClock(ctx, id, RULE);
  if (clock) await deadlines.settle(ctx, id, RULE, ctx.now);
}

export const giveClock = (ctx: Context, { id, ownerId }: Task): Promise<void> =>
  deadlines.reassign(ctx, id, ownerId ?? null);
