import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { loadI18nProvider } from './i18n/i18nProvider.ts';
import './theme/fonts.css';

// The strict content policy lets in only the styles that carry the nonce of this page.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce || undefined;
const styles = createCache({ key: 'vigie', nonce, prepend: true });
// Nothing is rendered on a server, for which `:first-child` would be unsafe.
styles.compat = true;

const root = createRoot(document.getElementById('root') as HTMLElement);

// Not a top-level await: the catalogue shares modules with this one, and each would wait for the other.
loadI18nProvider().then((i18nProvider) =>
  root.render(
    <StrictMode>
      <CacheProvider value={styles}>
        <App i18nProvider={i18nProvider} />
      </CacheProvider>
    </StrictMode>,
  ),
);
