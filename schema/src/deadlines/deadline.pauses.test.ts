import { describe, expect, it } from '@jest/globals';
import { isInvalid } from '../shared/invalid.ts';
import { computeDeadline } from './deadline.engine.ts';
import type { DeadlineInput, DeadlinePause, DeadlineResult } from './deadline.facts.ts';
import { lawCalendar } from './deadline.holidays.ts';
import { PauseMode, PauseReason } from './deadline.terms.ts';

/** Received on Tuesday 10 March 2026: due on Friday 10 April. */
function received(pauses: DeadlinePause[], more: Partial<DeadlineInput> = {}): DeadlineResult {
  const input = {
    rule: 'GDPR_12_3',
    anchorAt: '2026-03-10T09:00:00+01:00',
    timeZone: 'Europe/Paris',
    pauses,
    ...more,
  };
  const answer = computeDeadline(input, lawCalendar, '2026-11-23T09:00:00Z');
  if (isInvalid(answer)) throw new Error(JSON.stringify(answer.invalid));
  return answer;
}

const pause = (
  from: string,
  to?: string,
  reason: PauseReason = PauseReason.IDENTITY_DOUBT,
): DeadlinePause => ({
  reason,
  askedAt: `${from}T10:00:00Z`,
  answeredAt: to ? `${to}T10:00:00Z` : null,
});
const scope = (from: string, to?: string): DeadlinePause => pause(from, to, PauseReason.SCOPE_CLARIFICATION);

describe('a suspension', () => {
  it.each([
    ['adds the days from the question to the answer', [pause('2026-03-12', '2026-03-22')], '2026-04-20'],
    ['adds nothing when answered on the same date', [pause('2026-03-12', '2026-03-12')], '2026-04-10'],
    [
      'counts the days of two pauses at once only once',
      [pause('2026-03-12', '2026-03-22'), scope('2026-03-16', '2026-03-25')],
      '2026-04-23',
    ],
    [
      'counts a pause inside another once',
      [pause('2026-03-12', '2026-03-22'), scope('2026-03-14', '2026-03-16')],
      '2026-04-20',
    ],
    [
      'adds up pauses that stand apart',
      [pause('2026-03-11', '2026-03-13'), scope('2026-03-16', '2026-03-19')],
      '2026-04-15',
    ],
    ['counts from receipt when asked before', [pause('2026-03-05', '2026-03-15')], '2026-04-15'],
    ['counts nothing when answered before receipt', [pause('2026-03-02', '2026-03-05')], '2026-04-10'],
    ['is in time on the last day', [pause('2026-04-10', '2026-04-13')], '2026-04-13'],
  ])('%s', (_name, pauses, dueOn) => {
    expect(received(pauses)).toMatchObject({ dueOn, baseDueOn: dueOn, state: 'RUNNING' });
  });

  it('takes its dates from the zone, not from UTC', () => {
    const nearMidnight = {
      reason: PauseReason.IDENTITY_DOUBT,
      askedAt: '2026-03-12T23:30:00Z',
      answeredAt: '2026-03-14T09:00:00Z',
    };
    expect(received([nearMidnight]).dueOn).toBe('2026-04-13'); // one day, from the 13th: 11 April is a Saturday
  });

  it('comes after the clamp and before the roll', () => {
    const january = { anchorAt: '2026-01-31T09:00:00Z' };
    expect(received([pause('2026-02-02', '2026-02-05')], january).dueOn).toBe('2026-03-03');
    expect(received([pause('2026-02-02', '2026-02-03')], january).dueOn).toBe('2026-03-02'); // 1 March is a Sunday
  });

  it('is contestable from the sixth working day after receipt', () => {
    expect(received([pause('2026-03-17', '2026-03-18')]).warnings).not.toContain('PAUSE_ASKED_LATE');
    expect(received([pause('2026-03-18', '2026-03-19')]).warnings).toContain('PAUSE_ASKED_LATE');
  });

  it('is judged by the base due date as it stood', () => {
    const second = scope('2026-04-15', '2026-04-17');
    expect(received([second])).toMatchObject({ dueOn: '2026-04-10', warnings: ['PAUSE_AFTER_DUE'] });
    expect(received([second, pause('2026-04-01', '2026-04-11')])).toMatchObject({
      dueOn: '2026-04-22',
      warnings: ['PAUSE_ASKED_LATE'],
    });
  });

  it('cannot come too late while another question is open', () => {
    const { dueOn } = received([pause('2026-04-09', '2026-04-30'), scope('2026-04-20', '2026-05-05')]);
    expect(dueOn).toBe('2026-05-06');
  });

  it('may be asked on the rolled last day', () => {
    const input = { anchorAt: '2026-03-05T09:00:00Z' }; // 5 April, rolled over Easter to the 7th
    expect(received([pause('2026-04-07', '2026-04-10')], input).dueOn).toBe('2026-04-08');
    expect(received([pause('2026-04-08', '2026-04-10')], input).warnings).toContain('PAUSE_AFTER_DUE');
  });

  it('moves the day by which an extension is told', () => {
    const extension = { notifiedAt: '2026-04-20T10:00:00Z' };
    const answer = received([pause('2026-03-12', '2026-03-22')], { extension });
    expect(answer).toMatchObject({ extensionValid: true, baseDueOn: '2026-04-20', dueOn: '2026-06-22' }); // 10 June + 10 days, a Saturday
    expect(received([], { extension }).extensionValid).toBe(false);
  });

  it('stops the authority’s clock too', () => {
    const pauses = [pause('2026-03-12', '2026-03-22', PauseReason.AUTHORITY_INFORMATION)];
    expect(received(pauses, { rule: 'GDPR_36_2' }).dueOn).toBe('2026-05-15'); // 5 May + 10 days
  });
});

