import { localStorageStore } from 'react-admin';

/** What is of the screen, not of the person, and survives a sign-out. */
const KEPT = ['locale', 'theme', 'sidebar.open'];

/** React-admin's store: columns, filters, language, theme. Signing out empties it but for language and theme. */
export function createStore() {
  const store = localStorageStore('1', 'Vigie');
  return {
    ...store,
    reset() {
      const kept = KEPT.map((key) => [key, store.getItem(key)] as const);
      store.reset();
      for (const [key, value] of kept) if (value !== undefined) store.setItem(key, value);
    },
  };
}
