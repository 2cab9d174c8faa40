import { DEADLINE_RULES, type DeadlineRule, ruleOf } from '@vigie/schema/rules';
import type { Variables } from '../graphql.ts';
import { factOf, type Values, withoutBlanks } from './case.ts';

/** The regimes, in the order in which a privacy office meets them, and how a rule's code says which is its. */
const REGIMES: [string, RegExp][] = [
  ['GDPR', /^(GDPR_12|GDPR_14|GDPR_19|GDPR_33|GDPR_34|GDPR_36)/],
  ['FR', /^(FR_|LIL_)/],
  ['CONTRACT', /^CONTRACT_/],
  ['POLICY', /^(RETENTION|REVIEW|CONSENT|COOKIE)/],
  ['NIS2', /^NIS2_/],
  ['DORA', /^DORA_/],
  ['AIA', /^AIA_/],
  ['EPRIVACY', /^EPRIV_/],
  ['CRA', /^CRA_/],
];

/** Which regime a rule belongs to. */
export const regimeOf = (code: string): string =>
  REGIMES.find(([, pattern]) => pattern.test(code))?.[0] ?? 'GDPR';

const rank = ({ code }: DeadlineRule): number => REGIMES.findIndex(([regime]) => regime === regimeOf(code));

/** Every rule, its regime's beside it. */
export const RULES_BY_REGIME: readonly DeadlineRule[] = [...DEADLINE_RULES].sort((a, b) => rank(a) - rank(b));

/** What the form has to ask for this rule. */
export interface Asked {
  hours: boolean;
  roll: boolean;
  pauses: boolean;
  extension: boolean;
  facts: readonly string[];
  days: boolean;
  contractHours: boolean;
  duration: boolean;
  entityClass: boolean;
}

export function askedOf(rule: DeadlineRule | undefined): Asked {
  const unit = rule?.unit ?? '';
  const isHours = unit === 'ELAPSED_HOURS' || unit === 'CONTRACT_HOURS';
  return {
    hours: isHours,
    roll: Boolean(rule) && !isHours && unit !== 'FORMULA' && unit !== 'DATE',
    pauses: rule?.pausable ?? false,
    extension: Boolean(rule?.extension),
    facts: rule?.facts ?? [],
    days: unit === 'CONTRACT_DAYS',
    contractHours: unit === 'CONTRACT_HOURS',
    duration: unit.startsWith('ISO_DURATION'),
    entityClass: Boolean(rule?.relief),
  };
}

const numberOf = (value: unknown): number | undefined =>
  value === null || value === undefined || value === '' ? undefined : Number(value);

function policyOf(policy: Values | undefined, asked: Asked): Variables {
  return {
    ...(asked.hours && {
      hourStart: policy?.hourStart,
      minTwoWorkingDaysForHours: factOf(policy?.minTwoWorkingDaysForHours),
    }),
    ...(asked.roll && {
      rollNonWorking: factOf(policy?.rollNonWorking),
      minTwoWorkingDays: factOf(policy?.minTwoWorkingDays),
    }),
    ...(asked.pauses && { pauseMode: policy?.pauseMode }),
    ...(asked.extension && { extensionBasis: policy?.extensionBasis }),
  };
}

/** The calculator's input: only what the chosen rule asks for. Null while its anchor is missing. */
export function deadlineInputOf(values: Values): Variables | null {
  const rule = ruleOf(String(values.rule ?? ''));
  if (!rule || !values.anchorAt || !values.timeZone) return null;
  const asked = askedOf(rule);
  const facts = asked.facts.map((name) => ({ name, at: (values.facts as Values | undefined)?.[name] }));
  if (facts.some(({ at }) => !at)) return null;
  const pauses = ((values.pauses as Values[] | undefined) ?? []).filter(
    ({ reason, askedAt }) => reason && askedAt,
  );
  const extension = values.extension as Values | undefined;
  const { anchorAt, timeZone, country, holidayZone, at } = values;
  const cleaned = withoutBlanks({
    rule: rule.code,
    anchorAt,
    timeZone,
    country,
    holidayZone,
    policy: policyOf(values.policy as Values | undefined, asked),
    ...(asked.pauses && { pauses }),
    facts,
    ...(asked.days && { days: numberOf(values.days) }),
    ...(asked.contractHours && { hours: numberOf(values.hours) }),
    ...(asked.duration && { duration: values.duration }),
    ...(asked.entityClass && { entityClass: values.entityClass }),
    at,
  });
  if (!asked.extension || !extension?.is) return cleaned;
  // An extension that nobody was told of yet is one all the same: an empty one stays.
  return {
    ...cleaned,
    extension: withoutBlanks({ notifiedAt: extension.notifiedAt, months: numberOf(extension.months) }),
  };
}
