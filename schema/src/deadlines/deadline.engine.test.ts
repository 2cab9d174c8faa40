import { describe, expect, it } from '@jest/globals';
import { isInvalid } from '../shared/invalid.ts';
import { computeDeadline, isLate } from './deadline.engine.ts';
import type { DeadlineInput, DeadlineResult } from './deadline.facts.ts';
import { lawCalendar } from './deadline.holidays.ts';
import { CLAMP_SOURCE } from './deadline.rules.ts';
import { EntityClass, ExtensionBasis, HourStart } from './deadline.terms.ts';

const NOW = '2026-11-23T09:00:00Z';

function compute(input: Partial<DeadlineInput>, now = NOW): DeadlineResult {
  const answer = computeDeadline(
    { rule: 'GDPR_12_3', anchorAt: NOW, timeZone: 'Europe/Paris', ...input },
    lawCalendar,
    now,
  );
  if (isInvalid(answer)) throw new Error(JSON.stringify(answer.invalid));
  return answer;
}

const stepsOf = (input: Partial<DeadlineInput>): string[] => compute(input).trace.map(({ step }) => step);

describe('the month of a request, GDPR 12(3)', () => {
  it.each([
    ['an ordinary day', '2026-03-10T09:00:00+01:00', '2026-04-10'],
    ['the EDPB’s example of 5 March', '2027-03-05T09:00:00+01:00', '2027-04-05'],
    ['the EDPB’s example of 31 August', '2026-08-31T09:00:00+02:00', '2026-09-30'],
    ['the last second of a local day', '2026-03-10T23:59:59+01:00', '2026-04-10'],
    [
      'late evening in UTC, already the next day in Paris, and then a Saturday',
      '2026-03-10T23:30:00Z',
      '2026-04-13',
    ],
    ['31 January of a common year, 28 February being a Saturday', '2026-01-31T09:00:00+01:00', '2026-03-02'],
    ['31 January of a leap year', '2028-01-31T09:00:00+01:00', '2028-02-29'],
    ['29 February', '2028-02-29T09:00:00+01:00', '2028-03-29'],
    ['31 December, over the year', '2026-12-31T09:00:00+01:00', '2027-02-01'],
  ])('from %s', (_name, anchorAt, dueOn) => {
    expect(compute({ anchorAt }).dueOn).toBe(dueOn);
  });

  it.each([
    ['Easter Sunday and Monday', '2026-03-05', '2026-04-07'],
    ['1 May, a Friday', '2026-04-01', '2026-05-04'],
    ['8 May, a Friday', '2026-04-08', '2026-05-11'],
    ['Ascension', '2026-04-14', '2026-05-15'],
    ['Whit Monday', '2026-04-25', '2026-05-26'],
    ['14 July', '2026-06-14', '2026-07-15'],
    ['15 August, a Saturday that is not moved', '2026-07-15', '2026-08-17'],
    ['11 November', '2026-10-11', '2026-11-12'],
    ['Christmas, a Friday', '2026-11-25', '2026-12-28'],
    ['New Year', '2026-12-01', '2027-01-04'],
  ])('rolls over %s', (_name, day, dueOn) => {
    expect(compute({ anchorAt: `${day}T12:00:00Z` }).dueOn).toBe(dueOn);
  });

  it('ends with the local day, in summer and in winter', () => {
    expect(compute({ anchorAt: '2026-03-10T09:00:00Z' }).dueAt).toBe('2026-04-10T21:59:59.000Z');
    expect(compute({ anchorAt: '2026-10-10T09:00:00Z' }).dueAt).toBe('2026-11-10T22:59:59.000Z');
  });

  it('can be kept to the strict date by policy', () => {
    const strict = compute({
      anchorAt: '2026-03-05T09:00:00Z',
      policy: { rollNonWorking: false },
      country: 'ES',
    });
    expect(strict).toMatchObject({
      dueOn: '2026-04-05',
      strictDueAt: '2026-04-05T21:59:59.000Z',
      warnings: [],
    });
  });

  it('shows the strict date where it differs', () => {
    expect(compute({ anchorAt: '2026-03-05T09:00:00Z' })).toMatchObject({
      dueOn: '2026-04-07',
      strictDueAt: '2026-04-05T21:59:59.000Z',
      baseDueOn: '2026-04-07',
      warnings: ['STRICT_DATE_DIFFERS'],
    });
  });

  it('takes its local dates from the zone of the place', () => {
    const at = { anchorAt: '2026-03-10T21:30:00Z', holidayZone: 'FR-974' };
    expect(compute({ ...at, timeZone: 'Indian/Reunion' }).dueOn).toBe('2026-04-13'); // 11 March there, then a Saturday
    expect(compute({ ...at, timeZone: 'America/Guadeloupe' }).dueOn).toBe('2026-04-10');
  });
});

