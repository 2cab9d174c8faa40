import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aRequest, aRight, aViewer, openOnRequest, refusedBy } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const now = '2026-11-27T16:00:00Z';
const PREVIEW = {
  data: {
    legalDeadline: {
      state: 'RUNNING',
      dueAt: '2027-02-24T22:59:59.000Z',
      dueOn: '2027-02-24',
      strictDueAt: null,
      baseDueOn: null,
      warnings: [],
      trace: [],
    },
  },
};
const show = async (request: object, answers: Parameters<typeof fakeApi>[0] = {}) => {
  const calls = fakeApi({
    ...answers,
    legalDeadline: PREVIEW,
    'query Viewer': () => aViewer(now),
    'query Request': answers['query Request'] ?? { data: { request } },
  });
  renderConsole('/requests/r1/show');
  await screen.findByRole('heading', { level: 1 });
  return calls;
};

/** The filled button is the next legal step; every other verb is in this menu. */
const openMenu = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
  return screen.getByRole('menu');
};
const filled = () =>
  screen
    .getAllByRole('button')
    .filter(({ className }) => className.includes('MuiButton-contained'))
    .map(({ textContent }) => textContent);

beforeEach(() => setLegalNow(now, Date.now(), Date.now()));
afterEach(cleanup);

describe('the page of a request', () => {
  it('says how long there is, until when, and why', async () => {
    await show(aRequest());
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('DR-2026-0042 · Droit d’accès');
    const banner = screen.getByRole('region', { name: 'Réponse à la personne (RGPD, art. 12(3))' });
    expect(within(banner).getByText('Dans 27 jours')).toBeTruthy();
    expect(within(banner).getByText('jeudi 24 décembre 2026')).toBeTruthy();
    await userEvent.click(within(banner).getByRole('button', { name: 'Pourquoi cette date ?' }));
    expect(screen.getByRole('dialog').textContent).toContain('Le délai finit le 24 décembre 2026.');
    expect(screen.getByRole('dialog').textContent).toContain('RGPD, art. 12(3)');
  });

  it('tells in its history from which date to which a clock was moved, and what moved it', async () => {
    const by = { at: now, actorKind: 'USER', actor: { id: 'u1', name: 'Camille Arnaud' } };
    const move = (id: string, more: object) => ({
      ...by,
      id,
      action: 'deadline.recomputed',
      data: JSON.stringify({ rule: 'GDPR_12_3', dueAt: '2027-04-13T21:59:59.000Z', ...more }),
    });
    const added = { reason: 'HOLIDAY_ADDED', dueBefore: '2027-04-12T21:59:59.000Z' };
    const paused = { reason: 'SUSPENDED', dueAt: null, dueBefore: '2027-04-13T21:59:59.000Z' };
    await show(
      aRequest({ timeline: [move('e3', paused), move('e2', added), move('e1', added), move('e0', {})] }),
    );
    const history = screen.getByRole('heading', { name: 'Historique' }).closest('section') as HTMLElement;
    expect(
      within(history)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringContaining(
        'Échéance du 13 avr. 2027 sans date pour l’instant : délai suspendu · Réponse à la personne (RGPD, art. 12(3)) par Camille',
      ),
      expect.stringContaining(
        'Échéance déplacée du 12 avr. 2027 au 13 avr. 2027 : jour férié ajouté · Réponse à la personne (RGPD, art. 12(3)) (2 fois) par',
      ),
      expect.stringContaining('Date recalculée par'),
    ]);
  });

  it('keeps a refused verb in sight, with its reason, and opens nothing', async () => {
    await show(aRequest({ can_extend: refusedBy('EXTENDED_BEFORE', 'Déjà prolongé.') }));
    const item = within(await openMenu()).getByRole('menuitem', { name: /^Prolonger/ });
    expect(item.getAttribute('aria-disabled')).toBe('true');
    expect(item.textContent).toContain('Déjà prolongé.');
    await userEvent.click(item);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('hides what the role may not reveal', async () => {
    const errors = [{ message: 'No.', path: ['request', 'verbatim'], extensions: { code: 'FORBIDDEN' } }];
    await show({}, { 'query Request': { data: { request: aRequest({ verbatim: null }) }, errors } });
    expect(screen.getByText('Masqué (droit de révéler requis)')).toBeTruthy();
    expect(screen.getByText('Hélène Garnier')).toBeTruthy();
  });

  it('offers to resume a paused request, and no date', async () => {
    const suspension = { reason: 'IDENTITY_DOUBT', askedAt: '2026-11-25T09:00:00.000Z', answeredAt: null };
    await show(
      aRequest(
        {
          status: 'PAUSED',
          suspensions: [suspension],
          ...openOnRequest('resume', 'assign'),
        },
        { state: 'PAUSED', dueAt: null },
      ),
    );
    expect(filled()).toEqual(['Reprendre le délai']);
    expect(screen.getByText(/il n’y a pas d’échéance tant que la question est ouverte/)).toBeTruthy();
    const step = within(screen.getByRole('list', { name: 'Avancement de la demande' }))
      .getAllByRole('listitem')
      .find((item) => item.getAttribute('aria-current'));
    expect(step?.textContent).toContain('Identité');
  });
});

describe('the next legal step', () => {
  it.each([
    ['acknowledge', { status: 'RECEIVED', identity: 'PENDING', acknowledgedAt: null }, 'Accuser réception'],
    ['verify', { status: 'RECEIVED', identity: 'PENDING' }, 'Vérifier l’identité'],
    ['verifyMandate', { status: 'RECEIVED', requesterType: 'MANDATE' }, 'Vérifier le mandat'],
    ['qualify', { status: 'IDENTITY_CHECK' }, 'Qualifier la demande'],
    ['start', { status: 'QUALIFIED' }, 'Commencer le traitement'],
    ['answer', { status: 'IN_PROGRESS' }, 'Répondre'],
    ['close', { status: 'ANSWERED' }, 'Clore la demande'],
  ])('is to %s', async (verb, over, label) => {
    await show(aRequest({ ...over, ...openOnRequest(verb, 'assign', 'transfer', 'withdraw') }));
    expect(filled()).toEqual([label]);
  });
  it('is to decide the rights before the answer', async () => {
    const rights = [aRight(), aRight({ id: 'right-2', right: 'ERASURE' })];
    await show(aRequest({ rights, undecidedRights: 2, ...openOnRequest('assign') }));
    expect(filled()).toEqual(['Décider des 2 droits']);
    await userEvent.click(screen.getByRole('button', { name: 'Décider des 2 droits' }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Décider : Droit d’accès');
  });
  it('is nothing once the request is over', async () => {
    await show(aRequest({ status: 'CLOSED', ...openOnRequest() }));
    expect(filled()).toEqual([]);
    for (const item of within(await openMenu()).getAllByRole('menuitem')) {
      expect(item.getAttribute('aria-disabled')).toBe('true');
    }
  });
});

describe('deciding a right', () => {
  const proposal = { id: 'p1', number: 1, outcome: 'NO', code: 'NO_17_3_B' };
  const choose = async (verb: RegExp) => {
    await userEvent.click(screen.getByRole('button', { name: 'Décider : Droit à l’effacement' }));
    await userEvent.click(screen.getByRole('menuitem', { name: verb }));
    return screen.getByRole('dialog');
  };
  const erasure = (over: object = {}) => aRight({ right: 'ERASURE', ...over });
  it('says why a departure from the proposal needs a reason', async () => {
    await show(aRequest({ rights: [erasure({ assessments: [proposal] })], undecidedRights: 1 }));
    const dialog = await choose(/^Accorder$/);
    expect(within(dialog).getByText(/La procédure propose autre chose/)).toBeTruthy();
    expect(within(dialog).getByLabelText(/Pourquoi s’écarter de la proposition/)).toBeTruthy();
  });
  it('refuses with a ground, the reasons and both remedies, on the version that was read', async () => {
    const right = erasure({ version: 4 });
    const calls = await show(aRequest({ rights: [right], undecidedRights: 1 }), {
      refuseRight: { data: { refuseRight: { right: { id: 'right-1', version: 5, right: 'ERASURE' } } } },
    });
    const dialog = await choose(/^Refuser$/);
    await userEvent.click(within(dialog).getByLabelText(/Motif de droit/));
    const grounds = screen.getAllByRole('option').map(({ textContent }) => textContent);
    expect(grounds.some((text) => text?.includes('autrui'))).toBe(false);
    await userEvent.click(screen.getByRole('option', { name: /exception au droit à l’effacement/ }));
    await userEvent.type(within(dialog).getByLabelText(/Les raisons, dites à la personne/), 'Facture.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Refuser' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('refuseRight'))?.variables.input;
    expect(sent).toMatchObject({
      id: 'right-1',
      version: 4,
      ground: 'ERASURE_EXCEPTION',
      reason: 'Facture.',
      judicialRemedy: true,
      complaintAuthority: expect.stringContaining('CNIL') as unknown as string,
    });
  });
  it('keeps a decision in sight with its ground and its remedies', async () => {
    const decision = {
      id: 'd1',
      number: 1,
      createdAt: '2026-11-26T09:00:00.000Z',
      outcome: 'REFUSED',
      departs: false,
      ground: 'ERASURE_EXCEPTION',
      statute: null,
      reason: 'Facture à conserver.',
      complaintAuthority: 'CNIL',
    };
    await show(aRequest({ rights: [erasure({ outcome: 'REFUSED', decisions: [decision] })] }));
    expect(screen.getByText('Refusé')).toBeTruthy();
    expect(screen.getByText(/une exception au droit à l’effacement/)).toBeTruthy();
    expect(screen.getByText(/réclamation auprès de CNIL/)).toBeTruthy();
  });
});

describe('writing to the person', () => {
  const letter = { subject: 'Nous avons reçu votre demande (DR-2026-0042)', text: 'Bonjour,\n\nReçu.' };
  it('shows the acknowledgement before it goes out, and sends those very words', async () => {
    const calls = await show(
      aRequest({ status: 'RECEIVED', acknowledgedAt: null, ...openOnRequest('acknowledge') }),
      {
        requestLetter: { data: { requestLetter: letter } },
        acknowledgeRequest: { data: { acknowledgeRequest: aRequest() } },
      },
    );
    await userEvent.click(screen.getByRole('button', { name: 'Accuser réception' }));
    const dialog = screen.getByRole('dialog');
    expect(await within(dialog).findByText(letter.subject)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Accuser réception' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('acknowledgeRequest'))?.variables.input;
    expect(sent).toEqual({ id: 'r1', version: 3, channel: 'EMAIL', text: letter.text });
  });
  it('writes the question as it is typed', async () => {
    await show(aRequest({ status: 'RECEIVED', identity: 'PENDING', ...openOnRequest('verify') }));
    await userEvent.click(screen.getByRole('button', { name: 'Vérifier l’identité' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText(/Demander une précision/));
    await userEvent.type(within(dialog).getByLabelText(/Ce qui est demandé/), 'votre numéro de client');
    expect(within(dialog).getByText(/Nous vous demandons : votre numéro de client/)).toBeTruthy();
    await userEvent.click(within(dialog).getByLabelText(/Copie d’un titre/));
    expect(within(dialog).getByText(/permise qu’en cas de doute raisonnable/)).toBeTruthy();
  });
});

describe('the same right asked again', () => {
  const EARLIER = {
    id: 'r0',
    reference: 'DR-2026-0007',
    receivedAt: '2026-09-02T08:00:00.000Z',
    status: 'CLOSED',
  };

  it('is a hint that leads to the earlier request, and closes no verb', async () => {
    await show(aRequest({ earlierRequests: [EARLIER] }));
    const hint = screen.getByText(/a déjà exercé un de ces droits/);
    expect(hint.textContent).toContain('2 sept. 2026, Close');
    expect(
      within(hint.closest('[role=alert]') as HTMLElement)
        .getByRole('link', { name: 'DR-2026-0007' })
        .getAttribute('href'),
    ).toContain('/requests/r0/show');
    expect(filled()).toEqual(['Répondre']);
  });

  it('is not told where nobody did', async () => {
    await show(aRequest({ earlierRequests: [] }));
    expect(screen.queryByText(/a déjà exercé/)).toBeNull();
  });
});

describe('who the person is', () => {
  const claims = [
    { id: 'k1', scheme: 'CUSTOMER_NUMBER', system: 'crm', state: 'OPEN', value: 'ML-7' },
    { id: 'k2', scheme: 'EMAIL', state: 'OPEN', value: 'autre@courriel.example' },
  ];
  const claiming = (more: object = {}) =>
    aRequest({
      status: 'RECEIVED',
      identity: 'PENDING',
      claims,
      candidates: [{ id: 's7', reference: 'PC-2026-0007' }],
      ...openOnRequest('verify', 'identifySubject'),
      ...more,
    });

  it('is shown as the message says it, with whom that finds', async () => {
    await show(claiming());
    const panel = screen.getByRole('region', { name: 'Qui demande' });
    expect(within(panel).getByText('Numéro de client (crm) · à vérifier')).toBeTruthy();
    expect(within(panel).getByText('autre@courriel.example')).toBeTruthy();
    expect(within(panel).getByRole('link', { name: 'PC-2026-0007' }).getAttribute('href')).toContain(
      '/dataSubjects/s7/show',
    );
  });

  it('is decided by whoever settles identity, claim by claim', async () => {
    const calls = await show(claiming(), {
      verifyRequest: { data: { verifyRequest: { request: claiming() } } },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Vérifier l’identité' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText(/Vérification inutile/));
    await userEvent.click(within(dialog).getByLabelText(/PC-2026-0007/));
    // What is not theirs is left out.
    await userEvent.click(within(dialog).getByLabelText('Adresse électronique : autre@courriel.example'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Vérifier l’identité' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('verifyRequest'))?.variables.input;
    expect(sent).toEqual({
      id: 'r1',
      version: 3,
      result: 'NOT_NEEDED',
      dataSubjectId: 's7',
      acceptedClaimIds: ['k1'],
    });
  });

  it('may be left for later', async () => {
    const calls = await show(claiming(), {
      verifyRequest: { data: { verifyRequest: { request: claiming() } } },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Vérifier l’identité' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText(/Vérification inutile/));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Vérifier l’identité' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('verifyRequest'))?.variables.input;
    expect(sent).toEqual({ id: 'r1', version: 3, result: 'NOT_NEEDED' });
  });

  it('is somebody known by something else, who is found from now on by what the message says', async () => {
    const settled = claiming({ identity: 'VERIFIED', candidates: [] });
    const calls = await show(settled, {
      identifySubjectOfRequest: { data: { identifySubjectOfRequest: settled } },
      'query FindDataSubject': { data: { findDataSubject: { id: 's7' } } },
    });
    await userEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Rattacher la personne' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText(/connue par autre chose/));
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Identifiant/ }),
      'lea@courriel.example',
    );
    await userEvent.click(within(dialog).getByRole('button', { name: 'Rattacher la personne' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('identifySubjectOfRequest'))?.variables.input;
    expect(sent).toEqual({
      id: 'r1',
      version: 3,
      dataSubjectId: 's7',
      acceptedClaimIds: ['k1', 'k2'],
    });
  });

  const linking = async (record: ReturnType<typeof claiming>) => {
    const calls = await show(record, {
      identifySubjectOfRequest: { data: { identifySubjectOfRequest: record } },
    });
    await userEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Rattacher la personne' }));
    const dialog = screen.getByRole('dialog');
    const add = async (number: string) => {
      await userEvent.click(within(dialog).getByRole('button', { name: 'Ajouter un identifiant' }));
      await userEvent.type(within(dialog).getByRole('textbox', { name: /^Identifiant/ }), number);
    };
    const send = () => userEvent.click(within(dialog).getByRole('button', { name: 'Rattacher la personne' }));
    const sent = () => calls.find(({ query }) => query.includes('identifySubjectOfRequest'))?.variables.input;
    return { dialog, add, send, sent };
  };

  it('is given a number that the message does not say, while its claims are decided', async () => {
    const { dialog, add, send, sent } = await linking(claiming({ identity: 'VERIFIED' }));
    await userEvent.click(within(dialog).getByLabelText(/PC-2026-0007/));
    await add('4711');
    await userEvent.type(within(dialog).getByRole('textbox', { name: /Système/ }), 'billing');
    await send();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent()).toEqual({
      id: 'r1',
      version: 3,
      dataSubjectId: 's7',
      acceptedClaimIds: ['k1', 'k2'],
      identifiers: [{ scheme: 'CUSTOMER_NUMBER', value: '4711', system: 'billing' }],
    });
  });

  it('is given one where they are linked already, and it says to whom', async () => {
    const subject = { id: 's9', reference: 'PC-2026-0009' };
    const { dialog, send, sent } = await linking(
      claiming({ identity: 'VERIFIED', claims: [], candidates: [], subject }),
    );
    const linked = within(dialog).getByLabelText(/PC-2026-0009.*Déjà rattachée/);
    expect((linked as HTMLInputElement).checked).toBe(true);
    await send();
    expect(await within(dialog).findByText('Ce champ est requis')).toBeTruthy();
    // Who is known by something else need not be given anything.
    await userEvent.click(within(dialog).getByLabelText(/connue par autre chose/));
    await waitFor(() => expect(within(dialog).queryByRole('textbox', { name: /Système/ })).toBeNull());
    await userEvent.click(linked);
    await userEvent.type(within(dialog).getByRole('textbox', { name: /^Identifiant/ }), '4711');
    await send();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const identifiers = [{ scheme: 'CUSTOMER_NUMBER', value: '4711' }];
    expect(sent()).toEqual({ id: 'r1', version: 3, dataSubjectId: 's9', identifiers });
  });

  it('is looked for, and nothing added to them, where identity is open and the message finds nobody', async () => {
    const open = claiming({ candidates: [] });
    let found: object | null = null;
    const calls = await show(open, {
      identifySubjectOfRequest: { data: { identifySubjectOfRequest: open } },
      'query FindDataSubject': () => ({ data: { findDataSubject: found } }),
    });
    await userEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Rattacher la personne' }));
    const dialog = screen.getByRole('dialog');
    const send = () => userEvent.click(within(dialog).getByRole('button', { name: 'Rattacher la personne' }));
    await userEvent.type(
      within(dialog).getByRole('textbox', { name: /Identifiant/ }),
      'lea@courriel.example',
    );
    await send();
    expect(await within(dialog).findByText('Personne n’est connu par là.')).toBeTruthy();
    found = { id: 's7' };
    await send();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('identifySubjectOfRequest'))?.variables.input;
    expect(sent).toEqual({ id: 'r1', version: 3, dataSubjectId: 's7' });
  });

  it('is linked by their record alone while identity is open', async () => {
    const calls = await show(claiming(), {
      identifySubjectOfRequest: { data: { identifySubjectOfRequest: claiming() } },
    });
    await userEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Rattacher la personne' }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getByText(/rien ne s’ajoute à une personne/)).toBeTruthy();
    await userEvent.click(within(dialog).getByLabelText(/PC-2026-0007/));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Rattacher la personne' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('identifySubjectOfRequest'))?.variables.input;
    expect(sent).toEqual({ id: 'r1', version: 3, dataSubjectId: 's7' });
  });
});

describe('who the person is, where the message says nothing of it', () => {
  const settled = aRequest({ identity: 'VERIFIED', claims: [], ...openOnRequest('identifySubject') });
  const open = async (answers: Parameters<typeof fakeApi>[0]) => {
    const calls = await show(settled, answers);
    await userEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Rattacher la personne' }));
    const dialog = screen.getByRole('dialog');
    const field = (name: RegExp) => within(dialog).queryByRole('textbox', { name });
    const choose = async (scheme: string) => {
      await userEvent.click(within(dialog).getByRole('combobox', { name: /Connue par/ }));
      await userEvent.click(screen.getByRole('option', { name: scheme }));
    };
    const send = () => userEvent.click(within(dialog).getByRole('button', { name: 'Rattacher la personne' }));
    const sent = () => calls.find(({ query }) => query.includes('identifySubjectOfRequest'))?.variables.input;
    return { dialog, field, choose, send, sent };
  };
  const done = { identifySubjectOfRequest: { data: { identifySubjectOfRequest: settled } } };
  const type = async (input: HTMLElement | null, text: string) => userEvent.type(input as HTMLElement, text);

  it('is asked for with the system of a customer number', async () => {
    const { field, choose, send, sent } = await open(done);
    expect(field(/Système/)).toBeNull();
    await choose('Numéro de client');
    await type(field(/Identifiant/), '4711');
    await type(field(/Système/), 'crm');
    await send();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const identifiers = [{ scheme: 'CUSTOMER_NUMBER', value: '4711', system: 'crm' }];
    expect(sent()).toEqual({ id: 'r1', version: 3, identifiers });
  });

  it('is asked for without one, whatever was typed before another kind was chosen', async () => {
    const { field, choose, send, sent } = await open(done);
    await choose('Numéro de client');
    await type(field(/Système/), 'crm');
    await choose('Adresse électronique');
    await type(field(/Identifiant/), 'odile@courriel.example');
    await send();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const identifiers = [{ scheme: 'EMAIL', value: 'odile@courriel.example' }];
    expect(sent()).toEqual({ id: 'r1', version: 3, identifiers });
  });

  it('tells beside its field why a system is not taken', async () => {
    const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const path = ['input', 'identifiers', 0, 'system'];
    const extensions = { code: 'INVALID_INPUT', fields: [{ path, code: 'NOT_A_NAME' }] };
    const errors = [{ message: 'The input is not valid.', path: ['identifySubjectOfRequest'], extensions }];
    const { dialog, field, choose, send } = await open({
      identifySubjectOfRequest: { data: null, errors },
    });
    await choose('Numéro de client');
    await type(field(/Identifiant/), '4711');
    await type(field(/Système/), 'le CRM');
    await send();
    expect(await within(dialog).findByText(/Lettres, chiffres, point/)).toBeTruthy();
    expect(field(/Système/)?.getAttribute('aria-invalid')).toBe('true');
    silent.mockRestore();
  });
});

describe('extending the answer', () => {
  // React-admin writes every refusal to the console.
  beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => void jest.restoreAllMocks());

  const open = async (answers: Parameters<typeof fakeApi>[0]) => {
    const calls = await show(aRequest(), answers);
    await userEvent.click(within(await openMenu()).getByRole('menuitem', { name: 'Prolonger' }));
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText('Complexité de la demande'));
    return { calls, dialog };
  };

  it('shows the new date before it is saved, then sends the version that was read', async () => {
    const { calls, dialog } = await open({ extendRequest: { data: { extendRequest: aRequest() } } });
    expect(await within(dialog).findByText('mercredi 24 février 2027')).toBeTruthy();
    const asked = calls.find(({ query }) => query.includes('legalDeadline'))?.variables.input;
    expect(asked).toMatchObject({
      rule: 'GDPR_12_3',
      anchorAt: '2026-11-24T15:00:00.000Z',
      extension: { months: 2 },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const { variables, headers } = calls.find(({ query }) => query.includes('extendRequest')) ?? {};
    expect(variables?.input).toMatchObject({ id: 'r1', version: 3, reasons: ['COMPLEXITY'], months: 2 });
    expect(headers?.['idempotency-key']).toBeTruthy();
  });

  it('says the rule when the law says no', async () => {
    const { dialog } = await open({
      extendRequest: {
        data: undefined,
        errors: [{ message: 'no', extensions: { code: 'RULE_BROKEN', rule: 'FIRST_MONTH_PASSED' } }],
      },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }));
    expect((await within(dialog).findByRole('alert')).textContent).toMatch(/dans le premier mois/);
  });

  it('saves nothing over the work of someone else, says what they did, and keeps what was typed', async () => {
    const inès = { id: 'u2', name: 'Inès Delmas' };
    const entry = {
      id: 't9',
      at: '2026-11-27T15:59:00.000Z',
      action: 'request.suspended',
      actorKind: 'USER',
    };
    const fresh = aRequest({ version: 5, status: 'PAUSED', timeline: [{ ...entry, actor: inès }] });
    let tries = 0;
    let readings = 0;
    const { calls, dialog } = await open({
      extendRequest: () => {
        tries += 1;
        return tries === 1
          ? { errors: [{ message: 'stale', extensions: { code: 'CONFLICT' } }] }
          : { data: { extendRequest: fresh } };
      },
      'query Request': () => {
        readings += 1;
        return { data: { request: readings === 1 ? aRequest() : fresh } };
      },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }));
    expect(
      await within(dialog).findByText('Ce dossier a changé depuis que vous l’avez ouvert.'),
    ).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Recharger le dossier' }));
    const question = await screen.findByRole('alertdialog', { name: /Abandonner ce que vous avez saisi/ });
    expect(readings).toBe(2);
    await userEvent.click(within(question).getByRole('button', { name: 'Continuer la saisie' }));
    await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull());
    expect((await within(dialog).findByText('Délai suspendu')).parentElement?.textContent).toContain(
      'par Inès Delmas',
    );
    expect(within(dialog).getByRole('cell', { name: 'Suspendue' })).toBeTruthy();
    expect(
      within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }).hasAttribute('disabled'),
    ).toBe(true);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Continuer avec ma saisie' }));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls
      .filter(({ query }) => query.includes('extendRequest'))
      .map(({ variables }) => variables.input);
    expect(sent).toMatchObject([
      { version: 3, reasons: ['COMPLEXITY'] },
      { version: 5, reasons: ['COMPLEXITY'] },
    ]);
  });

  it('reloads the case once one has given up what was typed', async () => {
    let readings = 0;
    const { dialog } = await open({
      extendRequest: { errors: [{ message: 'stale', extensions: { code: 'CONFLICT' } }] },
      'query Request': () => {
        readings += 1;
        return { data: { request: aRequest(readings === 1 ? {} : { version: 5, status: 'PAUSED' }) } };
      },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }));
    await userEvent.click(await within(dialog).findByRole('button', { name: 'Recharger le dossier' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Abandonner' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await waitFor(() => expect(readings).toBe(3));
  });
});
