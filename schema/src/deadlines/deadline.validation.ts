import type { FieldProblem } from '../shared/errors.ts';
import { type InvalidInput, isAbsent, unknownValue } from '../shared/invalid.ts';
import {
  type Instant,
  isAfter,
  isTimeZone,
  localDate,
  type PlainDate,
  parseDuration,
  parseInstant,
  type Span,
} from './deadline.counting.ts';
import type { DeadlineInput, DeadlinePause, OwnDay } from './deadline.facts.ts';
import type { DeadlineRule } from './deadline.rule.ts';
import { MOST_DEFAULT_AMOUNT, ruleOf, type SettledPolicy, settledPolicy } from './deadline.rules.ts';
import { EntityClass, ExtensionBasis, HourStart, PauseMode, PauseReason } from './deadline.terms.ts';

/** A pause whose instants have been read; `answeredAt` null while it is open. */
export interface Pause {
  readonly reason: PauseReason;
  readonly askedAt: Instant;
  readonly answeredAt: Instant | null;
}

/** An input that can be judged: every instant read, every default taken. */
export interface DeadlineCase {
  readonly rule: DeadlineRule;
  readonly anchorAt: Instant;
  /** The anchor's local date. */
  readonly startOn: PlainDate;
  readonly timeZone: string;
  /** Zone or country whose holidays count. */
  readonly place: string;
  readonly policy: SettledPolicy;
  readonly pauses: readonly Pause[];
  readonly extension: { readonly notifiedAt: Instant | null; readonly months: number } | null;
  readonly facts: ReadonlyMap<string, Instant>;
  readonly days: number | null;
  readonly hours: number | null;
  readonly duration: Span | null;
  readonly entityClass: EntityClass;
  readonly ownDays: readonly OwnDay[];
  readonly now: Instant;
}

/** The Gregorian calendar's first full year, and a bound that keeps every result within four digits. */
const YEARS = { min: 1583, max: 2999 };
const LONGEST = { years: 1000, days: 366_000, hours: 8_784_000 };

/** Collects what is wrong with an input, field by field; a reader answers null where it complained. */
class Complaints {
  readonly fields: FieldProblem[] = [];

  add(path: FieldProblem['path'], code: string, params?: FieldProblem['params']): null {
    this.fields.push(params ? { path, code, params } : { path, code });
    return null;
  }

  instant(path: FieldProblem['path'], text: unknown): Instant | null {
    if (isAbsent(text) || text === '') return this.add(path, 'REQUIRED');
    const at = parseInstant(text);
    if (!at) return this.add(path, 'INVALID_INSTANT');
    const { year } = at.toZonedDateTimeISO('UTC');
    return year < YEARS.min || year > YEARS.max ? this.add(path, 'OUT_OF_RANGE', YEARS) : at;
  }

  oneOf(path: FieldProblem['path'], value: unknown, terms: Record<string, string>): void {
    const problem = unknownValue(path, value, Object.values(terms));
    if (problem) this.fields.push(problem);
  }

  wholeNumber(
    path: FieldProblem['path'],
    value: number | null | undefined,
    min: number,
    max: number,
  ): number | null {
    if (isAbsent(value)) return null;
    const isFit = Number.isInteger(value) && value >= min && value <= max;
    return isFit ? value : this.add(path, 'OUT_OF_RANGE', { min, max });
  }

  flag(path: FieldProblem['path'], value: unknown): void {
    if (!isAbsent(value) && typeof value !== 'boolean') this.add(path, 'NOT_A_BOOLEAN');
  }
}

function readPolicy(wrong: Complaints, input: DeadlineInput): void {
  const policy = input.policy ?? {};
  wrong.oneOf(['policy', 'hourStart'], policy.hourStart, HourStart);
  wrong.oneOf(['policy', 'pauseMode'], policy.pauseMode, PauseMode);
  wrong.oneOf(['policy', 'extensionBasis'], policy.extensionBasis, ExtensionBasis);
  wrong.flag(['policy', 'minTwoWorkingDays'], policy.minTwoWorkingDays);
  wrong.flag(['policy', 'minTwoWorkingDaysForHours'], policy.minTwoWorkingDaysForHours);
  wrong.flag(['policy', 'rollNonWorking'], policy.rollNonWorking);
  wrong.flag(['policy', 'disputedDays'], policy.disputedDays);
  wrong.wholeNumber(['policy', 'defaultAmount'], policy.defaultAmount, 1, MOST_DEFAULT_AMOUNT);
}

function readPause(wrong: Complaints, pause: DeadlinePause, path: FieldProblem['path']): Pause[] {
  if (isAbsent(pause.reason)) wrong.add([...path, 'reason'], 'REQUIRED');
  wrong.oneOf([...path, 'reason'], pause.reason, PauseReason);
  const askedAt = wrong.instant([...path, 'askedAt'], pause.askedAt);
  const answeredAt = isAbsent(pause.answeredAt)
    ? null
    : wrong.instant([...path, 'answeredAt'], pause.answeredAt);
  if (!askedAt) return [];
  if (answeredAt && isAfter(askedAt, answeredAt)) wrong.add([...path, 'answeredAt'], 'ANSWERED_BEFORE_ASKED');
  return [{ reason: pause.reason, askedAt, answeredAt }];
}

