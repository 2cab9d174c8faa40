import type { Temporal } from 'temporal-polyfill';
import type { Locale } from '../shared/locale.ts';
import { parseInstant } from './deadline.counting.ts';
import { dayText, instantText } from './deadline.labels.ts';
import type { DeadlineUnit } from './deadline.rule.ts';
import { ruleOf } from './deadline.rules.ts';

const HOURS: readonly DeadlineUnit[] = ['ELAPSED_HOURS', 'CONTRACT_HOURS', 'FORMULA'];

/** Whether the rule counts hours: 72 h run to the second, a month to the end of its last day. */
export const countsHours = (rule: string): boolean => HOURS.includes(ruleOf(rule)?.unit ?? 'DATE');

/** A due instant with its rule, in the zone of the legal entity. ISO 8601. */
export interface DueClock {
  rule: string;
  dueAt: string | null;
  timeZone: string;
}

const local = (at: string | null, timeZone: string): Temporal.ZonedDateTime | undefined =>
  parseInstant(at)?.toZonedDateTimeISO(timeZone);

/** Whether it runs to the end of its last day: a clock of days does, unless a relief has moved it to an hour (DORA). */
export function endsWithDay({ rule, dueAt, timeZone }: DueClock): boolean {
  const end = local(dueAt, timeZone);
  return !countsHours(rule) && end?.hour === 23 && end.minute === 59;
}

/** Until when, in words: the day where the law gives one, `jeudi 12 mars 2026`, and not the last second of it. */
export function dueText(clock: DueClock & { dueAt: string }, locale: Locale): string {
  const { dueAt, timeZone } = clock;
  const day = endsWithDay(clock) && local(dueAt, timeZone)?.toPlainDate().toString();
  return day ? dayText(day, locale) : instantText(dueAt, timeZone, locale);
}

/** What set a clock off, in words: the day where a clock of days knows no hour, as of a letter that came by post. */
export function anchorText(
  { rule, anchorAt, timeZone }: { rule: string; anchorAt: string; timeZone: string },
  locale: Locale,
): string {
  const start = countsHours(rule) ? undefined : local(anchorAt, timeZone);
  return start?.equals(start.startOfDay())
    ? dayText(start.toPlainDate().toString(), locale)
    : instantText(anchorAt, timeZone, locale);
}
