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
import { type Circle, circleOf, circles } from './recipient.service.ts';
import { clockOf, policyOf } from './standing.service.ts';
import {
  type LineOwner,
  type StepLine,
  supersedeOlder,
  supersedeOthersAhead,
  writeLines,
} from './step-lines.service.ts';

const HOUR = 3_600_000;

/** Whether its alerts go out. */
const isOpen = ({ state }: Deadline): boolean =>
  state === DeadlineState.RUNNING || state === DeadlineState.MISSED;

/** A clock as far as its steps and whoever is told of them go. */
export type Laddered = LineOwner & Pick<Deadline, 'assigneeId'>;

type Told = LadderStep & Audience;

/** The rows of these alerts for whoever is to be told now. */
const linesOf = (circle: Circle, owner: Laddered, alerts: readonly Told[]): Omit<StepLine, 'state'>[] =>
  alerts.flatMap(({ code, dueAt, recipients, channels }) =>
    circle
      .who(recipients)
      .flatMap((recipientId) => channels.map((channel) => ({ owner, code, dueAt, recipientId, channel }))),
  );

const as =
  (state: AlertStepState) =>
  (line: Omit<StepLine, 'state'>): StepLine => ({ ...line, state });

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
  const lines = linesOf(await circleOf(ctx, clock), clock, [{ ...step, ...audience }]);
  const others = lines.filter(({ recipientId }) => recipientId !== without);
  await writeLines(ctx, others.map(as(AlertStepState.PLANNED)));
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

/** Where a clock stands on its ladder now, by the policy that holds for it. */
async function standOf(ctx: Context, deadline: Deadline) {
  const { policy, round } = await policyOf(ctx, deadline);
  const clock = clockOf(deadline);
  return { policy, round, clock, view: ladderAt(clock, ctx.now.toISOString(), policy) };
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
  const { policy, round, clock, view } = await standOf(ctx, deadline);
  const circle = await circleOf(ctx, deadline);
  const due = latest(linesOf(circle, deadline, dueOf(view)));
  const lines = [...due, ...linesOf(circle, deadline, view.ahead).map(as(AlertStepState.PLANNED))];
  await writeLines(ctx, lines);
  const isTold = lines.length > 0 || (!view.current && view.ahead.length === 0);
  Object.assign(deadline, { policyRound: round, nextTurnAt: turnOf(ctx, clock, policy, isTold) });
}

/**
 * Brings clocks up to now: marks them missed, writes the alert that is due for whoever is to be told by now, and takes
 * back the older ones that did not go out. Their rows are locked by the caller. A number of statements for all of them,
 * not for each. Running it twice changes nothing.
 */
export async function tendClocks(ctx: Context, deadlines: readonly Deadline[]): Promise<void> {
  const open = deadlines.filter(isOpen);
  for (const deadline of deadlines) {
    if (isOpen(deadline)) markIfMissed(ctx, deadline);
    else deadline.nextTurnAt = null;
  }
  await layAhead(ctx, await outdated(ctx, open));
  const circleFor = circles(ctx);
  const lines: StepLine[] = [];
  for (const deadline of open) {
    const { policy, clock, view } = await standOf(ctx, deadline);
    const due = latest(linesOf(await circleFor(deadline), deadline, dueOf(view)));
    lines.push(...due.filter(({ state }) => state === AlertStepState.PLANNED));
    deadline.nextTurnAt = turnOf(ctx, clock, policy, due.length > 0 || !view.current);
  }
  await writeLines(ctx, lines);
  await supersedeOlder(ctx, open);
}

/** Those whose alerts were planned under an earlier round of the policies. */
export async function outdated(ctx: Context, deadlines: readonly Deadline[]): Promise<Deadline[]> {
  const found: Deadline[] = [];
  for (const deadline of deadlines) {
    if (deadline.policyRound < (await policyOf(ctx, deadline)).round) found.push(deadline);
  }
  return found;
}

/**
 * Plans what is still to come by the policy that holds now; what went out stays, and what came due goes out as it was. An
 * alert that the new policy would have given before now is not made up for, unless nobody was told of anything yet.
 */
export async function layAhead(ctx: Context, deadlines: readonly Deadline[]): Promise<void> {
  if (deadlines.length === 0) return;
  const told = await toldBefore(ctx, deadlines);
  const circleFor = circles(ctx);
  const lines: StepLine[] = [];
  for (const deadline of deadlines) {
    const { policy, round, clock, view } = await standOf(ctx, deadline);
    const circle = await circleFor(deadline);
    const due = latest(linesOf(circle, deadline, dueOf(view)));
    lines.push(...(told.has(deadline.id) ? due.map(as(AlertStepState.SUPERSEDED)) : due));
    lines.push(...linesOf(circle, deadline, view.ahead).map(as(AlertStepState.PLANNED)));
    Object.assign(deadline, { policyRound: round, nextTurnAt: turnOf(ctx, clock, policy, true) });
  }
  const moved = await writeLines(ctx, lines, true);
  const changed = new Set([...moved, ...(await supersedeOthersAhead(ctx, deadlines, lines))]);
  for (const deadline of deadlines.filter(({ id }) => changed.has(id))) {
    const { rule, nodeId, round } = deadline;
    const dueAt = deadline.dueAt?.toISOString() ?? null;
    ctx.record('deadline.replanned', deadline, { rule, nodeId, dueAt, round });
  }
}

/** The clocks of which an alert of the present round has come due, by their ids. */
async function toldBefore(ctx: Context, deadlines: readonly Deadline[]): Promise<Set<string>> {
  const rows = await ctx.sql<{ id: string }>(
    `select id from unnest($2::uuid[], $3::int[]) as c (id, round)
     where exists (select from alert_step where organisation_id = $1 and deadline_id = c.id and round = c.round
                     and due_at <= $4)`,
    [ctx.organisationId, deadlines.map(({ id }) => id), deadlines.map(({ round }) => round), ctx.now],
  );
  return new Set(rows.map(({ id }) => id));
}
