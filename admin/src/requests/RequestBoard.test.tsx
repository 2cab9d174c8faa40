import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type Call, fakeApi } from '../testing/fakeApi.ts';
import { aRequest, aViewer, openOnRequest } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const now = '2026-11-27T16:00:00Z';
const ROWS = [
  aRequest({
    id: 'r1',
    reference: 'DR-2026-0001',
    status: 'RECEIVED',
    identity: 'PENDING',
    ...openOnRequest('verify', 'suspend'),
  }),
  aRequest({
    id: 'r2',
    reference: 'DR-2026-0002',
    status: 'QUALIFIED',
    undecidedRights: 1,
    ...openOnRequest('start'),
  }),
  aRequest({ id: 'r3', reference: 'DR-2026-0003', status: 'ANSWERED', untoldRights: 1, ...openOnRequest() }),
];

const board = async (): Promise<Call[]> => {
  const calls = fakeApi({
    'query Viewer': () => aViewer(now),
    'query Requests': { data: { requests: { nodes: ROWS, totalCount: 3 } } },
    'query Request(': { data: { request: ROWS[1] } },
    members: { data: { members: { nodes: [], totalCount: 0 } } },
  });
  renderConsole('/requests');
  await userEvent.click(await screen.findByRole('button', { name: 'Tableau' }));
  await screen.findByRole('region', { name: 'Demandes par état' });
  return calls;
};

beforeEach(() => setLegalNow(now, Date.now(), Date.now()));
afterEach(cleanup);

it('shows what is under way, a column a state, and asks for no other', async () => {
  const calls = await board();
  const columns = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(columns).toEqual([
    'Reçue1',
    'Identité à vérifier0',
    'Qualifiée1',
    'En cours0',
    'Suspendue0',
    'Répondue1',
  ]);
  const inColumn = (name: string) => within(screen.getByRole('list', { name })).getAllByRole('listitem');
  expect(inColumn('Qualifiée')[0]?.textContent).toContain('DR-2026-0002');
  expect(inColumn('Répondue')[0]?.textContent).toContain('Destinataires à informer');
  const asked = calls.findLast(({ query }) => query.includes('query Requests'))?.variables;
  expect(asked).toMatchObject({
    first: 200,
    filter: {
      status: { in: ['RECEIVED', 'IDENTITY_CHECK', 'QUALIFIED', 'IN_PROGRESS', 'PAUSED', 'ANSWERED'] },
    },
  });
});

it('offers each card the moves that are open and no other, and opens the dialog of the verb', async () => {
  await board();
  expect(screen.queryByRole('button', { name: 'Déplacer vers… : DR-2026-0003' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Déplacer vers… : DR-2026-0001' }));
  const moves = screen.getAllByRole('menuitem').map(({ textContent }) => textContent);
  expect(moves).toEqual(['Identité à vérifierVérifier l’identité', 'SuspendueSuspendre le délai']);
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Déplacer vers… : DR-2026-0002' }));
  await userEvent.click(screen.getByRole('menuitem', { name: /En cours/ }));
  expect(await screen.findByRole('dialog', { name: 'Commencer le traitement' })).toBeTruthy();
});

it('says in the list what is next', async () => {
  fakeApi({
    'query Viewer': () => aViewer(now),
    'query Requests': { data: { requests: { nodes: ROWS, totalCount: 3 } } },
    members: { data: { members: { nodes: [], totalCount: 0 } } },
  });
  renderConsole('/requests');
  await screen.findByText('DR-2026-0001');
  expect(
    screen.getAllByText('Vérifier l’identité').length + screen.getAllByText('Commencer le traitement').length,
  ).toBeGreaterThan(1);
  expect(screen.getByText('Informer les destinataires')).toBeTruthy();
});
