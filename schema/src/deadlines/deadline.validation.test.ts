import { describe, expect, it } from '@jest/globals';
import { isInvalid } from '../shared/invalid.ts';
import { computeDeadline } from './deadline.engine.ts';
import type { DeadlineInput } from './deadline.facts.ts';
import { lawCalendar } from './deadline.holidays.ts';

const NOW = '2026-11-23T09:00:00Z';

/** The complaints about an input that is right but for `input`, as `path CODE`. */
function complaints(input: object, now = NOW): string[] {
  const right = { rule: 'GDPR_12_3', anchorAt: '2026-03-10T09:00:00+01:00', timeZone: 'Europe/Paris' };
  const answer = computeDeadline({ ...right, ...input } as DeadlineInput, lawCalendar, now);
  return isInvalid(answer) ? answer.invalid.map(({ path, code }) => `${path.join('.')} ${code}`) : [];
}

const asked = (askedAt: string, answeredAt?: string) => ({ reason: 'IDENTITY_DOUBT', askedAt, answeredAt });

describe('input that cannot be judged is answered with its field', () => {
  it.each<[string, object, string]>([
    ['an unknown rule', { rule: 'GDPR_99' }, 'rule UNKNOWN_RULE'],
    ['an instant without offset', { anchorAt: '2026-03-10T09:00:00' }, 'anchorAt INVALID_INSTANT'],
    ['a bare day', { anchorAt: '2026-03-10' }, 'anchorAt INVALID_INSTANT'],
    ['a day that does not exist', { anchorAt: '2026-02-30T09:00:00Z' }, 'anchorAt INVALID_INSTANT'],
    ['no instant', { anchorAt: null }, 'anchorAt REQUIRED'],
    ['an instant out of reach', { anchorAt: '9999-12-31T09:00:00Z' }, 'anchorAt OUT_OF_RANGE'],
    ['an unknown zone', { timeZone: 'Europe/Atlantis' }, 'timeZone UNKNOWN_TIME_ZONE'],
    ['an offset for a zone', { timeZone: '+01:00' }, 'timeZone UNKNOWN_TIME_ZONE'],
    ['no zone', { timeZone: '' }, 'timeZone UNKNOWN_TIME_ZONE'],
    ['a country by its name', { country: 'France' }, 'country INVALID_COUNTRY'],
    ['a holiday zone that is no code', { holidayZone: 'Alsace' }, 'holidayZone INVALID_ZONE'],
    ['an empty holiday zone', { holidayZone: '' }, 'holidayZone INVALID_ZONE'],
    [
      'a rule of another country',
      { rule: 'FR_CSP_L1111_7_8D', country: 'DE' },
      'country RULE_OF_ANOTHER_COUNTRY',
    ],
    [
      'a minor’s rule of another country',
      { rule: 'LIL_51_II', country: 'BE' },
      'country RULE_OF_ANOTHER_COUNTRY',
    ],
    ['an unknown choice of hours', { policy: { hourStart: 'SOON' } }, 'policy.hourStart UNKNOWN_VALUE'],
    ['an unknown way of pausing', { policy: { pauseMode: 'SOME' } }, 'policy.pauseMode UNKNOWN_VALUE'],
    [
      'an unknown basis of extension',
      { policy: { extensionBasis: 'X' } },
      'policy.extensionBasis UNKNOWN_VALUE',
    ],
    ['a word for yes', { policy: { rollNonWorking: 'yes' } }, 'policy.rollNonWorking NOT_A_BOOLEAN'],
    [
      'an unknown reason to pause',
      { pauses: [{ ...asked(NOW), reason: 'LUNCH' }] },
      'pauses.0.reason UNKNOWN_VALUE',
    ],
    ['a pause without reason', { pauses: [{ askedAt: NOW }] }, 'pauses.0.reason REQUIRED'],
    ['a pause that nobody asked', { pauses: [{ reason: 'IDENTITY_DOUBT' }] }, 'pauses.0.askedAt REQUIRED'],
    [
      'an answer before its question',
      { pauses: [asked('2026-03-11T09:00:00Z'), asked('2026-03-12T09:00:00Z', '2026-03-12T08:59:59Z')] },
      'pauses.1.answeredAt ANSWERED_BEFORE_ASKED',
    ],
    [
      'an answer before its question, for a rule without pauses too',
      { rule: 'GDPR_33_1', pauses: [asked('2026-03-12T09:00:00Z', '2026-03-11T09:00:00Z')] },
      'pauses.0.answeredAt ANSWERED_BEFORE_ASKED',
    ],
    ['three further months', { extension: { months: 3 } }, 'extension.months OUT_OF_RANGE'],
    ['no further month', { extension: { months: 0 } }, 'extension.months OUT_OF_RANGE'],
    ['a month and a half', { extension: { months: 1.5 } }, 'extension.months OUT_OF_RANGE'],
    [
      'a notice without offset',
      { extension: { notifiedAt: '2026-03-12' } },
      'extension.notifiedAt INVALID_INSTANT',
    ],
    [
      'a notice before the request',
      { extension: { notifiedAt: '2026-03-10T07:59:59Z' } },
      'extension.notifiedAt NOTIFIED_BEFORE_RECEIPT',
    ],
    ['a missing fact', { rule: 'DORA_INITIAL' }, 'facts.awareAt REQUIRED'],
    [
      'a fact without offset',
      { facts: [{ name: 'awareAt', at: '2026-03-10' }] },
      'facts.0.at INVALID_INSTANT',
    ],
    [
      'a fact told twice',
      {
        facts: [
          { name: 'a', at: NOW },
          { name: 'a', at: NOW },
        ],
      },
      'facts.1.name DUPLICATE',
    ],
    ['missing days', { rule: 'CONTRACT_OBJECTION' }, 'days REQUIRED'],
    ['days below none', { rule: 'CONTRACT_OBJECTION', days: -1 }, 'days OUT_OF_RANGE'],
    ['hours below none', { rule: 'GDPR_33_2_CONTRACT', hours: -1 }, 'hours OUT_OF_RANGE'],
    ['a missing duration', { rule: 'RETENTION' }, 'duration REQUIRED'],
    ['a missing period of notice', { rule: 'CONTRACT_NOTICE' }, 'duration REQUIRED'],
    ['a duration in hours', { rule: 'RETENTION', duration: 'PT24H' }, 'duration INVALID_DURATION'],
    ['a negative duration', { rule: 'RETENTION', duration: '-P1M' }, 'duration INVALID_DURATION'],
    ['a negative part', { rule: 'RETENTION', duration: 'P-1M' }, 'duration INVALID_DURATION'],
    ['a fraction', { rule: 'RETENTION', duration: 'P1.5Y' }, 'duration INVALID_DURATION'],
    ['an empty duration', { rule: 'RETENTION', duration: 'P' }, 'duration INVALID_DURATION'],
    ['words', { rule: 'RETENTION', duration: '1 year' }, 'duration INVALID_DURATION'],
    ['more than a thousand years', { rule: 'RETENTION', duration: 'P1001Y' }, 'duration OUT_OF_RANGE'],
    ['an unknown class of entity', { entityClass: 'BANK' }, 'entityClass UNKNOWN_VALUE'],
  ])('%s', (_name, input, complaint) => {
    expect(complaints(input)).toEqual([complaint]);
  });

  it('a now without offset', () => {
    expect(complaints({}, '2026-11-23T09:00:00')).toEqual(['at INVALID_INSTANT']);
  });

  it('every field at once, without the values', () => {
    const input = {
      rule: 'SECRET',
      timeZone: 'SECRET',
      country: 'SECRET',
      entityClass: 'SECRET',
      duration: 'SECRET',
    };
    expect(complaints(input)).toHaveLength(5);
    expect(JSON.stringify(computeDeadline(input as never, lawCalendar, NOW))).not.toContain('SECRET');
  });
});

it.each<[string, object]>([
  ['a contract of no hours', { rule: 'GDPR_33_2_CONTRACT', hours: 0 }],
  [
    'an answer in the second of its question',
    { pauses: [asked('2026-03-12T09:00:00.900Z', '2026-03-12T09:00:00.100Z')] },
  ],
  [
    'null for what is absent',
    { country: null, policy: null, pauses: null, extension: null, facts: null, days: null },
  ],
  ['facts that the rule does not need', { facts: [{ name: 'awareAt', at: NOW }] }],
  ['a French rule where no country is told', { rule: 'FR_CSP_L1111_7_8D' }],
  ['the longest of everything', { rule: 'RETENTION', anchorAt: '2999-12-31T09:00:00Z', duration: 'P1000Y' }],
])('%s is taken', (_name, input) => {
  expect(complaints(input)).toEqual([]);
});
