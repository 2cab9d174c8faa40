import {
  conflict,
  Deadline,
  type DeadlineAction,
  DeadlineState,
  deadlineObstacle,
  invalidField,
  type ReassignDeadlineInput,
  ruleBroken,
  type SnoozeDeadlineInput,
  snoozeObstacle,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { isSame } from '../no-change.ts';
import { codesOf, give, layAnew, locked, nextRound } from './deadline.service.ts';
import { layAhead, supersedeSteps } from './ladder.service.ts';
import { circleOf } from './recipient.service.ts';
import { clockOf, policyOf } from './standing.service.ts';

/** The clock in the version that the caller knew, locked; refused where that verb is not open on it. */
async function taken(
  ctx: Context,
  action: DeadlineAction,
  { id, version }: { id: string; version: number },
): Promise<Deadline> {
  ctx.require('deadlines:write');
  const deadline = await locked(ctx, await ctx.get(Deadline, id));
  if (deadline.version !== version) throw conflict();
  const obstacle = deadlineObstacle(action, deadline, ctx.now);
  if (obstacle) throw ruleBroken(obstacle);
  return deadline;
}

/**
 * Someone says that they know. Alerts that were due and have not gone out are taken back; the coming ones go out, unless
 * the policy has them silent up to the due instant; the daily repeats of a missed clock always do.
 */
export async function acknowledge(ctx: Context, id: string, version: number): Promise<Deadline> {
  const deadline = await taken(ctx, 'acknowledge', { id, version });
  Object.assign(deadline, {
    acknowledgedAt: ctx.now,
    acknowledgedById: ctx.actor.userId,
    updatedAt: ctx.now,
  });
  if (deadline.state === DeadlineState.RUNNING) {
    await supersedeSteps(ctx, deadline.id, ctx.now.toISOString());
    if ((await policyOf(ctx, deadline)).policy.acknowledgementSilences) await layAhead(ctx, [deadline]);
  }
  ctx.record('deadline.acknowledged', deadline, codesOf(deadline));
  return deadline;
}

/** Puts the alerts off: one comes then, for all that would have come meanwhile. The due instant never waits. */
export async function snooze(
  ctx: Context,
  { until, ...input }: Pick<SnoozeDeadlineInput, 'id' | 'version' | 'until'>,
): Promise<Deadline> {
  const deadline = await taken(ctx, 'snooze', input);
  if (isSame(until, deadline.snoozedUntil)) return deadline;
  const { policy } = await policyOf(ctx, deadline);
  const clock = clockOf(deadline);
  const obstacle = clock.dueAt && snoozeObstacle({ ...clock, dueAt: clock.dueAt }, until, ctx.now, policy);
  if (obstacle) throw ruleBroken(obstacle);
  nextRound(ctx, deadline, 'SNOOZED');
  deadline.snoozedUntil = until;
  await layAnew(ctx, deadline);
  ctx.record('deadline.snoozed', deadline, { ...codesOf(deadline), until: until.toISOString() });
  return deadline;
}

/** Gives one clock to a member who may read it, or back to whoever is the DPO. */
export async function reassignOne(
  ctx: Context,
  { assigneeId = null, ...input }: Pick<ReassignDeadlineInput, 'id' | 'version' | 'assigneeId'>,
): Promise<Deadline> {
  const deadline = await taken(ctx, 'reassign', input);
  if (assigneeId && !(await circleOf(ctx, deadline)).has(assigneeId)) {
    throw invalidField('assigneeId', 'NOT_A_MEMBER');
  }
  await give(ctx, deadline, assigneeId);
  return deadline;
}
