import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInvalid } from '../shared/invalid.ts';
import { computeDeadline } from './deadline.engine.ts';
import type { DeadlineInput } from './deadline.facts.ts';
import { easterSunday, lawCalendar } from './deadline.holidays.ts';
import { DEADLINE_RULES } from './deadline.rules.ts';

/*
 * The engine against a second count of the same law, which knows no Temporal: days are whole numbers from 1970, walked one
 * by one, and the clocks of a zone are asked of Intl.
 */

const DAY = 86_400_000;
const HOUR = 3_600_000;

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show, written as an instant of UTC. */
function wallClock(millis: number, timeZone: string): number {
  const known =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  clocks.set(timeZone, known);
  return Date.parse(`${known.format(millis).replace(' ', 'T')}Z`);
}

const localDay = (millis: number, timeZone: string): number => Math.floor(wallClock(millis, timeZone) / DAY);

/** The instant at which the clocks of a zone show a time. */
function instantAt(wall: number, timeZone: string): number {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  return guess - (wallClock(guess, timeZone) - wall);
}

function monthsLater(day: number, months: number): number {
  const date = new Date(day * DAY);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const [year, inYear] = [Math.floor(month / 12), month % 12];
  const length = new Date(Date.UTC(year, inYear + 1, 0)).getUTCDate();
  return Date.UTC(year, inYear, Math.min(date.getUTCDate(), length)) / DAY;
}

const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];
const MOVING = [1, 39, 50];

function isWorking(day: number): boolean {
  const date = dateOf(day);
  const easter = dayOf(easterSunday(Number(date.slice(0, 4))).toString());
  const weekday = new Date(day * DAY).getUTCDay();
  return weekday % 6 > 0 && !FIXED.includes(date.slice(5)) && !MOVING.includes(day - easter);
}

function workingDayAfter(day: number, n: number): number {
  let last = day;
  for (let left = n; left > 0; ) {
    last += 1;
    if (isWorking(last)) left -= 1;
  }
  return last;
}

interface Drawn {
  rule: (typeof DEADLINE_RULES)[number];
  anchor: number;
  timeZone: string;
  pauses: { asked: number; answered: number; reason: string }[];
  notified: number | null;
  months: number;
  policy: { pauseMode: string; rollNonWorking?: boolean; minTwoWorkingDays?: boolean; hourStart: string };
  isChained: boolean;
}

/** Periods that end with a day, with their pauses and extensions. */
function countDays({ rule, anchor, timeZone, pauses, notified, months, policy, isChained }: Drawn) {
  const start = localDay(anchor, timeZone);
  const local = (millis: number) => localDay(millis, timeZone);
  const isRequest = rule.extension !== null;
  const isRolled =
    rule.kind === 'DUE' && !rule.relief ? (policy.rollNonWorking ?? rule.rollNonWorking) : false;
  const isFloored =
    rule.unit === 'CALENDAR_DAYS' ? (policy.minTwoWorkingDays ?? rule.minTwoWorkingDays) : false;
  const amount = isRequest ? 1 : (rule.amount ?? 0);

  const unrolled = (counted: Drawn['pauses'], further: number): number => {
    const restarts = counted.filter((p) => policy.pauseMode === 'RESTART' && p.reason === 'IDENTITY_DOUBT');
    const from = Math.max(start, ...restarts.map(({ answered }) => local(answered)));
    const still = new Set<number>();
    for (const pause of counted.filter((p) => !restarts.includes(p)))
      for (let day = Math.max(local(pause.asked), from); day < local(pause.answered); day += 1)
        still.add(day);
    const ends: Record<string, number> = {
      CALENDAR_DAYS: from + amount,
      WEEKS: from + 7 * amount,
      MONTHS: isChained
        ? monthsLater(monthsLater(from, amount), further)
        : monthsLater(from, amount + further),
    };
    return (ends[rule.unit] ?? Number.NaN) + still.size;
  };
  const finished = (last: number): number => {
    let day = last;
    while (isRolled && !isWorking(day)) day += 1;
    const worked = () =>
      Array.from({ length: day - start }, (_, i) => start + 1 + i).filter(isWorking).length;
    while (isFloored && worked() < 2) day = workingDayAfter(day, 1);
    return day;
  };
  const endOf = (day: number): number => instantAt((day + 1) * DAY - 1000, timeZone);

  const warnings = new Set<string>();
  const counted: Drawn['pauses'] = [];
  if (pauses.length > 0 && (!rule.pausable || policy.pauseMode === 'NONE')) warnings.add('PAUSE_IGNORED');
  else
    for (const pause of [...pauses].sort((a, b) => a.asked - b.asked)) {
      const isStill = counted.some(({ answered }) => answered > pause.asked);
      if (!isStill && local(pause.asked) > finished(unrolled(counted, 0))) {
        warnings.add('PAUSE_AFTER_DUE');
        continue;
      }
      if (local(pause.asked) >= workingDayAfter(start, 6)) warnings.add('PAUSE_ASKED_LATE');
      counted.push(pause);
    }

  const base = finished(unrolled(counted, 0));
  const isTold = isRequest && notified !== null;
  const isInTime = isTold && notified <= endOf(base);
  const planned = rule.code === 'GDPR_12_3_EXT' ? 2 : 0;
  const further = isTold ? (isInTime ? months : 0) : planned;
  if (isTold && !isInTime) warnings.add('EXTENSION_LATE');
  const last = unrolled(counted, further);
  const dueOn = finished(last);
  if (dueOn !== last) warnings.add('STRICT_DATE_DIFFERS');
  return {
    dueOn: dateOf(dueOn),
    dueAt: new Date(endOf(dueOn)).toISOString(),
    strictDueAt: new Date(endOf(last)).toISOString(),
    baseDueOn: dateOf(further > 0 ? base : dueOn),
    extensionValid: isTold ? isInTime : null,
    warnings,
  };
}

