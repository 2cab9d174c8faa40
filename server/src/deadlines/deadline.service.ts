import { isDeepStrictEqual } from 'node:util';
import { LockMode } from '@mikro-orm/core';
import {
  type AlertChannel,
  computeDeadline,
  Deadline,
  type DeadlineInput,
  type DeadlineResult,
  DeadlineRevision,
  DeadlineState,
  euCalendar,
  invalidInput,
  isInvalid,
  isLate,
  notFound,
  parseInstant,
  type RevisionReason,
  RULES_VERSION,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { withChoices } from './counting.service.ts';
import { ring } from './doorbell.service.ts';
import { layLadder, markIfMissed, outdated, supersedeSteps, tendClocks } from './ladder.service.ts';
import { readAlerts } from './notification.service.ts';

/** Where a rule is applied: the legal entity's zone, country and public holidays. */
export interface Place {
  timeZone: string;
  country: string;
  holidayZone?: string | null;
}

/** What a clock hangs on. */
export interface ClockNode {
  id: string;
  legalEntityId: string;
  reference: string;
}

/** The facts of a computation, without the rule and the place. */
export type ClockFacts = Omit<DeadlineInput, 'rule' | 'timeZone' | 'country' | 'holidayZone'>;

export interface NewClock {
  node: ClockNode;
  rule: string;
  engineInput: ClockFacts;
  place: Place;
  assigneeId?: string | null;
}

/** One clock: itself, or the node that it hangs on and its rule. */
export type ClockRef = Deadline | { nodeId: string; rule: string };

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));
const isoOf = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

/** The date by the law, at the unit's now. Facts that cannot be judged are INVALID_INPUT, by field. */
function compute(ctx: Context, input: DeadlineInput): DeadlineResult {
  const result = computeDeadline(input, euCalendar, ctx.now.toISOString());
  if (isInvalid(result)) {
    throw invalidInput(
      ...result.invalid.map((problem) => ({ ...problem, path: ['input', ...problem.path] })),
    );
  }
  return result;
}

/** The columns that a computation fills. */
const computed = (input: DeadlineInput, result: DeadlineResult): Partial<Deadline> => ({
  kind: result.kind,
  inputs: { ...input, rulesVersion: RULES_VERSION, calendar: euCalendar.version },
  anchorAt: new Date(parseInstant(input.anchorAt)?.epochMilliseconds as number),
  dueAt: dateOf(result.dueAt),
  dueOn: result.dueOn,
  strictDueAt: dateOf(result.strictDueAt),
  notBeforeAt: dateOf(result.notBeforeAt),
  baseDueOn: result.baseDueOn,
  warnings: result.warnings,
  trace: result.trace,
});

/** The last day by a rule that needs no other facts; null where there is none. Nothing is stored. */
export function dueOn(rule: string, anchorAt: Date, place: Place): string | null {
  const result = computeDeadline(
    { rule, anchorAt: anchorAt.toISOString(), ...place },
    euCalendar,
    anchorAt.toISOString(),
  );
  return isInvalid(result) ? null : result.dueOn;
}

/** What the trail says of a clock: codes and ids. */
export const codesOf = ({ rule, nodeId, dueAt, round, state }: Deadline) => ({
  rule,
  nodeId,
  dueAt: isoOf(dueAt),
  round,
  state,
});

/** The clock of that rule on a node; null if there is none. Its row is not locked. */
export const findClock = (ctx: Context, nodeId: string, rule: string): Promise<Deadline | null> =>
  ctx.em.findOne(Deadline, { organisationId: ctx.organisationId, nodeId, rule });

