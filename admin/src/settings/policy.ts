import { type ClockFamily, type LadderPolicy, type LadderRung, STANDARD_POLICIES } from '@vigie/schema/rules';
import type { RaRecord } from 'react-admin';

/** A policy as the page selects it. */
export interface PolicyRecord extends RaRecord {
  id: string;
  version: number;
  family: ClockFamily;
  legalEntity: { id: string; name: string } | null;
  rungs: LadderRung[];
  quietFrom: string | null;
  quietUntil: string | null;
  quietWeekends: boolean;
  officeFrom: string | null;
  acknowledgementSilences: boolean;
}

/** The same as the rules know it. */
export const ladderOf = (policy: PolicyRecord): LadderPolicy => ({
  family: policy.family,
  rungs: policy.rungs,
  quiet: { from: policy.quietFrom, until: policy.quietUntil, weekends: policy.quietWeekends },
  officeFrom: policy.officeFrom,
  acknowledgementSilences: policy.acknowledgementSilences,
});

/** Where one looks: the policy that an organisation has set for the whole of it, else the product's own. */
export const housePolicy = (
  policies: readonly PolicyRecord[],
  family: ClockFamily,
): PolicyRecord | undefined => policies.find((policy) => policy.family === family && !policy.legalEntity);

export const standardOf = (family: ClockFamily): LadderPolicy => STANDARD_POLICIES[family];
