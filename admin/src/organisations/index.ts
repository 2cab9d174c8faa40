import EntityIcon from '@mui/icons-material/BusinessOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

const PLAIN = 'name country timeZone holidayZone';
const FIELDS = `${PLAIN}
  regimes { id regime validFrom validTo nis2Class entityClass isBeforeTheLaw } ${permissionsOf('update', 'switchRegime')}`;

/** Controllers and processors inside the organisation, and the regimes that each falls under. */
export const legalEntities: ConsoleResource = {
  name: 'legalEntities',
  noun: 'LegalEntity',
  one: 'legalEntity',
  mutations: { switchRegime: 'switchRegimeOfLegalEntity' },
  children: { switchRegime: 'legalEntity' },
  list: PLAIN,
  show: FIELDS,
  views: {
    list: lazy(() => import('./RegimeSettings.tsx')),
    icon: EntityIcon,
    recordRepresentation: 'name',
  },
};
