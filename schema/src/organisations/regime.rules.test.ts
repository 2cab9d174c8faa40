import { describe, expect, it } from '@jest/globals';
import { FilingRegime, Nis2Class } from '../breaches/breach.regime.terms.ts';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { REFUSALS } from '../shared/refusal.labels.ts';
import {
  dayBefore,
  doraClassOn,
  periodOn,
  type RegimePeriod,
  regimeLawFrom,
  regimeSwitchObstacle,
} from './regime.rules.ts';

const { NIS2, DORA, AI_ACT_73, GDPR_33 } = FilingRegime;
const nis2: RegimePeriod = { regime: NIS2, validFrom: '2026-03-01', nis2Class: Nis2Class.IMPORTANT };
const past: RegimePeriod = { ...nis2, validFrom: '2025-01-01', validTo: '2025-12-31' };
const dora: RegimePeriod = { regime: DORA, validFrom: '2026-01-01', entityClass: EntityClass.OTHER };

describe('a period', () => {
  it.each([
    ['2024-12-31', undefined],
    ['2025-01-01', past],
    ['2025-12-31', past],
    ['2026-02-28', undefined],
    ['2026-03-01', nis2],
    ['2030-01-01', nis2],
  ])('on %s', (day, expected) => {
    expect(periodOn([past, nis2], NIS2, day)).toBe(expected);
    expect(periodOn([past, nis2], DORA, day)).toBeUndefined();
  });

  it('ends on the day before the next one, over the end of February', () => {
    expect(dayBefore('2028-03-01')).toBe('2028-02-29');
    expect(dayBefore('2026-01-01')).toBe('2025-12-31');
  });
});

describe('the class under DORA', () => {
  it.each([
    [
      'of an entity under NIS2 as well is the stricter one',
      [dora, nis2],
      '2026-03-01',
      EntityClass.NIS2_ENTITY,
    ],
    ['before NIS2 reached it', [dora, nis2], '2026-02-28', EntityClass.OTHER],
    [
      'of a credit institution stays',
      [{ ...dora, entityClass: EntityClass.CREDIT_INSTITUTION }, nis2],
      '2026-03-01',
      EntityClass.CREDIT_INSTITUTION,
    ],
    ['of whoever is not under it', [], '2026-03-01', EntityClass.OTHER],
  ])('%s', (_, periods, day, expected) => {
    expect(doraClassOn(periods, day)).toBe(expected);
  });
});

describe('switching', () => {
  const on = { regime: NIS2, on: true, day: '2026-06-01', nis2Class: Nis2Class.IMPORTANT };
  const off = { regime: NIS2, on: false, day: '2026-06-01' };

  it.each([
    ['on', [], on, null],
    ['on after an earlier period', [past], on, null],
    ['on within an earlier period', [past], { ...on, day: '2025-06-01' }, 'REGIME_PERIODS_OVERLAP'],
    ['on before an earlier period', [past], { ...on, day: '2024-06-01' }, 'REGIME_PERIODS_OVERLAP'],
    ['on again', [nis2], on, 'REGIME_ON_ALREADY'],
    ['on with another class', [nis2], { ...on, nis2Class: Nis2Class.ESSENTIAL }, null],
    [
      'on with another class from the first day',
      [nis2],
      { ...on, nis2Class: Nis2Class.ESSENTIAL, day: '2026-03-01' },
      'REGIME_ENDS_BEFORE_IT_BEGINS',
    ],
    ['off', [nis2], off, null],
    ['off on its first day', [nis2], { ...off, day: '2026-03-01' }, null],
    ['off before it began', [nis2], { ...off, day: '2026-02-28' }, 'REGIME_ENDS_BEFORE_IT_BEGINS'],
    ['off what is off', [past], off, 'REGIME_OFF_ALREADY'],
    ['off the GDPR', [], { ...off, regime: GDPR_33 }, 'REGIME_ALWAYS_ON'],
  ])('%s', (_, periods, change, expected) => {
    expect(regimeSwitchObstacle(periods, change)).toBe(expected);
    if (expected) expect(REFUSALS[expected]).toBeDefined();
  });
});

it('each regime says from when it is law', () => {
  expect(regimeLawFrom(AI_ACT_73)).toBe('2027-12-02');
  expect(regimeLawFrom(NIS2)).toBe('2024-10-18');
  expect(regimeLawFrom(GDPR_33)).toBe('2018-05-25');
});
