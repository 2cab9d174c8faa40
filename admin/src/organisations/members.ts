import MemberIcon from '@mui/icons-material/GroupOutlined';
import { MEMBER_VERBS, mutationsOf } from '@vigie/schema/rules';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

const FIELDS = `roles endedAt createdAt user { id name email locale } legalEntities { id name }
  ${permissionsOf(...Object.keys(MEMBER_VERBS))}`;

/** Who belongs to the organisation, and what they may do in it. */
export const members: ConsoleResource = {
  name: 'members',
  noun: 'Member',
  type: 'Membership',
  one: 'member',
  mutations: mutationsOf('Member', MEMBER_VERBS),
  list: FIELDS,
  show: FIELDS,
  views: { list: lazy(() => import('./MemberList.tsx')), icon: MemberIcon },
};
