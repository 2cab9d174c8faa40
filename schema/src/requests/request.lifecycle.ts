import { IdentityResult, MandateResult, RequesterType, RequestStatus, Right } from './request.terms.ts';

/** The verbs of a request. */
export const REQUEST_ACTIONS = [
  'acknowledge',
  'verify',
  'verifyMandate',
  'identifySubject',
  'assign',
  'addRight',
  'correctReceipt',
  'setExternalReference',
  'suspend',
  'resume',
  'extend',
  'qualify',
  'start',
  'answer',
  'transfer',
  'withdraw',
  'close',
  'addDocument',
  'describeAccess',
] as const;
export type RequestAction = (typeof REQUEST_ACTIONS)[number];

/** What the life cycle looks at. A fact that is absent is not known here, and stands in nobody's way. */
export interface RequestState {
  status: RequestStatus;
  extensionNotifiedAt?: unknown;
  acknowledgedAt?: unknown;
  identity?: IdentityResult | undefined;
  requesterType?: RequesterType | undefined;
  mandate?: MandateResult | null | undefined;
  /** How many of its rights are not decided. */
  undecidedRights?: number | undefined;
  /** The rights exercised. */
  rightCodes?: readonly Right[] | undefined;
  /** How many of its rights have recipients that nobody told, GDPR 19. */
  untoldRights?: number | undefined;
  /** How many letters to the person failed, and did not go out again. */
  undeliveredLetters?: number | undefined;
}

const OPEN: readonly RequestStatus[] = [
  RequestStatus.RECEIVED,
  RequestStatus.IDENTITY_CHECK,
  RequestStatus.QUALIFIED,
  RequestStatus.IN_PROGRESS,
  RequestStatus.PAUSED,
];

/** Whether its clock can still run. */
export const isOpenRequest = (status: RequestStatus): boolean => OPEN.includes(status);

/** Whether somebody else asks for the person, so that a mandate has to be there. */
export const needsMandate = ({ requesterType }: Pick<RequestState, 'requesterType'>): boolean =>
  requesterType !== undefined && requesterType !== RequesterType.SELF;

/** What is still open about who asks: before that nothing is decided and nothing is answered, GDPR 12(6). */
export function requesterObstacle(request: RequestState): string | null {
  if (request.identity === IdentityResult.PENDING) return 'IDENTITY_UNSETTLED';
  if (needsMandate(request) && request.mandate === null) return 'MANDATE_UNVERIFIED';
  return null;
}

function qualifyObstacle(request: RequestState): string | null {
  if (request.status === RequestStatus.PAUSED) return 'SUSPENDED';
  const isBefore =
    request.status === RequestStatus.RECEIVED || request.status === RequestStatus.IDENTITY_CHECK;
  if (!isBefore) return 'QUALIFIED_BEFORE';
  return requesterObstacle(request);
}

function startObstacle({ status }: RequestState): string | null {
  if (status === RequestStatus.PAUSED) return 'SUSPENDED';
  if (status === RequestStatus.IN_PROGRESS) return 'STARTED_BEFORE';
  return status === RequestStatus.QUALIFIED ? null : 'NOT_QUALIFIED';
}

function answerObstacle(request: RequestState): string | null {
  if (request.status === RequestStatus.PAUSED) return 'SUSPENDED';
  const unsettled = requesterObstacle(request);
  if (unsettled) return unsettled;
  return (request.undecidedRights ?? 0) > 0 ? 'RIGHTS_UNDECIDED' : null;
}

/** An answer that never arrived is none, and what was done is told to the recipients of the data, GDPR 12(3), 19. */
function closeObstacle(request: RequestState): string | null {
  if (isOpenRequest(request.status)) return 'NOT_ANSWERED';
  if (request.status !== RequestStatus.ANSWERED) return 'REQUEST_OVER';
  if ((request.undeliveredLetters ?? 0) > 0) return 'LETTER_UNDELIVERED';
  return (request.untoldRights ?? 0) > 0 ? 'RECIPIENTS_UNTOLD' : null;
}

/** Why `action` is not open now: the code of a rule; null if it is. */
export function requestObstacle(action: RequestAction, request: RequestState): string | null {
  if (action === 'close') return closeObstacle(request);
  if (!isOpenRequest(request.status)) return 'REQUEST_OVER';
  const paused = request.status === RequestStatus.PAUSED;
  switch (action) {
    case 'acknowledge':
      return request.acknowledgedAt ? 'ACKNOWLEDGED_BEFORE' : null;
    case 'verify':
      return request.identity === IdentityResult.VERIFIED ? 'VERIFIED_BEFORE' : null;
    case 'verifyMandate':
      return needsMandate(request) ? null : 'NO_MANDATE_NEEDED';
    case 'suspend':
      return paused ? 'ALREADY_SUSPENDED' : null;
    case 'resume':
      return paused ? null : 'NOT_SUSPENDED';
    case 'extend':
      return request.extensionNotifiedAt ? 'EXTENDED_BEFORE' : null;
    case 'qualify':
      return qualifyObstacle(request);
    case 'start':
      return startObstacle(request);
    case 'answer':
      return answerObstacle(request);
    case 'describeAccess':
      return request.rightCodes?.includes(Right.ACCESS) === false ? 'ACCESS_NOT_EXERCISED' : null;
    default:
      return null;
  }
}