/** Locks the row against deliveries and other changes, and reads it again. */
async function lock(ctx: Context, ref: ClockRef): Promise<Deadline | null> {
  await ctx.em.flush();
  const where = ref instanceof Deadline ? { id: ref.id } : { nodeId: ref.nodeId, rule: ref.rule };
  return ctx.em.findOne(
    Deadline,
    { organisationId: ctx.organisationId, ...where },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
}

/** The same, of a clock that is there. */
export async function locked(ctx: Context, ref: ClockRef): Promise<Deadline> {
  const deadline = await lock(ctx, ref);
  if (!deadline) throw notFound();
  return deadline;
}

/**
 * Sets a clock on a node and plans its alerts. A node has one clock of a rule: where there is one already, it is set
 * anew by these facts and what it was is kept.
 */
export async function attach(ctx: Context, clock: NewClock): Promise<Deadline> {
  const { node, rule, place, assigneeId = null } = clock;
  const facts: DeadlineInput = { ...clock.engineInput, rule, ...place };
  const existing = await lock(ctx, { nodeId: node.id, rule });
  if (existing) {
    existing.assigneeId = assigneeId;
    return revise(ctx, existing, facts, 'ATTACHED_AGAIN', true);
  }
  const input = await withChoices(ctx, facts, node.legalEntityId);
  const result = compute(ctx, input);
  const deadline = ctx.make(Deadline, {
    legalEntityId: node.legalEntityId,
    nodeId: node.id,
    onReference: node.reference,
    rule,
    state: result.state,
    round: 1,
    assigneeId,
    ...computed(input, result),
  });
  markIfMissed(ctx, deadline);
  await layLadder(ctx, deadline);
  ctx.afterCommit.push(ring);
  ctx.record('deadline.planned', deadline, codesOf(deadline));
  return deadline;
}

/** Keeps what the clock was, and opens its next round. */
export function nextRound(ctx: Context, deadline: Deadline, reason: RevisionReason): void {
  ctx.make(DeadlineRevision, {
    deadlineId: deadline.id,
    legalEntityId: deadline.legalEntityId,
    round: deadline.round,
    dueAt: deadline.dueAt ?? null,
    reason,
    inputs: deadline.inputs,
  });
  Object.assign(deadline, { round: deadline.round + 1, updatedAt: ctx.now });
}

/** Replaces the alerts that have not gone out by those of the present round. */
export async function layAnew(ctx: Context, deadline: Deadline): Promise<void> {
  await supersedeSteps(ctx, deadline.id);
  await layLadder(ctx, deadline);
  ctx.afterCommit.push(ring);
}

/** Nobody has said that they know, or put it off: a new date is told to everyone anew. */
const UNTOUCHED = { acknowledgedAt: null, acknowledgedById: null, snoozedUntil: null };

/** Computes the clock from `input`, keeps what it was, and replaces its alerts. */
async function revise(
  ctx: Context,
  deadline: Deadline,
  facts: DeadlineInput,
  reason: RevisionReason,
  reopen: boolean,
): Promise<Deadline> {
  const input = await withChoices(ctx, facts, deadline.legalEntityId);
  const result = compute(ctx, input);
  const dueBefore = isoOf(deadline.dueAt);
  nextRound(ctx, deadline, reason);
  Object.assign(deadline, computed(input, result));
  if (reopen) Object.assign(deadline, { settledAt: null, cancelReason: null });
  if (deadline.settledAt) {
    deadline.state = outcome(deadline, deadline.settledAt);
  } else if (!deadline.cancelReason) {
    Object.assign(deadline, { state: result.state, ...UNTOUCHED });
    markIfMissed(ctx, deadline);
  }
  await layAnew(ctx, deadline);
  ctx.record('deadline.recomputed', deadline, { ...codesOf(deadline), dueBefore, reason });
  return deadline;
}

/**
 * Computes a clock again because a fact changed: receipt, pause, extension, awareness. What it was is kept, its alerts
 * are planned anew, and none of the old ones goes out once this is committed.
 *
 * @param changes the facts that changed; null takes one back
 * @param reason what changed, by code, as in EXTENDED
 */
export async function recompute(
  ctx: Context,
  ref: ClockRef,
  changes: Partial<ClockFacts & Place>,
  reason: RevisionReason,
): Promise<Deadline> {
  const deadline = await locked(ctx, ref);
  return revise(ctx, deadline, { ...factsOf(deadline), ...changes }, reason, false);
}

/** What it was computed from, without the versions of rules and calendar. */
function factsOf({ inputs }: Deadline): DeadlineInput {
  const { rulesVersion: _version, calendar: _calendar, ...facts } = inputs;
  return facts as unknown as DeadlineInput;
}

const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a ?? null, b ?? null);

/**
 * Counts an open clock again because the organisation chose otherwise. Where its date is another one what it was is kept
 * and its alerts are planned anew; where the choice does not reach it nothing happens.
 *
 * @returns whether its date is another one
 */
export async function follow(ctx: Context, ref: Deadline, reason: RevisionReason): Promise<boolean> {
  const deadline = await locked(ctx, ref);
  const before = factsOf(deadline);
  const input = await withChoices(ctx, before, deadline.legalEntityId);
  if (isSame(before.policy, input.policy) && isSame(before.ownDays, input.ownDays)) return false;
  const result = compute(ctx, input);
  const dates = ({ dueAt, notBeforeAt }: Pick<Deadline, 'dueAt' | 'notBeforeAt'>) => [
    isoOf(dueAt),
    isoOf(notBeforeAt),
  ];
  const columns = computed(input, result);
  if (isSame(dates(deadline), dates(columns as Deadline))) {
    // The same date for other reasons: the trace says which.
    Object.assign(deadline, columns, { updatedAt: ctx.now });
    return false;
  }
  await revise(ctx, deadline, before, reason, false);
  return true;
}

