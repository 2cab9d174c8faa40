import { hasDue, type LadderClock, type LadderStep } from './alert.clock.ts';
import { type PlannedAlert, planAlerts } from './alert.plan.ts';
import { type LadderPolicy, standardPolicy } from './alert.policy.ts';
import { repeatsOf } from './alert.repeats.ts';
import { isLate } from './deadline.engine.ts';
import { DeadlineKind } from './deadline.terms.ts';

export {
  ALERT_URGENCIES,
  alertUrgency,
  isEscalated,
  isToldInHours,
  type LadderClock,
  type LadderStep,
  LONGEST_IN_HOURS,
} from './alert.clock.ts';

const timeOf = ({ dueAt }: LadderStep): number => Date.parse(dueAt);

/**
 * The alerts of a clock up to its due instant, in order of time. What comes after the due instant is not written in
 * advance: `ladderAt` counts it.
 */
export const planLadder = (clock: LadderClock, policy?: LadderPolicy): LadderStep[] =>
  planAlerts(clock, policy).map(({ code, dueAt }) => ({ code, dueAt }));

/** The ladder as it looks at `now`: only the latest alert that has come due goes out, however many were missed. */
export interface LadderView {
  /** Due before the current one: superseded by it, so that a person finds one alert and not a flood. */
  missed: PlannedAlert[];
  current: PlannedAlert | null;
  ahead: PlannedAlert[];
}

/** Where on its ladder a clock stands at `now`, the repeats after its due instant included. */
export function ladderAt(clock: LadderClock, now: string, policy = standardPolicy(clock)): LadderView {
  const time = Date.parse(now);
  const planned = planAlerts(clock, policy);
  const repeats = repeatsOf(clock, policy);
  const count = repeats?.countBy(time) ?? 0;
  const past = planned.filter((step) => timeOf(step) <= time);
  const due = repeats && count > 0 ? [...past, repeats.at(count)] : past;
  return {
    missed: due.slice(0, -1),
    current: due.at(-1) ?? null,
    ahead: planned.filter((step) => timeOf(step) > time),
  };
}

/** The alerts that a clock gives after `from` and up to `to` if nothing about it changes, its repeats included. */
export function alertsBetween(
  clock: LadderClock,
  from: string,
  to: string,
  policy = standardPolicy(clock),
): PlannedAlert[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const found = planAlerts(clock, policy);
  const repeats = repeatsOf(clock, policy);
  if (repeats) {
    for (let number = repeats.countBy(start) + 1; number <= repeats.countBy(end); number += 1) {
      const next = repeats.at(number);
      // Of repeats that wait for the same morning the last alone goes out.
      if (found.at(-1)?.dueAt === next.dueAt) found.pop();
      found.push(next);
    }
  }
  return found.filter((step) => timeOf(step) > start && timeOf(step) <= end);
}

/** Whether the law's last instant is over at `now`. A target is never missed in law. */
export const isMissed = (clock: LadderClock, now: string): boolean =>
  clock.kind === DeadlineKind.DUE && clock.dueAt !== null && isLate(clock.dueAt, now);

/** The next instant after `now` at which something about the clock changes by itself: an alert, or its lapse. */
export function nextTurnAt(clock: LadderClock, now: string, policy = standardPolicy(clock)): string | null {
  const time = Date.parse(now);
  const turns = planAlerts(clock, policy).map(timeOf);
  const repeats = repeatsOf(clock, policy);
  if (repeats && hasDue(clock)) {
    // The due instant is inclusive, to the second: the clock is missed one second later.
    turns.push(Date.parse(clock.dueAt) + 1000, timeOf(repeats.at(repeats.countBy(time) + 1)));
  }
  const next = Math.min(...turns.filter((turn) => turn > time));
  return Number.isFinite(next) ? new Date(next).toISOString() : null;
}
