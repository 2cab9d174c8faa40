import { ESCALATION_POLICY_VERBS, HOLIDAY_CHANGE_VERBS, mutationsOf } from '@vigie/schema/rules';
import type { ResourceShape } from '../resource.ts';

const FIELDS = `family legalEntity { id name } rungs { moment hours isStandIn recipients channels }
  quietFrom quietUntil quietWeekends officeFrom acknowledgementSilences archivedAt`;

/** How clocks are told of: shown on the page of settings, without pages of their own. */
export const escalationPolicies: ResourceShape = {
  name: 'escalationPolicies',
  noun: 'EscalationPolicy',
  one: 'escalationPolicy',
  mutations: mutationsOf('EscalationPolicy', ESCALATION_POLICY_VERBS),
  list: FIELDS,
  show: FIELDS,
};

/** When the daily digest goes out: one of an organisation. */
export const digestPolicies: ResourceShape = {
  name: 'digestPolicies',
  noun: 'DigestPolicy',
  one: 'digestPolicy',
  list: 'isEnabled hour workingDaysOnly nextAt',
  show: 'isEnabled hour workingDaysOnly nextAt',
};

/** How dates are counted where the law leaves a choice: one of an organisation, and one of a legal entity. */
export const countingPolicies: ResourceShape = {
  name: 'countingPolicies',
  noun: 'CountingPolicy',
  one: 'countingPolicy',
  list: 'legalEntity { id name } periods { rule amount } disputedDays',
  show: 'legalEntity { id name } periods { rule amount } disputedDays',
};

/** One-off public holidays. */
export const holidayChanges: ResourceShape = {
  name: 'holidayChanges',
  noun: 'HolidayChange',
  one: 'holidayChange',
  mutations: mutationsOf('HolidayChange', HOLIDAY_CHANGE_VERBS),
  list: 'place on isHoliday source archivedAt',
  show: 'place on isHoliday source archivedAt',
};

/** Where the page of deadlines and alerts lies. */
export const ALERT_SETTINGS = '/settings/alerts';