const outcome = ({ dueAt }: Deadline, at: Date): DeadlineState =>
  dueAt && isLate(dueAt, at) ? DeadlineState.MET_LATE : DeadlineState.MET;

/** Ends a clock because the law's condition was met at `at`: MET or MET_LATE. Settling it twice changes nothing. */
export async function settle(ctx: Context, nodeId: string, rule: string, at: Date): Promise<Deadline> {
  const deadline = await locked(ctx, { nodeId, rule });
  if (deadline.settledAt || deadline.state === DeadlineState.CANCELLED) return deadline;
  Object.assign(deadline, {
    settledAt: at,
    state: outcome(deadline, at),
    nextTurnAt: null,
    updatedAt: ctx.now,
  });
  await supersedeSteps(ctx, deadline.id);
  await readAlerts(ctx, deadline.id);
  ctx.record('deadline.settled', deadline, { ...codesOf(deadline), settledAt: at.toISOString() });
  return deadline;
}

/** Ends a clock that has nothing to measure any more, with the reason by code. A settled one keeps its outcome. */
export async function cancel(ctx: Context, ref: ClockRef, reason: string): Promise<Deadline> {
  const deadline = await locked(ctx, ref);
  if (deadline.settledAt || deadline.state === DeadlineState.CANCELLED) return deadline;
  Object.assign(deadline, {
    cancelReason: reason,
    state: DeadlineState.CANCELLED,
    nextTurnAt: null,
    updatedAt: ctx.now,
  });
  await supersedeSteps(ctx, deadline.id);
  await readAlerts(ctx, deadline.id);
  ctx.record('deadline.cancelled', deadline, { ...codesOf(deadline), reason });
  return deadline;
}

/** Gives a clock to another person, who hears of what is due at once; its date does not change. */
export async function give(ctx: Context, deadline: Deadline, assigneeId: string | null): Promise<void> {
  if (deadline.state === DeadlineState.CANCELLED || deadline.assigneeId === assigneeId) return;
  nextRound(ctx, deadline, 'REASSIGNED');
  deadline.assigneeId = assigneeId;
  await layAnew(ctx, deadline);
  ctx.record('deadline.reassigned', deadline, { ...codesOf(deadline), assigneeId });
}

/** The same of the open clocks of a node. */
export async function reassign(ctx: Context, nodeId: string, assigneeId: string | null): Promise<void> {
  const clocks = await ctx.em.find(Deadline, { organisationId: ctx.organisationId, nodeId, settledAt: null });
  for (const clock of clocks) await give(ctx, await locked(ctx, clock), assigneeId);
}

/** The due instant of the nearest clock of a node that still runs; null if there is none. For lists that sort by it. */
export async function nearestDueAt(ctx: Context, nodeId: string): Promise<Date | null> {
  const [row] = await ctx.sql<{ due: string | null }>(
    `select min(due_at) as due from deadline
     where organisation_id = $1 and node_id = $2 and state in ('RUNNING', 'MISSED') and kind <> 'NOT_BEFORE'`,
    [ctx.organisationId, nodeId],
  );
  return row?.due ? new Date(row.due) : null;
}

/**
 * Brings clocks up to now, see `tendClocks`; gives how many. One that another process has done, or that is being changed,
 * is left out: whoever holds many clocks waits for none.
 */
export async function tend(ctx: Context, ids: readonly string[]): Promise<number> {
  const free = await ctx.em.find(
    Deadline,
    { organisationId: ctx.organisationId, id: { $in: [...ids] } },
    { lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
  );
  const late = new Set(await outdated(ctx, free));
  const due = free.filter(
    (deadline) => (deadline.nextTurnAt && deadline.nextTurnAt <= ctx.now) || late.has(deadline),
  );
  await tendClocks(ctx, due);
  return due.length;
}

/** The steps of a clock that are due, and the next one with the milliseconds until then. */
export async function stepsOf(
  ctx: Context,
  id: string,
): Promise<{ due: { id: string; channel: AlertChannel }[]; next: { id: string; in: number } | null }> {
  const rows = await ctx.sql<{ id: string; channel: AlertChannel; due_at: string }>(
    `select id, channel, due_at from alert_step
     where organisation_id = $1 and deadline_id = $2 and state in ('PLANNED', 'CLAIMED') order by due_at, id`,
    [ctx.organisationId, id],
  );
  const waitOf = (row: { due_at: string }) => new Date(row.due_at).getTime() - ctx.now.getTime();
  const next = rows.find((row) => waitOf(row) > 0);
  return {
    due: rows.filter((row) => waitOf(row) <= 0).map(({ id, channel }) => ({ id, channel })),
    next: next ? { id: next.id, in: waitOf(next) } : null,
  };
}
