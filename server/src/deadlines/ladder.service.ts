import {
  AlertChannel,
  AlertStepState,
  alertUrgency,
  type Deadline,
  DeadlineState,
  isEscalated,
  isMissed,
  type LadderClock,
  type LadderStep,
  ladderAt,
  nextTurnAt,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { recipientsOf } from './recipient.service.ts';

const HOUR = 3_600_000;

/** What the ladder is made from. */
export const clockOf = (
  deadline: Pick<Deadline, 'kind' | 'anchorAt' | 'dueAt' | 'notBeforeAt'>,
): LadderClock => ({
  kind: deadline.kind,
  anchorAt: deadline.anchorAt.toISOString(),
  dueAt: deadline.dueAt?.toISOString() ?? null,
  notBeforeAt: deadline.notBeforeAt?.toISOString() ?? null,
});

/** Whether its alerts go out. */
const isOpen = ({ state }: Deadline): boolean =>
  state === DeadlineState.RUNNING || state === DeadlineState.MISSED;

interface StepRow {
  step: LadderStep;
  state: AlertStepState;
}

/** The part of a clock that its steps repeat. */
export type Laddered = Pick<Deadline, 'id' | 'round' | 'legalEntityId' | 'assigneeId' | 'anchorAt' | 'dueAt'>;

/**
 * Writes the steps for whoever is to be told now; those that are there already stay as they are. Gives how many there
 * are by now.
 */
async function writeSteps(
  ctx: Context,
  deadline: Laddered,
  rows: StepRow[],
  without?: string,
): Promise<number> {
  const recipients = await recipientsOf(ctx, deadline);
  const lines = rows.flatMap(({ step, state }) =>
    (isEscalated(step.code) ? recipients.escalated : recipients.first)
      .filter((recipientId) => recipientId !== without)
      .flatMap((recipientId) =>
        Object.values(AlertChannel).map((channel) => ({ ...step, state, recipientId, channel })),
      ),
  );
  if (lines.length === 0) return 0;
  const clock = {
    anchorAt: deadline.anchorAt.toISOString(),
    dueAt: deadline.dueAt?.toISOString() ?? null,
  };
  await ctx.sql(
    `insert into alert_step (id, organisation_id, created_at, updated_at, deadline_id, legal_entity_id, round,
                             code, channel, recipient_id, due_at, state, urgency, next_attempt_at)
     select id, $1, $2, $2, $3, $4, $5, code, channel, recipient_id, due_at, state, urgency, $6
     from unnest($7::uuid[], $8::text[], $9::text[], $10::uuid[], $11::timestamptz[], $12::text[], $13::smallint[])
       as s (id, code, channel, recipient_id, due_at, state, urgency)
     on conflict (organisation_id, deadline_id, round, code, recipient_id, channel) do nothing`,
    [
      ctx.organisationId,
      ctx.now,
      deadline.id,
      deadline.legalEntityId,
      deadline.round,
      ctx.realNow,
      lines.map(() => newId('AlertStep')),
      lines.map(({ code }) => code),
      lines.map(({ channel }) => channel),
      lines.map(({ recipientId }) => recipientId),
      lines.map(({ dueAt }) => dueAt),
      lines.map(({ state }) => state),
      lines.map(({ code }) => alertUrgency(clock, code)),
    ],
  );
  return lines.length;
}

/** One step for whoever is to be told of it now, `without` aside. Gives how many rows stand for it. */
export const ensureSteps = (
  ctx: Context,
  deadline: Laddered,
  step: LadderStep,
  without?: string,
): Promise<number> => writeSteps(ctx, deadline, [{ step, state: AlertStepState.PLANNED }], without);

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
function turnOf(ctx: Context, clock: LadderClock, told: boolean): Date | null {
  const next = nextTurnAt(clock, ctx.now.toISOString());
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
  const clock = clockOf(deadline);
  const { missed, current, ahead } = ladderAt(clock, ctx.now.toISOString());
  const going = current ? [current, ...ahead] : ahead;
  const written = await writeSteps(ctx, deadline, [
    ...missed.map((step) => ({ step, state: AlertStepState.SUPERSEDED })),
    ...going.map((step) => ({ step, state: AlertStepState.PLANNED })),
  ]);
  deadline.nextTurnAt = turnOf(ctx, clock, written > 0 || going.length === 0);
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
  const clock = clockOf(deadline);
  const { current } = ladderAt(clock, ctx.now.toISOString());
  let told = true;
  if (current) {
    told = (await ensureSteps(ctx, deadline, current)) > 0;
    if (told) await supersedeSteps(ctx, deadline.id, current.dueAt);
  }
  deadline.nextTurnAt = turnOf(ctx, clock, told);
}
