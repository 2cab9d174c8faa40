import type { Guard } from '../shared/verb.ts';
import { isOpenRequest, needsMandate, type RequestState } from './request.lifecycle.ts';
import { IdentityResult, RequestStatus, Right } from './request.terms.ts';

// What a verb asks of a request before it is open: each answers the code of the rule that says no, or null.

type RequestGuard = Guard<RequestState>;

export const isOpen: RequestGuard = ({ status }) => (isOpenRequest(status) ? null : 'REQUEST_OVER');
export const isRunning: RequestGuard = ({ status }) => (status === RequestStatus.PAUSED ? 'SUSPENDED' : null);
export const isNotPaused: RequestGuard = ({ status }) =>
  status === RequestStatus.PAUSED ? 'ALREADY_SUSPENDED' : null;
export const isPaused: RequestGuard = ({ status }) =>
  status === RequestStatus.PAUSED ? null : 'NOT_SUSPENDED';
export const isUnacknowledged: RequestGuard = ({ acknowledgedAt }) =>
  acknowledgedAt ? 'ACKNOWLEDGED_BEFORE' : null;
export const isUnverified: RequestGuard = ({ identity }) =>
  identity === IdentityResult.VERIFIED ? 'VERIFIED_BEFORE' : null;
export const hasMandate: RequestGuard = (request) => (needsMandate(request) ? null : 'NO_MANDATE_NEEDED');
export const isUnextended: RequestGuard = ({ extensionNotifiedAt }) =>
  extensionNotifiedAt ? 'EXTENDED_BEFORE' : null;
export const isUnqualified: RequestGuard = ({ status }) =>
  status === RequestStatus.RECEIVED || status === RequestStatus.IDENTITY_CHECK ? null : 'QUALIFIED_BEFORE';
export const exercisesAccess: RequestGuard = ({ rightCodes }) =>
  rightCodes?.includes(Right.ACCESS) === false ? 'ACCESS_NOT_EXERCISED' : null;
export const isDecided: RequestGuard = ({ undecidedRights = 0 }) =>
  undecidedRights > 0 ? 'RIGHTS_UNDECIDED' : null;
export const knowsRecipients: RequestGuard = ({ toldRecipients }) =>
  toldRecipients === 0 ? 'RECIPIENTS_UNKNOWN' : null;

export function isReadyToStart({ status }: RequestState): string | null {
  if (status === RequestStatus.IN_PROGRESS) return 'STARTED_BEFORE';
  return status === RequestStatus.QUALIFIED ? null : 'NOT_QUALIFIED';
}

/** An answer that never arrived is none, and what was done is told to the recipients of the data, GDPR 12(3), 19. */
export function isReadyToClose(request: RequestState): string | null {
  if (isOpenRequest(request.status)) return 'NOT_ANSWERED';
  if (request.status !== RequestStatus.ANSWERED) return 'REQUEST_OVER';
  if ((request.undeliveredLetters ?? 0) > 0) return 'LETTER_UNDELIVERED';
  return (request.untoldRights ?? 0) > 0 ? 'RECIPIENTS_UNTOLD' : null;
}
