import {
  type Breach,
  BreachRisk,
  BreachRole,
  ControllerNotice,
  type Deadline,
  DeadlineState,
  ExemptionGround,
  isBreachDecided,
  tellingObstacle,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { entityAndPlace } from '../organisations/place.ts';

/** The 72 hours of GDPR 33(1). */
export const NOTIFICATION = 'GDPR_33_1';
/** The complement that the CNIL asks for, GDPR 33(4). */
export const COMPLEMENT = 'GDPR_33_4_CNIL_72H';
/** The communication to the persons, GDPR 34(1). */
export const TELLING = 'GDPR_34_1';
/** The notice of a processor to the controller, GDPR 33(2). */
export const CONTROLLER_NOTICE = 'GDPR_33_2_CONTRACT';

interface ClockOf {
  nodeId?: string;
  rule: string;
  anchorAt: Date;
  hours?: number | null;
  /** What the rule asks beside, or instead of, the anchor. */
  engineInput?: deadlines.ClockFacts;
}

/** Sets a clock on the breach, or on one of its notices. */
export async function attachClock(ctx: Context, breach: Breach, clock: ClockOf): Promise<void> {
  const { place } = await entityAndPlace(ctx, breach.legalEntityId);
  const { legalEntityId, reference, assigneeId = null } = breach;
  const facts = { anchorAt: clock.anchorAt.toISOString() };
  await deadlines.attach(ctx, {
    node: { id: clock.nodeId ?? breach.id, legalEntityId, reference },
    rule: clock.rule,
    engineInput: clock.engineInput ?? (clock.hours ? { ...facts, hours: clock.hours } : facts),
    place,
    assigneeId,
  });
}

const stands = (clock: Deadline | null): clock is Deadline =>
  clock !== null && clock.state !== DeadlineState.CANCELLED;

export const noticesOf = (ctx: Context, breach: Breach): Promise<ControllerNotice[]> =>
  ctx.em.find(ControllerNotice, { breachId: breach.id }, { orderBy: { id: 'asc' } });

/** Lists sort by the nearest clock of the breach: a stored copy, written by the verbs alone. */
export async function showNearest(ctx: Context, breach: Breach): Promise<void> {
  await ctx.em.flush();
  const nodes = [breach.id];
  if (breach.role === BreachRole.PROCESSOR) nodes.push(...(await noticesOf(ctx, breach)).map(({ id }) => id));
  const due = await Promise.all(nodes.map((id) => deadlines.nearestDueAt(ctx, id)));
  const running = due.filter((at) => at !== null).map((at) => at.getTime());
  breach.dueAt = running.length > 0 ? new Date(Math.min(...running)) : null;
}

async function anchorAtAwareness(
  ctx: Context,
  breach: Breach,
  clock: Omit<ClockOf, 'anchorAt'>,
): Promise<void> {
  const anchorAt = breach.awareAt as Date;
  const before = await deadlines.findClock(ctx, clock.nodeId ?? breach.id, clock.rule);
  if (before)
    await deadlines.recompute(ctx, before, { anchorAt: anchorAt.toISOString() }, 'AWARENESS_CORRECTED');
  else await attachClock(ctx, breach, { ...clock, anchorAt });
}

/** The clock of one customer runs from the processor's own awareness, by the hours of their contract. */
export const runNoticeClock = (ctx: Context, breach: Breach, notice: ControllerNotice): Promise<void> =>
  anchorAtAwareness(ctx, breach, {
    nodeId: notice.id,
    rule: CONTROLLER_NOTICE,
    hours: notice.noticeHours ?? null,
  });

/** Sets the clocks that run from awareness, or sets them anew when awareness was corrected. */
export async function runClocks(ctx: Context, breach: Breach): Promise<void> {
  if (breach.role === BreachRole.PROCESSOR) {
    for (const notice of await noticesOf(ctx, breach)) await runNoticeClock(ctx, breach, notice);
  } else await anchorAtAwareness(ctx, breach, { rule: NOTIFICATION });
  await showNearest(ctx, breach);
}

/**
 * Brings the 72 hours in line with the decision: no notification cancels them with the reason, a notification that was
 * decided after all sets them anew from awareness. What was met stays met.
 */
async function followNotification(ctx: Context, breach: Breach): Promise<void> {
  const clock = await deadlines.findClock(ctx, breach.id, NOTIFICATION);
  if (!breach.notifyAuthority && !breach.notifiedAt) {
    if (stands(clock)) await deadlines.cancel(ctx, clock, 'DECIDED_NOT_TO_NOTIFY');
  } else await runAgain(ctx, breach, clock);
}

async function runAgain(ctx: Context, breach: Breach, clock: Deadline | null): Promise<void> {
  if (stands(clock)) return;
  await attachClock(ctx, breach, { rule: NOTIFICATION, anchorAt: breach.awareAt as Date });
}

/** The decision by which the 72 hours were cancelled stands no more: they run again, from the same awareness. */
export async function followReopening(ctx: Context, breach: Breach): Promise<void> {
  if (breach.role === BreachRole.PROCESSOR || !breach.awareAt || breach.notifiedAt) return;
  await runAgain(ctx, breach, await deadlines.findClock(ctx, breach.id, NOTIFICATION));
  await showNearest(ctx, breach);
}

/** Brings the clock of GDPR 34(1) in line with the decision, the exemptions and what the persons were told. */
export async function followTelling(ctx: Context, breach: Breach, decidedAt: Date): Promise<void> {
  const clock = await deadlines.findClock(ctx, breach.id, TELLING);
  if (breach.risk !== BreachRisk.HIGH_RISK) {
    if (stands(clock)) await deadlines.cancel(ctx, clock, 'HIGH_RISK_NOT_DECIDED');
    return;
  }
  if (tellingObstacle(breach)) {
    if (!stands(clock)) await attachClock(ctx, breach, { rule: TELLING, anchorAt: decidedAt });
    return;
  }
  if (!stands(clock)) return;
  if (breach.communicatedAt) await deadlines.settle(ctx, breach.id, TELLING, breach.communicatedAt);
  else if (breach.exemptionGround === ExemptionGround.DISPROPORTIONATE_EFFORT) {
    await deadlines.settle(ctx, breach.id, TELLING, breach.publicNoticeAt as Date);
  } else await deadlines.cancel(ctx, clock, `EXEMPT_${breach.exemptionGround}`);
}

/** Brings every clock in line with a decision that was just made. */
export async function followDecision(ctx: Context, breach: Breach, decidedAt: Date): Promise<void> {
  if (!isBreachDecided(breach)) return;
  await followNotification(ctx, breach);
  await followTelling(ctx, breach, decidedAt);
  await showNearest(ctx, breach);
}

/** Gives the open clocks of a breach and of its notices to another person. */
export async function reassignClocks(ctx: Context, breach: Breach): Promise<void> {
  await ctx.em.flush();
  const assigneeId = breach.assigneeId ?? null;
  await deadlines.reassign(ctx, breach.id, assigneeId);
  for (const { id } of await noticesOf(ctx, breach)) await deadlines.reassign(ctx, id, assigneeId);
}