describe('the extension, GDPR 12(3)', () => {
  const received = { anchorAt: '2026-03-10T09:00:00+01:00' };

  it.each(['GDPR_12_3', 'GDPR_12_3_EXT'])('told in time makes three months from receipt under %s', (rule) => {
    const extended = compute({
      ...received,
      rule,
      extension: { notifiedAt: '2026-04-10T23:59:59.900+02:00' },
    });
    expect(extended).toMatchObject({
      dueOn: '2026-06-10',
      baseDueOn: '2026-04-10',
      extensionValid: true,
      warnings: [],
    });
  });

  it.each(['GDPR_12_3', 'GDPR_12_3_EXT'])('told late is void under %s', (rule) => {
    const late = compute({ ...received, rule, extension: { notifiedAt: '2026-04-11T00:00:00+02:00' } });
    expect(late).toMatchObject({
      dueOn: '2026-04-10',
      baseDueOn: '2026-04-10',
      extensionValid: false,
      warnings: ['EXTENSION_LATE'],
    });
  });

  it('may be of one month', () => {
    const { dueOn } = compute({ ...received, extension: { notifiedAt: '2026-03-20T09:00:00Z', months: 1 } });
    expect(dueOn).toBe('2026-05-11'); // 10 May is a Sunday
  });

  it('that nobody was told of changes nothing, and the planning date stays at three months', () => {
    expect(compute({ ...received, extension: {} })).toMatchObject({
      dueOn: '2026-04-10',
      extensionValid: null,
    });
    const planned = compute({ ...received, rule: 'GDPR_12_3_EXT' });
    expect(planned).toMatchObject({ dueOn: '2026-06-10', baseDueOn: '2026-04-10', extensionValid: null });
  });

  it('is judged by the rolled date and counted from the unrolled one', () => {
    const input = { anchorAt: '2026-03-05T09:00:00Z', extension: { notifiedAt: '2026-04-07T20:00:00Z' } };
    expect(compute(input)).toMatchObject({
      baseDueOn: '2026-04-07',
      dueOn: '2026-06-05',
      extensionValid: true,
    });
  });

  it('differs by its basis at a month end only', () => {
    const input = { anchorAt: '2026-01-31T09:00:00Z', extension: { notifiedAt: '2026-02-10T09:00:00Z' } };
    const chained = { extensionBasis: ExtensionBasis.CHAINED_UNROLLED };
    expect(compute(input).dueOn).toBe('2026-04-30');
    expect(compute({ ...input, policy: chained }).dueOn).toBe('2026-04-28');
    expect(compute({ ...input, anchorAt: received.anchorAt, policy: chained, extension: {} }).dueOn).toBe(
      '2026-04-10',
    );
  });

  it('does not touch the day of the notice itself, nor other rules', () => {
    const extension = { notifiedAt: '2026-03-20T09:00:00Z' };
    expect(compute({ ...received, rule: 'GDPR_12_3_NOTICE', extension })).toMatchObject({
      dueOn: '2026-04-10',
      extensionValid: null,
    });
    expect(compute({ ...received, rule: 'LIL_51_II', extension })).toMatchObject({
      dueOn: '2026-04-10',
      extensionValid: null,
    });
  });

  it('of a prior consultation is always fourteen weeks', () => {
    const anchorAt = '2026-03-02T09:00:00Z';
    expect(compute({ rule: 'GDPR_36_2', anchorAt }).dueOn).toBe('2026-04-27');
    expect(compute({ rule: 'GDPR_36_2_EXT', anchorAt }).dueOn).toBe('2026-06-08');
    expect(compute({ rule: 'GDPR_36_2', anchorAt: '2026-02-09T09:00:00Z' }).dueOn).toBe('2026-04-07'); // Easter Monday
  });
});

