import { describe, expect, it } from '@jest/globals';
import Holidays from 'date-holidays';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { euCalendar, HOLIDAY_PLACES, orthodoxEasterSunday } from './deadline.calendar.ts';
import { WorkingDays } from './deadline.counting.ts';
import { computeDeadline } from './deadline.engine.ts';
import { HOLIDAY_DAYS, HOLIDAY_YEARS } from './deadline.holiday-days.ts';
import { HOLIDAY_ZONES } from './deadline.holiday-table.ts';
import { holidaysOf } from './deadline.holidays.ts';

const MEMBER_STATES =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');
const COUNTRIES = [...MEMBER_STATES, 'IS', 'LI', 'NO'];
const YEARS = Array.from(
  { length: HOLIDAY_YEARS.to - HOLIDAY_YEARS.from + 1 },
  (_, i) => HOLIDAY_YEARS.from + i,
);

/** Every holiday that a calendar has in a year, as `01-06`. */
function daysOf(place: string, year: number): string[] {
  const calendar = euCalendar.resolve(place);
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  return Array.from({ length: first.daysInYear }, (_, i) => first.add({ days: i }))
    .filter((day) => calendar.isHoliday(day))
    .map((day) => day.toString().slice(5));
}

const days = (text: string): string[] => text.split(' ');

/** A place's own days, beside its country's. */
const ownDaysOf = (place: string, year: number): string[] => {
  const country = daysOf(place.slice(0, 2), year);
  return daysOf(place, year).filter((day) => !country.includes(day));
};

const deadline = (holidayZone: string, anchorAt: string) => {
  const answer = computeDeadline(
    { rule: 'GDPR_12_3', anchorAt, timeZone: 'Europe/Paris', holidayZone },
    euCalendar,
    '2026-11-23T09:00:00Z',
  );
  if ('invalid' in answer) throw new Error(JSON.stringify(answer.invalid));
  return answer;
};

it.each(
  days(
    '2018-04-08 2019-04-28 2020-04-19 2021-05-02 2022-04-24 2023-04-16 2024-05-05 2025-04-20 2026-04-12 2027-05-02 2028-04-16 2029-04-08 2030-04-28',
  ),
)('Orthodox Easter falls on %s', (date) => {
  expect(orthodoxEasterSunday(Number(date.slice(0, 4))).toString()).toBe(date);
});

