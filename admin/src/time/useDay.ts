import { useLocale } from 'react-admin';

/** A local calendar day in the console's language: it is the same day in every zone. */
export function useDay(): (day: string) => string {
  const format = new Intl.DateTimeFormat(useLocale() === 'en' ? 'en-GB' : 'fr-FR', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
