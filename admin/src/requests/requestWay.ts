import { IdentityResult, RequestStatus } from '@vigie/schema/rules';
import { isAllowed } from '../shared/verb.ts';
import type { RequestRow } from './request.ts';

type OnTheWay = Pick<RequestRow, 'status' | 'identity' | 'mandate'>;

/** What may be due next, in the order of the way: what is settled already is not due again. */
export function wayOf(request: OnTheWay): string[] {
  const isNew = request.status === RequestStatus.RECEIVED || request.status === RequestStatus.IDENTITY_CHECK;
  return [
    'resume',
    ...(isNew ? ['acknowledge'] : []),
    ...(request.identity === IdentityResult.PENDING ? ['verify'] : []),
    ...(request.mandate ? [] : ['verifyMandate']),
    'qualify',
    'start',
    'answer',
    'close',
  ];
}

const DECIDING: readonly string[] = [RequestStatus.QUALIFIED, RequestStatus.IN_PROGRESS];

/** The next legal step of a row: a verb, or `decide` while rights are undecided; null where nothing is due. */
export function nextStepOf(request: OnTheWay & Pick<RequestRow, 'undecidedRights'>): string | null {
  const verb = wayOf(request).find((each) => isAllowed(request, each)) ?? null;
  const isDeciding = request.undecidedRights > 0 && DECIDING.includes(request.status);
  return isDeciding && (verb === null || verb === 'answer' || verb === 'close') ? 'decide' : verb;
}