// Written from the statutes, each with its own: not from the package.
describe('public holidays', () => {
  it.each([
    // Feiertagsruhegesetz 1957, par. 1
    ['AT', 2026, '01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 10-26 11-01 12-08 12-25 12-26'],
    // Kodeks na truda art. 154: 24 May, 6 September and 26 December fell on a weekend; 2 January once, for the euro
    [
      'BG',
      2026,
      '01-01 01-02 03-03 04-10 04-11 04-12 04-13 05-01 05-06 05-24 05-25 09-06 09-07 09-22 12-24 12-25 12-26 12-28',
    ],
    // 1 May is Holy Saturday, Easter Monday the 3rd: Labour Day is made up on the 4th
    [
      'BG',
      2027,
      '01-01 03-03 04-30 05-01 05-02 05-03 05-04 05-06 05-24 09-06 09-22 12-24 12-25 12-26 12-27 12-28',
    ],
    [
      'BG',
      2022,
      '01-01 01-03 03-03 04-22 04-23 04-24 04-25 05-01 05-02 05-06 05-24 09-06 09-22 12-24 12-25 12-26 12-27 12-28',
    ],
    // The Green Monday and Kataklysmos are Mondays
    ['CY', 2026, '01-01 01-06 02-23 03-25 04-01 04-10 04-12 04-13 05-01 06-01 08-15 10-01 10-28 12-25 12-26'],
    // Act 245/2000
    ['CZ', 2026, '01-01 04-03 04-06 05-01 05-08 07-05 07-06 09-28 10-28 11-17 12-24 12-25 12-26'],
    ['DE', 2026, '01-01 04-03 04-06 05-01 05-14 05-25 10-03 12-25 12-26'],
    // Store bededag was abolished from 2024: Act 214/2023
    ['DK', 2023, '01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29 12-25 12-26'],
    ['DK', 2024, '01-01 03-28 03-29 03-31 04-01 05-09 05-19 05-20 12-25 12-26'],
    ['EE', 2026, '01-01 02-24 04-03 04-05 05-01 05-24 06-23 06-24 08-20 12-24 12-25 12-26'],
    // Estatuto de los Trabajadores art. 37.2
    ['ES', 2026, '01-01 01-06 04-03 05-01 08-15 10-12 11-01 12-06 12-08 12-25'],
    ['FI', 2026, '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-20 10-31 12-06 12-25 12-26'],
    ['GR', 2026, '01-01 01-06 02-23 03-25 04-10 04-12 04-13 05-01 05-31 06-01 08-15 10-28 12-25 12-26'],
    // Act 110/2019: from 2020
    ['HR', 2019, '01-01 01-06 04-21 04-22 05-01 06-20 06-22 06-25 08-05 08-15 10-08 11-01 12-25 12-26'],
    ['HR', 2020, '01-01 01-06 04-12 04-13 05-01 05-30 06-11 06-22 08-05 08-15 11-01 11-18 12-25 12-26'],
    // Labour Code 2012 s. 102
    ['HU', 2026, '01-01 03-15 04-03 04-05 04-06 05-01 05-24 05-25 08-20 10-23 11-01 12-25 12-26'],
    ['IE', 2026, '01-01 02-02 03-17 04-06 05-04 06-01 08-03 10-26 12-25 12-26'],
    ['IE', 2022, '01-01 03-17 03-18 04-18 05-02 06-06 08-01 10-31 12-25 12-26'],
    // The first day of summer is never 18 April, which was a Thursday
    ['IS', 2024, '01-01 03-28 03-29 03-31 04-01 04-25 05-01 05-09 05-19 05-20 06-17 08-05 12-25 12-26'],
    // Half-days of 24 and 31 December are none
    ['IS', 2026, '01-01 04-02 04-03 04-05 04-06 04-23 05-01 05-14 05-24 05-25 06-17 08-03 12-25 12-26'],
    ['IT', 2025, '01-01 01-06 04-21 04-25 05-01 06-02 08-15 11-01 12-08 12-25 12-26'],
    ['IT', 2026, '01-01 01-06 04-06 04-25 05-01 06-02 08-15 10-04 11-01 12-08 12-25 12-26'],
    // Arbeitsgesetz art. 18(2)
    ['LI', 2026, '01-01 01-06 04-06 05-01 05-14 05-25 06-04 08-15 09-08 11-01 12-08 12-25 12-26'],
    ['LT', 2026, '01-01 02-16 03-11 04-05 04-06 05-01 06-24 07-06 08-15 11-01 11-02 12-24 12-25 12-26'],
    ['LU', 2026, '01-01 04-06 05-01 05-09 05-14 05-25 06-23 08-15 11-01 12-25 12-26'],
    // 4 May was a Sunday
    ['LV', 2025, '01-01 04-18 04-20 04-21 05-01 05-04 05-05 06-23 06-24 11-18 12-24 12-25 12-26 12-31'],
    ['MT', 2026, '01-01 02-10 03-19 03-31 04-03 05-01 06-07 06-29 08-15 09-08 09-21 12-08 12-13 12-25'],
    // Algemene termijnenwet art. 3; the King's Day on Saturday when the 27th is a Sunday
    ['NL', 2025, '01-01 04-20 04-21 04-26 05-05 05-29 06-08 06-09 12-25 12-26'],
    ['NL', 2026, '01-01 04-05 04-06 04-27 05-05 05-14 05-24 05-25 12-25 12-26'],
    ['NO', 2026, '01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-25 12-26'],
    // Christmas Eve from 2025
    ['PL', 2024, '01-01 01-06 03-31 04-01 05-01 05-03 05-19 05-30 08-15 11-01 11-11 12-25 12-26'],
    ['PL', 2025, '01-01 01-06 04-20 04-21 05-01 05-03 06-08 06-19 08-15 11-01 11-11 12-24 12-25 12-26'],
    // Código do Trabalho art. 234
    ['PT', 2026, '01-01 04-03 04-05 04-25 05-01 06-04 06-10 08-15 10-05 11-01 12-01 12-08 12-25'],
    // Codul muncii art. 139; 6 and 7 January from 2024
    ['RO', 2023, '01-01 01-02 01-24 04-14 04-16 04-17 05-01 06-01 06-04 06-05 08-15 11-30 12-01 12-25 12-26'],
    [
      'RO',
      2026,
      '01-01 01-02 01-06 01-07 01-24 04-10 04-12 04-13 05-01 05-31 06-01 08-15 11-30 12-01 12-25 12-26',
    ],
    ['SE', 2026, '01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-20 10-31 12-25 12-26'],
    ['SI', 2026, '01-01 01-02 02-08 04-05 04-06 04-27 05-01 05-02 05-24 06-25 08-15 10-31 11-01 12-25 12-26'],
    // Act 241/1993: 1 September until 2023, 17 November until 2024; 8 May and 15 September not in 2026
    ['SK', 2023, '01-01 01-06 04-07 04-10 05-01 05-08 07-05 08-29 09-01 09-15 11-01 11-17 12-24 12-25 12-26'],
    ['SK', 2025, '01-01 01-06 04-18 04-21 05-01 05-08 07-05 08-29 09-15 11-01 12-24 12-25 12-26'],
    ['SK', 2026, '01-01 01-06 04-03 04-06 05-01 07-05 08-29 11-01 12-24 12-25 12-26'],
    ['SK', 2027, '01-01 01-06 03-26 03-29 05-01 05-08 07-05 08-29 09-15 11-01 12-24 12-25 12-26'],
  ])('of %s in %s are those of its law', (place, year, expected) => {
    expect(daysOf(place, year)).toEqual(days(expected));
  });

  it.each([
    ['DE-BB', '04-05 05-24 10-31'],
    ['DE-BE', '03-08'],
    ['DE-BW', '01-06 06-04 11-01'],
    ['DE-BY', '01-06 06-04 11-01'],
    ['DE-BY-KATH', '01-06 06-04 08-15 11-01'],
    ['DE-BY-A', '01-06 06-04 08-08 08-15 11-01'],
    ['DE-HB', '10-31'],
    ['DE-HE', '06-04'],
    ['DE-HH', '10-31'],
    ['DE-MV', '03-08 10-31'],
    ['DE-NI', '10-31'],
    ['DE-NW', '06-04 11-01'],
    ['DE-RP', '06-04 11-01'],
    ['DE-SH', '10-31'],
    ['DE-SL', '06-04 08-15 11-01'],
    ['DE-SN', '10-31 11-18'],
    ['DE-ST', '01-06 10-31'],
    ['DE-TH', '09-20 10-31'],
    ['ES-AN', '02-28 04-02'],
    ['ES-CT', '04-06 06-24 09-11 12-26'],
    ['ES-MD', '04-02 05-02'],
    ['ES-PV', '04-02 04-06'],
    ['ES-VC', '04-06 10-09'],
    ['IT-BZ', '05-25'],
    ['PT-20', '05-25'],
    ['PT-30', '07-01 12-26'],
    ['FR-ALSACE-MOSELLE', '04-03 12-26'],
    ['FR-974', '12-20'],
    ['FR-978', '05-28'], // the package says the 27th
  ])('of %s in 2026 add %s to those of the country', (place, expected) => {
    expect(ownDaysOf(place, 2026)).toEqual(days(expected));
  });

  it.each([
    ['DE-BE', 2018, []],
    ['DE-BE', 2025, ['03-08', '05-08']],
    ['DE-BE', 2028, ['03-08', '06-17']],
    ['DE-MV', 2022, ['10-31']],
    ['DE-TH', 2018, ['10-31']],
    ['DE-SN', 2027, ['10-31', '11-17']],
  ])('of %s in %s follow the change of the law', (place, year, expected) => {
    expect(ownDaysOf(place, year)).toEqual(expected);
  });

  it.each([
    ['BG', '2025-12-31'],
    ['LV', '2018-07-09'],
    ['LV', '2023-05-29'],
    ['LV', '2023-07-10'],
    ['PL', '2018-11-12'],
    ['SI', '2023-08-14'],
    ['SK', '2018-10-30'],
  ])('of %s know %s, a holiday once', (place, date) => {
    const day = Temporal.PlainDate.from(date);
    const inYears = [day, day.add({ years: 1 }), day.subtract({ years: 1 })];
    expect(inYears.map((each) => euCalendar.resolve(place).isHoliday(each))).toEqual([true, false, false]);
  });
});

