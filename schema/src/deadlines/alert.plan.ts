import { hasDue, isEscalated, type LadderClock, type LadderStep } from './alert.clock.ts';
import {
  type Audience,
  FIRST_LINE,
  type LadderPolicy,
  type LadderRung,
  standardPolicy,
} from './alert.policy.ts';
import { afterQuiet, outOfQuiet } from './alert.quiet.ts';
import { AlertMoment, ClockFamily } from './alert.terms.ts';
import { DeadlineKind } from './deadline.terms.ts';

const HOUR = 3_600_000;

/** An alert with whom it reaches and by what. */
export interface PlannedAlert extends LadderStep, Audience {}

/** The reminder that was asked for by putting a clock off. */
export const AFTER_SNOOZE = 'AFTER_SNOOZE';

const zoneOf = ({ timeZone = 'Europe/Paris' }: LadderClock): string => timeZone;

/** Hours of a law run through the night: a clock that is told in hours knows no quiet. */
const knowsNoQuiet = ({ family }: LadderPolicy): boolean => family === ClockFamily.HOURS;

const alert = (code: string, time: number, { recipients, channels }: Audience): PlannedAlert => ({
  code,
  dueAt: new Date(time).toISOString(),
  recipients: [...recipients],
  channels: [...channels],
});

const timeOf = ({ dueAt }: LadderStep): number => Date.parse(dueAt);

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

/** One alert for what several would say at once: the last of them, to all whom they reach. */
const merged = (earlier: Audience, later: PlannedAlert): PlannedAlert => ({
  ...later,
  recipients: union(later.recipients, earlier.recipients),
  channels: union(later.channels, earlier.channels),
});

const lastAfterStart = (rungs: readonly LadderRung[]): number =>
  Math.max(0, ...rungs.filter(({ moment }) => moment === AlertMoment.AFTER_START).map(({ hours }) => hours)) *
  HOUR;

/** The alert of a rung on this clock; null where it does not fit between the start and the due instant. */
function alertOf(rung: LadderRung, anchor: number, due: number, last: number): PlannedAlert | null {
  const offset = rung.hours * HOUR;
  switch (rung.moment) {
    case AlertMoment.AT_START:
      return alert('AT_START', anchor, rung);
    case AlertMoment.AFTER_START:
      return anchor + offset < due ? alert(`AFTER_PT${rung.hours}H`, anchor + offset, rung) : null;
    case AlertMoment.BEFORE_DUE: {
      const length = due - anchor;
      if (rung.isStandIn && (length >= last || length <= 2 * offset)) return null;
      const code = rung.hours % 24 === 0 ? `BEFORE_P${rung.hours / 24}D` : `BEFORE_PT${rung.hours}H`;
      return due - offset > anchor ? alert(code, due - offset, rung) : null;
    }
    case AlertMoment.AT_DUE:
      return alert('AT_DUE', due, rung);
    case AlertMoment.OVERDUE:
      return null;
  }
}

/** The rungs that fit, in order of time; the due instant is the last. */
function nominal(policy: LadderPolicy, anchor: number, due: number): PlannedAlert[] {
  const last = lastAfterStart(policy.rungs);
  const found = policy.rungs.map((rung) => alertOf(rung, anchor, due, last)).filter((each) => each !== null);
  const rank = ({ code }: LadderStep): number => (code === 'AT_DUE' ? 1 : 0);
  return found.sort((a, b) => timeOf(a) - timeOf(b) || rank(a) - rank(b));
}

/** The same out of quiet hours, in the same order. */
function shifted(
  alerts: readonly PlannedAlert[],
  clock: LadderClock,
  policy: LadderPolicy,
  due: number,
): PlannedAlert[] {
  if (knowsNoQuiet(policy)) return [...alerts];
  const span = { anchor: Date.parse(clock.anchorAt), due };
  let before = Number.NEGATIVE_INFINITY;
  return alerts.map((each) => {
    const time = Math.max(before, outOfQuiet(timeOf(each), span, policy.quiet, zoneOf(clock)));
    before = time;
    return { ...each, dueAt: new Date(time).toISOString() };
  });
}

