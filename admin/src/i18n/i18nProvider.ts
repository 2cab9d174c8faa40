import polyglotI18nProvider from 'ra-i18n-polyglot';
import raEnglish from 'ra-language-english';
import raFrench from 'ra-language-french';
import { deepMerge } from './deepMerge.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { lawMessages } from './law.ts';

export const messages = {
  fr: deepMerge(raFrench, fr, { law: lawMessages('FR') }),
  en: deepMerge(raEnglish, en, { law: lawMessages('EN') }),
};

export const LOCALES = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

/** French, unless the browser asks for English. */
export const initialLocale = (languages: readonly string[] = navigator.languages): 'fr' | 'en' =>
  languages
    .map((language) => language.slice(0, 2))
    .find((language) => language === 'fr' || language === 'en') === 'en'
    ? 'en'
    : 'fr';

export const createI18nProvider = (locale: 'fr' | 'en' = initialLocale()) =>
  polyglotI18nProvider((asked) => messages[asked === 'en' ? 'en' : 'fr'] as never, locale, LOCALES, {
    onMissingKey: (key: string, options: { _?: string }) => options?._ ?? missing(key),
  });

function missing(key: string): string {
  if (import.meta.env?.DEV) console.warn(`No text for ${key}`);
  return key.split('.').at(-1) ?? key;
}
