import { describe, expect, it } from '@jest/globals';
import { alertLabel } from './alert.labels.ts';
import { alertsBetween, type LadderClock, ladderAt, nextTurnAt, planLadder } from './alert.ladder.ts';
import { planAlerts } from './alert.plan.ts';
import { policyObstacle } from './alert.policy.lifecycle.ts';
import { familyOf, type LadderPolicy, policyFor, STANDARD_POLICIES } from './alert.policy.ts';
import { AlertChannel, AlertMoment, AlertRecipient, ClockFamily } from './alert.terms.ts';
import { DeadlineKind } from './deadline.terms.ts';

// A Monday in Paris, one month: the last instant is Monday 5 April 2027, 23:59:59.
const request: LadderClock = {
  kind: DeadlineKind.DUE,
  rule: 'GDPR_12_3',
  anchorAt: '2027-03-05T09:00:00.000Z',
  dueAt: '2027-04-05T21:59:59.000Z',
};
const breach: LadderClock = {
  kind: DeadlineKind.DUE,
  rule: 'GDPR_33_1',
  anchorAt: '2026-11-20T15:30:00.000Z',
  dueAt: '2026-11-23T15:30:00.000Z',
};
const quiet = { from: '20:00', until: '08:00', weekends: true };
const standard = STANDARD_POLICIES[ClockFamily.REQUESTS];
const calm: LadderPolicy = { ...standard, quiet };
const both = [AlertChannel.MAIL, AlertChannel.INBOX];

describe('the family of a clock', () => {
  it.each([
    ['GDPR_12_3', request, ClockFamily.REQUESTS],
    ['GDPR_12_3_NOTICE', request, ClockFamily.REQUESTS],
    ['FR_CSP_L1111_7_8D', request, ClockFamily.REQUESTS],
    ['GDPR_33_1', breach, ClockFamily.HOURS],
    ['CONTRACT_END', request, ClockFamily.OTHER],
    ['DORA_FINAL', request, ClockFamily.OTHER],
    ['GDPR_12_3', breach, ClockFamily.HOURS],
  ])('of %s is told by its rule and its length', (rule, clock, family) => {
    expect(familyOf({ ...clock, rule })).toBe(family);
  });
});

describe('which policy holds', () => {
  const policy = (family: ClockFamily, legalEntityId: string | null, name: string) => ({
    family,
    legalEntityId,
    name,
  });
  const house = policy(ClockFamily.REQUESTS, null, 'house');
  const entity = policy(ClockFamily.REQUESTS, 'a', 'entity');
  it.each([
    [[], 'a', null],
    [[house], 'a', 'house'],
    [[house, entity], 'a', 'entity'],
    [[house, entity], 'b', 'house'],
    [[entity], 'b', null],
    [[{ ...house, family: ClockFamily.OTHER }], 'a', null],
  ])('%#: the legal entity goes before the organisation', (policies, legalEntityId, name) => {
    expect(policyFor(policies, ClockFamily.REQUESTS, legalEntityId)?.name ?? null).toBe(name);
  });
});

