import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { Messages } from './deepMerge.ts';
import { withFrenchSpacing } from './frenchSpacing.ts';

type Language = 'fr' | 'en';

/** One language is loaded at first, the other when somebody changes to it. */
const CATALOGUES: Record<Language, () => Promise<{ messages: Messages }>> = {
  fr: async () => ({ messages: withFrenchSpacing((await import('./french.ts')).messages) }),
  en: () => import('./english.ts'),
};
const languageOf = (locale: string): Language => (locale === 'en' ? 'en' : 'fr');

export const LOCALES = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

/** French, unless the browser asks for English. */
export const initialLocale = (languages: readonly string[] = navigator.languages): Language =>
  languages
    .map((language) => language.slice(0, 2))
    .find((language) => language === 'fr' || language === 'en') === 'en'
    ? 'en'
    : 'fr';

export const createI18nProvider = (locale: Language, messages: Messages) =>
  polyglotI18nProvider(
    (asked) =>
      (languageOf(asked) === locale
        ? messages
        : CATALOGUES[languageOf(asked)]().then((catalogue) => catalogue.messages)) as never,
    locale,
    LOCALES,
    { onMissingKey: (key: string, options: { _?: string }) => options?._ ?? missing(key) },
  );

export async function loadI18nProvider(locale: Language = initialLocale()) {
  return createI18nProvider(locale, (await CATALOGUES[locale]()).messages);
}

function missing(key: string): string {
  if (import.meta.env?.DEV) console.warn(`No text for ${key}`);
  return key.split('.').at(-1) ?? key;
}
