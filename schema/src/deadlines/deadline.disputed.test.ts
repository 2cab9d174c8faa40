import { describe, expect, it } from '@jest/globals';
import { Locale } from '../shared/locale.ts';
import { euCalendar } from './deadline.calendar.ts';
import { computeDeadline } from './deadline.engine.ts';
import type { DeadlineInput, DeadlineResult } from './deadline.facts.ts';
import { stepText } from './deadline.labels.ts';

const compute = (input: Partial<DeadlineInput>): DeadlineResult =>
  computeDeadline(
    {
      rule: 'GDPR_12_3',
      anchorAt: '2028-03-14T09:00:00Z',
      timeZone: 'Europe/Amsterdam',
      country: 'NL',
      ...input,
    },
    euCalendar,
    '2028-03-14T09:00:00Z',
  ) as DeadlineResult;
const disputed = ({ trace }: DeadlineResult) => trace.find(({ step }) => step === 'DISPUTED_DAY');

// The month from 14 March 2028 ends on Good Friday, 14 April; Easter Monday is a holiday.
describe('a day of disputed rank', () => {
  it('does not move a date by default, and is named with its law', () => {
    const result = compute({});
    expect(result.dueOn).toBe('2028-04-14');
    expect(disputed(result)).toMatchObject({
      source: 'Goede Vrijdag, Algemene termijnenwet art. 3(2)',
      policy: 'disputedDays=false',
      result: '2028-04-14',
    });
    const step = disputed(result);
    expect(step && stepText(step, Locale.FR)).toContain('par prudence il ne change pas la date');
  });

  it('counts where the policy says so', () => {
    const result = compute({ policy: { disputedDays: true } });
    expect(result.dueOn).toBe('2028-04-18');
    expect(disputed(result)).toMatchObject({ policy: 'disputedDays=true' });
  });

  it.each([
    ['FI', 'Europe/Helsinki', '2027-05-25', '2027-06-25', '2027-06-28'], // juhannusaatto, a Friday
    ['FI', 'Europe/Helsinki', '2026-11-24', '2026-12-24', '2026-12-28'],
    ['SE', 'Europe/Stockholm', '2026-11-30', '2026-12-30', '2026-12-30'],
    ['SE', 'Europe/Stockholm', '2027-11-30', '2027-12-30', '2027-12-30'],
    ['SE', 'Europe/Stockholm', '2027-05-25', '2027-06-25', '2027-06-28'],
  ])(
    'in %s (%s) a month from %s ends on %s, and by the policy on %s',
    (country, timeZone, from, by, counted) => {
      const facts = { country, timeZone, anchorAt: `${from}T09:00:00Z` };
      expect(compute(facts).dueOn).toBe(by);
      expect(compute({ ...facts, policy: { disputedDays: true } }).dueOn).toBe(counted);
      expect(Boolean(disputed(compute(facts)))).toBe(by !== counted);
    },
  );

  it('is unknown elsewhere: Good Friday moves a date in Germany and not in France, and is named in neither', () => {
    const germany = compute({ country: 'DE', timeZone: 'Europe/Berlin' });
    const france = compute({ country: 'FR', timeZone: 'Europe/Paris' });
    expect([germany.dueOn, france.dueOn]).toEqual(['2028-04-18', '2028-04-14']);
    expect([disputed(germany), disputed(france)]).toEqual([undefined, undefined]);
  });
});

it.each([
  ['GR', '2021-05-04', true],
  ['GR', '2022-05-02', true],
  ['GR', '2024-05-07', true],
  ['GR', '2024-05-01', false],
  ['GR', '2023-05-01', true],
  ['GR', '2026-05-01', true],
  ['LV', '2028-07-10', true],
  ['LV', '2029-07-10', false],
])('%s, %s: a public holiday is %s', (place, on, isHoliday) => {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number];
  const result = computeDeadline(
    {
      rule: 'GDPR_12_3',
      anchorAt: new Date(Date.UTC(year, month - 2, day, 12)).toISOString(),
      timeZone: 'Europe/Athens',
      country: place,
    },
    euCalendar,
    `${on}T00:00:00Z`,
  ) as DeadlineResult;
  expect(result.dueOn === on).toBe(!isHoliday);
});

it('an organisation’s own day goes before the calendar, in both directions', () => {
  const own = (isHoliday: boolean, on: string) => [{ on, isHoliday, source: 'Decree 1' }];
  expect(compute({ ownDays: own(true, '2028-04-14') }).dueOn).toBe('2028-04-18');
  expect(compute({ ownDays: own(false, '2028-04-17'), policy: { disputedDays: true } }).dueOn).toBe(
    '2028-04-17',
  );
});