describe('the law’s own rules', () => {
  it('stand alone in every zone that they know, in any year', () => {
    for (const { code } of HOLIDAY_ZONES) {
      for (const year of [...YEARS, 1990, 2060]) {
        const ours = new Set(holidaysOf(code, year).map(({ on }) => on.toString().slice(5)));
        const once = code === 'IE' && year === 2022 ? ['03-18'] : [];
        expect([code, year, daysOf(code, year)]).toEqual([code, year, [...ours, ...once].sort()]);
      }
      expect(euCalendar.resolve(code).missing).toBe(false);
    }
  });

  it.each(['FR', 'BE', 'LU', 'DE', 'IE', 'IT'])(
    'of %s are those of the package on working days',
    (country) => {
      const theirs = new Holidays(country);
      for (const year of YEARS) {
        const dates = theirs.getHolidays(year).filter(({ type }) => type === 'public');
        const packaged = new Set(dates.map(({ date }) => date.slice(5, 10)));
        const isWeekday = (day: string) => Temporal.PlainDate.from(`${year}-${day}`).dayOfWeek < 6;
        const ours = daysOf(country, year).filter((day) => `${year}-${day}` !== '2022-03-18');
        expect(ours.filter(isWeekday)).toEqual([...packaged].filter(isWeekday).sort());
      }
    },
  );
});

