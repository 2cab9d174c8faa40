import { describe, expect, it } from '@jest/globals';
import { MailState } from '../mails/mail.terms.ts';
import { identityDocumentObstacle } from './request.documents.lifecycle.ts';
import { feeObstacle } from './request.fee.lifecycle.ts';
import { resendObstacle } from './request.letters.lifecycle.ts';
import { DecisionOutcome, IdentityMethod, IdentityResult, RequestStatus, Right } from './request.terms.ts';
import { requestObstacle } from './request.verbs.ts';

const { PENDING, VERIFIED } = IdentityResult;
const doubted = { result: PENDING, method: IdentityMethod.ID_COPY, reason: 'sealed' };
const pending = { status: RequestStatus.IDENTITY_CHECK, identity: PENDING };

describe('a copy of an identity document', () => {
  it.each([
    ['on a doubt that is stated', doubted, pending, null],
    ['while the clock waits', doubted, { ...pending, status: RequestStatus.PAUSED }, null],
    ['by another means', { ...doubted, method: IdentityMethod.QUESTIONS }, pending, 'DOUBT_NOT_STATED'],
    ['without the doubt', { ...doubted, reason: null }, pending, 'DOUBT_NOT_STATED'],
    ['after the decision', doubted, { ...pending, identity: VERIFIED }, 'IDENTITY_SETTLED'],
    ['with the decision itself', { ...doubted, result: VERIFIED }, pending, 'IDENTITY_SETTLED'],
    ['of what is over', doubted, { ...pending, status: RequestStatus.WITHDRAWN }, 'REQUEST_OVER'],
  ])('is kept %s or refused', (_when, check, request, expected) => {
    expect(identityDocumentObstacle(check, request)).toBe(expected);
  });
});

describe('a fee', () => {
  const open = { status: RequestStatus.IN_PROGRESS };
  const excessive = { code: 'COND_12_5' };
  it.each([
    ['where it was assessed as excessive', {}, open, excessive, false, null],
    ['where nobody assessed it', {}, open, null, false, 'NOT_ASSESSED_EXCESSIVE'],
    ['where the right is open', {}, open, { code: 'OK_15' }, false, 'NOT_ASSESSED_EXCESSIVE'],
    ['twice', {}, open, excessive, true, 'FEE_ANNOUNCED_BEFORE'],
    [
      'after the decision',
      { outcome: DecisionOutcome.GRANTED },
      open,
      excessive,
      false,
      'RIGHT_DECIDED_BEFORE_FEE',
    ],
    ['after the answer', {}, { status: RequestStatus.ANSWERED }, excessive, false, 'REQUEST_OVER'],
  ])('is announced %s or refused', (_when, right, request, proposal, before, expected) => {
    expect(feeObstacle(right, request, proposal, before)).toBe(expected);
  });
});

it.each([
  [MailState.FAILED, null, null],
  [MailState.FAILED, new Date('2026-03-17T08:00:00Z'), 'LETTER_RESENT_BEFORE'],
  [MailState.PENDING, null, 'LETTER_NOT_FAILED'],
  [MailState.SENT, null, 'LETTER_NOT_FAILED'],
  [null, null, 'LETTER_NOT_FAILED'],
])('a letter whose mail is %s, sent again at %s, goes out again: %s', (delivery, resentAt, expected) => {
  expect(resendObstacle({ delivery, resentAt })).toBe(expected);
});

it.each([
  [{ undeliveredLetters: 0, untoldRights: 0 }, null],
  [{ undeliveredLetters: 1 }, 'LETTER_UNDELIVERED'],
  [{ untoldRights: 1 }, 'RECIPIENTS_UNTOLD'],
  [{ undeliveredLetters: 1, untoldRights: 1 }, 'LETTER_UNDELIVERED'],
])('an answered request with %j is closed, or refused by %s', (more, expected) => {
  expect(requestObstacle('close', { status: RequestStatus.ANSWERED, ...more })).toBe(expected);
});

it.each([
  [[Right.ACCESS, Right.ERASURE], null],
  [[Right.ERASURE], 'ACCESS_NOT_EXERCISED'],
  [undefined, null],
])('the information of access belongs to %j: %s', (rightCodes, expected) => {
  expect(requestObstacle('describeAccess', { status: RequestStatus.RECEIVED, rightCodes })).toBe(expected);
});
