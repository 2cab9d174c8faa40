import type { DeadlineKind, EntityClass } from './deadline.terms.ts';

/** How a period is measured, Regulation (EEC, Euratom) 1182/71 art. 3. */
export type DeadlineUnit =
  | 'ELAPSED_HOURS' // added on the UTC time line
  | 'CALENDAR_DAYS' // start day excluded, end of the n-th local day
  | 'WEEKS' // same week-day n weeks later
  | 'MONTHS' // same day number n months later, last day of the month if missing
  | 'FORMULA' // see the rule's note
  | 'CONTRACT_DAYS' // `days` of the input, start day excluded, end of the last one
  | 'CONTRACT_HOURS' // `hours` of the input, elapsed
  | 'ISO_DURATION' // `duration` of the input, counted like MONTHS or CALENDAR_DAYS
  | 'ISO_DURATION_BEFORE' // `duration` of the input, backwards from the anchor's local date, never rolled
  | 'DATE'; // the anchor's local date itself

/** One line of the law's table, as it is written down: what is absent has the default of `DeadlineRule`. */
export interface DeadlineRuleRow {
  readonly code: string;
  /** The fact that starts the clock, by its name in the product. */
  readonly anchorField: string;
  /** In `unit`; absent where the input or a formula gives it. */
  readonly amount?: number;
  readonly unit: DeadlineUnit;
  /** DUE when absent. */
  readonly kind?: DeadlineKind;
  /** Art. 3(4) of Regulation 1182/71: a last day off moves to the next working day. No when absent. */
  readonly rollNonWorking?: boolean;
  /** Art. 3(5): two days or more hold two working days. No when absent. */
  readonly minTwoWorkingDays?: boolean;
  /** A question to the person or the authority may stop the clock. No when absent. */
  readonly pausable?: boolean;
  /** The further months of GDPR 12(3). A planned rule counts them before anyone has been told. */
  readonly extension?: {
    readonly baseMonths: number;
    readonly furtherMonths: number;
    readonly isPlanned: boolean;
  };
  /** The law gives no figure: `amount` is a default of the product, which an organisation may change. No when absent. */
  readonly hasDefaultAmount?: boolean;
  /** What a contractual rule becomes where the contract gives no figure; its unit stays. */
  readonly withoutFigure?: { readonly amount: number; readonly kind: DeadlineKind };
  /** A day off moves to noon of the next working day, but not for these entities. */
  readonly relief?: { readonly to: 'NOON_NEXT_WORKING_DAY'; readonly notFor: readonly EntityClass[] };
  /** Other instants that the rule cannot do without, by name. */
  readonly facts?: readonly string[];
  /** Elapsed hours from the anchor before which the action is not allowed. */
  readonly notBeforeHours?: number;
  /** ISO 3166-1 alpha-2: the rule is this country's own. */
  readonly country?: string;
  readonly source: string;
  /** Yes when absent. */
  readonly enabledByDefault?: boolean;
  /** Local day from which, and up to which, the rule is law. Unbounded when absent. */
  readonly validFrom?: string;
  readonly validTo?: string;
  readonly note?: string;
}

/** One rule of the law's table, complete; null where there is none of it. */
export interface DeadlineRule {
  readonly code: string;
  readonly anchorField: string;
  readonly amount: number | null;
  readonly unit: DeadlineUnit;
  readonly kind: DeadlineKind;
  readonly rollNonWorking: boolean;
  readonly minTwoWorkingDays: boolean;
  readonly pausable: boolean;
  readonly extension: DeadlineRuleRow['extension'] | null;
  readonly hasDefaultAmount: boolean;
  readonly withoutFigure: DeadlineRuleRow['withoutFigure'] | null;
  readonly relief: DeadlineRuleRow['relief'] | null;
  readonly facts: readonly string[];
  readonly notBeforeHours: number | null;
  readonly country: string | null;
  readonly source: string;
  readonly enabledByDefault: boolean;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly note: string | null;
}
