import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { REQUEST_VERBS } from '@vigie/schema/rules';
import { fakeApi } from '../testing/fakeApi.ts';
import { aRequest, aRight, aViewer, openOnRequest } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const NOW = '2026-11-27T16:00:00Z';
const OPEN = openOnRequest(...Object.keys(REQUEST_VERBS));

beforeEach(() => setLegalNow(NOW, Date.now(), Date.now()));
afterEach(cleanup);

/** The page of a request of which every verb is open, received on 24 November at 16:00 in Paris. */
async function show(over: object = {}) {
  const request = aRequest({ ...OPEN, ...over });
  const right = { right: { id: 'right-1', version: 2, right: 'ERASURE' } };
  const calls = fakeApi({
    legalDeadline: { errors: [{ message: 'No date here.', extensions: { code: 'RULE_BROKEN' } }] },
    requestLetter: { data: { requestLetter: { subject: 'Votre demande', text: 'Bonjour,' } } },
    suspendRequest: { data: { suspendRequest: { request } } },
    notifyRecipientOfRight: { data: { notifyRecipientOfRight: right } },
    'query Viewer': () => aViewer(NOW),
    'query Request': { data: { request } },
  });
  renderConsole('/requests/r1/show');
  await screen.findByRole('heading', { level: 1 });
  return { sent: (mutation: string) => calls.find(({ query }) => query.includes(mutation))?.variables.input };
}

async function openDialog(menu: RegExp, verb: string | RegExp) {
  await userEvent.click(screen.getByRole('button', { name: menu }));
  await userEvent.click(within(screen.getByRole('menu')).getByRole('menuitem', { name: verb }));
  const dialog = screen.getByRole('dialog');
  const send = () => userEvent.click(within(dialog).getAllByRole('button').at(-1) as HTMLElement);
  return { dialog, send };
}

it('refuses before it is sent what the server would, in the words of the rule', async () => {
  const { sent } = await show();
  const { dialog, send } = await openDialog(/^Autres actions/, 'Suspendre le délai');
  const askedAt = within(dialog).getByLabelText(/^Question posée le/);
  expect(askedAt).toHaveProperty('value', '2026-11-27T17:00');
  fireEvent.change(askedAt, { target: { value: '2026-11-28T10:00' } });
  await send();
  expect(await within(dialog).findByText(/dans le futur/)).toBeTruthy();
  fireEvent.change(askedAt, { target: { value: '2026-11-23T10:00' } });
  expect(await within(dialog).findByText(/précéder/)).toBeTruthy();
  expect(sent('suspendRequest')).toBeUndefined();
  fireEvent.change(askedAt, { target: { value: '2026-11-25T10:00' } });
  await send();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const expected = { id: 'r1', version: 3, reason: 'IDENTITY_DOUBT', askedAt: '2026-11-25T09:00:00.000Z' };
  expect(sent('suspendRequest')).toEqual(expected);
});

it('says of a text by how much it may be too long, and of an empty one that it is needed', async () => {
  await show({ requesterType: 'MANDATE' });
  const { dialog, send } = await openDialog(/^Autres actions/, 'Vérifier le mandat');
  await userEvent.click(within(dialog).getByLabelText('Mandat vérifié'));
  await send();
  expect(await within(dialog).findByText('Ce champ est requis')).toBeTruthy();
  const note = within(dialog).getByLabelText(/Ce qui a été présenté/);
  fireEvent.change(note, { target: { value: 'x'.repeat(2001) } });
  expect(await within(dialog).findByText('Texte trop long')).toBeTruthy();
});

it('sends only what is asked in the end, and keeps what was typed for whoever changes their mind', async () => {
  const right = aRight({ right: 'ERASURE', outcome: 'GRANTED' }, ['notifyRecipient']);
  const { sent } = await show({ rights: [right] });
  const { dialog, send } = await openDialog(/^Revoir la décision/, 'Informer un destinataire');
  await userEvent.type(within(dialog).getByRole('textbox', { name: /Destinataire/ }), 'Transports Morel');
  await userEvent.click(within(dialog).getByLabelText('Information impossible'));
  await userEvent.type(within(dialog).getByLabelText(/^Pourquoi/), 'Société dissoute.');
  await userEvent.click(within(dialog).getByLabelText('Aucun destinataire'));
  expect(within(dialog).queryByRole('textbox', { name: /Destinataire/ })).toBeNull();
  await userEvent.click(within(dialog).getByLabelText('Information impossible'));
  expect(within(dialog).getByLabelText(/^Pourquoi/)).toHaveProperty('value', 'Société dissoute.');
  await send();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent('notifyRecipientOfRight')).toEqual({
    id: 'right-1',
    version: 1,
    outcome: 'IMPOSSIBLE',
    recipient: 'Transports Morel',
    reason: 'Société dissoute.',
  });
});
