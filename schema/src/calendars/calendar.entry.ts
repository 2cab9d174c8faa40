import { endsWithDay } from '../deadlines/deadline.due.ts';
import type { TraceStep } from '../deadlines/deadline.facts.ts';
import { dayText, instantText, RULE_LABELS, sourceText, stepText } from '../deadlines/deadline.labels.ts';
import { type DeadlineRuleCode, ruleOf } from '../deadlines/deadline.rules.ts';
import { DeadlineKind, DeadlineState } from '../deadlines/deadline.terms.ts';
import { Locale } from '../shared/locale.ts';
import { CALENDAR_LABELS, CALENDAR_STATE_LABELS } from './calendar.labels.ts';

/** A settled or cancelled clock stays in the calendar, struck out, for so long: milliseconds. */
export const ENDED_STAYS = 30 * 24 * 3_600_000;

/** What a calendar is told of a clock. Instants are ISO 8601. Nothing of a data subject is in it. */
export interface CalendarClock {
  id: string;
  rule: string;
  kind: DeadlineKind;
  state: DeadlineState;
  /** Of the case, as in VD-2026-0042. */
  reference: string;
  legalEntity: string;
  /** In which its days are counted. */
  timeZone: string;
  dueAt: string | null;
  /** Its last day. */
  dueOn: string | null;
  notBeforeAt: string | null;
  trace: readonly TraceStep[];
  round: number;
  changedAt: string;
  /** Where the clock is opened. */
  link: string;
}

/** One entry of a calendar. */
export interface CalendarEntry {
  uid: string;
  sequence: number;
  changedAt: string;
  /** A whole day, for clocks of days; the instant itself, for clocks of hours. */
  at: { day: string } | { instant: string };
  isCancelled: boolean;
  summary: string;
  description: string;
  url: string;
}

const ENDED: readonly DeadlineState[] = [DeadlineState.MET, DeadlineState.MET_LATE, DeadlineState.CANCELLED];

function placeOf(clock: CalendarClock): CalendarEntry['at'] | null {
  const { kind, dueAt, dueOn, notBeforeAt } = clock;
  if (kind === DeadlineKind.NOT_BEFORE) return notBeforeAt ? { instant: notBeforeAt } : null;
  if (!dueAt) return null;
  return dueOn && endsWithDay(clock) ? { day: dueOn } : { instant: dueAt };
}

/** A clock as an entry of a calendar; null while it has no date, as when it stands still. */
export function calendarEntry(clock: CalendarClock, locale: Locale): CalendarEntry | null {
  const at = placeOf(clock);
  if (!at) return null;
  const word = CALENDAR_LABELS;
  const duty = RULE_LABELS[clock.rule as DeadlineRuleCode]?.[locale] ?? clock.rule;
  const source = ruleOf(clock.rule)?.source;
  const isCancelled = ENDED.includes(clock.state);
  const prefix = CALENDAR_STATE_LABELS[clock.state]?.[locale];
  const colon = locale === Locale.FR ? ' : ' : ': ';
  const when = 'day' in at ? dayText(at.day, locale) : instantText(at.instant, clock.timeZone, locale);
  return {
    uid: `${clock.id}@vigie`,
    sequence: clock.round,
    changedAt: clock.changedAt,
    at,
    isCancelled,
    summary: `${prefix ? `${prefix} – ` : ''}${duty} – ${clock.reference}`,
    description: [
      duty,
      `${word.case[locale]}${colon}${clock.reference} (${clock.legalEntity})`,
      `${(clock.kind === DeadlineKind.NOT_BEFORE ? word.opens : word.due)[locale]}${colon}${when}`,
      ...(source ? [`${word.law[locale]}${colon}${sourceText(source, locale)}`] : []),
      ...(clock.trace.length > 0 ? ['', `${word.why[locale]}${colon.trimEnd()}`] : []),
      ...clock.trace.map((step) => `- ${stepText(step, locale)}`),
      '',
      clock.link,
    ].join('\n'),
    url: clock.link,
  };
}
