import type { DeadlinePolicy } from './deadline.rules.ts';
import type { DeadlineKind, DeadlineState, EntityClass, PauseReason } from './deadline.terms.ts';

/** A question that may stop the clock: GDPR 12(6), recital 63, 36(2). */
export interface DeadlinePause {
  reason: PauseReason;
  askedAt: string;
  /** Absent: still open. */
  answeredAt?: string | null;
}

/** The further months of GDPR 12(3), second sentence. */
export interface DeadlineExtension {
  /** When the person was told, with reasons. Absent: planned, not yet told. */
  notifiedAt?: string | null;
  /** 1 or 2 further months; 2 when absent. */
  months?: number | null;
}

/** Another instant that a rule needs, by its name. */
export interface DeadlineFact {
  name: string;
  at: string;
}

/** A day that an organisation counts as a public holiday of a place, or no longer does, and on whose word. */
export interface OwnDay {
  on: string;
  isHoliday: boolean;
  source: string;
}

/**
 * What a date is computed from. An instant is ISO 8601 with an offset (`2026-03-05T09:00:00+01:00`); its sub-second
 * part is cut. Absent and null are the same.
 */
export interface DeadlineInput {
  /** Code of the rule, `GDPR_12_3`. */
  rule: string;
  /** The instant that the rule's `anchorField` names. */
  anchorAt: string;
  /** IANA zone of the place where the rule is applied; local dates are dates of this zone. */
  timeZone: string;
  /** ISO 3166-1 alpha-2; FR when absent. */
  country?: string | null;
  /** Whose public holidays count; the country's when absent. */
  holidayZone?: string | null;
  policy?: DeadlinePolicy | null;
  pauses?: readonly DeadlinePause[] | null;
  extension?: DeadlineExtension | null;
  facts?: readonly DeadlineFact[] | null;
  /** For CONTRACT_DAYS; 0 is the anchor's own day. */
  days?: number | null;
  /** For CONTRACT_HOURS. */
  hours?: number | null;
  /** For ISO_DURATION and ISO_DURATION_BEFORE: years, months, weeks and days, `P1Y6M`. */
  duration?: string | null;
  /** OTHER when absent. */
  entityClass?: EntityClass | null;
  /** One-off days of the place, beside its calendar. */
  ownDays?: readonly OwnDay[] | null;
}

/** How a trace names its steps, in the order in which they are taken. */
export const DEADLINE_STEPS = [
  'ANCHOR',
  'HOUR_START',
  'PERIOD',
  'CLAMP',
  'SUSPENSION',
  'RESTART',
  'EXTENSION',
  'ROLL',
  'FLOOR',
  'RELIEF',
  'OWN_DAY',
  'DISPUTED_DAY',
  'DUE',
] as const;
export type TraceStepName = (typeof DEADLINE_STEPS)[number];

/** One step of a computation: what the date was after it, and who asked for it. */
export interface TraceStep {
  step: TraceStepName;
  /** The rule or article that asks for the step. */
  source: string;
  /** The choice under which it was taken, `pauseMode=RESTART`; null where the law leaves none. */
  policy: string | null;
  /** ISO date, or instant in UTC. The SUSPENSION of an open pause has the instant of the question. */
  result: string;
  /** Zone in which an instant is read aloud. */
  timeZone: string;
}

/** What a person has to be told beside the date, in the order of the answer. */
export const DEADLINE_WARNINGS = [
  'HOLIDAY_CALENDAR_MISSING', // a working day was tested by weekends only, or by the country's calendar
  'PAUSE_ASKED_LATE', // asked on working day 6 after receipt or later: contestable
  'PAUSE_AFTER_DUE', // asked after the base due date: does not count
  'PAUSE_IGNORED', // the rule, or the policy, knows no pause
  'EXTENSION_LATE', // told after the base due date: void, GDPR 12(3)
  'RULE_DISABLED', // off by default: the regime may not reach the organisation
  'RULE_NOT_IN_FORCE', // not law at the time of asking
  'STRICT_DATE_DIFFERS', // earlier without roll, floor and relief
] as const;
export type DeadlineWarning = (typeof DEADLINE_WARNINGS)[number];

/** A computed date with its reasons. Dates are local to the zone of the input; instants are UTC with milliseconds. */
export interface DeadlineResult {
  rule: string;
  kind: DeadlineKind;
  /** RUNNING or PAUSED. */
  state: DeadlineState;
  /** Last day; null while paused. */
  dueOn: string | null;
  /** Last admissible instant, inclusive, whole seconds; null while paused. */
  dueAt: string | null;
  /** The same without roll, floor and relief; null while paused. */
  strictDueAt: string | null;
  /** First instant at which the action is allowed; null where it always is. */
  notBeforeAt: string | null;
  /** Last day without the extension, after suspension and roll: by it a notice is judged; null while paused. */
  baseDueOn: string | null;
  /** Whether the notice of extension was in time; null without a notice, for other rules and while paused. */
  extensionValid: boolean | null;
  warnings: DeadlineWarning[];
  trace: TraceStep[];
}