describe('hours', () => {
  it.each([
    ['over a weekend', '2026-06-05T16:30:00+02:00', '2026-06-08T14:30:00.000Z'],
    [
      'over the spring change, one hour later by the clock',
      '2026-03-27T16:30:00+01:00',
      '2026-03-30T15:30:00.000Z',
    ],
    [
      'over the autumn change, one hour earlier by the clock',
      '2026-10-23T16:30:00+02:00',
      '2026-10-26T14:30:00.000Z',
    ],
    ['over holidays', '2026-04-30T08:00:00+02:00', '2026-05-03T06:00:00.000Z'],
    ['without part seconds', '2026-06-05T16:30:07.999+02:00', '2026-06-08T14:30:07.000Z'],
  ])('of GDPR 33(1) elapse %s', (_name, anchorAt, dueAt) => {
    const breach = compute({ rule: 'GDPR_33_1', anchorAt, country: 'ES' });
    expect(breach).toMatchObject({ dueAt, strictDueAt: dueAt, warnings: [], state: 'RUNNING', kind: 'DUE' });
  });

  it('may start at the next full hour, which is the next one even on the hour', () => {
    const policy = { hourStart: HourStart.NEXT_FULL_HOUR };
    const from = (anchorAt: string) => compute({ rule: 'GDPR_33_1', anchorAt, policy }).dueAt;
    expect(from('2026-06-01T12:17:00+02:00')).toBe('2026-06-04T11:00:00.000Z');
    expect(from('2026-06-01T13:00:00+02:00')).toBe('2026-06-04T12:00:00.000Z');
    const contract = { rule: 'GDPR_33_2_CONTRACT', hours: 48, anchorAt: '2026-06-01T12:17:00+02:00', policy };
    expect(compute(contract).dueAt).toBe('2026-06-03T10:17:00.000Z');
  });

  it('of two days or more may be made to hold two working days', () => {
    const policy = { minTwoWorkingDaysForHours: true };
    const friday = { anchorAt: '2026-06-05T16:30:00+02:00', policy };
    expect(compute({ ...friday, rule: 'GDPR_33_1' })).toMatchObject({
      dueAt: '2026-06-09T14:30:00.000Z',
      strictDueAt: '2026-06-08T14:30:00.000Z',
      warnings: ['STRICT_DATE_DIFFERS'],
    });
    expect(compute({ ...friday, rule: 'NIS2_23_4_A' }).dueAt).toBe('2026-06-06T14:30:00.000Z');
    expect(compute({ rule: 'GDPR_33_1', anchorAt: '2026-06-01T08:00:00Z', policy }).dueAt).toBe(
      '2026-06-04T08:00:00.000Z',
    );
  });

  it('of a contract are a last hour, and without a figure a target of a day', () => {
    const anchorAt = '2026-06-05T16:30:00+02:00';
    const rule = 'GDPR_33_2_CONTRACT';
    expect(compute({ rule, anchorAt, hours: 36 })).toMatchObject({
      kind: 'DUE',
      dueAt: '2026-06-07T02:30:00.000Z',
    });
    expect(compute({ rule, anchorAt })).toMatchObject({
      kind: 'WITHOUT_UNDUE_DELAY',
      dueAt: '2026-06-06T14:30:00.000Z',
    });
  });

  it.each([
    ['four hours from an early classification', '2026-03-02T20:00:00Z', '2026-03-03T00:00:00.000Z'],
    [
      'twenty-four hours from awareness where that is earlier',
      '2026-03-03T06:00:00Z',
      '2026-03-03T08:00:00.000Z',
    ],
    [
      'twenty-four hours still when classified at their very end',
      '2026-03-03T08:00:00Z',
      '2026-03-03T08:00:00.000Z',
    ],
    ['four hours again when classified later', '2026-03-03T08:00:01Z', '2026-03-03T12:00:01.000Z'],
  ])('of DORA’s initial notification are %s', (_name, anchorAt, dueAt) => {
    const facts = [{ name: 'awareAt', at: '2026-03-02T08:00:00Z' }];
    expect(compute({ rule: 'DORA_INITIAL', anchorAt, facts }).dueAt).toBe(dueAt);
  });
});

