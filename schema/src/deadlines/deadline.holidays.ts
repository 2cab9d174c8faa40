import { Temporal } from 'temporal-polyfill';
import {
  HOLIDAY_ZONES,
  HOLIDAYS_VERSION,
  type HolidayRule,
  type HolidayZone,
} from './deadline.holiday-table.ts';

type PlainDate = Temporal.PlainDate;

/** One public holiday of one year. */
export interface Holiday {
  on: PlainDate;
  name: string;
}

/** A day that a statute equates with public holidays for some periods, without its being one. */
export interface DisputedDay {
  readonly name: string;
  readonly source: string;
}

/** The holidays by which one computation tests its days. */
export interface PlaceCalendar {
  /** Code of the calendar that was found; null where there is none and only weekends count. */
  readonly zone: string | null;
  /** No calendar of the place's own: the country's, or weekends only. To be told, never silent. */
  readonly missing: boolean;
  isHoliday(day: PlainDate): boolean;
  /** Whether the rank of that day is disputed; null for any other. */
  disputed(day: PlainDate): DisputedDay | null;
}

/** Public holidays by place, Regulation 1182/71 art. 2(1): `euCalendar` for the product, or another source. */
export interface HolidayCalendar {
  /** Stored with each computed date. */
  readonly version: string;
  /** The calendar of a zone (`FR-974`) or of a country (`FR`). */
  resolve(place: string): PlaceCalendar;
}

/** Easter Sunday of the Western churches, by the Gregorian computus. */
export function easterSunday(year: number): PlainDate {
  const century = Math.floor(year / 100);
  const lunarShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * (year % 19) + century - Math.floor(century / 4) - lunarShift + 15) % 30;
  // Never 19 April (epact 29), nor 18 April twice in one cycle of the moon.
  const fullMoon = epact - (epact === 29 || (epact === 28 && year % 19 > 10) ? 1 : 0);
  const paschal = Temporal.PlainDate.from({ year, month: 3, day: 21 }).add({ days: fullMoon });
  return paschal.add({ days: 7 - (paschal.dayOfWeek % 7) });
}

const firstMonday = (first: PlainDate): PlainDate => first.add({ days: (8 - first.dayOfWeek) % 7 });

function dateOf(rule: HolidayRule, year: number): PlainDate {
  if (rule.type === 'EASTER') return easterSunday(year).add({ days: rule.offset });
  if (rule.type === 'FIXED') return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
  const first = Temporal.PlainDate.from({ year, month: rule.month, day: 1 });
  if (rule.type === 'FIRST_MONDAY')
    return rule.orFridayTheFirst && first.dayOfWeek === 5 ? first : firstMonday(first);
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: last.dayOfWeek - 1 });
}

const ZONE_BY_CODE: ReadonlyMap<string, HolidayZone> = new Map(
  HOLIDAY_ZONES.map((zone) => [zone.code, zone]),
);

/** Every public holiday of a zone in a year, in order; none for a zone without a calendar here. */
export function holidaysOf(code: string, year: number): Holiday[] {
  const zone = ZONE_BY_CODE.get(code);
  if (!zone) return [];
  const own = zone.holidays
    .filter((rule) => year >= (rule.fromYear ?? year))
    .map((rule) => ({ on: dateOf(rule, year), name: rule.name }));
  const inherited = zone.basedOn ? holidaysOf(zone.basedOn, year) : [];
  return [...inherited, ...own].sort((a, b) => Temporal.PlainDate.compare(a.on, b.on));
}

function placeCalendar(zone: string | null, missing: boolean): PlaceCalendar {
  const daysByYear = new Map<number, Set<string>>();
  const daysOf = (year: number): Set<string> => {
    const days =
      daysByYear.get(year) ?? new Set(zone ? holidaysOf(zone, year).map(({ on }) => on.toString()) : []);
    daysByYear.set(year, days);
    return days;
  };
  return { zone, missing, isHoliday: (day) => daysOf(day.year).has(day.toString()), disputed: () => null };
}

/** Calendars by the law's own rules, for any year: France with its regions, Belgium, Luxembourg, Germany, Ireland, Italy. */
export const lawCalendar: HolidayCalendar = {
  version: `law-${HOLIDAYS_VERSION}`,
  resolve(place) {
    const country = place.slice(0, 2);
    const zone = [place, country].find((code) => ZONE_BY_CODE.has(code)) ?? null;
    return placeCalendar(zone, zone !== place);
  },
};
