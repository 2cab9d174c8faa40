import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { AdminContext, type DataProvider, TestMemoryRouter } from 'react-admin';
import { messages } from '../i18n/french.ts';
import { createI18nProvider } from '../i18n/i18nProvider.ts';
import { Menu } from '../layout/Menu.tsx';
import { lightTheme } from '../theme/theme.ts';
import { CountCards } from './CountCards.tsx';

beforeEach(() => {
  jest.useFakeTimers({ advanceTimers: true });
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

it('counts anew each minute, on the cards and in the menu', async () => {
  let total = 1;
  const dataProvider = { getList: async () => ({ data: [], total }) } as unknown as DataProvider;
  render(
    <TestMemoryRouter>
      <AdminContext
        {...{ dataProvider }}
        i18nProvider={createI18nProvider('fr', messages)}
        theme={lightTheme}
      >
        <Menu />
        <CountCards />
      </AdminContext>
    </TestMemoryRouter>,
  );
  // Four cards, and the badges of requests and breaches.
  expect(await screen.findAllByText('1')).toHaveLength(6);
  total = 3;
  await act(() => jest.advanceTimersByTimeAsync(60_000));
  expect(await screen.findAllByText('3')).toHaveLength(6);
});
