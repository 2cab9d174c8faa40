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
  scopes: ['requests:read', 'requests:write'],
  effectiveScopes: ['requests:read', 'requests:write'],
  createdAt: now,
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  maker,
  permissions: ['revoke', 'takeOver'].map((action) => ({ action, allowed: true, reason: null, text: null })),
});

const open = (permissions: string[], second: object = {}) => {
  const { data } = aViewer(now);
  const nodes = [
    aToken('t1', 'CRM', CLAIRE),
    { ...aToken('t2', 'Centre de contact', { id: 'u2', name: 'Paul Roux' }), ...second },
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
  const calls = open(['tokens:admin', 'members:admin']);
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

it('says before it is taken over what it could do no more', async () => {
  const askedBy = async (permissions: string[]) => {
    open(['tokens:admin', 'members:admin', ...permissions]);
    await userEvent.click(await screen.findByRole('button', { name: TAKE_OVER }));
    return screen.findByRole('dialog');
  };
  expect(
    within(await askedBy(['requests:read'])).getByText(
      /Il ne pourra pas : Enregistrer et instruire des demandes\. Il pourra : Voir les demandes\./,
    ),
  ).toBeDefined();
  cleanup();
  within(await askedBy([])).getByText(/Il ne pourra rien\./);
  cleanup();
  within(await askedBy(['requests:read', 'requests:write'])).getByText(/^Vous avez tous ses droits/);
});

it('offers it to nobody who may not change members', async () => {
  open(['tokens:admin']);
  await screen.findByText('Paul Roux');
  expect(screen.queryByRole('button', { name: TAKE_OVER })).toBeNull();
});

it('says what a token can do now, where whoever answers for it can do less than it was given', async () => {
  open(['tokens:read'], { effectiveScopes: ['requests:read'] });
  const row = (await screen.findByText('Paul Roux')).closest('tr') as HTMLElement;
  expect(
    within(row).getByText(/^Aujourd’hui seulement : .*Qui en répond ne peut rien de plus\.$/),
  ).toBeDefined();
  cleanup();
  open(['tokens:read'], { effectiveScopes: [] });
  await screen.findByText('Aujourd’hui aucun : qui en répond n’a aucun de ces droits.');
  cleanup();
  open(['tokens:read'], { effectiveScopes: [], revokedAt: now });
  await screen.findByText('Paul Roux');
  expect(screen.queryByText(/^Aujourd’hui/)).toBeNull();
});