function readExtension(
  wrong: Complaints,
  input: DeadlineInput,
  rule: DeadlineRule | undefined,
  anchorAt: Instant | null,
): DeadlineCase['extension'] {
  const { extension } = input;
  if (!extension) return null;
  // GDPR 12(3): by two further months at most.
  const months = wrong.wholeNumber(['extension', 'months'], extension.months ?? 2, 1, 2) ?? 2;
  const notifiedAt = isAbsent(extension.notifiedAt)
    ? null
    : wrong.instant(['extension', 'notifiedAt'], extension.notifiedAt);
  if (rule?.extension && notifiedAt && anchorAt && isAfter(anchorAt, notifiedAt))
    wrong.add(['extension', 'notifiedAt'], 'NOTIFIED_BEFORE_RECEIPT');
  return { notifiedAt, months };
}

function readFacts(
  wrong: Complaints,
  input: DeadlineInput,
  rule: DeadlineRule | undefined,
): Map<string, Instant> {
  const facts = new Map<string, Instant>();
  const names = new Set<string>();
  for (const [position, fact] of (input.facts ?? []).entries()) {
    const at = wrong.instant(['facts', position, 'at'], fact.at);
    if (names.has(fact.name)) wrong.add(['facts', position, 'name'], 'DUPLICATE');
    names.add(fact.name);
    if (at) facts.set(fact.name, at);
  }
  for (const name of rule?.facts ?? []) if (!names.has(name)) wrong.add(['facts', name], 'REQUIRED');
  return facts;
}

function readDuration(wrong: Complaints, input: DeadlineInput): Span | null {
  if (isAbsent(input.duration)) return null;
  const span = parseDuration(input.duration);
  if (!span) return wrong.add(['duration'], 'INVALID_DURATION');
  const isTooLong = span.months > 12 * LONGEST.years || span.days > LONGEST.days;
  return isTooLong ? wrong.add(['duration'], 'OUT_OF_RANGE', { max: `P${LONGEST.years}Y` }) : span;
}

function readPlace(wrong: Complaints, input: DeadlineInput, rule: DeadlineRule | undefined): string {
  const country = input.country ?? 'FR';
  const isCountry = typeof country === 'string' && /^[A-Z]{2}$/.test(country);
  if (!isCountry) wrong.add(['country'], 'INVALID_COUNTRY');
  else if (rule?.country && rule.country !== country)
    wrong.add(['country'], 'RULE_OF_ANOTHER_COUNTRY', { allowed: rule.country });
  const place = input.holidayZone ?? country;
  if (!isAbsent(input.holidayZone) && !/^[A-Z]{2}(-[A-Z0-9]+)*$/.test(place))
    wrong.add(['holidayZone'], 'INVALID_ZONE');
  return place;
}

/** What a rule in this unit cannot be computed without. */
const needed = (rule: DeadlineRule | undefined): 'days' | 'hours' | 'duration' | null => {
  if (rule?.unit === 'CONTRACT_DAYS') return 'days';
  if (rule?.unit === 'CONTRACT_HOURS' && !rule.withoutFigure) return 'hours';
  return rule?.unit === 'ISO_DURATION' || rule?.unit === 'ISO_DURATION_BEFORE' ? 'duration' : null;
};

/** Reads an input whole: a case that can be computed, or every field that stands in the way. Throws never. */
export function settleCase(input: DeadlineInput, now: string): DeadlineCase | InvalidInput {
  const wrong = new Complaints();
  const rule = ruleOf(input.rule);
  if (!rule) wrong.add(['rule'], 'UNKNOWN_RULE');
  const anchorAt = wrong.instant(['anchorAt'], input.anchorAt);
  const at = wrong.instant(['at'], now);
  if (!isTimeZone(input.timeZone)) wrong.add(['timeZone'], 'UNKNOWN_TIME_ZONE');
  const place = readPlace(wrong, input, rule);
  readPolicy(wrong, input);
  const pauses = (input.pauses ?? []).flatMap((pause, n) => readPause(wrong, pause, ['pauses', n]));
  const extension = readExtension(wrong, input, rule, anchorAt);
  const facts = readFacts(wrong, input, rule);
  const days = wrong.wholeNumber(['days'], input.days, 0, LONGEST.days);
  const hours = wrong.wholeNumber(['hours'], input.hours, 0, LONGEST.hours);
  const duration = readDuration(wrong, input);
  wrong.oneOf(['entityClass'], input.entityClass, EntityClass);
  const figure = needed(rule);
  if (figure && isAbsent(input[figure])) wrong.add([figure], 'REQUIRED');

  if (!rule || !anchorAt || !at || wrong.fields.length > 0) return { invalid: wrong.fields };
  return {
    rule,
    anchorAt,
    startOn: localDate(anchorAt, input.timeZone),
    timeZone: input.timeZone,
    place,
    policy: settledPolicy(rule, input.policy ?? {}),
    pauses,
    extension,
    facts,
    days,
    hours,
    duration,
    entityClass: input.entityClass ?? EntityClass.OTHER,
    ownDays: input.ownDays ?? [],
    now: at,
  };
}
