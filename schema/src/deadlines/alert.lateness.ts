import { Temporal } from 'temporal-polyfill';
import { Locale } from '../shared/locale.ts';
import { localDate } from './deadline.counting.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const dayOf = (at: string, timeZone: string): Temporal.PlainDate =>
  localDate(Temporal.Instant.from(at), timeZone);

/** Calendar days from one instant to another, by the clock on the wall there; negative when it is past. */
export const calendarDays = (from: string, to: string, timeZone: string): number =>
  dayOf(from, timeZone).until(dayOf(to, timeZone)).days;

/**
 * How late an act at `at` is: calendar days of the legal entity, everywhere the same. 0 on the day of the due instant
 * itself, where hours and minutes say more.
 */
export const daysLate = (dueAt: string, at: string, timeZone: string): number =>
  Math.max(0, calendarDays(dueAt, at, timeZone));

/** How long, in the two largest units that say something: `2 jours et 3 heures`, `45 minutes`. */
export function durationText(milliseconds: number, locale: Locale): string {
  const fr = locale === Locale.FR;
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 1) return fr ? 'moins d’une minute' : 'less than a minute';
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts = [
    days > 0 ? plural(days, fr ? 'jour' : 'day', fr ? 'jours' : 'days') : '',
    hours > 0 ? plural(hours, fr ? 'heure' : 'hour', fr ? 'heures' : 'hours') : '',
    rest > 0 && days === 0 ? plural(rest, 'minute', 'minutes') : '',
  ].filter((part) => part !== '');
  return parts.slice(0, 2).join(fr ? ' et ' : ' and ');
}

/** The same, as short as a subject line asks for: `18 h`, `2 j`. */
export function shortDuration(milliseconds: number, locale: Locale): string {
  const hours = Math.floor(milliseconds / 3_600_000);
  if (hours >= 72) return `${Math.floor(hours / 24)} ${locale === Locale.FR ? 'j' : 'd'}`;
  return hours >= 1 ? `${hours} h` : `${Math.max(0, Math.floor(milliseconds / 60_000))} min`;
}

const daysText = (days: number, locale: Locale): string =>
  locale === Locale.FR ? plural(days, 'jour', 'jours') : plural(days, 'day', 'days');

const between = (from: string, to: string): number => Date.parse(to) - Date.parse(from);

/** How late, in words and short: `3 jours` and `3 j`; on the due day itself `2 heures` and `2 h`. */
export function latenessText(
  dueAt: string,
  now: string,
  timeZone: string,
  locale: Locale,
): { long: string; short: string } {
  const days = daysLate(dueAt, now, timeZone);
  const late = between(dueAt, now);
  if (days === 0) return { long: durationText(late, locale), short: shortDuration(late, locale) };
  return { long: daysText(days, locale), short: `${days} ${locale === Locale.FR ? 'j' : 'd'}` };
}

/** How long is left: calendar days for a clock of days, until its last one; else hours, and days with hours. */
export function remainingText(
  dueAt: string,
  now: string,
  clock: { timeZone: string; isHours: boolean },
  locale: Locale,
): { long: string; short: string } {
  const days = calendarDays(now, dueAt, clock.timeZone);
  const left = between(now, dueAt);
  if (clock.isHours || days < 1)
    return { long: durationText(left, locale), short: shortDuration(left, locale) };
  return { long: daysText(days, locale), short: `${days} ${locale === Locale.FR ? 'j' : 'd'}` };
}
