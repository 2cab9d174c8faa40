import { isLate } from './deadline.engine.ts';
import { DeadlineKind } from './deadline.terms.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a ladder is made from: a clock as it was computed. Instants are ISO 8601 with an offset. */
export interface LadderClock {
  kind: DeadlineKind;
  anchorAt: string;
  /** Null while it stands still. */
  dueAt: string | null;
  notBeforeAt?: string | null;
}

/** One alert of a clock: its code, and when it is to go out. */
export interface LadderStep {
  code: string;
  dueAt: string;
}

/** Days before the last day of a period of days, weeks or months. Product defaults, not law. */
const DAYS_BEFORE = [14, 7, 2];

/** Hours after awareness on a clock of hours, GDPR 33(1). Product defaults, not law. */
const HOURS_AFTER = [24, 48, 66];

/** Clocks up to this long are told in hours: 72 h with its variants, 24 h, 4 h. */
const LONGEST_IN_HOURS = 4 * DAY + HOUR;

const at = (code: string, time: number): LadderStep => ({ code, dueAt: new Date(time).toISOString() });
const OVERDUE = /^OVERDUE_(\d+)$/;

/** Whether the date is behind us and the act still owed: from here on the controller's representatives hear of it too. */
export const isEscalated = (code: string): boolean => code === 'AT_DUE' || OVERDUE.test(code);

/** Whether the clock is one of hours, GDPR 33(1) first of all: its alerts are urgent and never given up. */
export const isToldInHours = ({ anchorAt, dueAt }: Pick<LadderClock, 'anchorAt' | 'dueAt'>): boolean =>
  dueAt !== null && Date.parse(dueAt) - Date.parse(anchorAt) <= LONGEST_IN_HOURS;

/**
 * What goes out first when much is due at once: a breach and whatever else is counted in hours, then what is due or
 * overdue, then what lies ahead. Lower is sooner.
 */
export const ALERT_URGENCIES = [0, 1, 2] as const;

/** How urgent an alert of a clock is. It follows from the round that it belongs to, and does not change. */
export const alertUrgency = (
  clock: Pick<LadderClock, 'anchorAt' | 'dueAt'>,
  code: string,
): (typeof ALERT_URGENCIES)[number] => {
  if (isToldInHours(clock)) return 0;
  return isEscalated(code) ? 1 : 2;
};

function hourSteps(anchor: number, due: number): LadderStep[] {
  const after = HOURS_AFTER.map((hours) => at(`AFTER_PT${hours}H`, anchor + hours * HOUR));
  const length = due - anchor;
  const last = length < 66 * HOUR && length > 12 * HOUR ? [at('BEFORE_PT6H', due - 6 * HOUR)] : [];
  return [at('AT_START', anchor), ...[...after, ...last].filter((step) => Date.parse(step.dueAt) < due)];
}

const daySteps = (anchor: number, due: number): LadderStep[] =>
  DAYS_BEFORE.map((days) => at(`BEFORE_P${days}D`, due - days * DAY)).filter(
    (step) => Date.parse(step.dueAt) > anchor,
  );

/**
 * The alerts of a clock up to its due instant, in order of time. A clock that stands still has none, and one of kind
 * NOT_BEFORE a single one, when the act opens. What comes after the due instant is not written in advance:
 * `currentStep` counts it.
 */
export function planLadder(clock: LadderClock): LadderStep[] {
  if (clock.kind === DeadlineKind.NOT_BEFORE) {
    return clock.notBeforeAt ? [at('AT_OPENING', Date.parse(clock.notBeforeAt))] : [];
  }
  if (!clock.dueAt) return [];
  const [anchor, due] = [Date.parse(clock.anchorAt), Date.parse(clock.dueAt)];
  const steps = isToldInHours(clock) ? hourSteps(anchor, due) : daySteps(anchor, due);
  return [...steps, at('AT_DUE', due)].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

/** The daily repeat of a missed clock that falls at or just before `now`; null on its first day. */
function overdueStep(clock: LadderClock, now: number): LadderStep | null {
  if (clock.kind === DeadlineKind.NOT_BEFORE || !clock.dueAt) return null;
  const due = Date.parse(clock.dueAt);
  const days = Math.floor((now - due) / DAY);
  return days < 1 ? null : at(`OVERDUE_${days}`, due + days * DAY);
}

/** The ladder as it looks at `now`: only the latest alert that has come due goes out, however many were missed. */
export interface LadderView {
  /** Due before the current one: superseded by it, so that a person finds one alert and not a flood. */
  missed: LadderStep[];
  current: LadderStep | null;
  ahead: LadderStep[];
}

/** Where on its ladder a clock stands at `now`, the repeats after its due instant included. */
export function ladderAt(clock: LadderClock, now: string): LadderView {
  const time = Date.parse(now);
  const planned = planLadder(clock);
  const overdue = overdueStep(clock, time);
  const past = planned.filter((step) => Date.parse(step.dueAt) <= time);
  const due = overdue ? [...past, overdue] : past;
  return {
    missed: due.slice(0, -1),
    current: due.at(-1) ?? null,
    ahead: planned.filter((step) => Date.parse(step.dueAt) > time),
  };
}

/** The alerts that a clock gives after `from` and up to `to` if nothing about it changes, its daily repeats included. */
export function alertsBetween(clock: LadderClock, from: string, to: string): LadderStep[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const steps = planLadder(clock);
  if (clock.dueAt && clock.kind !== DeadlineKind.NOT_BEFORE) {
    const due = Date.parse(clock.dueAt);
    const first = Math.max(1, Math.floor((start - due) / DAY));
    for (let day = first; due + day * DAY <= end; day += 1) steps.push(at(`OVERDUE_${day}`, due + day * DAY));
  }
  return steps.filter((step) => Date.parse(step.dueAt) > start && Date.parse(step.dueAt) <= end);
}

/** Whether the law's last instant is over at `now`. A target is never missed in law. */
export const isMissed = (clock: LadderClock, now: string): boolean =>
  clock.kind === DeadlineKind.DUE && clock.dueAt !== null && isLate(clock.dueAt, now);

/** The next instant after `now` at which something about the clock changes by itself: an alert, or its lapse. */
export function nextTurnAt(clock: LadderClock, now: string): string | null {
  const time = Date.parse(now);
  const turns = planLadder(clock).map((step) => Date.parse(step.dueAt));
  if (clock.dueAt && clock.kind !== DeadlineKind.NOT_BEFORE) {
    const due = Date.parse(clock.dueAt);
    // The due instant is inclusive, to the second: the clock is missed one second later.
    turns.push(due + 1000, due + Math.max(1, Math.floor((time - due) / DAY) + 1) * DAY);
  }
  const next = Math.min(...turns.filter((turn) => turn > time));
  return Number.isFinite(next) ? new Date(next).toISOString() : null;
}