describe('quiet hours', () => {
  it('leave the hours of an office alone, and give one alert for what waits for the same morning', () => {
    expect(planLadder(request, calm)).toEqual([
      { code: 'BEFORE_P14D', dueAt: '2027-03-22T08:00:00.000Z' }, // Monday, 9:00 in Paris: not quiet
      { code: 'BEFORE_P7D', dueAt: '2027-03-29T07:00:00.000Z' }, // by then summer time
      { code: 'AT_DUE', dueAt: '2027-04-05T07:00:00.000Z' }, // joined by that of Saturday, which waits for Monday
    ]);
  });

  it('move what falls into them to the next hour at which an office is open', () => {
    const mornings = { from: '06:00', until: '10:30', weekends: true };
    expect(planLadder(request, { ...standard, quiet: mornings }).map(({ dueAt }) => dueAt)).toEqual([
      '2027-03-22T09:30:00.000Z',
      '2027-03-29T08:30:00.000Z',
      '2027-04-05T08:30:00.000Z',
    ]);
  });

  it('bring the alert of a last day that is quiet as a whole forward to the last morning before', () => {
    const clock = { ...request, dueAt: '2027-04-04T21:59:59.000Z' }; // a Sunday: a period that does not roll
    expect(planLadder(clock, calm).at(-1)).toEqual({ code: 'AT_DUE', dueAt: '2027-04-02T07:00:00.000Z' });
  });

  it('give one alert for several that wait for the same morning, to all whom they would have reached', () => {
    const rungs = [
      {
        moment: AlertMoment.BEFORE_DUE,
        hours: 48, // Sunday
        recipients: [AlertRecipient.OWNER],
        channels: [AlertChannel.MAIL],
      },
      {
        moment: AlertMoment.BEFORE_DUE,
        hours: 24,
        recipients: [AlertRecipient.DPO],
        channels: [AlertChannel.INBOX],
      },
      ...standard.rungs.slice(-2),
    ];
    // A Tuesday: two days before is a Sunday, which waits for the Monday of one day before.
    const clock = { ...request, dueAt: '2027-04-06T21:59:59.000Z' };
    const [first, second, ...more] = planAlerts(clock, { ...calm, rungs });
    expect(first).toEqual({
      code: 'BEFORE_P1D',
      dueAt: '2027-04-05T07:00:00.000Z',
      recipients: [AlertRecipient.DPO, AlertRecipient.OWNER],
      channels: [AlertChannel.INBOX, AlertChannel.MAIL],
    });
    expect([second?.code, more]).toEqual(['AT_DUE', []]);
  });

  it('are not known to a clock of hours', () => {
    expect(planLadder(breach, { ...STANDARD_POLICIES[ClockFamily.HOURS], quiet })).toEqual(
      planLadder(breach),
    );
  });

  it('let repeats wait for the morning, one for a weekend', () => {
    const told = alertsBetween(request, '2027-04-05T22:00:00Z', '2027-04-13T12:00:00Z', calm);
    expect(told.map(({ code, dueAt }) => `${code} ${dueAt}`)).toEqual([
      'OVERDUE_1 2027-04-06T07:00:00.000Z',
      'OVERDUE_2 2027-04-07T07:00:00.000Z',
      'OVERDUE_3 2027-04-08T07:00:00.000Z',
      'OVERDUE_4 2027-04-09T07:00:00.000Z',
      'OVERDUE_7 2027-04-12T07:00:00.000Z',
      'OVERDUE_8 2027-04-13T07:00:00.000Z',
    ]);
    expect(ladderAt(request, '2027-04-11T12:00:00Z', calm).current?.code).toBe('OVERDUE_4');
  });

  it('do not hold back a clock that has no other hours', () => {
    const short: LadderClock = {
      ...request,
      anchorAt: '2027-04-02T19:00:00.000Z', // Friday, 21:00
      dueAt: '2027-04-04T21:59:59.000Z', // Sunday
    };
    expect(planLadder(short, calm).map(({ code }) => code)).toEqual(['BEFORE_P2D', 'AT_DUE']);
  });
});

describe('an acknowledgement', () => {
  it.each([
    [false, ['BEFORE_P14D', 'BEFORE_P7D', 'BEFORE_P2D', 'AT_DUE']],
    [true, ['AT_DUE']],
  ])('under a policy that silences (%s) leaves %j', (acknowledgementSilences, codes) => {
    const policy = { ...standard, acknowledgementSilences };
    expect(planLadder({ ...request, isAcknowledged: true }, policy).map(({ code }) => code)).toEqual(codes);
    const late = ladderAt({ ...request, isAcknowledged: true }, '2027-04-08T00:00:00Z', policy); // by night
    expect(late.current?.code).toBe('OVERDUE_2');
  });
});

describe('putting off', () => {
  it('gives one reminder for what would have come meanwhile', () => {
    const clock = { ...request, snoozedUntil: '2027-04-01T08:00:00.000Z' };
    expect(planLadder(clock)).toEqual([
      { code: 'AFTER_SNOOZE', dueAt: '2027-04-01T08:00:00.000Z' },
      { code: 'BEFORE_P2D', dueAt: '2027-04-03T07:00:00.000Z' },
      { code: 'AT_DUE', dueAt: '2027-04-05T07:00:00.000Z' },
    ]);
  });

  it('never holds back the last day', () => {
    const clock = { ...request, snoozedUntil: request.dueAt };
    expect(planLadder(clock)).toEqual([{ code: 'AT_DUE', dueAt: '2027-04-05T07:00:00.000Z' }]);
  });
});

