import { Temporal } from 'temporal-polyfill';
import type { OwnDay } from './deadline.facts.ts';
import type { DisputedDay, PlaceCalendar } from './deadline.holidays.ts';

export type Instant = Temporal.Instant;
export type PlainDate = Temporal.PlainDate;

/** A calendar period: whole months, then whole days. */
export interface Span {
  readonly months: number;
  readonly days: number;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)$/;
const DURATION = /^P(?=\d)(?:(\d{1,6})Y)?(?:(\d{1,6})M)?(?:(\d{1,6})W)?(?:(\d{1,6})D)?$/;

/** An ISO 8601 instant with its offset, cut to the second (domain rule: sub-second parts do not count); else null. */
export function parseInstant(text: unknown): Instant | null {
  if (typeof text !== 'string' || !INSTANT.test(text)) return null;
  try {
    return Temporal.Instant.from(text).round({ smallestUnit: 'second', roundingMode: 'floor' });
  } catch {
    return null; // 30 February, 25 o'clock
  }
}

/** An ISO 8601 duration in years, months, weeks and days; null for any other: hours, fractions, a sign. */
export function parseDuration(text: unknown): Span | null {
  const parts = typeof text === 'string' ? DURATION.exec(text) : null;
  if (!parts) return null;
  const [years = 0, months = 0, weeks = 0, days = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return { months: 12 * years + months, days: 7 * weeks + days };
}

/** An instant as the product writes it: UTC, milliseconds. */
export const isoInstant = (at: Instant): string => at.toString({ fractionalSecondDigits: 3 });

/** The calendar date of an instant in a zone. */
export const localDate = (at: Instant, timeZone: string): PlainDate =>
  at.toZonedDateTimeISO(timeZone).toPlainDate();

/** The same of a date, as `2018-05-25`: years of four digits compare as text. */
export const dayIn = (at: Date, timeZone: string): string =>
  localDate(Temporal.Instant.fromEpochMilliseconds(at.getTime()), timeZone).toString();

const EPOCH = Temporal.Instant.fromEpochMilliseconds(0);

/** Whether it names an IANA time zone, by which days can be counted. */
export const isTimeZone = (name: unknown): name is string => {
  // An offset is not the name of a place: it knows no summer time.
  if (typeof name !== 'string' || !/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(localDate(EPOCH, name));
  } catch {
    return false;
  }
};

/** Same day number n months later, or the last day of that month: Regulation 1182/71 art. 3(2)(c). */
export const addMonths = (date: PlainDate, months: number): PlainDate => date.add({ months });

/** First instant of a local day; not always midnight. */
export const startOfDay = (date: PlainDate, timeZone: string): Instant =>
  date.toZonedDateTime(timeZone).toInstant();

/** Last whole second of a local day, whatever its clocks do: Regulation 1182/71 art. 3(2)(b). */
export const endOfDay = (date: PlainDate, timeZone: string): Instant =>
  startOfDay(date.add({ days: 1 }), timeZone).subtract({ seconds: 1 });

/** A local time of a local day. */
export const atLocalTime = (date: PlainDate, plainTime: string, timeZone: string): Instant =>
  date.toZonedDateTime({ timeZone, plainTime }).toInstant();

/** The start of the next full hour of the local clock, the next one even on the hour: Regulation 1182/71 art. 3(1). */
export function nextFullHour(at: Instant, timeZone: string): Instant {
  const { minute, second } = at.toZonedDateTimeISO(timeZone);
  return at.add({ seconds: 3600 - 60 * minute - second });
}

export const earlier = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) <= 0 ? a : b);
export const later = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) >= 0 ? a : b);
export const isAfter = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) > 0;
export const isDayAfter = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0;

/** The working days of one place, Regulation 1182/71 art. 2(2), remembering whether one was asked for. */
export class WorkingDays {
  private readonly calendar: PlaceCalendar;
  private readonly countsDisputed: boolean;
  private readonly ownDays: ReadonlyMap<string, OwnDay>;
  /** A missing calendar matters only then. */
  wasTested = false;
  /** Days that were tested and are told of: those of an organisation's own, and those of disputed rank. */
  readonly told = new Map<string, OwnDay | DisputedDay>();

  constructor(calendar: PlaceCalendar, ownDays: readonly OwnDay[] = [], countsDisputed = false) {
    this.calendar = calendar;
    this.countsDisputed = countsDisputed;
    this.ownDays = new Map(ownDays.map((own) => [own.on, own]));
  }

  /** Neither a Saturday, nor a Sunday, nor a public holiday. */
  isWorking(day: PlainDate): boolean {
    this.wasTested = true;
    if (day.dayOfWeek > 5) return false;
    const own = this.ownDays.get(day.toString());
    if (own) {
      this.told.set(own.on, own);
      return !own.isHoliday;
    }
    if (this.calendar.isHoliday(day)) return false;
    const disputed = this.calendar.disputed(day);
    if (disputed) this.told.set(day.toString(), disputed);
    return !(disputed && this.countsDisputed);
  }

  /** The day itself, or the next working day: art. 3(4). */
  roll(day: PlainDate): PlainDate {
    return this.isWorking(day) ? day : this.nthAfter(day, 1);
  }

  /** The n-th working day strictly after a day. */
  nthAfter(day: PlainDate, n: number): PlainDate {
    let last = day;
    for (let found = 0; found < n; ) {
      last = last.add({ days: 1 });
      if (this.isWorking(last)) found += 1;
    }
    return last;
  }

  /** Art. 3(5): the last day, or later, so that n working days lie after the start. */
  holding(n: number, start: PlainDate, last: PlainDate): PlainDate {
    const nth = this.nthAfter(start, n);
    return isDayAfter(nth, last) ? nth : last;
  }
}