describe('the relief of DORA', () => {
  const intermediate = { rule: 'DORA_INTERMEDIATE', anchorAt: '2026-05-06T10:00:00+02:00' }; // ends on Saturday 9 May

  it('moves a day off to noon of the next working day', () => {
    expect(compute(intermediate)).toMatchObject({
      dueOn: '2026-05-11',
      dueAt: '2026-05-11T10:00:00.000Z',
      strictDueAt: '2026-05-09T08:00:00.000Z',
      warnings: ['RULE_DISABLED', 'STRICT_DATE_DIFFERS'],
    });
  });

  it.each([
    EntityClass.CREDIT_INSTITUTION,
    EntityClass.CCP,
    EntityClass.TRADING_VENUE,
    EntityClass.NIS2_ENTITY,
  ])('is not for %s, but for its final report', (entityClass) => {
    expect(compute({ ...intermediate, entityClass, country: 'ES' })).toMatchObject({
      dueAt: '2026-05-09T08:00:00.000Z',
      warnings: ['RULE_DISABLED'],
    });
    const final = { rule: 'DORA_FINAL', anchorAt: '2026-04-09T10:00:00+02:00', entityClass };
    expect(compute(final)).toMatchObject({ dueOn: '2026-05-11', dueAt: '2026-05-11T10:00:00.000Z' });
  });

  it('leaves a working day its last second, and knows no roll', () => {
    const final = {
      rule: 'DORA_FINAL',
      anchorAt: '2026-03-10T10:00:00+01:00',
      policy: { rollNonWorking: true },
    };
    expect(compute(final).dueAt).toBe('2026-04-10T21:59:59.000Z');
    const relieved = compute({
      ...final,
      anchorAt: '2026-04-09T10:00:00+02:00',
      policy: { rollNonWorking: false },
    });
    expect(relieved.dueAt).toBe('2026-05-11T10:00:00.000Z');
  });
});

describe('days', () => {
  it.each([
    ['Thursday', '2026-06-04', '2026-06-08'],
    ['Friday', '2026-06-05', '2026-06-09'],
    ['Saturday', '2026-06-06', '2026-06-09'],
    ['the eve of 1 May', '2026-04-30', '2026-05-05'],
  ])('of AI Act 73(3) from %s hold two working days', (_name, day, dueOn) => {
    expect(compute({ rule: 'AIA_73_3', anchorAt: `${day}T12:00:00Z` }).dueOn).toBe(dueOn);
  });

  it('lose roll and floor apart, by policy', () => {
    const friday = { rule: 'AIA_73_3', anchorAt: '2026-06-05T12:00:00Z' };
    const under = (rollNonWorking: boolean, minTwoWorkingDays: boolean) =>
      compute({ ...friday, policy: { rollNonWorking, minTwoWorkingDays } }).dueOn;
    expect(under(false, false)).toBe('2026-06-07');
    expect(under(true, false)).toBe('2026-06-08');
    expect(under(false, true)).toBe('2026-06-09');
  });

  it('of the second ePrivacy notification hold two working days', () => {
    expect(compute({ rule: 'EPRIV_611_SECOND', anchorAt: '2026-06-05T12:00:00Z' }).dueOn).toBe('2026-06-09');
  });

  it('of the patient file are not rolled unless by policy, and open after 48 hours', () => {
    const file = { rule: 'FR_CSP_L1111_7_8D', anchorAt: '2026-04-25T10:00:00+02:00' };
    expect(compute(file)).toMatchObject({
      dueOn: '2026-05-03',
      notBeforeAt: '2026-04-27T08:00:00.000Z',
      warnings: [],
    });
    expect(compute({ ...file, policy: { rollNonWorking: true } }).dueOn).toBe('2026-05-04');
    expect(compute({ rule: 'FR_CSP_L1111_7_2M', anchorAt: '2026-12-31T09:00:00Z' }).dueOn).toBe('2027-02-28');
  });

  it('of a contract run from the next day, and none of them is the day itself', () => {
    const notice = { rule: 'CONTRACT_OBJECTION', anchorAt: '2026-04-28T09:00:00Z' };
    expect(compute({ ...notice, days: 0 }).dueAt).toBe('2026-04-28T21:59:59.000Z');
    expect(compute({ ...notice, days: 4 }).dueOn).toBe('2026-05-02');
    expect(compute({ ...notice, days: 4, policy: { rollNonWorking: true } }).dueOn).toBe('2026-05-04');
  });

  it('end on the day of a clock change by its own clocks', () => {
    const endOn = (anchorAt: string) => compute({ rule: 'CONTRACT_END', anchorAt }).dueAt;
    expect(endOn('2026-03-29T10:00:00Z')).toBe('2026-03-29T21:59:59.000Z');
    expect(endOn('2026-10-25T10:00:00Z')).toBe('2026-10-25T22:59:59.000Z');
  });
});

