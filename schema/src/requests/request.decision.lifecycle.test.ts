import { describe, expect, it } from '@jest/globals';
import {
  type DecisionFacts,
  decisionObstacle,
  departsFrom,
  identityObstacle,
  type Proposal,
  RIGHTS_OF_GROUND,
  rightObstacle,
} from './request.decision.lifecycle.ts';
import type { RequestState } from './request.lifecycle.ts';
import {
  DecisionOutcome,
  IdentityMethod,
  IdentityResult,
  MandateResult,
  RefusalGround,
  RequesterType,
  RequestStatus,
  Right,
} from './request.terms.ts';

const known: RequestState = {
  status: RequestStatus.IN_PROGRESS,
  identity: IdentityResult.VERIFIED,
  requesterType: RequesterType.SELF,
  mandate: null,
};
const stranger: RequestState = { ...known, identity: IdentityResult.FAILED };
const { GRANTED, PARTIALLY_GRANTED, REFUSED } = DecisionOutcome;

describe('a right', () => {
  it.each([
    ['grant', {}, null],
    ['grant', { status: RequestStatus.QUALIFIED }, null],
    ['grant', { status: RequestStatus.RECEIVED }, 'NOT_QUALIFIED'],
    ['grant', { status: RequestStatus.PAUSED }, 'SUSPENDED'],
    ['grant', { status: RequestStatus.CLOSED }, 'REQUEST_OVER'],
    ['grant', { identity: IdentityResult.PENDING }, 'IDENTITY_UNSETTLED'],
    ['grant', { identity: IdentityResult.FAILED }, 'REQUESTER_NOT_PROVEN'],
    ['partiallyGrant', { identity: IdentityResult.FAILED }, 'REQUESTER_NOT_PROVEN'],
    ['refuse', { identity: IdentityResult.FAILED }, null],
    ['grant', { requesterType: RequesterType.PARENT }, 'MANDATE_UNVERIFIED'],
    ['grant', { requesterType: RequesterType.PARENT, mandate: MandateResult.VERIFIED }, null],
    [
      'grant',
      { requesterType: RequesterType.PARENT, mandate: MandateResult.REJECTED },
      'REQUESTER_NOT_PROVEN',
    ],
    ['assess', { status: RequestStatus.RECEIVED, identity: IdentityResult.PENDING }, null],
    ['assess', { status: RequestStatus.ANSWERED }, 'REQUEST_OVER'],
    ['correct', {}, null],
  ] as const)('%s of %j: %s', (action, more, obstacle) => {
    expect(rightObstacle(action, {}, { ...known, ...more })).toBe(obstacle);
  });

  it('is not corrected once it is decided', () => {
    expect(rightObstacle('correct', { outcome: GRANTED }, known)).toBe('RIGHT_DECIDED');
  });
});

const refusal = (more: Partial<DecisionFacts> = {}): DecisionFacts => ({
  right: Right.ERASURE,
  outcome: REFUSED,
  ground: RefusalGround.NO_GROUND,
  complaintAuthority: 'CNIL',
  judicialRemedy: true,
  ...more,
});

