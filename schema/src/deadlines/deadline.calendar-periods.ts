import {
  addMonths,
  endOfDay,
  isAfter,
  isDayAfter,
  type PlainDate,
  type Span,
  type WorkingDays,
} from './deadline.counting.ts';
import { countedPauses, type Standstill, standstillOf } from './deadline.pauses.ts';
import { relieved } from './deadline.relief.ts';
import type { DeadlineRule } from './deadline.rule.ts';
import { CLAMP_SOURCE, COUNTING_LAW, ORGANISATION_DEFAULT } from './deadline.rules.ts';
import { ExtensionBasis } from './deadline.terms.ts';
import type { Course, Trace } from './deadline.trace.ts';
import type { DeadlineCase, Pause } from './deadline.validation.ts';

/** The period of the rule before any extension, backwards where the rule counts back from a day. */
function baseSpan({ rule, days, duration, policy }: DeadlineCase): Span {
  const amount =
    rule.extension?.baseMonths ?? (rule.hasDefaultAmount ? policy.defaultAmount : rule.amount) ?? 0;
  const span = duration ?? { months: 0, days: 0 };
  switch (rule.unit) {
    case 'MONTHS':
      return { months: amount, days: 0 };
    case 'WEEKS':
      return { months: 0, days: 7 * amount };
    case 'CALENDAR_DAYS':
      return { months: 0, days: amount };
    case 'CONTRACT_DAYS':
      return { months: 0, days: days ?? 0 };
    case 'ISO_DURATION':
      return span;
    case 'ISO_DURATION_BEFORE':
      return { months: -span.months, days: -span.days };
    default:
      return { months: 0, days: 0 }; // DATE: the anchor's own day
  }
}

/** An unrolled last day, and whether its month lacks the day's number: Regulation 1182/71 art. 3(2)(c). */
interface PeriodEnd {
  readonly on: PlainDate;
  readonly isClamped: boolean;
}

function endOf(settled: DeadlineCase, startOn: PlainDate, furtherMonths: number): PeriodEnd {
  const { months, days } = baseSpan(settled);
  const base = addMonths(startOn, months);
  const isChained = settled.policy.extensionBasis === ExtensionBasis.CHAINED_UNROLLED;
  // From receipt the months are one period, never chained: 31 January + 3 months is 30 April.
  const from = furtherMonths > 0 && isChained ? base : startOn;
  const end = furtherMonths > 0 ? addMonths(from, isChained ? furtherMonths : months + furtherMonths) : base;
  return { on: end.add({ days }), isClamped: end.day !== from.day };
}

/** The last day under pauses and months, before roll and floor. */
const unrolled = (
  settled: DeadlineCase,
  { restartOn, days }: Standstill,
  furtherMonths: number,
): PeriodEnd => {
  const end = endOf(settled, restartOn ?? settled.startOn, furtherMonths);
  return { ...end, on: end.on.add({ days }) };
};

/** Roll, then floor: the order is fixed. */
function finished(
  { startOn, policy }: DeadlineCase,
  last: PlainDate,
  workingDays: WorkingDays,
  trace?: Trace,
): PlainDate {
  const rolled = policy.rollNonWorking ? workingDays.roll(last) : last;
  if (isDayAfter(rolled, last)) trace?.add('ROLL', `${COUNTING_LAW} art. 3(4)`, rolled, 'rollNonWorking');
  const floored = policy.minTwoWorkingDays ? workingDays.holding(2, startOn, rolled) : rolled;
  if (isDayAfter(floored, rolled))
    trace?.add('FLOOR', `${COUNTING_LAW} art. 3(5)`, floored, 'minTwoWorkingDays');
  return floored;
}

/** The further months that apply, GDPR 12(3): told in time, or planned by the rule; null: told too late. */
function furtherMonths({ rule, extension, timeZone }: DeadlineCase, baseDueOn: PlainDate): number | null {
  if (!rule.extension) return 0;
  if (!extension?.notifiedAt) return rule.extension.isPlanned ? rule.extension.furtherMonths : 0;
  return isAfter(extension.notifiedAt, endOfDay(baseDueOn, timeZone)) ? null : extension.months;
}

