import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aViewer } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const NOW = '2026-11-27T12:00:00Z';
const entity = { id: 'e1', version: 1, name: 'Maison Lumen SAS', country: 'FR', timeZone: 'Europe/Paris' };

/** As an address that is pasted, or a bookmark, into the same tab. */
const paste = (path: string) =>
  act(async () => {
    window.location.hash = path;
  });
const title = () => screen.findByLabelText<HTMLInputElement>(/^Intitulé/);
const answer = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name }));
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
};

beforeEach(() => {
  setLegalNow(NOW, Date.now(), Date.now());
  fakeApi({
    'query Viewer': () => aViewer(NOW),
    'query LegalEntities': { data: { legalEntities: { nodes: [entity], totalCount: 1 } } },
    'query Breaches': { data: { breaches: { nodes: [], totalCount: 0 } } },
    '': { data: {} },
  });
});
afterEach(cleanup);

it('asks before a pasted address takes a form away', async () => {
  renderConsole('/breaches/create', { inAddress: true });
  await userEvent.type(await title(), 'Messagerie');
  await paste('/calendar');
  await answer('Continuer la saisie');
  expect((await title()).value).toBe('Messagerie');
  await waitFor(() => expect(window.location.hash).toBe('#/breaches/create'));
  await paste('/calendar');
  await answer('Abandonner');
  await waitFor(() => expect(window.location.hash).toBe('#/calendar'));
  await waitFor(() => expect(screen.queryByLabelText(/^Intitulé/)).toBeNull());
});

it('asks before the way back to a pasted address takes a form away', async () => {
  renderConsole('/calendar', { inAddress: true });
  await screen.findByRole('heading', { level: 1 });
  await paste('/apiTokens');
  await paste('/breaches/create');
  await userEvent.type(await title(), 'Messagerie');
  act(() => window.history.back());
  await answer('Continuer la saisie');
  expect((await title()).value).toBe('Messagerie');
});
