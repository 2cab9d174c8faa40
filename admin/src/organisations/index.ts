import type { ResourceShape } from '../resource.ts';

/** Controllers and processors inside the organisation: chosen in forms, without pages of their own yet. */
export const legalEntities: ResourceShape = {
  name: 'legalEntities',
  noun: 'LegalEntity',
  one: 'legalEntity',
  list: 'name country timeZone holidayZone',
  show: 'name country timeZone holidayZone',
};
