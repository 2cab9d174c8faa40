import RequestIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import { lazy } from 'react';
import type { ConsoleResource } from '../resource.ts';
import { CLOCK_FIELDS, STEP_FIELDS } from '../shared/deadline.ts';
import { TIMELINE_FIELDS } from '../shared/Timeline.tsx';
import { permissionsOf } from '../shared/VerbButton.tsx';

const LIST = `reference status receivedAt receivedOn dueAt channel rights { id right }
  legalEntity { id name timeZone } assignee { id name } deadlines { id rule state dueAt kind }`;

export const requests: ConsoleResource = {
  name: 'requests',
  noun: 'Request',
  type: 'RequestCase',
  one: 'request',
  create: 'receive',
  list: LIST,
  show: `reference status channel receivedAt receivedOn locale requesterType dueAt createdAt updatedAt
    requesterName requesterEmail verbatim answerSummary
    legalEntity { id name timeZone country holidayZone } assignee { id name }
    rights { id right status } suspensions { reason askedAt answeredAt }
    extension { reasons notifiedAt months } answeredAt answerChannel
    deadlines { id version ${CLOCK_FIELDS} ${STEP_FIELDS} on { id ... on DataSubjectRequest { right } } } ${TIMELINE_FIELDS}
    ${permissionsOf('suspend', 'resume', 'extend', 'answer')}`,
  views: {
    list: lazy(() => import('./RequestList.tsx')),
    show: lazy(() => import('./RequestShow.tsx')),
    create: lazy(() => import('./RequestCreate.tsx')),
    icon: RequestIcon,
    recordRepresentation: 'reference',
  },
};
