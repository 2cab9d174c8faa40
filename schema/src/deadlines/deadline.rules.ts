import { PRIVACY_RULES } from './deadline.privacy-rules.ts';
import { REGIME_RULES } from './deadline.regime-rules.ts';
import type { DeadlineRule, DeadlineRuleRow } from './deadline.rule.ts';
import { DeadlineKind, ExtensionBasis, HourStart, PauseMode } from './deadline.terms.ts';

/** Grows whenever a figure below changes; stored with each computed date, which a new table never moves. */
export const RULES_VERSION = 1;

/** Regulation (EEC, Euratom) 1182/71, the law of counting, in the form in which traces cite it. */
export const COUNTING_LAW = 'Regulation (EEC, Euratom) 1182/71';

/** Why a period of months may end before the day of its number: the last month has none. */
export const CLAMP_SOURCE = `${COUNTING_LAW} art. 3(2)(c)`;

/** Code of a rule in the law's table. */
export type DeadlineRuleCode = (typeof PRIVACY_RULES)[number]['code'] | (typeof REGIME_RULES)[number]['code'];

const complete = (row: DeadlineRuleRow): DeadlineRule => ({
  code: row.code,
  anchorField: row.anchorField,
  amount: row.amount ?? null,
  unit: row.unit,
  kind: row.kind ?? DeadlineKind.DUE,
  rollNonWorking: row.rollNonWorking ?? false,
  minTwoWorkingDays: row.minTwoWorkingDays ?? false,
  pausable: row.pausable ?? false,
  extension: row.extension ?? null,
  hasDefaultAmount: row.hasDefaultAmount ?? false,
  withoutFigure: row.withoutFigure ?? null,
  relief: row.relief ?? null,
  facts: row.facts ?? [],
  notBeforeHours: row.notBeforeHours ?? null,
  country: row.country ?? null,
  source: row.source,
  enabledByDefault: row.enabledByDefault ?? true,
  validFrom: row.validFrom ?? null,
  validTo: row.validTo ?? null,
  note: row.note ?? null,
});

/** Who asks for a figure that no law gives. */
export const ORGANISATION_DEFAULT = 'default of this organisation';

/** Every rule that the product can count by, each with its source. */
export const DEADLINE_RULES: readonly DeadlineRule[] = [...PRIVACY_RULES, ...REGIME_RULES].map(complete);

/** The figure of a rule where the law gives none: hours, or days for a rule in calendar days; null for any other rule. */
export const defaultAmountOf = ({ hasDefaultAmount, amount, withoutFigure }: DeadlineRule): number | null =>
  withoutFigure?.amount ?? (hasDefaultAmount ? amount : null);

/** The rules whose figure is an organisation's to set. */
export const DEFAULT_AMOUNT_RULES: readonly DeadlineRule[] = DEADLINE_RULES.filter(
  (rule) => defaultAmountOf(rule) !== null,
);

/** The longest period that an organisation may set where the law says "without undue delay", in the unit of the rule. */
export const MOST_DEFAULT_AMOUNT = 2160;

const RULE_BY_CODE: ReadonlyMap<string, DeadlineRule> = new Map(
  DEADLINE_RULES.map((rule) => [rule.code, rule]),
);

/** The rule of that code, or undefined: a code may come from outside. */
export const ruleOf = (code: string): DeadlineRule | undefined => RULE_BY_CODE.get(code);

/** What an organisation may choose where the law is contested. Absent: the default, or the rule's own. */
export interface DeadlinePolicy {
  /** Rules in ELAPSED_HOURS only. */
  hourStart?: HourStart | null;
  /** Pausable rules only. */
  pauseMode?: PauseMode | null;
  /** The further months of GDPR 12(3) only. */
  extensionBasis?: ExtensionBasis | null;
  /** Rules in CALENDAR_DAYS of two days or more; the rule's own when absent. */
  minTwoWorkingDays?: boolean | null;
  /** Rules in ELAPSED_HOURS of 48 hours or more; no when absent. */
  minTwoWorkingDaysForHours?: boolean | null;
  /** Calendar periods of kind DUE without relief; the rule's own when absent. */
  rollNonWorking?: boolean | null;
  /** Rules without a figure of the law only: hours, or days where the rule counts in days. The product's when absent. */
  defaultAmount?: number | null;
  /** Whether days of disputed rank count as public holidays; no when absent. */
  disputedDays?: boolean | null;
}

/** A policy in which every choice is made. */
export type SettledPolicy = { readonly [K in keyof DeadlinePolicy]-?: NonNullable<DeadlinePolicy[K]> };

/** Periods that end with a local day and that art. 3(4) may roll: neither a bare date nor one counted backwards. */
const ROLLED_UNITS: readonly string[] = ['CALENDAR_DAYS', 'WEEKS', 'MONTHS', 'CONTRACT_DAYS', 'ISO_DURATION'];

/** The policy as it applies to a rule: what lies outside a policy's scope stays the rule's own. */
export function settledPolicy(rule: DeadlineRule, chosen: DeadlinePolicy = {}): SettledPolicy {
  const isHourly = rule.unit === 'ELAPSED_HOURS';
  const amount = rule.amount ?? 0;
  const mayRoll = rule.kind === DeadlineKind.DUE && !rule.relief && ROLLED_UNITS.includes(rule.unit);
  const mayFloor = rule.unit === 'CALENDAR_DAYS' && amount >= 2;
  return {
    hourStart: (isHourly && chosen.hourStart) || HourStart.EXACT,
    pauseMode: chosen.pauseMode ?? PauseMode.SUSPEND_CALENDAR_DAYS,
    extensionBasis: chosen.extensionBasis ?? ExtensionBasis.FROM_RECEIPT,
    minTwoWorkingDays: mayFloor && (chosen.minTwoWorkingDays ?? rule.minTwoWorkingDays),
    minTwoWorkingDaysForHours: isHourly && amount >= 48 && (chosen.minTwoWorkingDaysForHours ?? false),
    defaultAmount: chosen.defaultAmount ?? defaultAmountOf(rule) ?? 0,
    disputedDays: chosen.disputedDays ?? false,
    rollNonWorking: mayRoll && (chosen.rollNonWorking ?? rule.rollNonWorking),
  };
}
