import {
  AlertStepState,
  type Audience,
  audienceOf,
  Deadline,
  DeadlineState,
  isMissed,
  type LadderClock,
  type LadderPolicy,
  type LadderStep,
  type LadderView,
  ladderAt,
  nextTurnAt,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { circleOf } from './recipient.service.ts';
import { clockOf, policyOf } from './standing.service.ts';
import { type StepLine, supersedeOlder, supersedeOthersAhead, writeLines } from './step-lines.service.ts';

const HOUR = 3_600_000;

/** Whether its alerts go out. */
const isOpen = ({ state }: Deadline): boolean =>
  state === DeadlineState.RUNNING || state === DeadlineState.MISSED;

/** The part of a clock that its steps repeat. */
export type Laddered = Pick<Deadline, 'id' | 'round' | 'legalEntityId' | 'assigneeId' | 'anchorAt' | 'dueAt'>;

type Told = LadderStep & Audience;

/** The rows of these alerts for whoever is to be told now. */
async function linesOf(
  ctx: Context,
  deadline: Laddered,
  alerts: readonly Told[],
): Promise<Omit<StepLine, 'state'>[]> {
  const circle = await circleOf(ctx, deadline);
  return alerts.flatMap(({ code, dueAt, recipients, channels }) =>
    circle
      .who(recipients)
      .flatMap((recipientId) => channels.map((channel) => ({ code, dueAt, recipientId, channel }))),
  );
}

/** Of what has come due each person gets the latest by each channel: one alert and not a flood. */
function latest(lines: readonly Omit<StepLine, 'state'>[]): StepLine[] {
  const last = new Map(lines.map((line) => [`${line.recipientId} ${line.channel}`, line]));
  const kept = new Set(last.values());
  return lines.map((line) => ({
    ...line,
    state: kept.has(line) ? AlertStepState.PLANNED : AlertStepState.SUPERSEDED,
  }));
}

const dueOf = ({ missed, current }: LadderView): Told[] => (current ? [...missed, current] : missed);

/** One step for whoever is to be told of it now, `without` aside. Gives how many rows stand for it. */
export async function ensureSteps(
  ctx: Context,
  clock: Laddered,
  step: LadderStep,
  without?: string,
): Promise<number> {
  const deadline = await ctx.get(Deadline, clock.id);
  const { policy } = await policyOf(ctx, deadline);
  const audience = audienceOf(clockOf(deadline), policy, step.code);
  const lines = await linesOf(ctx, clock, [{ ...step, ...audience }]);
  const others = lines.filter(({ recipientId }) => recipientId !== without);
  await writeLines(
    ctx,
    clock,
    others.map((line) => ({ ...line, state: AlertStepState.PLANNED })),
  );
  return others.length;
}

/** Takes back what has not gone out yet: all of it, or what came due before an instant. */
export async function supersedeSteps(
  ctx: Context,
  deadlineId: string,
  dueBefore: string | null = null,
): Promise<void> {
  await ctx.sql(
    `update alert_step set state = 'SUPERSEDED', updated_at = $3, version = version + 1
     where organisation_id = $1 and deadline_id = $2
       and (state = 'PLANNED' or (state = 'CLAIMED' and $4::timestamptz is null))
       and ($4::timestamptz is null or due_at < $4)`,
    [ctx.organisationId, deadlineId, ctx.now, dueBefore],
  );
}

/** When to look at the clock again. With nobody to tell, each hour: someone may have joined. */
function turnOf(ctx: Context, clock: LadderClock, policy: LadderPolicy, told: boolean): Date | null {
  const next = nextTurnAt(clock, ctx.now.toISOString(), policy);
  const hence = ctx.now.getTime() + HOUR;
  if (!told) return new Date(Math.min(hence, next ? Date.parse(next) : hence));
  return next ? new Date(next) : null;
}

/** Says that the last instant has passed, once. A clock that came too late into the system is missed from the start. */
export function markIfMissed(ctx: Context, deadline: Deadline): boolean {
  if (deadline.state !== DeadlineState.RUNNING) return false;
  const clock = clockOf(deadline);
  if (!isMissed(clock, ctx.now.toISOString())) return false;
  deadline.state = DeadlineState.MISSED;
  ctx.record('deadline.missed', deadline, {
    rule: deadline.rule,
    nodeId: deadline.nodeId,
    dueAt: clock.dueAt,
  });
  return true;
}

/**
 * Plans the alerts of the clock's present round. What is already behind is superseded by the latest of it, so that a
 * clock that is recorded late gives one alert for what is due now.
 */
export async function layLadder(ctx: Context, deadline: Deadline): Promise<void> {
  if (!isOpen(deadline)) {
    deadline.nextTurnAt = null;
    return;
  }
  const { policy, round } = await policyOf(ctx, deadline);
  const clock = clockOf(deadline);
  const view = ladderAt(clock, ctx.now.toISOString(), policy);
  const due = latest(await linesOf(ctx, deadline, dueOf(view)));
  const ahead = await linesOf(ctx, deadline, view.ahead);
  const lines = [...due, ...ahead.map((line) => ({ ...line, state: AlertStepState.PLANNED }))];
  await writeLines(ctx, deadline, lines);
  const isTold = lines.length > 0 || (!view.current && view.ahead.length === 0);
  Object.assign(deadline, { policyRound: round, nextTurnAt: turnOf(ctx, clock, policy, isTold) });
}

/**
 * Brings a clock up to now: marks it missed, writes the alert that is due for whoever is to be told by now, and takes
 * back the older ones that did not go out. Its row is locked by the caller. Running it twice changes nothing.
 */
export async function tendClock(ctx: Context, deadline: Deadline): Promise<void> {
  if (!isOpen(deadline)) {
    deadline.nextTurnAt = null;
    return;
  }
  markIfMissed(ctx, deadline);
  const { policy, round } = await policyOf(ctx, deadline);
  if (deadline.policyRound < round) await layAhead(ctx, deadline);
  const clock = clockOf(deadline);
  const view = ladderAt(clock, ctx.now.toISOString(), policy);
  const due = latest(await linesOf(ctx, deadline, dueOf(view)));
  await writeLines(
    ctx,
    deadline,
    due.filter(({ state }) => state === AlertStepState.PLANNED),
  );
  await supersedeOlder(ctx, deadline);
  deadline.nextTurnAt = turnOf(ctx, clock, policy, due.length > 0 || !view.current);
}

/**
 * Plans what is still to come by the policy that holds now; what went out stays, and what came due goes out as it was. An
 * alert that the new policy would have given before now is not made up for, unless nobody was told of anything yet.
 */
export async function layAhead(ctx: Context, deadline: Deadline): Promise<void> {
  const { policy, round } = await policyOf(ctx, deadline);
  const clock = clockOf(deadline);
  const view = ladderAt(clock, ctx.now.toISOString(), policy);
  const [{ told } = { told: false }] = await ctx.sql<{ told: boolean }>(
    `select exists (select from alert_step where organisation_id = $1 and deadline_id = $2 and round = $3
                      and due_at <= $4) as told`,
    [ctx.organisationId, deadline.id, deadline.round, ctx.now],
  );
  const due = latest(await linesOf(ctx, deadline, dueOf(view)));
  const behind = told ? due.map((line) => ({ ...line, state: AlertStepState.SUPERSEDED })) : due;
  const ahead = await linesOf(ctx, deadline, view.ahead);
  const lines = [...behind, ...ahead.map((line) => ({ ...line, state: AlertStepState.PLANNED }))];
  const moved = await writeLines(ctx, deadline, lines, true);
  const taken = await supersedeOthersAhead(ctx, deadline, lines);
  Object.assign(deadline, { policyRound: round, nextTurnAt: turnOf(ctx, clock, policy, true) });
  if (moved + taken === 0) return;
  const { rule, nodeId } = deadline;
  ctx.record('deadline.replanned', deadline, { rule, nodeId, dueAt: clock.dueAt, round: deadline.round });
}
