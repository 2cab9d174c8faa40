import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { WorkingDays } from './deadline.counting.ts';
import { HOLIDAY_ZONES } from './deadline.holiday-table.ts';
import { easterSunday, holidaysOf, lawCalendar } from './deadline.holidays.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const daysOf = (zone: string, year: number) => holidaysOf(zone, year).map(({ on }) => on.toString().slice(5));

it.each([
  '1954-04-18',
  '1961-04-02',
  '1981-04-19', // not the 26th
  '2000-04-23',
  '2008-03-23',
  '2024-03-31',
  '2025-04-20',
  '2026-04-05',
  '2027-03-28',
  '2028-04-16',
  '2038-04-25', // the latest
  '2285-03-22', // the earliest
])('Easter falls on %s', (date) => {
  expect(easterSunday(Number(date.slice(0, 4))).toString()).toBe(date);
});

describe('public holidays', () => {
  it('of France in 2026 are the eleven of the Labour Code', () => {
    expect(daysOf('FR', 2026)).toEqual([
      '01-01',
      '04-06',
      '05-01',
      '05-08',
      '05-14',
      '05-25',
      '07-14',
      '08-15',
      '11-01',
      '11-11',
      '12-25',
    ]);
  });

  it.each([
    ['FR-ALSACE-MOSELLE', ['04-03', '12-26']],
    ['FR-971', ['05-27']],
    ['FR-972', ['05-22']],
    ['FR-973', ['06-10']],
    ['FR-974', ['12-20']],
    ['FR-976', ['04-27']],
    ['FR-977', ['10-09']],
    ['FR-978', ['05-28']],
  ])('of %s add their own to those of France', (zone, own) => {
    const general = daysOf('FR', 2026);
    expect(daysOf(zone, 2026).filter((date) => !general.includes(date))).toEqual(own);
    expect(daysOf(zone, 2026)).toHaveLength(11 + own.length);
  });

  it.each([
    ['BE', '2026-07-21', '2026-05-08'],
    ['LU', '2026-06-23', '2018-05-09'],
    ['LU', '2019-05-09', '2026-11-11'],
    ['DE', '2026-04-03', '2026-08-15'],
    ['IE', '2026-02-02', '2022-02-07'],
    ['IE', '2030-02-01', '2030-02-04'], // a Friday: the day itself, not the Monday
    ['IE', '2026-05-04', '2026-05-01'],
    ['IE', '2026-06-01', '2026-12-08'],
    ['IE', '2026-08-03', '2026-08-15'],
    ['IE', '2026-10-26', '2026-10-19'],
    ['IT', '2026-10-04', '2025-10-04'],
    ['IT', '2026-06-02', '2026-05-25'],
  ])('of %s have %s and not %s', (zone, holiday, other) => {
    const calendar = lawCalendar.resolve(zone);
    expect([calendar.isHoliday(day(holiday)), calendar.isHoliday(day(other))]).toEqual([true, false]);
  });

  it('of an unknown zone are none', () => {
    expect(holidaysOf('ES', 2026)).toEqual([]);
  });
});

describe('the calendar of a place', () => {
  it.each([
    ['FR', 'FR', false],
    ['FR-974', 'FR-974', false],
    ['FR-75', 'FR', true], // a region without one of its own takes its country's
    ['DE-BY', 'DE', true],
    ['ES', null, true],
    ['ES-CT', null, true],
  ])('%s is found as %s', (place, zone, missing) => {
    expect(lawCalendar.resolve(place)).toMatchObject({ zone, missing });
  });

  it('has weekends only where there is none', () => {
    const spain = new WorkingDays(lawCalendar.resolve('ES'));
    expect(spain.isWorking(day('2026-12-25'))).toBe(true);
    expect(spain.isWorking(day('2026-12-26'))).toBe(false);
  });
});

it('every zone is based on one of the table', () => {
  const codes = HOLIDAY_ZONES.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { basedOn } of HOLIDAY_ZONES) expect([null, ...codes]).toContain(basedOn);
});

it('a deadline is moved by the holidays of its zone', () => {
  const roll = (zone: string, date: string) =>
    new WorkingDays(lawCalendar.resolve(zone)).roll(day(date)).toString();
  expect(roll('FR', '2026-04-03')).toBe('2026-04-03');
  expect(roll('FR-ALSACE-MOSELLE', '2026-04-03')).toBe('2026-04-07'); // Good Friday to the Tuesday after Easter
  expect(roll('FR-ALSACE-MOSELLE', '2025-12-25')).toBe('2025-12-29');
  expect(roll('FR', '2025-12-25')).toBe('2025-12-26');
  expect(roll('FR-972', '2026-05-22')).toBe('2026-05-26'); // before the weekend of Whit Monday
  expect(roll('FR-974', '2027-12-20')).toBe('2027-12-21');
  expect(roll('FR-976', '2026-04-27')).toBe('2026-04-28');
});
