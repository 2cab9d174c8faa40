import EntityIcon from '@mui/icons-material/BusinessOutlined';
import { LEGAL_ENTITY_VERBS, mutationsOf, REGIME_VERBS } from '@vigie/schema/rules';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

const VERBS = { ...LEGAL_ENTITY_VERBS, ...REGIME_VERBS };

const PLAIN = 'name country timeZone holidayZone';
const FIELDS = `${PLAIN}
  regimes { id regime validFrom validTo nis2Class entityClass isBeforeTheLaw } ${permissionsOf(...Object.keys(VERBS))}`;

/** Controllers and processors inside the organisation, and the regimes that each falls under. */
export const legalEntities: ConsoleResource = {
  name: 'legalEntities',
  noun: 'LegalEntity',
  one: 'legalEntity',
  mutations: mutationsOf('LegalEntity', VERBS),
  children: { switchRegime: 'legalEntity' },
  list: PLAIN,
  show: FIELDS,
  views: {
    list: lazy(() => import('./RegimeSettings.tsx')),
    icon: EntityIcon,
    recordRepresentation: 'name',
  },
};
