import MemberIcon from '@mui/icons-material/GroupOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

const FIELDS = `roles endedAt createdAt user { id name email locale } legalEntities { id name }
  ${permissionsOf('changeRole')}`;

/** Who belongs to the organisation, and what they may do in it. */
export const members: ConsoleResource = {
  name: 'members',
  noun: 'Member',
  type: 'Membership',
  one: 'member',
  mutations: { changeRole: 'changeRoleOfMember' },
  list: FIELDS,
  show: FIELDS,
  views: { list: lazy(() => import('./MemberList.tsx')), icon: MemberIcon },
};
