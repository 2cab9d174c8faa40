import { useLocale } from 'react-admin';
import { textOf } from './useFormat.ts';

const FORMATS = {
  /** 27 nov. 2026 */
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  /** vendredi 27 novembre 2026 */
  longDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A local calendar day in the console's language: it is the same day in every zone. */
export function useDay(format: keyof typeof FORMATS = 'date'): (day: string) => string {
  const language = useLocale() === 'en' ? 'en-GB' : 'fr-FR';
  const formatter = new Intl.DateTimeFormat(language, { ...FORMATS[format], timeZone: 'UTC' });
  return (day) => {
    const at = Date.parse(`${day}T00:00:00Z`);
    // Where a browser lets one type a year of five digits.
    return Number.isNaN(at) ? day : textOf(formatter.formatToParts(at), language);
  };
}