describe('durations', () => {
  it.each([
    ['P1Y', '2024-02-29', '2025-02-28'],
    ['P1Y2M10D', '2024-12-31', '2026-03-10'],
    ['P6M2W', '2026-01-01', '2026-07-15'],
    ['P36M', '2026-05-31', '2029-05-31'],
  ])('of %s are counted like months and days', (duration, day, dueOn) => {
    expect(compute({ rule: 'RETENTION', anchorAt: `${day}T12:00:00Z`, duration }).dueOn).toBe(dueOn);
  });

  it('open the action at the next local midnight, never rolled', () => {
    expect(compute({ rule: 'COOKIE_REASK_6M', anchorAt: '2026-05-31T12:00:00Z' })).toMatchObject({
      kind: 'NOT_BEFORE',
      dueOn: '2026-11-30',
      dueAt: '2026-11-30T22:59:59.000Z',
      notBeforeAt: '2026-11-30T23:00:00.000Z',
    });
    const toSunday = {
      rule: 'RETENTION',
      anchorAt: '2026-06-01T12:00:00Z',
      duration: 'P6D',
      policy: { rollNonWorking: true },
    };
    expect(compute(toSunday)).toMatchObject({ dueOn: '2026-06-07', notBeforeAt: '2026-06-07T22:00:00.000Z' });
  });

  it.each(['P0D', 'P0M', 'P0Y0W'])('of %s open it at once', (duration) => {
    expect(compute({ rule: 'RETENTION', anchorAt: '2026-05-31T12:00:00Z', duration })).toMatchObject({
      dueOn: '2026-05-31',
      notBeforeAt: '2026-05-31T12:00:00.000Z',
    });
  });

  it('are counted backwards for a notice, never rolled', () => {
    const endAt = {
      rule: 'CONTRACT_NOTICE',
      anchorAt: '2026-12-31T12:00:00Z',
      policy: { rollNonWorking: true },
    };
    expect(compute({ ...endAt, duration: 'P3M' }).dueOn).toBe('2026-09-30');
    expect(compute({ ...endAt, duration: 'P12W' }).dueOn).toBe('2026-10-08');
    expect(compute({ ...endAt, duration: 'P2M' }).dueOn).toBe('2026-10-31'); // a Saturday
  });

  it('of a consent or a review give a last day and a target', () => {
    const a = { anchorAt: '2026-01-31T12:00:00Z', duration: 'P1M' };
    expect(compute({ ...a, rule: 'CONSENT_EXPIRY' })).toMatchObject({ kind: 'DUE', dueOn: '2026-02-28' });
    expect(compute({ ...a, rule: 'CONSENT_EXPIRY', policy: { rollNonWorking: true } }).dueOn).toBe(
      '2026-03-02',
    );
    expect(compute({ ...a, rule: 'REVIEW', policy: { rollNonWorking: true } })).toMatchObject({
      kind: 'TARGET',
      dueOn: '2026-02-28',
    });
  });
});