describe('an open pause', () => {
  it('leaves no date', () => {
    const answer = received([pause('2026-03-12')], { extension: { notifiedAt: '2026-03-13T09:00:00Z' } });
    expect(answer).toMatchObject({
      state: 'PAUSED',
      dueOn: null,
      dueAt: null,
      strictDueAt: null,
      baseDueOn: null,
      extensionValid: null,
      warnings: [],
    });
    expect(answer.trace.map(({ step, result }) => [step, result])).toEqual([
      ['ANCHOR', '2026-03-10T08:00:00.000Z'],
      ['SUSPENSION', '2026-03-12T10:00:00.000Z'],
    ]);
  });

  it('asked after the due date stops nothing', () => {
    expect(received([pause('2026-04-11')])).toMatchObject({
      state: 'RUNNING',
      dueOn: '2026-04-10',
      warnings: ['PAUSE_AFTER_DUE'],
    });
  });
});

describe('pauses that do not count', () => {
  it('test no working day, so that a missing calendar is no matter', () => {
    const more = { country: 'ES', policy: { rollNonWorking: false } };
    const { warnings } = received([pause('2026-04-11', '2026-04-14')], more);
    expect(warnings).toEqual(['PAUSE_AFTER_DUE']);
    expect(received([pause('2026-03-12', '2026-03-14')], more).warnings).toEqual([
      'HOLIDAY_CALENDAR_MISSING',
    ]);
  });

  it.each(['GDPR_14_3_A', 'GDPR_33_1', 'RETENTION'])('are ignored aloud under %s', (rule) => {
    const more = { rule, duration: 'P1M' };
    const answer = received([pause('2026-03-12')], more);
    expect(answer).toMatchObject({ state: 'RUNNING', dueAt: received([], more).dueAt });
    expect(answer.warnings).toContain('PAUSE_IGNORED');
  });

  it('are ignored aloud under the strict policy, open ones too', () => {
    const policy = { pauseMode: PauseMode.NONE };
    const answer = received([pause('2026-03-20'), pause('2026-04-20')], { policy });
    expect(answer).toMatchObject({ state: 'RUNNING', dueOn: '2026-04-10', warnings: ['PAUSE_IGNORED'] });
  });
});

describe('a restart', () => {
  const policy = { pauseMode: PauseMode.RESTART };

  it('runs the period again from the latest answer on identity', () => {
    const pauses = [pause('2026-03-16', '2026-03-31'), pause('2026-03-12', '2026-03-20')];
    expect(received(pauses, { policy }).dueOn).toBe('2026-04-30');
  });

  it('includes the extension', () => {
    const extension = { notifiedAt: '2026-04-30T21:59:59Z' };
    const answer = received([pause('2026-03-12', '2026-03-31')], { policy, extension });
    expect(answer).toMatchObject({ dueOn: '2026-06-30', baseDueOn: '2026-04-30', extensionValid: true });
  });

  it('is for identity alone: other reasons suspend', () => {
    expect(received([scope('2026-03-12', '2026-03-22')], { policy }).dueOn).toBe('2026-04-20');
  });

  it('leaves behind what was suspended before it, and adds what is suspended after', () => {
    const identity = pause('2026-03-16', '2026-03-20'); // Monday 20 April
    expect(received([scope('2026-03-11', '2026-03-15'), identity], { policy }).dueOn).toBe('2026-04-20');
    expect(received([scope('2026-03-18', '2026-03-22'), identity], { policy }).dueOn).toBe('2026-04-22');
  });

  it('never begins before receipt', () => {
    expect(received([pause('2026-03-02', '2026-03-05')], { policy }).dueOn).toBe('2026-04-10');
  });

  it('names its steps', () => {
    const { trace } = received([pause('2026-03-12', '2026-03-31')], { policy });
    expect(trace.map(({ step, result }) => `${step} ${result}`).slice(1)).toEqual([
      'PERIOD 2026-04-10',
      'CLAMP 2026-04-30',
      'RESTART 2026-04-30',
      'DUE 2026-04-30',
    ]);
  });
});
