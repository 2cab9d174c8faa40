import type { ResourceShape } from '../resource.ts';

const FIELDS = `family legalEntity { id name } rungs { moment hours isStandIn recipients channels }
  quietFrom quietUntil quietWeekends acknowledgementSilences archivedAt`;

/** How clocks are told of: shown on the page of settings, without pages of their own. */
export const escalationPolicies: ResourceShape = {
  name: 'escalationPolicies',
  noun: 'EscalationPolicy',
  one: 'escalationPolicy',
  inputs: { archive: 'VersionedInput' },
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

/** Where the page of deadlines and alerts lies. */
export const ALERT_SETTINGS = '/settings/alerts';
