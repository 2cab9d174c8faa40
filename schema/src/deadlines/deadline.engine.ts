import type { InvalidInput } from '../shared/invalid.ts';
import { calendarCourse } from './deadline.calendar-periods.ts';
import {
  isAfter,
  isoInstant,
  localDate,
  parseInstant,
  startOfDay,
  WorkingDays,
} from './deadline.counting.ts';
import {
  DEADLINE_WARNINGS,
  type DeadlineInput,
  type DeadlineResult,
  type DeadlineWarning,
} from './deadline.facts.ts';
import type { HolidayCalendar } from './deadline.holidays.ts';
import { hourCourse, isHourRule } from './deadline.hour-periods.ts';
import { DeadlineKind, DeadlineState } from './deadline.terms.ts';
import { type Course, Trace } from './deadline.trace.ts';
import { type DeadlineCase, settleCase } from './deadline.validation.ts';

/** The kind as the input makes it: a contract without a figure only leaves "without undue delay", GDPR 33(2). */
const kindOf = ({ rule, hours }: DeadlineCase): DeadlineKind =>
  rule.withoutFigure && hours === null ? rule.withoutFigure.kind : rule.kind;

/** First instant at which the action is allowed; null where it always is. */
function notBeforeAt({ rule, anchorAt, timeZone, duration }: DeadlineCase, { dueOn }: Course): string | null {
  if (rule.notBeforeHours !== null) return isoInstant(anchorAt.add({ hours: rule.notBeforeHours }));
  if (rule.kind !== DeadlineKind.NOT_BEFORE || !dueOn) return null;
  // P0D: at once.
  const isAtOnce = duration?.months === 0 && duration.days === 0;
  return isoInstant(isAtOnce ? anchorAt : startOfDay(dueOn.add({ days: 1 }), timeZone));
}

/** What the rule itself has to be told about, at `now`. */
function ruleWarnings({ rule, now, timeZone }: DeadlineCase): DeadlineWarning[] {
  const today = localDate(now, timeZone).toString();
  const isInForce = (rule.validFrom ?? today) <= today && today <= (rule.validTo ?? today);
  const disabled: DeadlineWarning[] = rule.enabledByDefault ? [] : ['RULE_DISABLED'];
  return isInForce ? disabled : [...disabled, 'RULE_NOT_IN_FORCE'];
}

/**
 * Computes one deadline and why it is that date: GDPR 12(3), 33(1) and the other rules of the table, counted by
 * Regulation (EEC, Euratom) 1182/71. Pure: holidays and `now` are arguments. Input that cannot be judged is answered
 * with the fields in the way, never thrown.
 *
 * @param calendar the public holidays, `euCalendar`, or another source
 * @param now ISO instant with offset; decides only whether the rule is in force (reported as field `at`)
 */
export function computeDeadline(
  input: DeadlineInput,
  calendar: HolidayCalendar,
  now: string,
): DeadlineResult | InvalidInput {
  const settled = settleCase(input, now);
  if ('invalid' in settled) return settled;

  const place = calendar.resolve(settled.place);
  const workingDays = new WorkingDays(place, settled.ownDays, settled.policy.disputedDays);
  const trace = new Trace(settled);
  const course = isHourRule(settled.rule)
    ? hourCourse(settled, workingDays, trace)
    : calendarCourse(settled, workingDays, trace);

  const warnings = new Set<DeadlineWarning>([...course.warnings, ...ruleWarnings(settled)]);
  if (place.missing && workingDays.wasTested) warnings.add('HOLIDAY_CALENDAR_MISSING');
  if (course.dueAt && course.strictDueAt && !course.dueAt.equals(course.strictDueAt))
    warnings.add('STRICT_DATE_DIFFERS');

  return {
    rule: settled.rule.code,
    kind: kindOf(settled),
    state: course.dueAt ? DeadlineState.RUNNING : DeadlineState.PAUSED,
    dueOn: course.dueOn?.toString() ?? null,
    dueAt: course.dueAt ? isoInstant(course.dueAt) : null,
    strictDueAt: course.strictDueAt ? isoInstant(course.strictDueAt) : null,
    notBeforeAt: notBeforeAt(settled, course),
    baseDueOn: course.baseDueOn?.toString() ?? null,
    extensionValid: course.extensionValid,
    warnings: DEADLINE_WARNINGS.filter((warning) => warnings.has(warning)),
    trace: trace.steps,
  };
}

const read = (at: string | Date) => parseInstant(at instanceof Date ? at.toISOString() : at);

/** Whether an act at `at` comes after the last admissible instant `dueAt`; part seconds do not count. */
export function isLate(dueAt: string | Date, at: string | Date): boolean {
  const [due, act] = [read(dueAt), read(at)];
  return due !== null && act !== null && isAfter(act, due);
}
