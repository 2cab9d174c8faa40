import BreachIcon from '@mui/icons-material/GppMaybeOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { CLOCK_FIELDS, STEP_FIELDS } from '../shared/deadline.ts';
import { TIMELINE_FIELDS } from '../shared/Timeline.tsx';
import { permissionsOf } from '../shared/VerbButton.tsx';

export const breaches: ConsoleResource = {
  name: 'breaches',
  noun: 'Breach',
  one: 'breach',
  create: 'create',
  list: `reference title status natures awareAt detectedAt dueAt legalEntity { id name timeZone } assignee { id name }
    deadlines { id rule state dueAt kind }`,
  show: `reference title status natures cause detectedAt awareAt gapReason description approximateSubjects
    approximateRecords dueAt createdAt updatedAt
    legalEntity { id name timeZone country holidayZone } assignee { id name }
    filings { id regime stage submittedAt authorityReference isLate lateReason }
    deadlines { id version ${CLOCK_FIELDS} ${STEP_FIELDS} } ${TIMELINE_FIELDS}
    ${permissionsOf('update', 'file')}`,
  views: {
    list: lazy(() => import('./BreachList.tsx')),
    show: lazy(() => import('./BreachShow.tsx')),
    create: lazy(() => import('./BreachCreate.tsx')),
    icon: BreachIcon,
    recordRepresentation: 'reference',
  },
};
