import { Locale, sourceText } from '@vigie/schema/rules';
import { useLocale } from 'react-admin';

/** An article as the console's language writes it: `RGPD, art. 12(3)`. */
export function useSource(): (source: string) => string {
  const locale = useLocale() === 'en' ? Locale.EN : Locale.FR;
  return (source) => sourceText(source, locale);
}
