import type { DeadlineRule } from '@vigie/schema/rules';
import { type RaRecord, useTranslate } from 'react-admin';

/** A choice as the page selects it. */
export interface CountingRecord extends RaRecord {
  id: string;
  version: number;
  legalEntity: { id: string; name: string } | null;
  periods: { rule: string; amount: number }[];
  disputedDays: boolean | null;
}

/** Where a choice holds: the organisation when there is no legal entity. */
export interface CountingPlace {
  legalEntityId: string | null;
  name: string;
}

/** A figure in the unit of its rule. */
export const useAmount = () => {
  const translate = useTranslate();
  return ({ unit }: DeadlineRule, amount: number): string =>
    translate(`settings.counting.${unit === 'CALENDAR_DAYS' ? 'days' : 'hours'}`, { smart_count: amount });
};