describe('a refusal', () => {
  it.each<[Partial<DecisionFacts>, string | null]>([
    [{}, null],
    [{ ground: null }, 'GROUND_MISSING'],
    [{ complaintAuthority: null }, 'REMEDIES_MISSING'],
    [{ complaintAuthority: '  ' }, 'REMEDIES_MISSING'],
    [{ judicialRemedy: false }, 'REMEDIES_MISSING'],
    [{ outcome: PARTIALLY_GRANTED, judicialRemedy: null }, 'REMEDIES_MISSING'],
    [{ ground: RefusalGround.NATIONAL_RESTRICTION }, 'STATUTE_MISSING'],
    [{ ground: RefusalGround.NATIONAL_RESTRICTION, statute: 'LIL:118' }, null],
    [{ ground: RefusalGround.NOT_IDENTIFIABLE }, 'REQUESTER_NOT_DOUBTED'],
    [{ right: Right.ACCESS, ground: RefusalGround.THIRD_PARTY_RIGHTS }, 'REDACT_NOT_REFUSE'],
    [{ right: Right.ACCESS, ground: RefusalGround.THIRD_PARTY_RIGHTS, outcome: PARTIALLY_GRANTED }, null],
  ])('with %j: %s', (more, obstacle) => {
    expect(decisionObstacle(refusal(more), known, null)).toBe(obstacle);
  });

  it('for want of identity is open against a stranger', () => {
    expect(decisionObstacle(refusal({ ground: RefusalGround.NOT_IDENTIFIABLE }), stranger, null)).toBeNull();
  });

  it('meets each right on the grounds that the law knows for it, and on no other', () => {
    for (const ground of Object.values(RefusalGround)) {
      for (const right of Object.values(Right)) {
        const decision = refusal({ right, ground, outcome: PARTIALLY_GRANTED, statute: 'LIL:118' });
        const obstacle = decisionObstacle(decision, stranger, null);
        expect([ground, right, obstacle]).toEqual([
          ground,
          right,
          RIGHTS_OF_GROUND[ground].includes(right) ? null : 'GROUND_NOT_FOR_RIGHT',
        ]);
      }
    }
  });

  it('leaves access and rectification open on every legal basis, and a withdrawal free', () => {
    const { BASIS_EXCLUDES_RIGHT, UNFOUNDED_OR_EXCESSIVE } = RefusalGround;
    expect(RIGHTS_OF_GROUND[BASIS_EXCLUDES_RIGHT]).not.toContain(Right.ACCESS);
    expect(RIGHTS_OF_GROUND[BASIS_EXCLUDES_RIGHT]).not.toContain(Right.RECTIFICATION);
    expect(RIGHTS_OF_GROUND[UNFOUNDED_OR_EXCESSIVE]).not.toContain(Right.CONSENT_WITHDRAWAL);
  });
});

describe('a decision beside its proposal', () => {
  const yes: Proposal = { outcome: 'YES', code: 'OK_15' };
  const no: Proposal = { outcome: 'NO', code: 'NO_17_3_B' };
  const open: Proposal = { outcome: 'CONDITIONAL', code: 'COND_17_1' };

  it.each([
    [GRANTED, yes, false],
    [PARTIALLY_GRANTED, yes, false],
    [REFUSED, yes, true],
    [GRANTED, no, true],
    [PARTIALLY_GRANTED, no, true],
    [REFUSED, no, false],
    [GRANTED, open, false],
    [REFUSED, open, false],
    [REFUSED, null, false],
  ])('%s beside %j departs: %s', (outcome, proposal, departs) => {
    expect(departsFrom(outcome, proposal)).toBe(departs);
  });

  it('says why it departs', () => {
    const granted: DecisionFacts = { right: Right.ERASURE, outcome: GRANTED };
    expect(decisionObstacle(granted, known, no)).toBe('DEPARTURE_REASON_MISSING');
    expect(decisionObstacle({ ...granted, departureReason: 'Délai échu.' }, known, no)).toBeNull();
  });

  it('never refuses an objection to direct marketing, whatever its reason', () => {
    const decision = refusal({
      right: Right.OBJECTION,
      ground: RefusalGround.COMPELLING_GROUNDS,
      departureReason: 'x',
    });
    expect(decisionObstacle(decision, known, { outcome: 'YES', code: 'OK_21_2_ABSOLUTE' })).toBe(
      'DIRECT_MARKETING_ABSOLUTE',
    );
  });
});

describe('a look at who asks', () => {
  const { NOT_NEEDED, PENDING, VERIFIED, FAILED } = IdentityResult;
  const { ID_COPY, QUESTIONS } = IdentityMethod;

  it.each([
    [{ result: NOT_NEEDED }, null],
    [{ result: VERIFIED }, 'IDENTITY_METHOD_MISSING'],
    [{ result: FAILED, method: QUESTIONS }, null],
    [{ result: PENDING, method: QUESTIONS }, 'IDENTITY_QUESTION_MISSING'],
    [{ result: PENDING, method: QUESTIONS, asked: 'Votre numéro de client.' }, null],
    [{ result: PENDING, method: ID_COPY, asked: 'Une copie.' }, 'ID_COPY_REASON_MISSING'],
    [{ result: PENDING, method: ID_COPY, asked: 'Une copie.', reason: ' ' }, 'ID_COPY_REASON_MISSING'],
    [{ result: PENDING, method: ID_COPY, asked: 'Une copie.', reason: 'Adresse inconnue.' }, null],
  ])('%j: %s', (check, obstacle) => {
    expect(identityObstacle(check)).toBe(obstacle);
  });
});