/** Of alerts at the same instant the last alone, to all of their recipients. */
function collapsed(alerts: readonly PlannedAlert[]): PlannedAlert[] {
  const kept: PlannedAlert[] = [];
  for (const each of alerts) {
    const before = kept.at(-1)?.dueAt === each.dueAt ? kept.pop() : undefined;
    kept.push(before ? merged(before, each) : each);
  }
  return kept;
}

/** What was put off comes at once when the time is up, to all whom it would have reached. The due instant never waits. */
function putOff(alerts: readonly PlannedAlert[], until: number): PlannedAlert[] {
  const [waiting, staying] = [
    alerts.filter((each) => !isEscalated(each.code) && timeOf(each) <= until),
    alerts.filter((each) => isEscalated(each.code) || timeOf(each) > until),
  ];
  if (staying[0] && timeOf(staying[0]) <= until) return staying;
  const reminder = waiting.reduce<PlannedAlert>(
    (all, each) => merged(each, all),
    alert(AFTER_SNOOZE, until, FIRST_LINE),
  );
  return [reminder, ...staying];
}

/**
 * The alerts of a clock up to its due instant, in order of time, with whom each reaches. A clock that stands still has
 * none, and one of kind NOT_BEFORE a single one, when the act opens.
 */
export function planAlerts(clock: LadderClock, policy: LadderPolicy = standardPolicy(clock)): PlannedAlert[] {
  if (clock.kind === DeadlineKind.NOT_BEFORE) {
    if (!clock.notBeforeAt) return [];
    const opening = Date.parse(clock.notBeforeAt);
    return [alert('AT_OPENING', afterQuiet(opening, policy.quiet, zoneOf(clock)), FIRST_LINE)];
  }
  if (!hasDue(clock)) return [];
  const due = Date.parse(clock.dueAt);
  const all = collapsed(shifted(nominal(policy, Date.parse(clock.anchorAt), due), clock, policy, due));
  const heard =
    clock.isAcknowledged && policy.acknowledgementSilences
      ? all.filter(({ code }) => isEscalated(code))
      : all;
  return clock.snoozedUntil ? putOff(heard, Date.parse(clock.snoozedUntil)) : heard;
}

/** The repeats of a clock after its due instant, by their number from 1 on. */
export interface Repeats {
  at(number: number): PlannedAlert;
  /** How many have come by then. */
  countBy(time: number): number;
}

/** What comes after the due instant until the law's condition is met; null where nothing falls due. */
export function repeatsOf(clock: LadderClock, policy: LadderPolicy = standardPolicy(clock)): Repeats | null {
  if (!hasDue(clock)) return null;
  const rung = policy.rungs.find(({ moment }) => moment === AlertMoment.OVERDUE);
  if (!rung) return null;
  const due = Date.parse(clock.dueAt);
  const timeAt = (number: number): number => {
    const time = due + number * rung.hours * HOUR;
    return knowsNoQuiet(policy) ? time : afterQuiet(time, policy.quiet, zoneOf(clock));
  };
  return {
    at(number) {
      const hours = number * rung.hours;
      return alert(hours % 24 === 0 ? `OVERDUE_${hours / 24}` : `OVERDUE_PT${hours}H`, timeAt(number), rung);
    },
    countBy(time) {
      let count = Math.max(0, Math.floor((time - due) / (rung.hours * HOUR)));
      while (count > 0 && timeAt(count) > time) count -= 1;
      return count;
    },
  };
}

/** Whom an alert of that code reaches by the policy that holds now, whatever it was planned under. */
export function audienceOf(clock: LadderClock, policy: LadderPolicy, code: string): Audience {
  const planned = planAlerts(clock, policy).find((each) => each.code === code);
  if (planned) return planned;
  const moment = code.startsWith('OVERDUE_') ? AlertMoment.OVERDUE : AlertMoment.AT_DUE;
  const rung = policy.rungs.find((each) => each.moment === moment);
  return rung && isEscalated(code) ? rung : FIRST_LINE;
}
