import RequestIcon from '@mui/icons-material/MarkEmailUnreadOutlined';
import { LETTER_VERBS, mutationsOf, REQUEST_ACCESS, REQUEST_VERBS, RIGHT_VERBS } from '@vigie/schema/rules';
import { lazy } from 'react';
import { DOCUMENT_FIELDS } from '../documents/index.ts';
import { type ConsoleResource, leadingBack, type ResourceShape } from '../resource.ts';
import { CLOCK_FIELDS, STEP_FIELDS } from '../shared/deadline.ts';
import { TIMELINE_FIELDS } from '../shared/Timeline.tsx';
import { permissionsOf } from '../shared/verb.ts';

/** The verbs that may be due next, or move a request on the board. */
const MOVES = permissionsOf(
  'acknowledge',
  'verify',
  'verifyMandate',
  'qualify',
  'start',
  'suspend',
  'resume',
  'answer',
  'transfer',
  'withdraw',
  'close',
);

const LIST = `reference status receivedAt receivedOn dueAt channel identity mandate undecidedRights
  undeliveredLetters untoldRights rights { id right }
  legalEntity { id name timeZone } assignee { id name } deadlines { id rule state dueAt kind } ${MOVES}`;

/** One right, with its clock, what the procedure proposed of it and what a person decided. */
const RIGHT = `id version right status outcome deadline { id version ${CLOCK_FIELDS} }
  assessments { id number outcome code }
  decisions { id number createdAt outcome departs ground statute complaintAuthority reason }
  recipientNotices { id outcome recipient reason sentAt acknowledgedAt }
  feeAnnouncement { id amountInCents currency reason toldAt }
  ${permissionsOf('assess', 'grant', 'partiallyGrant', 'refuse', 'correct', 'announceFee', 'notifyRecipient')}`;

export const requests: ConsoleResource = {
  name: 'requests',
  noun: 'Request',
  type: 'DataSubjectRequest',
  one: 'request',
  create: 'receive',
  mutations: mutationsOf('Request', REQUEST_VERBS),
  children: leadingBack('request', 'verify', 'suspend', 'addRight', 'describeAccess', 'tellRecipients'),
  list: LIST,
  show: `reference status channel receivedAt receivedOn locale requesterType identity mandate undecidedRights
    undeliveredLetters untoldRights
    externalReference { system id } acknowledgedAt closedAt isLate lateReason dueAt createdAt updatedAt
    requesterName requesterEmail verbatim mandateNote transferredTo
    legalEntity { id name timeZone country holidayZone } assignee { id name } subject { id reference }
    claims { id scheme system state value } candidates { id reference }
    earlierRequests { id reference receivedAt status }
    rights { ${RIGHT} } suspensions { reason askedAt answeredAt }
    extension { reasons notifiedAt months } answeredAt answerChannel
    identityChecks { id result method asked reason documentDeletedAt at documents { ${DOCUMENT_FIELDS} }
      ${permissionsOf('addDocument')} }
    communications { id version kind channel sentAt sha256 delivery deliveredAt serverAnswer resentAt
      againOf { id } documents { ${DOCUMENT_FIELDS} } ${permissionsOf('resend')} }
    documents { ${DOCUMENT_FIELDS} }
    accessInformation { id missing sections { heading text } } accessTemplate { id sections { heading text } }
    deadlines { id version ${CLOCK_FIELDS} ${STEP_FIELDS} on { id ... on ExercisedRight { right } } } ${TIMELINE_FIELDS}
    ${permissionsOf(...Object.keys({ ...REQUEST_VERBS, ...REQUEST_ACCESS }))}`,
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
  type: 'ExercisedRight',
  one: 'node',
  mutations: mutationsOf('Right', RIGHT_VERBS),
  children: leadingBack(
    'right',
    'assess',
    'grant',
    'partiallyGrant',
    'refuse',
    'announceFee',
    'notifyRecipient',
    'acknowledgeNotice',
  ),
  list: 'right status',
  show: '... on ExercisedRight { right status outcome }',
};

/** The one verb of a letter: it goes out again. It is shown with its request, and reloads with it. */
export const letters: ResourceShape = {
  name: 'letters',
  noun: 'Letter',
  mutations: mutationsOf('Letter', LETTER_VERBS),
  type: 'RequestCommunication',
  one: 'node',
  list: 'kind',
  show: '... on RequestCommunication { kind delivery resentAt }',
};
