import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aRequest, aRight, aViewer, openOnRequest } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const now = '2026-11-27T16:00:00Z';
const ALLOWED = { allowed: true, reason: null, text: null };

const show = async (request: object, answers: Parameters<typeof fakeApi>[0] = {}) => {
  const calls = fakeApi({
    ...answers,
    requestLetter: { data: { requestLetter: { subject: 'Réponse', text: 'Bonjour.' } } },
    'query Viewer': () => aViewer(now),
    'query Request': { data: { request } },
  });
  renderConsole('/requests/r1/show');
  await screen.findByRole('heading', { level: 1 });
  return calls;
};

beforeEach(() => setLegalNow(now, Date.now(), Date.now()));
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
});

const aDocument = (over: object = {}) => ({
  id: 'd1',
  version: 1,
  filename: 'données.csv',
  mediaType: 'text/csv',
  size: 1234,
  sha256: 'ab'.repeat(32),
  createdAt: '2026-11-25T09:00:00.000Z',
  deletedAt: null,
  can_reveal: ALLOWED,
  can_delete: ALLOWED,
  ...over,
});

describe('a copy of an identity document', () => {
  const check = (over: object = {}) => ({
    id: 'c1',
    result: 'PENDING',
    method: 'ID_COPY',
    asked: 'Une copie.',
    reason: 'Un doute.',
    documentDeletedAt: null,
    documents: [],
    at: '2026-11-25T09:00:00.000Z',
    ...over,
  });

  it('is added to the check that asked for it, beside the reminder', async () => {
    const request = aRequest({ identity: 'PENDING', identityChecks: [check({ can_addDocument: ALLOWED })] });
    const calls = await show(request, { '/files': { data: {} } });
    await userEvent.click(screen.getByRole('button', { name: 'Joindre la copie reçue' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('La copie est détruite dès que l’identité est décidée');
    const input = dialog.querySelector('input[type=file]') as HTMLInputElement;
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ajouter le fichier' }));
    expect(within(dialog).getByRole('alert').textContent).toContain('Choisissez d’abord un fichier.');
    await userEvent.upload(input, new File(['x'], 'carte.png', { type: 'image/png' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ajouter le fichier' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.filter(({ query }) => query.startsWith('/files')).map(({ query }) => query);
    expect(sent).toEqual(['/files?node=c1&purpose=IDENTITY']);
  });

  it('is refused with the rule’s sentence', async () => {
    const request = aRequest({ identity: 'PENDING', identityChecks: [check({ can_addDocument: ALLOWED })] });
    await show(request, {
      '/files': {
        errors: [{ message: 'no', extensions: { code: 'RULE_BROKEN', rule: 'DOCUMENT_TYPE_REFUSED' } }],
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Joindre la copie reçue' }));
    const dialog = screen.getByRole('dialog');
    const input = dialog.querySelector('input[type=file]') as HTMLInputElement;
    await userEvent.upload(input, new File(['x'], 'carte.png', { type: 'image/png' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Ajouter le fichier' }));
    expect((await within(dialog).findByRole('alert')).textContent).toMatch(
      /Ce type de fichier n’est pas accepté/,
    );
  });

  it('leaves the mark of its deletion and its hash, and nothing to read or to add', async () => {
    const gone = aDocument({ filename: null, deletedAt: '2026-11-26T09:00:00.000Z', can_delete: undefined });
    const settled = check({
      result: 'PENDING',
      documentDeletedAt: '2026-11-26T09:00:00.000Z',
      documents: [gone],
    });
    await show(aRequest({ identityChecks: [settled] }));
    expect(screen.getByText('Fichier détruit')).toBeTruthy();
    expect(screen.getByText(/SHA-256 abab/)).toBeTruthy();
    expect(screen.queryByRole('link', { name: /Télécharger/ })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Joindre la copie reçue' })).toBeNull();
  });
});

describe('answering', () => {
  it('warns of what is missing, and sends the files that were chosen', async () => {
    const rights = [
      aRight({ outcome: 'GRANTED' }),
      aRight({ id: 'right-2', right: 'PORTABILITY', outcome: 'GRANTED' }),
    ];
    const request = aRequest({ rights, documents: [aDocument()], ...openOnRequest('answer') });
    const calls = await show(request, { answerRequest: { data: { answerRequest: aRequest() } } });
    await userEvent.click(screen.getByRole('button', { name: 'Répondre' }));
    const dialog = screen.getByRole('dialog');
    const warnings = () =>
      within(dialog)
        .getAllByRole('alert')
        .map(({ textContent }) => textContent)
        .filter((text) => !text?.startsWith('Dans les délais'));
    expect(warnings()).toEqual([
      expect.stringContaining('il manque 9 rubriques'),
      expect.stringContaining('aucun fichier n’est joint'),
      expect.stringContaining('JSON, CSV ou XML'),
    ]);
    await userEvent.click(within(dialog).getByLabelText(/données\.csv/));
    expect(warnings()).toEqual([expect.stringContaining('il manque 9 rubriques')]);
    expect(await within(dialog).findByText('Bonjour.')).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Répondre' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('answerRequest'))?.variables.input;
    expect(sent).toMatchObject({ content: 'Bonjour.', documentIds: ['d1'] });
  });

  it('says what a refusal no longer names once its text was changed', async () => {
    const decision = {
      id: 'x',
      number: 1,
      outcome: 'REFUSED',
      complaintAuthority: 'CNIL, Paris',
      departs: false,
    };
    const rights = [aRight({ outcome: 'REFUSED', decisions: [decision] })];
    await show(aRequest({ rights, ...openOnRequest('answer') }));
    await userEvent.click(screen.getByRole('button', { name: 'Répondre' }));
    const dialog = screen.getByRole('dialog');
    expect(await within(dialog).findByText(/ne nomme plus l’autorité de contrôle/)).toBeTruthy();
    expect(within(dialog).getByText(/ne nomme plus le recours devant un tribunal/)).toBeTruthy();
  });
});

describe('a letter that failed', () => {
  const letter = {
    id: 'l1',
    version: 4,
    kind: 'ACKNOWLEDGEMENT',
    channel: 'EMAIL',
    sentAt: '2026-11-25T09:00:00.000Z',
    sha256: 'ab',
    delivery: 'FAILED',
    deliveredAt: null,
    serverAnswer: 'SMTP_550',
    resentAt: null,
    againOf: null,
    documents: [],
  };

  it('goes out again to another address, on the version that was read', async () => {
    const request = aRequest({ communications: [{ ...letter, can_resend: ALLOWED }] });
    const calls = await show(request, {
      resendLetterOfRequest: { data: { resendLetterOfRequest: { id: 'l2', version: 1 } } },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Renvoyer : Accusé de réception' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog.textContent).toContain('n’existe pas ou refuse (550)');
    await userEvent.type(
      within(dialog).getByLabelText('Nouvelle adresse électronique'),
      'odile@autre.example',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Renvoyer' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('resendLetterOfRequest'))?.variables.input;
    expect(sent).toEqual({ id: 'l1', version: 4, channel: 'EMAIL', email: 'odile@autre.example' });
  });

  it('is not offered again once it did', async () => {
    await show(aRequest({ communications: [{ ...letter, resentAt: '2026-11-26T09:00:00.000Z' }] }));
    expect(screen.getByText(/Renvoyée le/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Renvoyer/ })).toBeNull();
  });
});

describe('the recipients of an erasure', () => {
  it('are told by a dialog that asks only for what counts', async () => {
    const right = { ...aRight({ right: 'ERASURE', outcome: 'GRANTED' }), can_notifyRecipient: ALLOWED };
    const calls = await show(aRequest({ rights: [right], untoldRights: 1 }), {
      notifyRecipientOfRight: { data: { notifyRecipientOfRight: { right: { id: 'right-1', version: 2 } } } },
    });
    expect(screen.getByText(/c’est demandé avant la clôture/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Revoir la décision : Droit à l’effacement' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /Informer un destinataire/ }));
    const dialog = screen.getByRole('dialog');
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /^Destinataire/ }),
      'Transports Express',
    );
    await userEvent.click(within(dialog).getByLabelText('Information impossible'));
    expect(within(dialog).queryByLabelText(/Informé le/)).toBeNull();
    await userEvent.type(within(dialog).getByLabelText(/Pourquoi le destinataire/), 'Société liquidée.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Consigner' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('notifyRecipientOfRight'))?.variables.input;
    expect(sent).toEqual({
      id: 'right-1',
      version: 1,
      outcome: 'IMPOSSIBLE',
      recipient: 'Transports Express',
      reason: 'Société liquidée.',
    });
  });
});