describe('warnings', () => {
  it('tell of a missing calendar only where a working day was tested', () => {
    const received = { anchorAt: '2026-03-10T09:00:00Z' };
    expect(compute({ ...received, country: 'ES' }).warnings).toEqual(['HOLIDAY_CALENDAR_MISSING']);
    expect(compute({ ...received, holidayZone: 'FR-75' }).warnings).toEqual(['HOLIDAY_CALENDAR_MISSING']);
    expect(compute({ ...received, country: 'BE' }).warnings).toEqual([]);
    expect(compute({ ...received, rule: 'GDPR_19', country: 'ES' }).warnings).toEqual([]);
  });

  it('tell of a rule that is off, and of one that is not yet law at the time of asking', () => {
    const serious = { rule: 'AIA_73_2', anchorAt: '2026-03-10T09:00:00Z', policy: { rollNonWorking: false } };
    expect(compute(serious, '2027-12-01T22:59:59Z').warnings).toEqual(['RULE_DISABLED', 'RULE_NOT_IN_FORCE']);
    expect(compute(serious, '2027-12-01T23:00:00Z').warnings).toEqual(['RULE_DISABLED']);
    expect(compute({ rule: 'GDPR_33_1_PROPOSED_96H' }).warnings).toEqual(['RULE_DISABLED']);
  });
});

describe('the trace', () => {
  it('names every step that moved the date, in order', () => {
    expect(stepsOf({ anchorAt: '2026-03-10T09:00:00Z' })).toEqual(['ANCHOR', 'PERIOD', 'DUE']);
    expect(stepsOf({ anchorAt: '2026-01-31T09:00:00Z' })).toEqual([
      'ANCHOR',
      'PERIOD',
      'CLAMP',
      'ROLL',
      'DUE',
    ]);
    expect(stepsOf({ rule: 'GDPR_33_1' })).toEqual(['ANCHOR', 'HOUR_START', 'PERIOD', 'DUE']);
    expect(stepsOf({ rule: 'AIA_73_3', anchorAt: '2026-06-05T12:00:00Z' })).toEqual([
      'ANCHOR',
      'PERIOD',
      'ROLL',
      'FLOOR',
      'DUE',
    ]);
    expect(stepsOf({ rule: 'DORA_FINAL', anchorAt: '2026-04-09T12:00:00Z' })).toEqual([
      'ANCHOR',
      'PERIOD',
      'RELIEF',
      'DUE',
    ]);
  });

  it('gives each step its article, the policy that chose it and its result', () => {
    const { trace } = compute({ anchorAt: '2026-03-05T09:00:00.500Z' });
    const timeZone = 'Europe/Paris';
    expect(trace).toEqual([
      {
        step: 'ANCHOR',
        source: 'GDPR art. 12(3)',
        policy: null,
        result: '2026-03-05T09:00:00.000Z',
        timeZone,
      },
      {
        step: 'PERIOD',
        source: 'GDPR art. 12(3) first sentence',
        policy: null,
        result: '2026-04-05',
        timeZone,
      },
      {
        step: 'ROLL',
        source: 'Regulation (EEC, Euratom) 1182/71 art. 3(4)',
        policy: 'rollNonWorking=true',
        result: '2026-04-07',
        timeZone,
      },
      { step: 'DUE', source: 'GDPR art. 12(3)', policy: null, result: '2026-04-07', timeZone },
    ]);
  });

  it('tells a clamp once: before the step that meets it first, and in the source of a later one', () => {
    const planned = { rule: 'GDPR_12_3_EXT', anchorAt: '2026-11-30T09:00:00Z' };
    expect(stepsOf(planned)).toEqual(['ANCHOR', 'PERIOD', 'CLAMP', 'EXTENSION', 'ROLL', 'DUE']);
    const [, , clamp, extension] = compute(planned).trace;
    expect(clamp).toMatchObject({ source: CLAMP_SOURCE, result: '2027-02-28' });
    expect(extension).toMatchObject({ source: 'GDPR art. 12(3) second sentence', result: '2027-02-28' });
    const both = { rule: 'GDPR_12_3_EXT', anchorAt: '2026-08-31T09:00:00Z' };
    expect(stepsOf(both)).toEqual(['ANCHOR', 'PERIOD', 'CLAMP', 'EXTENSION', 'DUE']);
    const source = `GDPR art. 12(3) second sentence; ${CLAMP_SOURCE}`;
    expect(compute(both).trace[3]).toMatchObject({ source, result: '2026-11-30' });
  });
});

it('is late from the second after the last one', () => {
  expect(isLate('2026-04-10T21:59:59.000Z', '2026-04-10T23:59:59.999+02:00')).toBe(false);
  expect(isLate('2026-04-10T21:59:59.000Z', '2026-04-10T22:00:00Z')).toBe(true);
});
