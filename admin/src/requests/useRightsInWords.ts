import { useLocale, useTranslate } from 'react-admin';

/** "Droit d’accès et droit à la portabilité". */
export function useRightsInWords(rights: { right: string }[]): string {
  const translate = useTranslate();
  const locale = useLocale();
  const words = rights.map(({ right }, index) => {
    const word = translate(`law.Right.${right}`, { _: right });
    return index ? word.charAt(0).toLocaleLowerCase(locale) + word.slice(1) : word;
  });
  return new Intl.ListFormat(locale).format(words);
}
