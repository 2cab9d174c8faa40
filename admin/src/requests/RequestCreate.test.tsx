import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aViewer } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const NOW = '2026-11-27T12:00:00Z';
const entity = { id: 'e1', version: 1, name: 'Maison Lumen SAS', country: 'FR', timeZone: 'Europe/Paris' };

/** The page, on a server that gives this answer to what is sent. */
const open = async (answer: object) => {
  const calls = fakeApi({
    'query Viewer': () => aViewer(NOW),
    'query LegalEntities': { data: { legalEntities: { nodes: [entity], totalCount: 1 } } },
    receiveRequest: answer,
    '': { data: {} },
  });
  renderConsole('/requests/create');
  await userEvent.click(await screen.findByLabelText(/^Droit d’accès/));
  const field = (name: RegExp) => screen.getByRole('textbox', { name });
  const send = () => userEvent.click(screen.getByRole('button', { name: 'Enregistrer la demande' }));
  const sent = () => calls.find(({ query }) => query.includes('receiveRequest'))?.variables.input;
  return { field, send, sent };
};
const add = () => userEvent.click(screen.getByRole('button', { name: 'Ajouter un identifiant' }));

beforeEach(() => {
  setLegalNow(NOW, Date.now(), Date.now());
  // React-admin writes every refusal to the console.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

it('records a customer number that a letter gives, with its system, as a claim', async () => {
  const { field, send, sent } = await open({ data: null, errors: [{ message: 'x' }] });
  await add();
  await userEvent.type(field(/^Identifiant/), 'ML-7');
  await userEvent.type(field(/^Système/), 'crm');
  await send();
  await waitFor(() => expect(sent()).toBeTruthy());
  expect(sent()).toMatchObject({
    subjectIdentifiers: [{ scheme: 'CUSTOMER_NUMBER', value: 'ML-7', system: 'crm' }],
  });
});

it('says under a date how it is understood, in the language of the console and the zone of the entity', async () => {
  await open({ data: null, errors: [{ message: 'x' }] });
  const field = screen.getByLabelText(/^Reçue le/);
  expect(screen.getByText('vendredi 27 novembre 2026 à 13:00, à l’heure de Paris')).toBeTruthy();
  fireEvent.change(field, { target: { value: '0202-02-01T09:05' } });
  expect((field as HTMLInputElement).value).toBe('0202-02-01T09:05');
  fireEvent.change(field, { target: { value: '2026-02-01T09:05' } });
  expect(screen.getByText('dimanche 1er février 2026 à 09:05, à l’heure de Paris')).toBeTruthy();
  await userEvent.click(screen.getByLabelText(/^Je ne connais que le jour/));
  fireEvent.change(screen.getByLabelText(/^Jour de réception/), { target: { value: '2026-03-12' } });
  expect(screen.getByText('jeudi 12 mars 2026')).toBeTruthy();
});

it('sends no claim where none is typed', async () => {
  const { send, sent } = await open({ data: null, errors: [{ message: 'x' }] });
  await send();
  await waitFor(() => expect(sent()).toBeTruthy());
  expect(sent()).not.toHaveProperty('subjectIdentifiers');
});

it('leads to the claim that the server refuses, and says why beside it', async () => {
  const fields = [{ path: ['input', 'subjectIdentifiers', 0, 'system'], code: 'NOT_A_NAME' }];
  const { field, send } = await open({
    data: null,
    errors: [{ message: 'x', extensions: { code: 'INVALID_INPUT', fields } }],
  });
  await add();
  await userEvent.type(field(/^Identifiant/), 'ML-7');
  await userEvent.type(field(/^Système/), 'le CRM');
  await send();
  expect(await screen.findByText(/Lettres, chiffres, point/)).toBeTruthy();
  expect(field(/^Système/).getAttribute('aria-invalid')).toBe('true');
  await waitFor(() => expect(document.activeElement).toBe(field(/^Système/)));
});
