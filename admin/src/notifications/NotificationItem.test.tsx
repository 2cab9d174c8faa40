import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { AdminContext, TestMemoryRouter } from 'react-admin';
import { messages } from '../i18n/french.ts';
import { createI18nProvider } from '../i18n/i18nProvider.ts';
import { lightTheme } from '../theme/theme.ts';
import { NotificationItem } from './NotificationItem.tsx';

afterEach(cleanup);

it('names the clock that it tells of, where there is no room for its text', async () => {
  const deadline = {
    id: 'd1',
    state: 'RUNNING',
    dueAt: '2026-11-30T10:00:00.000Z',
    rule: 'GDPR_33_1',
    onReference: 'BR-2026-0002',
  };
  const notification = {
    id: 'n1',
    version: 1,
    kind: 'ALERT',
    title: 'BR-2026-0002 – Le délai a commencé',
    body: '',
    createdAt: '2026-11-27T10:00:00.000Z',
    readAt: null,
    on: null,
    deadline,
  };
  render(
    <TestMemoryRouter>
      <AdminContext i18nProvider={createI18nProvider('fr', messages)} theme={lightTheme}>
        <NotificationItem compact {...{ notification }} />
      </AdminContext>
    </TestMemoryRouter>,
  );
  expect(
    await screen.findByText('Notification de la violation à l’autorité (RGPD, art. 33(1))'),
  ).toBeTruthy();
});
