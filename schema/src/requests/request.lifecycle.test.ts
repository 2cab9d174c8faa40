import { describe, expect, it } from '@jest/globals';
import type { RequestState } from './request.lifecycle.ts';
import { IdentityResult, MandateResult, RequesterType, RequestStatus } from './request.terms.ts';
import { type RequestAction, requestObstacle } from './request.verbs.ts';

const state = (more: Partial<RequestState> = {}): RequestState => ({
  status: RequestStatus.RECEIVED,
  identity: IdentityResult.VERIFIED,
  requesterType: RequesterType.SELF,
  mandate: null,
  undecidedRights: 0,
  ...more,
});

const at = (status: RequestStatus) => state({ status });
const { RECEIVED, IDENTITY_CHECK, QUALIFIED, IN_PROGRESS, PAUSED, ANSWERED } = RequestStatus;

const ACTIONS: readonly RequestAction[] = [
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
];

const OVER = [
  ANSWERED,
  RequestStatus.CLOSED,
  RequestStatus.REFUSED,
  RequestStatus.WITHDRAWN,
  RequestStatus.TRANSFERRED,
];

describe('a request that is over', () => {
  it.each(OVER.flatMap((status) => ACTIONS.map((action) => [status, action] as const)))(
    '%s takes no %s',
    (status, action) => {
      expect(requestObstacle(action, at(status))).toBe('REQUEST_OVER');
    },
  );

  it.each(OVER)('%s is closed once it was answered, and only then', (status) => {
    expect(requestObstacle('close', at(status))).toBe(status === ANSWERED ? null : 'REQUEST_OVER');
  });
});

describe('an open request', () => {
  it.each<[RequestAction, RequestState, string | null]>([
    ['close', at(IN_PROGRESS), 'NOT_ANSWERED'],
    ['acknowledge', at(RECEIVED), null],
    ['acknowledge', state({ acknowledgedAt: new Date(0) }), 'ACKNOWLEDGED_BEFORE'],
    ['verify', state({ identity: IdentityResult.PENDING }), null],
    ['verify', state({ identity: IdentityResult.FAILED }), null],
    ['verify', state(), 'VERIFIED_BEFORE'],
    ['verifyMandate', state(), 'NO_MANDATE_NEEDED'],
    ['verifyMandate', state({ requesterType: RequesterType.PARENT }), null],
    ['qualify', at(RECEIVED), null],
    ['qualify', at(IDENTITY_CHECK), null],
    ['qualify', at(QUALIFIED), 'QUALIFIED_BEFORE'],
    ['qualify', at(PAUSED), 'SUSPENDED'],
    ['qualify', state({ identity: IdentityResult.PENDING }), 'IDENTITY_UNSETTLED'],
    ['qualify', state({ identity: IdentityResult.FAILED }), null],
    ['qualify', state({ requesterType: RequesterType.HEIR }), 'MANDATE_UNVERIFIED'],
    ['qualify', state({ requesterType: RequesterType.HEIR, mandate: MandateResult.REJECTED }), null],
    ['start', at(RECEIVED), 'NOT_QUALIFIED'],
    ['start', at(QUALIFIED), null],
    ['start', at(IN_PROGRESS), 'STARTED_BEFORE'],
    ['start', at(PAUSED), 'SUSPENDED'],
    ['suspend', at(PAUSED), 'ALREADY_SUSPENDED'],
    ['suspend', at(QUALIFIED), null],
    ['resume', at(QUALIFIED), 'NOT_SUSPENDED'],
    ['resume', at(PAUSED), null],
    ['extend', state({ extensionNotifiedAt: new Date(0) }), 'EXTENDED_BEFORE'],
    ['answer', at(IN_PROGRESS), null],
    ['answer', at(PAUSED), 'SUSPENDED'],
    ['answer', state({ identity: IdentityResult.PENDING }), 'IDENTITY_UNSETTLED'],
    ['answer', state({ requesterType: RequesterType.MANDATE }), 'MANDATE_UNVERIFIED'],
    ['answer', state({ undecidedRights: 1 }), 'RIGHTS_UNDECIDED'],
  ])('%s of %j: %s', (action, request, obstacle) => {
    expect(requestObstacle(action, request)).toBe(obstacle);
  });

  it.each([
    'transfer',
    'withdraw',
    'assign',
    'identifySubject',
    'correctReceipt',
    'setExternalReference',
    'addRight',
  ] as const)('takes %s wherever it stands', (action) => {
    for (const status of [RECEIVED, IDENTITY_CHECK, QUALIFIED, IN_PROGRESS, PAUSED]) {
      expect(requestObstacle(action, at(status))).toBeNull();
    }
  });
});