/** The authority's clock stops by GDPR 36(2), the controller's by 12(6). */
const pauseSource = ({ unit }: DeadlineRule): string =>
  unit === 'WEEKS' ? 'GDPR art. 36(2) last sentence' : 'GDPR art. 12(6) and recital 63';

/** Writes down how the unrolled last day came about. */
function explain(trace: Trace, settled: DeadlineCase, still: Standstill, further: number | null): void {
  const { rule, startOn } = settled;
  const period = endOf(settled, startOn, 0);
  const base = unrolled(settled, still, 0);
  let isClampTold = false;
  // Each step stands once: months that are counted afresh say that they clamp before they say where they lead, and where
  // that was said already they name its law beside their own.
  const tellClamp = (source: string, { isClamped, on }: PeriodEnd): string => {
    if (!isClamped) return source;
    if (isClampTold) return `${source}; ${CLAMP_SOURCE}`;
    isClampTold = true;
    trace.add('CLAMP', CLAMP_SOURCE, on);
    return source;
  };

  const own = rule.hasDefaultAmount ? ORGANISATION_DEFAULT : rule.source;
  const first = rule.extension ? 'GDPR art. 12(3) first sentence' : own;
  trace.add('PERIOD', first, period.on, rule.hasDefaultAmount ? 'defaultAmount' : undefined);
  tellClamp(first, period);
  if (still.days > 0)
    trace.add('SUSPENSION', pauseSource(rule), period.on.add({ days: still.days }), 'pauseMode');
  if (still.restartOn) trace.add('RESTART', tellClamp(pauseSource(rule), base), base.on, 'pauseMode');
  if (further === null) trace.add('EXTENSION', 'GDPR art. 12(3) third sentence', base.on);
  if (further) {
    const extended = unrolled(settled, still, further);
    const source = tellClamp('GDPR art. 12(3) second sentence', extended);
    trace.add('EXTENSION', source, extended.on, 'extensionBasis');
  }
}

/**
 * Counts a period that ends with a local day: clamp, add the suspension, roll, two-day floor, in that order. A day is
 * always counted from the original one.
 */
export function calendarCourse(settled: DeadlineCase, workingDays: WorkingDays, trace: Trace): Course {
  const { rule, anchorAt, timeZone } = settled;
  const baseDueUnder = (pauses: readonly Pause[]): PlainDate =>
    finished(settled, unrolled(settled, standstillOf(pauses, settled), 0).on, workingDays);
  const { counted, warnings } = countedPauses(settled, workingDays, baseDueUnder);
  const still = standstillOf(counted, settled);

  trace.add('ANCHOR', rule.source, anchorAt);
  if (still.openSince) {
    trace.add('SUSPENSION', pauseSource(rule), still.openSince, 'pauseMode');
    return { dueOn: null, dueAt: null, strictDueAt: null, baseDueOn: null, extensionValid: null, warnings };
  }

  const baseDueOn = baseDueUnder(counted);
  const further = furtherMonths(settled, baseDueOn);
  const last = unrolled(settled, still, further ?? 0).on;
  explain(trace, settled, still, further);
  workingDays.told.clear();
  const dueOn = finished(settled, last, workingDays, trace);
  const endsAt = endOfDay(dueOn, timeZone);
  const due = relieved(settled, { dueOn, dueAt: endsAt }, workingDays, trace);
  trace.tell(workingDays);
  trace.add(
    'DUE',
    rule.hasDefaultAmount ? ORGANISATION_DEFAULT : rule.source,
    due.dueAt.equals(endsAt) ? due.dueOn : due.dueAt,
  );

  const isJudged = rule.extension !== null && Boolean(settled.extension?.notifiedAt);
  return {
    ...due,
    strictDueAt: endOfDay(last, timeZone),
    // Only an extension sets the two apart; relief moves both.
    baseDueOn: further ? baseDueOn : due.dueOn,
    extensionValid: isJudged ? further !== null : null,
    warnings: further === null ? [...warnings, 'EXTENSION_LATE'] : warnings,
  };
}
