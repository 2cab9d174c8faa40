import { Temporal } from 'temporal-polyfill';
import { disputedDay } from './deadline.disputed-days.ts';
import { HOLIDAY_DAYS, HOLIDAY_YEARS } from './deadline.holiday-days.ts';
import { HOLIDAY_ZONES, HOLIDAYS_VERSION } from './deadline.holiday-table.ts';
import { easterSunday, type HolidayCalendar, lawCalendar, type PlaceCalendar } from './deadline.holidays.ts';
import { REGION_NAMES } from './deadline.region-names.ts';

type PlainDate = Temporal.PlainDate;

/** Grows whenever the printed table changes. */
const DAYS_VERSION = 3;

/** Other codes for the same place: ISO 3166-1 and 3166-2 of the French territories, the EU's code of Greece. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ...['FR-57', 'FR-67', 'FR-68', 'FR-6AE'].map((code) => [code, 'FR-ALSACE-MOSELLE'] as const),
  ...(['GP 971', 'MQ 972', 'GF 973', 'RE 974', 'YT 976', 'BL 977', 'MF 978'] as const).flatMap((pair) => {
    const [letters, number] = pair.split(' ') as [string, string];
    return [letters, `FR-${letters}`].map((code) => [code, `FR-${number}`] as const);
  }),
  ['EL', 'GR'],
]);

/** Every place whose public holidays are known: countries, and regions with some of their own; the regions with a name. */
export const HOLIDAY_PLACES: readonly { code: string; name: string | null }[] = [
  ...HOLIDAY_ZONES.map(({ code, name }) => ({ code, name })),
  ...[...HOLIDAY_DAYS.keys()].map((code) => ({ code, name: REGION_NAMES.get(code) ?? null })),
].sort((a, b) => a.code.localeCompare(b.code, 'en'));

const LAW_ZONES: ReadonlySet<string> = new Set(HOLIDAY_ZONES.map(({ code }) => code));

/** Easter Sunday of the Orthodox churches: Julian, its thirteen days added, which holds from 1900 to 2099. */
export function orthodoxEasterSunday(year: number): PlainDate {
  const moon = (19 * (year % 19) + 15) % 30;
  const weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  return Temporal.PlainDate.from({ year, month: 4, day: 4 }).add({ days: moon + weekday });
}

/** `2024-`, `-2025,2027-` or nothing, for every year. */
const holdsIn = (years: string | undefined, year: number): boolean =>
  years === undefined ||
  years.split(',').some((run) => {
    const [from, to = from] = run.split('-');
    return Number(from || HOLIDAY_YEARS.from) <= year && year <= Number(to || HOLIDAY_YEARS.to);
  });

/** The date of one day of the table in a year, as `0106`, `E39`, `O-48` or `0620>6`. */
function dateOf(day: string, year: number): PlainDate {
  if (day.startsWith('E')) return easterSunday(year).add({ days: Number(day.slice(1)) });
  if (day.startsWith('O')) return orthodoxEasterSunday(year).add({ days: Number(day.slice(1)) });
  const date = Temporal.PlainDate.from({
    year,
    month: Number(day.slice(0, 2)),
    day: Number(day.slice(2, 4)),
  });
  const weekday = day.split('>')[1];
  return weekday ? date.add({ days: (Number(weekday) - date.dayOfWeek + 7) % 7 }) : date;
}

function datesIn(row: string, year: number): string[] {
  const days = row.split(' ').map((token) => token.split(':') as [string, string?]);
  return days.filter(([, years]) => holdsIn(years, year)).map(([day]) => dateOf(day, year).toString());
}

const isInTable = (year: number): boolean => HOLIDAY_YEARS.from <= year && year <= HOLIDAY_YEARS.to;

/** Read once; no more than the table has places and years. */
const DATES = new Map<string, ReadonlySet<string>>();

/** The table's dates of a zone, its country's included. */
function tableDates(zone: string, year: number): ReadonlySet<string> {
  const key = `${zone} ${year}`;
  const known = DATES.get(key);
  if (known) return known;
  const rows = [zone.slice(0, 2), zone].flatMap((code) => HOLIDAY_DAYS.get(code) ?? []);
  const dates = new Set(rows.flatMap((row) => datesIn(row, year)));
  DATES.set(key, dates);
  return dates;
}

function placeCalendar(zone: string, isFallback: boolean): PlaceCalendar {
  const law = lawCalendar.resolve(zone);
  const needsTable = !LAW_ZONES.has(zone);
  let wasOutsideTable = false;
  return {
    zone,
    get missing() {
      return isFallback || wasOutsideTable;
    },
    isHoliday(day) {
      if (law.isHoliday(day)) return true;
      if (isInTable(day.year)) return tableDates(zone, day.year).has(day.toString());
      wasOutsideTable ||= needsTable;
      return false;
    },
    disputed: (day) => disputedDay(zone, day),
  };
}

/**
 * The public holidays of the 27 Member States, Iceland, Liechtenstein and Norway, with the regions that have some of
 * their own: by the law's own rules for any year where they are ours, else by the printed table for its years. Beyond
 * them, and for other places, weekends only; `missing` tells. A day that a region chooses anew each year, or that holds in
 * some communes only, is left out: the date is then the earlier one. (Alsace-Moselle is whole, by its rule.)
 */
export const euCalendar: HolidayCalendar = {
  version: `eu-${HOLIDAYS_VERSION}.${DAYS_VERSION}`,
  resolve(place) {
    const code = ALIASES.get(place) ?? place;
    const known = [code, code.slice(0, 2)].find((each) => LAW_ZONES.has(each) || HOLIDAY_DAYS.has(each));
    return known ? placeCalendar(known, known !== code) : lawCalendar.resolve(code);
  },
};
