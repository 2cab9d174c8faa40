import RequestIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import { lazy } from 'react';
import type { ConsoleResource, ResourceShape } from '../resource.ts';
import { CLOCK_FIELDS, STEP_FIELDS } from '../shared/deadline.ts';
import { TIMELINE_FIELDS } from '../shared/Timeline.tsx';
import { permissionsOf } from '../shared/verb.ts';

const LIST = `reference status receivedAt receivedOn dueAt channel rights { id right }
  legalEntity { id name timeZone } assignee { id name } deadlines { id rule state dueAt kind }`;

/** One right, with its clock, what the procedure proposed of it and what a person decided. */
const RIGHT = `id version right status outcome deadline { id version ${CLOCK_FIELDS} }
  assessments { id number outcome code }
  decisions { id number createdAt outcome departs ground statute complaintAuthority reason }
  ${permissionsOf('assess', 'grant', 'partiallyGrant', 'refuse', 'correct')}`;

export const requests: ConsoleResource = {
  name: 'requests',
  noun: 'Request',
  type: 'RequestCase',
  one: 'request',
  create: 'receive',
  mutations: {
    verifyMandate: 'verifyMandateOfRequest',
    identifySubject: 'identifySubjectOfRequest',
    correctReceipt: 'correctReceiptOfRequest',
    addRight: 'addRightToRequest',
  },
  inputs: { qualify: 'RequestVersionInput', start: 'RequestVersionInput', close: 'RequestVersionInput' },
  list: LIST,
  show: `reference status channel receivedAt receivedOn locale requesterType identity mandate undecidedRights
    acknowledgedAt closedAt lateReason dueAt createdAt updatedAt
    requesterName requesterEmail verbatim mandateNote transferredTo
    legalEntity { id name timeZone country holidayZone } assignee { id name } subject { id reference }
    rights { ${RIGHT} } suspensions { reason askedAt answeredAt }
    extension { reasons notifiedAt months } answeredAt answerChannel
    identityChecks { id result method asked reason documentDeletedAt at }
    communications { id kind channel sentAt sha256 delivery deliveredAt }
    deadlines { id version ${CLOCK_FIELDS} ${STEP_FIELDS} on { id ... on DataSubjectRequest { right } } } ${TIMELINE_FIELDS}
    ${permissionsOf(
      'acknowledge',
      'verify',
      'verifyMandate',
      'identifySubject',
      'assign',
      'addRight',
      'correctReceipt',
      'suspend',
      'resume',
      'extend',
      'qualify',
      'start',
      'answer',
      'transfer',
      'withdraw',
      'close',
    )}`,
  views: {
    list: lazy(() => import('./RequestList.tsx')),
    show: lazy(() => import('./RequestShow.tsx')),
    create: lazy(() => import('./RequestCreate.tsx')),
    icon: RequestIcon,
    recordRepresentation: 'reference',
  },
};

/** The verbs of one right of a request. It is shown with its request, and reloads with it. */
export const rights: ResourceShape = {
  name: 'rights',
  noun: 'Right',
  type: 'DataSubjectRequest',
  one: 'right',
  inputs: { assess: 'AssessRightOfRequestInput', partiallyGrant: 'RefuseRightInput' },
  list: 'right status',
  show: 'right status outcome',
};
