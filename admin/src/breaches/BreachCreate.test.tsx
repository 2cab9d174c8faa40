import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aViewer } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const NOW = '2026-11-27T12:00:00Z';
const entity = { id: 'e1', version: 1, name: 'Maison Lumen SAS', country: 'FR', timeZone: 'Europe/Paris' };

const fill = async (...fields: object[]) => {
  fakeApi({
    'query Viewer': () => aViewer(NOW),
    'query LegalEntities': { data: { legalEntities: { nodes: [entity], totalCount: 1 } } },
    createBreach: { data: null, errors: [{ message: 'x', extensions: { code: 'INVALID_INPUT', fields } }] },
    '': { data: {} },
  });
  renderConsole('/breaches/create');
  await userEvent.type(await screen.findByLabelText(/^Intitulé/), 'Fuite au 06 12 34 56 78');
  await userEvent.click(screen.getAllByRole('checkbox')[0] as HTMLElement);
  await userEvent.click(screen.getByRole('button', { name: 'Consigner la violation' }));
};

beforeEach(() => {
  setLegalNow(NOW, Date.now(), Date.now());
  // React-admin writes every refusal to the console.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

it('leads to the first field that the server refuses, and says why in a sentence', async () => {
  await fill(
    { path: ['input', 'description'], code: 'MAX_LENGTH' },
    { path: ['input', 'title'], code: 'PHONE_NUMBER' },
  );
  expect(await screen.findByText(/Retirez le numéro de téléphone/)).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/^Intitulé/)));
});

it('says what is refused of a field that is not on the page', async () => {
  await fill({ path: ['input', 'dataSubjectId'], code: 'NOBODY_NAMED' });
  expect((await screen.findByText('Choisissez une personne')).closest('[role=alert]')).toBeTruthy();
});
