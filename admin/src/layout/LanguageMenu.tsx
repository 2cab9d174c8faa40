import { useLocaleState, useTranslate } from 'react-admin';
import { LOCALES } from '../i18n/i18nProvider.ts';
import { leavePage } from '../shared/unsaved.ts';
import { ChoiceMenu } from './ChoiceMenu.tsx';

export const LanguageMenu = () => {
  const translate = useTranslate();
  const [locale, setLocale] = useLocaleState();
  return (
    <ChoiceMenu
      label={`${locale.toUpperCase()}, ${translate('shell.language')}`}
      text={locale.toUpperCase()}
      choices={LOCALES.map(({ locale: id, name }) => ({ id, name, lang: id }))}
      value={locale}
      // Another language renders the whole page anew, and a form with it.
      onChoose={(id) => leavePage(() => setLocale(id))}
    />
  );
};
