import { AT_MOVE, hasDue, isEscalated, type LadderClock, type LadderStep } from './alert.clock.ts';
import { Office } from './alert.office.ts';
import {
  type Audience,
  FIRST_LINE,
  type LadderPolicy,
  type LadderRung,
  standardPolicy,
} from './alert.policy.ts';
import { AlertMoment, ClockFamily } from './alert.terms.ts';
import { dayOfWall } from './alert.wall.ts';
import { DeadlineKind } from './deadline.terms.ts';

const HOUR = 3_600_000;

/** From the start of a clock to its due instant. */
interface LadderSpan {
  anchor: number;
  due: number;
  /** Code of what is said as it begins. */
  beginning: 'AT_START' | typeof AT_MOVE;
}

/** An alert with whom it reaches and by what. */
export interface PlannedAlert extends LadderStep, Audience {}

/** The reminder that was asked for by putting a clock off. */
export const AFTER_SNOOZE = 'AFTER_SNOOZE';

export const zoneOf = ({ timeZone = 'Europe/Paris' }: LadderClock): string => timeZone;

/** Hours of a law run through the night: a clock that is told in hours knows neither office hours nor quiet ones. */
export const isInHours = ({ family }: LadderPolicy): boolean => family === ClockFamily.HOURS;

export const alert = (code: string, time: number, { recipients, channels }: Audience): PlannedAlert => ({
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

/** Code of an alert before the due instant. */
const codeBefore = (hours: number): string =>
  hours % 24 === 0 ? `BEFORE_P${hours / 24}D` : `BEFORE_PT${hours}H`;

/** Whether a rung before the due instant has its place on a clock of that length. */
function stands(rung: LadderRung, { anchor, due }: LadderSpan, last: number): boolean {
  const length = due - anchor;
  return !rung.isStandIn || (length < last && length > 2 * rung.hours * HOUR);
}

/** The alert of a rung on a clock of hours; null where it does not fit between the start and the due instant. */
function alertInHours(rung: LadderRung, { anchor, due, beginning }: LadderSpan): PlannedAlert | null {
  const offset = rung.hours * HOUR;
  switch (rung.moment) {
    case AlertMoment.AT_START:
      return alert(beginning, anchor, rung);
    case AlertMoment.AFTER_START:
      return anchor + offset < due ? alert(`AFTER_PT${rung.hours}H`, anchor + offset, rung) : null;
    case AlertMoment.BEFORE_DUE:
      return due - offset > anchor ? alert(codeBefore(rung.hours), due - offset, rung) : null;
    case AlertMoment.AT_DUE:
      return alert('AT_DUE', due, rung);
    case AlertMoment.OVERDUE:
      return null;
  }
}

const bounded = (time: number, from: number, to: number): number => Math.min(Math.max(time, from), to);

/** As the office opens so many days after the start; what is no whole number of days has an instant of its own. */
const openAfter = (anchor: number, hours: number, office: Office): number =>
  hours % 24 === 0 ? office.openingOn(office.dayOf(anchor) + hours / 24) : anchor + hours * HOUR;

/**
 * The same on a clock of days: as the office opens on that calendar day, whatever summer time does, and on the last day
 * in the morning. What a rung says in hours counts for the day it falls on.
 */
function alertInDays(rung: LadderRung, span: LadderSpan, office: Office): PlannedAlert | null {
  const { anchor, due, beginning } = span;
  const { hours } = rung;
  const lastMorning = bounded(office.openingOn(office.dayOf(due)), anchor, due);
  const at = (code: string, time: number) => alert(code, bounded(time, anchor, lastMorning), rung);
  switch (rung.moment) {
    case AlertMoment.AT_START:
      return at(beginning, office.firstOpen(anchor) ?? anchor);
    case AlertMoment.AFTER_START:
      return anchor + hours * HOUR < due ? at(`AFTER_PT${hours}H`, openAfter(anchor, hours, office)) : null;
    case AlertMoment.BEFORE_DUE: {
      const nominal = office.wall(due) - hours * HOUR;
      return nominal > office.wall(anchor)
        ? at(codeBefore(hours), office.openingOn(dayOfWall(nominal)))
        : null;
    }
    case AlertMoment.AT_DUE:
      return at('AT_DUE', due);
    case AlertMoment.OVERDUE:
      return null;
  }
}

/** The alerts of these rungs in order of time; the one of the due instant is the last. */
function inOrder(alerts: readonly (PlannedAlert | null)[]): PlannedAlert[] {
  const rank = ({ code }: LadderStep): number => (code === 'AT_DUE' ? 1 : 0);
  return alerts.filter((each) => each !== null).sort((a, b) => timeOf(a) - timeOf(b) || rank(a) - rank(b));
}

/** Of two alerts that wait for the same morning the one whose own time is later speaks for both. */
const ownTime = ({ moment, hours }: LadderRung, { anchor, due }: LadderSpan): number =>
  moment === AlertMoment.BEFORE_DUE || moment === AlertMoment.AT_DUE
    ? due - hours * HOUR
    : anchor + hours * HOUR;

/** The rungs that fit, at the instants at which they go out. */
function placed(clock: LadderClock, policy: LadderPolicy, span: LadderSpan): PlannedAlert[] {
  const last = lastAfterStart(policy.rungs);
  const rungs = policy.rungs
    .filter((rung) => stands(rung, span, last))
    .sort((a, b) => ownTime(a, span) - ownTime(b, span));
  if (isInHours(policy)) return inOrder(rungs.map((rung) => alertInHours(rung, span)));
  const office = new Office(policy, zoneOf(clock));
  let before = Number.NEGATIVE_INFINITY;
  return inOrder(rungs.map((rung) => alertInDays(rung, span, office))).map((each) => {
    before = Math.max(before, office.suited(timeOf(each), span));
    return { ...each, dueAt: new Date(before).toISOString() };
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
    return [alert('AT_OPENING', new Office(policy, zoneOf(clock)).nextFor(opening), FIRST_LINE)];
  }
  if (!hasDue(clock)) return [];
  const span: LadderSpan = {
    anchor: Date.parse(clock.anchorAt),
    due: Date.parse(clock.dueAt),
    beginning: clock.isMoved ? AT_MOVE : 'AT_START',
  };
  const all = collapsed(placed(clock, policy, span));
  const heard =
    clock.isAcknowledged && policy.acknowledgementSilences
      ? all.filter(({ code }) => isEscalated(code))
      : all;
  return clock.snoozedUntil ? putOff(heard, Date.parse(clock.snoozedUntil)) : heard;
}

/** Whom an alert of that code reaches by the policy that holds now, whatever it was planned under. */
export function audienceOf(clock: LadderClock, policy: LadderPolicy, code: string): Audience {
  const planned = planAlerts(clock, policy).find((each) => each.code === code);
  if (planned) return planned;
  const moment = code.startsWith('OVERDUE_') ? AlertMoment.OVERDUE : AlertMoment.AT_DUE;
  const rung = policy.rungs.find((each) => each.moment === moment);
  return rung && isEscalated(code) ? rung : FIRST_LINE;
}
