import {
  atLocalTime,
  earlier,
  type Instant,
  isAfter,
  later,
  localDate,
  nextFullHour,
  type WorkingDays,
} from './deadline.counting.ts';
import { relieved } from './deadline.relief.ts';
import type { DeadlineRule } from './deadline.rule.ts';
import { COUNTING_LAW, ORGANISATION_DEFAULT } from './deadline.rules.ts';
import { HourStart } from './deadline.terms.ts';
import type { Course, Trace } from './deadline.trace.ts';
import type { DeadlineCase } from './deadline.validation.ts';

/** Rules that end at an instant, not with a day. They never roll: Regulation 1182/71 art. 3(4). */
export const isHourRule = ({ unit }: DeadlineRule): boolean =>
  unit === 'ELAPSED_HOURS' || unit === 'CONTRACT_HOURS' || unit === 'FORMULA';

/** Delegated Regulation (EU) 2025/301 art. 5(1)(a): 4 h from classification, within 24 h of awareness. */
function doraInitialDue(classifiedAt: Instant, awareAt: Instant): Instant {
  const outerLimit = awareAt.add({ hours: 24 });
  const due = classifiedAt.add({ hours: 4 });
  // Classified later than 24 h after awareness: the outer limit has passed, the 4 h remain.
  return isAfter(classifiedAt, outerLimit) ? due : earlier(due, outerLimit);
}

/** Whether the hours are an organisation's own: neither the law nor a contract gives a figure. */
const isDefault = ({ rule, hours }: DeadlineCase): boolean =>
  rule.hasDefaultAmount || (rule.withoutFigure !== null && hours === null);

function periodEnd(settled: DeadlineCase, startAt: Instant): Instant {
  const { rule, anchorAt, facts, hours, policy } = settled;
  if (rule.unit === 'FORMULA') return doraInitialDue(anchorAt, facts.get('awareAt') ?? anchorAt);
  if (isDefault(settled)) return startAt.add({ hours: policy.defaultAmount });
  return startAt.add({ hours: (rule.unit === 'CONTRACT_HOURS' ? hours : rule.amount) ?? 0 });
}

/**
 * Counts a period in hours on the UTC time line: weekends, holidays and clock changes run with it. The two-day floor
 * is policy, since authorities hold that art. 3(5) does not reach hours.
 */
export function hourCourse(settled: DeadlineCase, workingDays: WorkingDays, trace: Trace): Course {
  const { rule, anchorAt, startOn, timeZone, policy, pauses } = settled;
  trace.add('ANCHOR', rule.source, anchorAt);
  const startAt = policy.hourStart === HourStart.NEXT_FULL_HOUR ? nextFullHour(anchorAt, timeZone) : anchorAt;
  if (rule.unit === 'ELAPSED_HOURS')
    trace.add('HOUR_START', `${COUNTING_LAW} art. 3(1)`, startAt, 'hourStart');

  const strictDueAt = periodEnd(settled, startAt);
  const asker = isDefault(settled) ? ORGANISATION_DEFAULT : rule.source;
  trace.add('PERIOD', asker, strictDueAt, isDefault(settled) ? 'defaultAmount' : undefined);
  let dueAt = strictDueAt;
  if (policy.minTwoWorkingDaysForHours) {
    const sameTime = anchorAt.toZonedDateTimeISO(timeZone).toPlainTime().toString();
    dueAt = later(strictDueAt, atLocalTime(workingDays.nthAfter(startOn, 2), sameTime, timeZone));
    if (isAfter(dueAt, strictDueAt))
      trace.add('FLOOR', `${COUNTING_LAW} art. 3(5)`, dueAt, 'minTwoWorkingDaysForHours');
  }

  const due = relieved(settled, { dueOn: localDate(dueAt, timeZone), dueAt }, workingDays, trace);
  trace.tell(workingDays);
  trace.add('DUE', asker, due.dueAt);
  return {
    ...due,
    strictDueAt,
    baseDueOn: due.dueOn,
    extensionValid: null,
    warnings: pauses.length > 0 ? ['PAUSE_IGNORED'] : [],
  };
}