describe('a repeat', () => {
  it('may come more often than daily, and says how late it is', () => {
    const rungs = STANDARD_POLICIES[ClockFamily.HOURS].rungs.map((rung) =>
      rung.moment === AlertMoment.OVERDUE ? { ...rung, hours: 12 } : rung,
    );
    const policy = { ...STANDARD_POLICIES[ClockFamily.HOURS], rungs };
    const told = alertsBetween(breach, '2026-11-23T15:30:01Z', '2026-11-25T15:30:00Z', policy);
    expect(told.map(({ code }) => code)).toEqual(['OVERDUE_1', 'OVERDUE_1_1', 'OVERDUE_2', 'OVERDUE_2_1']);
    expect(alertLabel('OVERDUE_2_1')).toEqual({ FR: 'En retard de 2 jours', EN: 'Overdue by 2 days' });
    expect(alertLabel('OVERDUE_PT36H')).toEqual({ FR: 'En retard de 36 heures', EN: 'Overdue by 36 hours' });
    expect(nextTurnAt(breach, '2026-11-23T16:00:00Z', policy)).toBe('2026-11-24T03:30:00.000Z');
  });
});

it('a clock of days that repeats more often does so while the office is open, counted by the same days', () => {
  const rungs = standard.rungs.map((rung) =>
    rung.moment === AlertMoment.OVERDUE ? { ...rung, hours: 4 } : rung,
  );
  const told = alertsBetween(request, '2027-04-05T22:00:00Z', '2027-04-07T12:00:00Z', { ...standard, rungs });
  expect(told.map(({ code, dueAt }) => `${code} ${dueAt.slice(0, 16)}`)).toEqual([
    'OVERDUE_1 2027-04-06T07:00',
    'OVERDUE_1_1 2027-04-06T11:00',
    'OVERDUE_1_2 2027-04-06T15:00',
    'OVERDUE_2 2027-04-07T07:00',
    'OVERDUE_2_1 2027-04-07T11:00',
  ]);
});

it.each(['AFTER_SNOOZE', 'OVERDUE_PT6H', 'BEFORE_P1D', 'BEFORE_PT1H', 'AFTER_PT1H'])(
  '%s is said in both languages, in the right number',
  (code) => {
    const { FR, EN } = alertLabel(code);
    expect([FR, EN]).not.toContain(code);
    expect(EN).not.toBe(FR);
    expect(`${FR} ${EN}`).not.toMatch(/\b1 (jours|heures|days|hours)\b/);
  },
);

describe('a policy', () => {
  const [due, overdue] = standard.rungs.slice(-2) as [
    LadderPolicy['rungs'][number],
    LadderPolicy['rungs'][number],
  ];
  const before = {
    moment: AlertMoment.BEFORE_DUE,
    hours: 24,
    recipients: [AlertRecipient.DPO],
    channels: both,
  };
  it.each<[string | null, Partial<LadderPolicy>]>([
    [null, {}],
    [null, { rungs: [due, overdue] }],
    [null, { quiet }],
    [null, { rungs: [due, { ...overdue, hours: 6 }] }],
    ['ALERT_REACHES_NOBODY', { rungs: [{ ...due, recipients: [] }, overdue] }],
    ['ALERT_REACHES_NOBODY', { rungs: [due, { ...overdue, channels: [] }] }],
    ['NO_ALERT_AT_DUE', { rungs: [overdue] }],
    ['NO_DAILY_REPEAT', { rungs: [due] }],
    ['REPEAT_NOT_DAILY', { rungs: [due, { ...overdue, hours: 48 }] }],
    ['REPEAT_NOT_DAILY', { rungs: [due, { ...overdue, hours: 5 }] }],
    ['ALERT_HOURS_WRONG', { rungs: [{ ...due, hours: 3 }, overdue] }],
    ['ALERT_HOURS_WRONG', { rungs: [{ ...before, hours: 0 }, due, overdue] }],
    ['ALERT_GIVEN_TWICE', { rungs: [before, before, due, overdue] }],
    ['ALERT_GIVEN_TWICE', { rungs: [due, due, overdue] }],
    ['QUIET_HOURS_INCOMPLETE', { quiet: { ...quiet, until: null } }],
    ['QUIET_ALL_DAY', { quiet: { ...quiet, until: '20:00' } }],
    ['HOUR_CLOCKS_ARE_NEVER_QUIET', { family: ClockFamily.HOURS, quiet }],
    [
      'HOUR_CLOCKS_ARE_NEVER_QUIET',
      { family: ClockFamily.HOURS, quiet: { from: null, until: null, weekends: true } },
    ],
  ])('answers %s', (obstacle, changes) => {
    expect(policyObstacle({ ...standard, ...changes })).toBe(obstacle);
  });

  it('that the product brings is one that can be', () => {
    for (const policy of Object.values(STANDARD_POLICIES)) expect(policyObstacle(policy)).toBeNull();
  });
});
