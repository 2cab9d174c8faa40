import { Temporal } from 'temporal-polyfill';
import { euCalendar } from './deadline.calendar.ts';
import { localDate, WorkingDays } from './deadline.counting.ts';
import { isLate } from './deadline.engine.ts';
import type { OwnDay } from './deadline.facts.ts';
import type { DeadlineKind } from './deadline.terms.ts';

type PlainDate = Temporal.PlainDate;

/** When an organisation's daily digest goes out. */
export interface DigestSettings {
  isEnabled: boolean;
  /** 0 to 23, by the clock on the wall there. */
  hour: number;
  workingDaysOnly: boolean;
}

/** Where its days are counted. */
export interface DigestPlace {
  timeZone: string;
  country: string;
  /** The organisation's one-off days there. */
  ownDays?: readonly OwnDay[];
  /** Whether days of disputed rank are holidays there; no when absent. */
  disputedDays?: boolean;
}

/** Days of a year in which no digest may follow, and more: the search for the next one ends. */
const LONGEST_PAUSE = 15;

const instantOn = (day: PlainDate, { hour }: DigestSettings, { timeZone }: DigestPlace): number =>
  day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds;

const hasDigest = (day: PlainDate, { workingDaysOnly }: DigestSettings, place: DigestPlace): boolean =>
  !workingDaysOnly ||
  new WorkingDays(euCalendar.resolve(place.country), place.ownDays, place.disputedDays).isWorking(day);

const today = (now: string, timeZone: string): PlainDate => localDate(Temporal.Instant.from(now), timeZone);

/**
 * The local day whose digest is due at `now`; null before its hour, and on a day without one. What was missed on days
 * before is not made up for: today's says all of it.
 */
export function digestDayAt(settings: DigestSettings, place: DigestPlace, now: string): string | null {
  const day = today(now, place.timeZone);
  const isDue =
    settings.isEnabled &&
    hasDigest(day, settings, place) &&
    instantOn(day, settings, place) <= Date.parse(now);
  return isDue ? day.toString() : null;
}

/** When the next digest after `now` is due; null while it is off. */
export function nextDigestAt(settings: DigestSettings, place: DigestPlace, now: string): string | null {
  if (!settings.isEnabled) return null;
  const first = today(now, place.timeZone);
  for (let ahead = 0; ahead <= LONGEST_PAUSE; ahead += 1) {
    const day = first.add({ days: ahead });
    const at = instantOn(day, settings, place);
    if (at > Date.parse(now) && hasDigest(day, settings, place)) return new Date(at).toISOString();
  }
  return null;
}

/** A clock as a digest tells of it. Nothing of a data subject is in it. Instants are ISO 8601. */
export interface DigestClock {
  reference: string;
  rule: string;
  kind: DeadlineKind;
  dueAt: string;
  legalEntity: string;
  /** The legal entity's. */
  timeZone: string;
  acknowledgedAt: string | null;
}

/** What a digest says, each part in order of time. */
export interface DigestParts {
  overdue: DigestClock[];
  today: DigestClock[];
  /** Within seven days, today aside. */
  week: DigestClock[];
  /** Not late, and somebody said that they know. */
  acknowledged: DigestClock[];
}

/** The instant up to which clocks are told of: seven days with the present one. */
export const digestHorizon = (now: string, timeZone: string): string =>
  new Date(
    today(now, timeZone).add({ days: 7 }).toZonedDateTime({ timeZone }).epochMilliseconds,
  ).toISOString();

/** Rights of one request that fall due together are told together, as acknowledged only when all of them are. */
function together(clocks: readonly DigestClock[]): DigestClock[] {
  const told = new Map<string, DigestClock>();
  for (const clock of clocks) {
    const key = [clock.reference, clock.rule, clock.dueAt].join(' ');
    const before = told.get(key);
    told.set(key, before?.acknowledgedAt === null ? before : clock);
  }
  return [...told.values()].sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
}

/** What the digest of a day says of these clocks; null where there is nothing to say. */
export function digestOf(clocks: readonly DigestClock[], now: string, timeZone: string): DigestParts | null {
  const tomorrow = today(now, timeZone).add({ days: 1 }).toZonedDateTime({ timeZone }).epochMilliseconds;
  const horizon = Date.parse(digestHorizon(now, timeZone));
  const parts: DigestParts = { overdue: [], today: [], week: [], acknowledged: [] };
  for (const clock of together(clocks)) {
    const due = Date.parse(clock.dueAt);
    if (due >= horizon) continue;
    if (isLate(clock.dueAt, now)) parts.overdue.push(clock);
    else if (clock.acknowledgedAt) parts.acknowledged.push(clock);
    else if (due < tomorrow) parts.today.push(clock);
    else parts.week.push(clock);
  }
  return Object.values(parts).some((part: DigestClock[]) => part.length > 0) ? parts : null;
}
