import { describe, expect, it } from '@jest/globals';
import { concernsRecipients, noticeObstacle, recipientObstacle } from './request.recipients.lifecycle.ts';
import { DecisionOutcome, RecipientNoticeOutcome, RequestStatus, Right } from './request.terms.ts';

const { GRANTED, PARTIALLY_GRANTED, REFUSED } = DecisionOutcome;
const open = { status: RequestStatus.IN_PROGRESS };

describe('the recipients of the data', () => {
  it.each([
    [Right.RECTIFICATION, GRANTED, true],
    [Right.ERASURE, GRANTED, true],
    [Right.ERASURE, PARTIALLY_GRANTED, true],
    [Right.RESTRICTION, GRANTED, true],
    [Right.ERASURE, REFUSED, false],
    [Right.ERASURE, null, false],
    [Right.ACCESS, GRANTED, false],
    [Right.PORTABILITY, GRANTED, false],
    [Right.OBJECTION, GRANTED, false],
  ])('of %s that is %s hear of it: %s', (right, outcome, expected) => {
    expect(concernsRecipients({ right, outcome })).toBe(expected);
    expect(recipientObstacle({ right, outcome }, open) === null).toBe(expected);
  });

  it.each([
    [RequestStatus.QUALIFIED, null],
    [RequestStatus.PAUSED, null],
    [RequestStatus.ANSWERED, null],
    [RequestStatus.CLOSED, 'REQUEST_OVER'],
    [RequestStatus.REFUSED, 'REQUEST_OVER'],
    [RequestStatus.WITHDRAWN, 'REQUEST_OVER'],
    [RequestStatus.TRANSFERRED, 'REQUEST_OVER'],
  ])('are told of a request that is %s: %s', (status, expected) => {
    expect(recipientObstacle({ right: Right.ERASURE, outcome: GRANTED }, { status })).toBe(expected);
  });
});

it.each([
  [RecipientNoticeOutcome.TOLD, { recipient: 'Transports Express' }, null],
  [RecipientNoticeOutcome.TOLD, { recipient: ' ' }, 'RECIPIENT_MISSING'],
  [RecipientNoticeOutcome.IMPOSSIBLE, { recipient: 'A', reason: 'Liquidée.' }, null],
  [RecipientNoticeOutcome.IMPOSSIBLE, { recipient: 'A' }, 'NOT_TOLD_REASON_MISSING'],
  [RecipientNoticeOutcome.DISPROPORTIONATE, { reason: 'Trop.' }, 'RECIPIENT_MISSING'],
  [RecipientNoticeOutcome.NO_RECIPIENT, {}, null],
])('a notice that says %s of %j is refused by %s', (outcome, more, expected) => {
  expect(noticeObstacle({ outcome, ...more })).toBe(expected);
});