/** Hours run on the line of UTC. */
function countHours({ rule, anchor, timeZone, pauses, policy }: Drawn) {
  const pastHour = wallClock(anchor, timeZone) % HOUR;
  const start = policy.hourStart === 'EXACT' ? anchor : anchor - pastHour + HOUR;
  const due = start + (rule.amount ?? 0) * HOUR;
  const [dueOn, dueAt] = [dateOf(localDay(due, timeZone)), new Date(due).toISOString()];
  const warnings = new Set(pauses.length > 0 ? ['PAUSE_IGNORED'] : []);
  return { dueOn, dueAt, strictDueAt: dueAt, baseDueOn: dueOn, extensionValid: null, warnings };
}

const seconds = (from: string, to: string) =>
  fc.integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 }).map((second) => second * 1000);
const anAnchor = fc.oneof(
  seconds('2018-05-25T00:00Z', '2040-01-01T00:00Z'),
  // Ends of months, where the clamp is.
  fc
    .tuple(fc.integer({ min: 0, max: 240 }), fc.integer({ min: -72, max: 24 }))
    .map(([month, hours]) => Date.UTC(2019, month, 1) + hours * HOUR),
);
const RULES = DEADLINE_RULES.filter(
  ({ unit, relief }) => ['ELAPSED_HOURS', 'CALENDAR_DAYS', 'WEEKS', 'MONTHS'].includes(unit) && !relief,
);
const requests = RULES.filter(({ pausable }) => pausable);

const aCase: fc.Arbitrary<Drawn> = fc
  .record({
    rule: fc.oneof(fc.constantFrom(...RULES), fc.constantFrom(...requests)),
    anchor: anAnchor,
    timeZone: fc.constantFrom(
      'Europe/Paris',
      'Atlantic/Azores',
      'America/Martinique',
      'Pacific/Noumea',
      'UTC',
    ),
    waits: fc.array(
      fc.record({
        after: fc.integer({ min: -2 * 24, max: 45 * 24 }),
        hours: fc.integer({ min: 0, max: 30 * 24 }),
        reason: fc.constantFrom('IDENTITY_DOUBT', 'SCOPE_CLARIFICATION', 'AUTHORITY_INFORMATION'),
      }),
      { maxLength: 3 },
    ),
    notice: fc.option(fc.integer({ min: 0, max: 45 * 86_400 })),
    months: fc.constantFrom(1, 2),
    isChained: fc.boolean(),
    policy: fc.record(
      {
        pauseMode: fc.constantFrom('SUSPEND_CALENDAR_DAYS', 'RESTART', 'NONE'),
        hourStart: fc.constantFrom('EXACT', 'NEXT_FULL_HOUR'),
        rollNonWorking: fc.boolean(),
        minTwoWorkingDays: fc.boolean(),
      },
      { requiredKeys: ['pauseMode', 'hourStart'] },
    ),
  })
  .map(({ waits, notice, ...drawn }) => ({
    ...drawn,
    notified: notice === null ? null : drawn.anchor + notice * 1000,
    pauses: waits.map(({ after, hours, reason }) => ({
      asked: drawn.anchor + after * HOUR,
      answered: drawn.anchor + (after + hours) * HOUR,
      reason,
    })),
  }));

const iso = (millis: number): string => new Date(millis).toISOString();

const asInput = ({ rule, anchor, timeZone, pauses, notified, months, policy, isChained }: Drawn) =>
  ({
    rule: rule.code,
    anchorAt: iso(anchor),
    timeZone,
    pauses: pauses.map(({ asked, answered, reason }) => ({
      reason,
      askedAt: iso(asked),
      answeredAt: iso(answered),
    })),
    extension: { notifiedAt: notified === null ? null : iso(notified), months },
    policy: { ...policy, extensionBasis: isChained ? 'CHAINED_UNROLLED' : 'FROM_RECEIPT' },
  }) as DeadlineInput;

it('a second count, day by day, comes to the same dates and warnings', () => {
  fc.assert(
    fc.property(aCase, (drawn) => {
      const answer = computeDeadline(asInput(drawn), lawCalendar, '2030-01-01T00:00:00Z');
      if (isInvalid(answer)) throw new Error(JSON.stringify(answer.invalid));
      const { dueOn, dueAt, strictDueAt, baseDueOn, extensionValid } = answer;
      const warnings = new Set<string>(answer.warnings.filter((each) => !each.startsWith('RULE_')));
      const counted = drawn.rule.unit === 'ELAPSED_HOURS' ? countHours(drawn) : countDays(drawn);
      expect({ dueOn, dueAt, strictDueAt, baseDueOn, extensionValid, warnings }).toEqual(counted);
    }),
  );
});
