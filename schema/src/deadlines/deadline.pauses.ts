import { Temporal } from 'temporal-polyfill';
import {
  type Instant,
  isAfter,
  isDayAfter,
  later,
  localDate,
  type PlainDate,
  type WorkingDays,
} from './deadline.counting.ts';
import type { DeadlineWarning } from './deadline.facts.ts';
import { PauseMode, PauseReason } from './deadline.terms.ts';
import type { DeadlineCase, Pause } from './deadline.validation.ts';

/** What the pauses that count do to a clock. */
export interface Standstill {
  /** Start of the pause that is open now; null while the clock runs. */
  readonly openSince: Instant | null;
  /** Day from which the period runs afresh; null where nothing restarted it. */
  readonly restartOn: PlainDate | null;
  /** Local days to add to the period: days of two pauses at once count once. */
  readonly days: number;
}

const laterDay = (a: PlainDate, b: PlainDate): PlainDate => (isDayAfter(b, a) ? b : a);

/** Days in the union of the half-open ranges [asked, answered). */
function daysInUnion(ranges: readonly { from: PlainDate; to: PlainDate }[]): number {
  let days = 0;
  let counted: PlainDate | null = null; // everything before this day has been counted
  for (const { from, to } of [...ranges].sort((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    const start: PlainDate = counted ? laterDay(from, counted) : from;
    if (isDayAfter(to, start)) days += start.until(to).days;
    counted = counted ? laterDay(to, counted) : to;
  }
  return days;
}

/**
 * Adds up pauses that count. SUSPEND_CALENDAR_DAYS adds the local dates from the question, inclusive, to the answer,
 * exclusive, none before receipt. RESTART begins afresh on the day that establishes identity (GDPR 12(6)); other
 * reasons suspend, and what they suspended before the fresh start belongs to the old period.
 */
export function standstillOf(
  pauses: readonly Pause[],
  { startOn, anchorAt, timeZone, policy }: DeadlineCase,
): Standstill {
  const restarts = (pause: Pause): boolean =>
    policy.pauseMode === PauseMode.RESTART && pause.reason === PauseReason.IDENTITY_DOUBT;
  const answersOf = (some: readonly Pause[]) => some.flatMap(({ answeredAt }) => answeredAt ?? []);
  const establishedOn = answersOf(pauses.filter(restarts)).map((at) => localDate(at, timeZone));
  const restartOn = establishedOn.length > 0 ? establishedOn.reduce(laterDay, startOn) : null;
  const ranges = pauses.flatMap((pause) => {
    if (restarts(pause) || !pause.answeredAt) return [];
    const from = laterDay(localDate(pause.askedAt, timeZone), restartOn ?? startOn);
    return [{ from, to: localDate(pause.answeredAt, timeZone) }];
  });
  const open = pauses.find((pause) => !pause.answeredAt);
  return { openSince: open ? later(open.askedAt, anchorAt) : null, restartOn, days: daysInUnion(ranges) };
}

/**
 * Which pauses count: those of a pausable rule, asked on or before the base due date as it stood at that moment. While
 * an earlier question was open there was no due date, so a second one cannot come after it.
 *
 * @param baseDueOn the base due date under some answered pauses
 */
export function countedPauses(
  { rule, policy, pauses, startOn, timeZone }: DeadlineCase,
  workingDays: WorkingDays,
  baseDueOn: (answered: readonly Pause[]) => PlainDate,
): { counted: Pause[]; warnings: DeadlineWarning[] } {
  const counted: Pause[] = [];
  if (pauses.length === 0) return { counted, warnings: [] };
  if (!rule.pausable || policy.pauseMode === PauseMode.NONE) return { counted, warnings: ['PAUSE_IGNORED'] };

  const warnings: DeadlineWarning[] = [];
  // More than five working days after receipt, the suspension is contestable. A question that does not count tests none.
  let lateFrom: PlainDate | null = null;
  for (const pause of [...pauses].sort((a, b) => Temporal.Instant.compare(a.askedAt, b.askedAt))) {
    const askedOn = localDate(pause.askedAt, timeZone);
    const stoodStill = counted.some(({ answeredAt }) => !answeredAt || isAfter(answeredAt, pause.askedAt));
    if (!stoodStill && isDayAfter(askedOn, baseDueOn(counted))) {
      warnings.push('PAUSE_AFTER_DUE');
      continue;
    }
    lateFrom ??= workingDays.nthAfter(startOn, 6);
    if (!isDayAfter(lateFrom, askedOn)) warnings.push('PAUSE_ASKED_LATE');
    counted.push(pause);
  }
  return { counted, warnings };
}
