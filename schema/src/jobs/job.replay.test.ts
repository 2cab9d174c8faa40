import { describe, expect, it } from '@jest/globals';
import { DeadlineState } from '../deadlines/deadline.terms.ts';
import { Locale } from '../shared/locale.ts';
import { REFUSALS } from '../shared/refusal.labels.ts';
import { failureLabel } from './job.labels.ts';
import { type FailedDelivery, replayObstacle } from './job.replay.ts';
import { DeadLetterKind } from './job.terms.ts';

const NOW = new Date('2026-03-15T12:00:00Z');
const ALERT: FailedDelivery = {
  kind: DeadLetterKind.ALERT,
  reason: 'SMTP_550',
  clockState: DeadlineState.RUNNING,
  isPresentRound: true,
  laterDueAt: null,
  isReplaced: null,
};
const LETTER: FailedDelivery = {
  ...ALERT,
  kind: DeadLetterKind.LETTER,
  clockState: null,
  isPresentRound: null,
  isReplaced: false,
};

describe('replaying', () => {
  it.each<[string, FailedDelivery | null, string | null]>([
    ['an alert of a clock that runs', ALERT, null],
    ['of one that was missed: it is still owed', { ...ALERT, clockState: DeadlineState.MISSED }, null],
    ['of one that is met', { ...ALERT, clockState: DeadlineState.MET }, 'CLOCK_OVER'],
    ['of one that was met late', { ...ALERT, clockState: DeadlineState.MET_LATE }, 'CLOCK_OVER'],
    ['of one that was cancelled', { ...ALERT, clockState: DeadlineState.CANCELLED }, 'CLOCK_OVER'],
    ['of one that stands still', { ...ALERT, clockState: DeadlineState.PAUSED }, 'CLOCK_OVER'],
    ['of a date that was recomputed', { ...ALERT, isPresentRound: false }, 'CLOCK_RECOMPUTED'],
    ['one whose successor is due this very moment', { ...ALERT, laterDueAt: NOW }, 'LATER_ALERT_DUE'],
    ['one whose successor is due in a second', { ...ALERT, laterDueAt: '2026-03-15T12:00:01Z' }, null],
    ['a letter', LETTER, null],
    ['a letter that a later one replaced', { ...LETTER, isReplaced: true }, 'LATER_LETTER'],
    ['a letter whose file was erased', { ...LETTER, reason: 'ERASED' }, 'FILE_ERASED'],
    ['what has not failed', null, 'NOTHING_TO_REPLAY'],
  ])('%s', (_, delivery, obstacle) => {
    expect(replayObstacle(delivery, NOW)).toBe(obstacle);
    if (obstacle) expect(REFUSALS).toHaveProperty(obstacle);
  });
});

describe('why a delivery failed', () => {
  it.each([
    ['SMTP_550', 'Address unknown or refused by the recipient'],
    ['UNKNOWN_ETIMEDOUT', 'The mail server does not answer'],
    ['SMTP_599', 'Refused by the mail server (599)'],
    ['POISON_3', 'A failure of its own data, tried again'],
    ['ESOMETHING', 'Failure (ESOMETHING)'],
  ])('%s is “%s”', (code, text) => {
    expect(failureLabel(code)[Locale.EN]).toBe(text);
    expect(failureLabel(code)[Locale.FR]).not.toBe(text);
  });
});
