import SubjectIcon from '@mui/icons-material/PersonSearchOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { permissionsOf } from '../shared/verb.ts';

export const dataSubjects: ConsoleResource = {
  name: 'dataSubjects',
  noun: 'DataSubject',
  one: 'dataSubject',
  domain: 'subjects',
  // By what they are known, and not the thing itself: a list of people would be a reading of them all.
  list: 'reference locale createdAt erasedAt identifiers { id scheme system } requests { id }',
  show: `reference locale createdAt erasedAt identifiers { id scheme system value }
    requests { id reference status receivedAt dueAt legalEntity { id name timeZone } rights { id right } }
    erasure { keysDestroyed refusedByVault suppressed provedAt } ${permissionsOf('erase')}`,
  views: {
    list: lazy(() => import('./SubjectList.tsx')),
    show: lazy(() => import('./SubjectShow.tsx')),
    icon: SubjectIcon,
    recordRepresentation: 'reference',
  },
};
