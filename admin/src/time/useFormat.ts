import { useMemo } from 'react';
import { useLocale, useRecordContext } from 'react-admin';
import { useViewer } from '../session/viewer.ts';
import { legalNow } from './legalClock.ts';
import { toDay } from './zoned.ts';

type Instant = string | number | Date;

/** The zone in which a date is the law's: the legal entity's, else the organisation's. */
export function useZone(): string {
  const record = useRecordContext<{ legalEntity?: { timeZone?: string } }>();
  const organisation = useViewer()?.organisation;
  return record?.legalEntity?.timeZone ?? organisation?.timeZone ?? 'Europe/Paris';
}

const LONG_MOMENT = {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
} as const;

const FORMATS = {
  /** 27 nov. 2026 */
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 27 nov., with the year where it is another one */
  shortDate: { day: 'numeric', month: 'short' },
  /** vendredi 27 novembre 2026 */
  longDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** 27 nov. 2026, 17:40 */
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  /** ven. 27 nov., 17:40, with the year where it is another one */
  dayTime: { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  /** vendredi 27 novembre 2026 à 17:40 */
  longMoment: LONG_MOMENT,
  /** The same with what the zone is called: , heure d’Europe centrale */
  longDateTime: LONG_MOMENT,
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type FormatName = keyof typeof FORMATS;

const yearIn = (instant: Instant, timeZone: string): string =>
  toDay(new Date(instant).getTime(), timeZone).slice(0, 4);

/** "heure d’Europe centrale": without summer or winter, which the date tells. */
function zoneName(language: string, timeZone: string, instant: Instant): string {
  const parts = new Intl.DateTimeFormat(language, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(
    new Date(instant),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** French says "1er février", which Intl does not. */
export const textOf = (parts: Intl.DateTimeFormatPart[], language: string): string =>
  parts
    .map(({ type, value }) => (type === 'day' && value === '1' && language === 'fr-FR' ? '1er' : value))
    .join('');

/** Dates in the console's language and the record's zone, never the browser's. */
export function useFormat(zone?: string): (instant: Instant, format?: FormatName) => string {
  const locale = useLocale();
  const ownZone = useZone();
  return useMemo(() => {
    const language = locale === 'en' ? 'en-GB' : 'fr-FR';
    const timeZone = zone ?? ownZone;
    const made = new Map<string, Intl.DateTimeFormat>();
    const formatterOf = (format: FormatName, withYear: boolean): Intl.DateTimeFormat => {
      const key = `${format} ${withYear}`;
      const year = withYear ? { year: 'numeric' as const } : {};
      const formatter =
        made.get(key) ?? new Intl.DateTimeFormat(language, { ...FORMATS[format], ...year, timeZone });
      made.set(key, formatter);
      return formatter;
    };
    return (instant, format = 'date') => {
      const isOfThisYear = yearIn(instant, timeZone) === yearIn(legalNow(), timeZone);
      const formatter = formatterOf(format, !isOfThisYear);
      const text = textOf(formatter.formatToParts(new Date(instant)), language);
      return format === 'longDateTime' ? `${text}, ${zoneName(language, timeZone, instant)}` : text;
    };
  }, [locale, zone, ownZone]);
}
