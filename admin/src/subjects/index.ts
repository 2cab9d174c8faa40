import SubjectIcon from '@mui/icons-material/PersonSearchOutlined';
import { mutationsOf, SUBJECT_VERBS } from '@vigie/schema/rules';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

export const dataSubjects: ConsoleResource = {
  name: 'dataSubjects',
  noun: 'DataSubject',
  one: 'dataSubject',
  domain: 'subjects',
  mutations: mutationsOf('DataSubject', SUBJECT_VERBS),
  // By what they are known, and not the thing itself: a list of people would be a reading of them all.
  list: 'reference locale createdAt erasedAt identifiers { id scheme system } requests { id }',
  show: `reference locale createdAt erasedAt identifiers { id scheme system value }
    requests { id reference status receivedAt dueAt legalEntity { id name timeZone } rights { id right } }
    erasure { keysDestroyed refusedByVault suppressed provedAt } ${permissionsOf(...Object.keys(SUBJECT_VERBS))}`,
  views: {
    list: lazy(() => import('./SubjectList.tsx')),
    show: lazy(() => import('./SubjectShow.tsx')),
    icon: SubjectIcon,
    recordRepresentation: 'reference',
  },
};
