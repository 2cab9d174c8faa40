import { Temporal } from 'temporal-polyfill';
import { FilingRegime, type Nis2Class } from '../breaches/breach.regime.terms.ts';
import { type DeadlineRuleCode, ruleOf } from '../deadlines/deadline.rules.ts';
import { EntityClass } from '../deadlines/deadline.terms.ts';

/** The local day before, on which the period ends that another one follows. */
export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();

/** A time in which a legal entity falls under a regime; days are local ones, both inclusive. */
export interface RegimePeriod {
  regime: FilingRegime | string;
  validFrom: string;
  validTo?: string | null;
  nis2Class?: Nis2Class | null;
  entityClass?: EntityClass | null;
}

/** The rule by which each regime is known to be law, or not yet. */
const FIRST_RULE: Readonly<Record<FilingRegime, DeadlineRuleCode>> = {
  [FilingRegime.GDPR_33]: 'GDPR_33_1',
  [FilingRegime.NIS2]: 'NIS2_23_4_A',
  [FilingRegime.DORA]: 'DORA_INITIAL',
  [FilingRegime.AI_ACT_73]: 'AIA_73_2',
  [FilingRegime.EPRIVACY_611]: 'EPRIV_611_INITIAL',
  [FilingRegime.CRA_14]: 'CRA_14_EARLY_WARNING',
};

/** The first day on which the law itself applies; null where it always has. */
export const regimeLawFrom = (regime: FilingRegime): string | null =>
  ruleOf(FIRST_RULE[regime])?.validFrom ?? null;

/** The period of a regime that holds on a local day; undefined where it is off. */
export const periodOn = <T extends RegimePeriod>(
  periods: readonly T[],
  regime: FilingRegime,
  day: string,
): T | undefined =>
  periods.find((each) => each.regime === regime && each.validFrom <= day && day <= (each.validTo ?? day));

/**
 * The class by which the relief of Delegated Regulation (EU) 2025/301 art. 5 is judged: an entity under NIS2 as well
 * asks as the stricter one.
 */
export function doraClassOn(periods: readonly RegimePeriod[], day: string): EntityClass {
  const own = periodOn(periods, FilingRegime.DORA, day)?.entityClass ?? EntityClass.OTHER;
  const isNis2 = own === EntityClass.OTHER && periodOn(periods, FilingRegime.NIS2, day) !== undefined;
  return isNis2 ? EntityClass.NIS2_ENTITY : own;
}

/** Why a regime cannot be switched so: the code of a rule; null if it can. */
export function regimeSwitchObstacle(
  periods: readonly RegimePeriod[],
  change: {
    regime: FilingRegime;
    on: boolean;
    day: string;
    nis2Class?: Nis2Class | null;
    entityClass?: EntityClass | null;
  },
): string | null {
  const { regime, on, day } = change;
  if (regime === FilingRegime.GDPR_33) return 'REGIME_ALWAYS_ON';
  const open = periods.find((each) => each.regime === regime && !each.validTo);
  if (!on) {
    if (!open) return 'REGIME_OFF_ALREADY';
    return day < open.validFrom ? 'REGIME_ENDS_BEFORE_IT_BEGINS' : null;
  }
  if (open) {
    const isSame =
      (change.nis2Class ?? null) === (open.nis2Class ?? null) &&
      (change.entityClass ?? null) === (open.entityClass ?? null);
    if (isSame) return 'REGIME_ON_ALREADY';
    return day <= open.validFrom ? 'REGIME_ENDS_BEFORE_IT_BEGINS' : null;
  }
  const overlaps = periods.some((each) => each.regime === regime && (each.validTo ?? day) >= day);
  return overlaps ? 'REGIME_PERIODS_OVERLAP' : null;
}
