import type { ResourceShape } from '../resource.ts';

/** Who belongs to the organisation: chosen in forms, without pages of their own yet. */
export const members: ResourceShape = {
  name: 'members',
  noun: 'Member',
  type: 'Membership',
  one: 'member',
  list: 'endedAt user { id name }',
  show: 'endedAt user { id name }',
};
