import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aViewer, CLAIRE } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const now = '2026-11-27T16:00:00Z';

const aToken = (id: string, name: string, maker: object | null) => ({
  id,
  version: 3,
  name,
  prefix: 'vig_abcdef',
  scopes: ['requests:write'],
  createdAt: now,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  maker,
  permissions: ['revoke', 'takeOver'].map((action) => ({ action, allowed: true, reason: null, text: null })),
});

const open = (...permissions: string[]) => {
  const { data } = aViewer(now);
  const nodes = [
    aToken('t1', 'CRM', CLAIRE),
    aToken('t2', 'Centre de contact', { id: 'u2', name: 'Paul Roux' }),
  ];
  const calls = fakeApi({
    'query Viewer': { data: { viewer: { ...data.viewer, permissions } } },
    'query ApiTokens': { data: { apiTokens: { nodes, totalCount: 2 } } },
    mutation: { data: { takeOverApiToken: { id: 't2', version: 4 } } },
  });
  renderConsole('/apiTokens');
  return calls;
};

const TAKE_OVER = /^Reprendre le jeton/;

beforeEach(() => setLegalNow(now, Date.now(), Date.now()));
afterEach(cleanup);

it('says who answers for a token, and lets an owner take over those of others', async () => {
  const calls = open('tokens:admin', 'members:admin');
  await screen.findByText('Paul Roux');
  const buttons = screen.getAllByRole('button', { name: TAKE_OVER });
  expect(buttons.map((button) => button.getAttribute('aria-label'))).toEqual([
    'Reprendre le jeton « Centre de contact »',
  ]);
  await userEvent.click(buttons[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Reprendre' }));
  const sent = () => calls.find(({ query }) => query.includes('takeOverApiToken'));
  await screen.findByText('Paul Roux');
  expect(sent()?.variables).toMatchObject({ input: { id: 't2', version: 3 } });
});

it('offers it to nobody who may not change members', async () => {
  open('tokens:admin');
  await screen.findByText('Paul Roux');
  expect(screen.queryByRole('button', { name: TAKE_OVER })).toBeNull();
});
