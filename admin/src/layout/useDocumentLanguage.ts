import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLocale } from 'react-admin';

/** `lang` of the page follows the language chosen, and the server's words are asked again in it. */
export function useDocumentLanguage(): void {
  const locale = useLocale();
  const client = useQueryClient();
  const shown = useRef(locale);
  useEffect(() => {
    document.documentElement.lang = locale;
    if (shown.current === locale) return;
    shown.current = locale;
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'auth' });
  }, [locale, client]);
}