describe('the calendar of a place', () => {
  it.each(COUNTRIES)('%s has one, with the new year and Christmas', (country) => {
    const calendar = euCalendar.resolve(country);
    expect(calendar).toMatchObject({ zone: country, missing: false });
    for (const year of YEARS) {
      const found = daysOf(country, year);
      expect(found).toEqual(expect.arrayContaining(['01-01', '12-25']));
      expect(found.length).toBeGreaterThanOrEqual(8);
      expect(found.length).toBeLessThanOrEqual(20);
    }
  });

  it.each([
    ['ES-CT', 'ES-CT', false],
    ['FR-67', 'FR-ALSACE-MOSELLE', false],
    ['FR-6AE', 'FR-ALSACE-MOSELLE', false],
    ['FR-RE', 'FR-974', false],
    ['MF', 'FR-978', false],
    ['EL', 'GR', false],
    ['FR-75', 'FR', true],
    ['IT-32', 'IT', true], // Trento has not Bolzano's day
    ['PL-MZ', 'PL', true],
    ['US', null, true],
    ['US-NY', null, true],
    ['', null, true],
    ['constructor', null, true],
  ])('%s is found as %s', (place, zone, missing) => {
    expect(euCalendar.resolve(place)).toMatchObject({ zone, missing });
  });

  it('keeps weekends only where there is none, and says so', () => {
    expect(deadline('US', '2026-06-04T09:00:00Z')).toMatchObject({
      dueOn: '2026-07-06', // the 4th was a Saturday
      warnings: expect.arrayContaining(['HOLIDAY_CALENDAR_MISSING']),
    });
  });

  it.each([
    ['ES', '2026-09-12', '2026-10-13', false],
    ['ES', '2041-09-12', '2041-10-14', true], // a Saturday: weekends only, from here on
    ['DE-BY', '2026-10-01', '2026-11-02', false],
    ['DE-BY', '2041-09-03', '2041-10-04', true], // Unity Day by the law's rule, Bavaria's days unknown
    ['DE', '2041-09-03', '2041-10-04', false],
    ['FR-974', '2041-11-20', '2041-12-23', false], // a Friday, its own; then the weekend
    ['IE', '2041-02-17', '2041-03-18', false], // a day of 2022 only does not make the rest unknown
  ])('%s received on %s is due on %s', (zone, received, dueOn, missing) => {
    const answer = deadline(zone, `${received}T09:00:00Z`);
    expect(answer.dueOn).toBe(dueOn);
    expect(answer.warnings.includes('HOLIDAY_CALENDAR_MISSING')).toBe(missing);
  });
});

describe('any place', () => {
  const place = fc.constantFrom(
    ...COUNTRIES,
    ...HOLIDAY_DAYS.keys(),
    ...HOLIDAY_ZONES.map(({ code }) => code),
  );
  const day = fc
    .integer({ min: 0, max: 366 * 40 })
    .map((n) => Temporal.PlainDate.from('2010-01-01').add({ days: n }));

  it('rolls to a working day within ten days', () => {
    fc.assert(
      fc.property(place, day, (zone, from) => {
        const workingDays = new WorkingDays(euCalendar.resolve(zone));
        const to = workingDays.roll(from);
        expect(workingDays.isWorking(to)).toBe(true);
        expect(from.until(to).days).toBeLessThanOrEqual(10);
      }),
    );
  });

  it('of a region has the holidays of its country', () => {
    fc.assert(
      fc.property(place, day, (zone, on) => {
        const country = euCalendar.resolve(zone.slice(0, 2));
        expect(euCalendar.resolve(zone).isHoliday(on) || !country.isHoliday(on)).toBe(true);
      }),
    );
  });
});

it('every region has a name', () => {
  const nameless = HOLIDAY_PLACES.filter(({ code, name }) => code.includes('-') && !name);
  expect(nameless).toEqual([]);
});
