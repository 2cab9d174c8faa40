import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aBreach, aDecision, anAssessment, aViewer, openOnBreach, refusedBy } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

let now = '';
const at = (instant: string) => {
  now = instant;
  setLegalNow(now, Date.now(), Date.now());
};
const show = async (breach: object, answers: Parameters<typeof fakeApi>[0] = {}) => {
  const calls = fakeApi({
    ...answers,
    'query Viewer': () => aViewer(now),
    'query Breach': answers['query Breach'] ?? { data: { breach } },
  });
  renderConsole('/breaches/b1/show');
  await screen.findByRole('heading', { level: 1 });
  return calls;
};

const filled = () =>
  screen
    .getAllByRole('button')
    .filter(({ className }) => className.includes('MuiButton-contained'))
    .map(({ textContent }) => textContent);

beforeEach(() => at('2026-11-27T12:00:00Z'));
afterEach(cleanup);

describe('the page of a breach', () => {
  it('counts the hours down, with the due instant in words', async () => {
    await show(aBreach());
    expect(screen.getByRole('timer').textContent).toMatch(/^(4h 00|3h 59)min \d\dsrestant$/);
    expect(screen.getByText('vendredi 27 novembre 2026 à 17:00, heure d’Europe centrale')).toBeTruthy();
    expect(screen.getByText('L’autorité n’a pas encore été notifiée.')).toBeTruthy();
  });

  it('ticks', async () => {
    await show(aBreach());
    const before = screen.getByRole('timer').textContent;
    await waitFor(() => expect(screen.getByRole('timer').textContent).not.toBe(before), { timeout: 2500 });
  });

  it('says that it is late once the 72 hours are over', async () => {
    at('2026-11-27T18:30:00Z');
    await show(aBreach());
    expect(screen.getByRole('timer').textContent).toContain('Retard');
  });

  it('counts its lateness in calendar days from the next one on, as every list does', async () => {
    at('2026-11-29T08:00:00Z');
    await show(aBreach());
    expect(screen.getByText('En retard de 2 jours')).toBeTruthy();
    expect(screen.queryByRole('timer')).toBeNull();
  });

  it('runs no clock before awareness', async () => {
    await show(
      aBreach({
        awareAt: null,
        status: 'DETECTED',
        deadlines: [],
        ...openOnBreach('investigate', 'becomeAware', 'markNotABreach'),
        can_file: refusedBy('NOT_AWARE_YET', 'Pas encore.'),
      }),
    );
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText(/les 72 heures ne courent pas encore/)).toBeTruthy();
    expect(filled()).toEqual(['Établir la connaissance']);
    const button = screen.getByRole('button', { name: 'Consigner la notification' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Pas encore.',
    );
  });
});

describe('filing the notification', () => {
  const open = async () => {
    const calls = await show(aBreach(), { fileBreach: { data: { fileBreach: { breach: aBreach() } } } });
    await userEvent.click(screen.getByRole('button', { name: 'Consigner la notification' }));
    return { calls, dialog: screen.getByRole('dialog') };
  };
  const submit = (dialog: HTMLElement) =>
    userEvent.click(within(dialog).getByRole('button', { name: 'Consigner' }));

  it('goes through in time without a reason', async () => {
    const { calls, dialog } = await open();
    expect(within(dialog).getByText(/Dans les délais/)).toBeTruthy();
    await submit(dialog);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('fileBreach'))?.variables.input;
    expect(sent).toMatchObject({ id: 'b1', version: 2, stage: 'INITIAL' });
  });

  it('asks for the reason of a late one, and takes the hour for the one of Paris', async () => {
    at('2026-11-27T17:30:00Z');
    const { calls, dialog } = await open();
    fireEvent.change(within(dialog).getByLabelText(/Transmise le/), {
      target: { value: '2026-11-27T18:00' },
    });
    const reason = await within(dialog).findByLabelText(/Motif du retard/);
    await submit(dialog);
    expect(calls.some(({ query }) => query.includes('fileBreach'))).toBe(false);
    await userEvent.type(reason, 'Enquête du prestataire');
    await submit(dialog);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('fileBreach'))?.variables.input;
    expect(sent).toMatchObject({
      submittedAt: '2026-11-27T17:00:00.000Z',
      lateReason: 'Enquête du prestataire',
    });
  });
});

describe('completing the facts', () => {
  it('clears what is emptied, and says nothing of what was never there', async () => {
    const breach = aBreach({
      ...openOnBreach('update'),
      natures: ['CONFIDENTIALITY'],
      cause: 'EXTERNAL_MALICIOUS',
      approximateSubjects: 1200,
      measuresTaken: 'Comptes fermés.',
      likelyConsequences: null,
    });
    const calls = await show(breach, { updateBreach: { data: { updateBreach: breach } } });
    await userEvent.click(screen.getAllByRole('button', { name: 'Compléter les faits' })[0] as HTMLElement);
    const dialog = screen.getByRole('dialog');
    await userEvent.clear(within(dialog).getByLabelText(/Mesures prises/));
    await userEvent.clear(within(dialog).getByLabelText(/personnes/i, { selector: 'input[type=number]' }));
    const buttons = within(dialog).getAllByRole('button');
    await userEvent.click(buttons.at(-1) as HTMLElement);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('updateBreach'))?.variables.input as object;
    expect(sent).toMatchObject({ measuresTaken: null, approximateSubjects: null });
    expect(Object.keys(sent)).not.toContain('likelyConsequences');
  });
});

describe('the next legal step', () => {
  const decided = { currentAssessment: anAssessment(), currentDecision: aDecision(), notifyAuthority: true };
  const complete = { register: { isComplete: true, missing: [] } };
  it.each([
    ['assess', {}, 'Évaluer la gravité'],
    ['decide', { currentAssessment: anAssessment() }, 'Décider du risque'],
    ['file', decided, 'Consigner la notification'],
    [
      'communicate',
      { ...decided, status: 'NOTIFIED_COMPLETE', risk: 'HIGH_RISK' },
      'Consigner l’information des personnes',
    ],
    ['close', { ...decided, ...complete, status: 'NOTIFIED_COMPLETE' }, 'Clore'],
    [
      'documentOnly',
      {
        ...complete,
        currentAssessment: anAssessment(),
        currentDecision: aDecision(),
        notifyAuthority: false,
      },
      'Consigner seulement',
    ],
    ['update', { ...decided, status: 'NOTIFIED_COMPLETE' }, 'Compléter les faits'],
  ])('is to %s', async (verb, over, label) => {
    await show(aBreach({ ...over, ...openOnBreach(verb, 'addMeasure') }));
    expect(filled()).toEqual([label]);
  });
  it('is decided anew when the decision was made on an earlier assessment', async () => {
    const stale = { currentAssessment: anAssessment({ id: 'a2', number: 2 }), currentDecision: aDecision() };
    await show(aBreach({ ...stale, ...openOnBreach('decide', 'file') }));
    expect(filled()).toEqual(['Décider du risque']);
    expect(screen.getByText(/Prise sur une évaluation antérieure/)).toBeTruthy();
  });
});

describe('assessing and deciding', () => {
  it('shows the decision beside the opinion of the DPO', async () => {
    await show(aBreach({ currentAssessment: anAssessment(), currentDecision: aDecision() }));
    expect(screen.getByText('2,25')).toBeTruthy();
    expect(screen.getByText('Gravité moyenne')).toBeTruthy();
    expect(screen.getByText('Des coordonnées bancaires sont parties.')).toBeTruthy();
    expect(screen.getByText('Notifier sans attendre.')).toBeTruthy();
  });
  it('computes the score live, and saves what it was computed from', async () => {
    const calls = await show(aBreach(), {
      breachSeverity: { data: { breachSeverity: { dpc: 3, score: 3.25, band: 'HIGH', flags: [] } } },
      assessBreach: { data: { assessBreach: { breach: aBreach() } } },
    });
    await userEvent.click(screen.getAllByRole('button', { name: 'Évaluer la gravité' })[0] as HTMLElement);
    const dialog = screen.getByRole('dialog');
    await userEvent.click(within(dialog).getByLabelText(/Données financières/));
    await userEvent.click(within(dialog).getByLabelText(/Identification immédiate/));
    expect(await within(dialog).findByText('3,25')).toBeTruthy();
    expect(within(dialog).getByText(/Notifier à l’autorité et informer les personnes/)).toBeTruthy();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Consigner la version 1' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('assessBreach'))?.variables.input;
    expect(sent).toMatchObject({
      id: 'b1',
      version: 2,
      severity: { data: [{ category: 'FINANCIAL' }], identification: 'MAXIMUM', individuals: 1240 },
    });
  });
  it('says what the law wants of a risk before it is saved', async () => {
    await show(aBreach({ currentAssessment: anAssessment(), ...openOnBreach('decide') }));
    await userEvent.click(screen.getByRole('button', { name: 'Décider du risque' }));
    const dialog = screen.getByRole('dialog');
    expect((within(dialog).getByLabelText(/Notifier l’autorité/) as HTMLInputElement).checked).toBe(true);
    await userEvent.click(within(dialog).getByLabelText(/Risque élevé/));
    expect((within(dialog).getByLabelText(/Informer les personnes/) as HTMLInputElement).checked).toBe(true);
    expect(within(dialog).getByText(/L’évaluation propose : risque/)).toBeTruthy();
    await userEvent.click(within(dialog).getByLabelText(/Notifier l’autorité/));
    expect(within(dialog).getAllByRole('alert').length).toBeGreaterThan(1);
  });
});

describe('a breach met as a processor', () => {
  const notice = {
    id: 'n1',
    controllerName: 'Mutuelle Boréale',
    contact: null,
    noticeHours: 24,
    notifiedAt: null,
    contentHash: null,
    isLate: false,
    deadlines: [],
  };
  it('tells its customers, and neither assesses nor notifies', async () => {
    await show(
      aBreach({
        role: 'PROCESSOR',
        controllerNotices: [notice],
        ...openOnBreach('notifyController', 'update'),
      }),
    );
    expect(filled()).toEqual(['Consigner l’information d’un client']);
    expect(screen.getByText('Mutuelle Boréale')).toBeTruthy();
    expect(screen.queryByRole('heading', { name: 'Gravité' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Autres actions' }));
    expect(screen.queryByRole('menuitem', { name: /Évaluer/ })).toBeNull();
  });
});

describe('the lanes of other regimes', () => {
  const nis2 = (over: object = {}) => ({
    id: 'regime-1',
    regime: 'NIS2',
    status: 'APPLIES',
    nis2Class: 'IMPORTANT',
    entityClass: null,
    aiIncidentKind: null,
    craEventKind: null,
    classifiedAt: null,
    correctiveAvailableAt: null,
    handledAt: null,
    decidedAt: null,
    decider: null,
    reason: null,
    ...over,
  });
  const warned = {
    id: 'f1',
    regime: 'NIS2',
    stage: 'EARLY_WARNING',
    submittedAt: '2026-11-25T08:00:00.000Z',
    authorityReference: 'CSIRT-7',
    isLate: false,
    isComplete: false,
    lateReason: null,
    withdrawalReason: null,
  };
  const lane = () => within(screen.getByRole('region', { name: 'NIS 2, art. 23' }));

  it('are not there where no other regime is', async () => {
    await show(aBreach());
    expect(screen.queryByRole('heading', { name: 'Autres régimes' })).toBeNull();
  });

  it('say what was told, and what the next stage waits for; the authority of the GDPR was told nothing', async () => {
    const verbs = openOnBreach('fileRegime', 'correctRegime', 'ruleOutRegime');
    await show(aBreach({ regimes: [nis2()], filings: [warned], ...verbs }));
    expect(lane().getByText(/CSIRT-7/)).toBeTruthy();
    expect(lane().getByText('Dans les délais')).toBeTruthy();
    expect(lane().getByText('Court dès la notification de l’incident')).toBeTruthy();
    expect(screen.getByText('L’autorité n’a pas encore été notifiée.')).toBeTruthy();
  });

  it('offer the stages that can be filed now, and send the regime with them', async () => {
    const breach = aBreach({ regimes: [nis2()], filings: [warned], ...openOnBreach('fileRegime') });
    const calls = await show(breach, { fileBreach: { data: { fileBreach: { breach } } } });
    await userEvent.click(lane().getByRole('button', { name: 'Consigner une étape' }));
    const dialog = screen.getByRole('dialog');
    expect(within(dialog).getAllByRole('radio')).toHaveLength(1);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Consigner' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('fileBreach'))?.variables.input;
    expect(sent).toMatchObject({ id: 'b1', version: 2, regime: 'NIS2', stage: 'NOTIFICATION' });
  });

  it('ask for a decision while they are proposed, and for a reason to rule them out', async () => {
    const breach = aBreach({
      regimes: [nis2({ status: 'PROPOSED' })],
      ...openOnBreach('applyRegime', 'ruleOutRegime'),
    });
    const calls = await show(breach, {
      ruleOutRegimeOfBreach: { data: { ruleOutRegimeOfBreach: { breach } } },
    });
    expect(lane().getByText(/Une personne décide/)).toBeTruthy();
    expect(lane().queryByRole('button', { name: 'Consigner une étape' })).toBeNull();
    await userEvent.click(lane().getByRole('button', { name: 'Écarter ce régime' }));
    const dialog = screen.getByRole('dialog');
    const submit = () => userEvent.click(within(dialog).getByRole('button', { name: 'Écarter ce régime' }));
    await submit();
    expect(calls.some(({ query }) => query.includes('ruleOutRegimeOfBreach'))).toBe(false);
    await userEvent.type(within(dialog).getByLabelText(/Pourquoi/), 'Aucun service touché');
    await submit();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const sent = calls.find(({ query }) => query.includes('ruleOutRegimeOfBreach'))?.variables.input;
    expect(sent).toMatchObject({ regime: 'NIS2', reason: 'Aucun service touché' });
  });
});

it('a measure whose day is past looks late, and one without an owner says so', async () => {
  const measure = { id: 'm1', title: 'Changer les mots de passe', owner: null, completedAt: null };
  await show(
    aBreach({
      measures: [
        { ...measure, dueOn: '2026-11-26' },
        { ...measure, id: 'm2', dueOn: '2026-11-27' },
      ],
    }),
  );
  const [late, open] = screen.getAllByText('Changer les mots de passe').map((each) => each.closest('li'));
  expect(late?.textContent).toMatch(/Sans responsable · pour le 26 nov. 2026.*En retard/);
  expect(open?.textContent).toMatch(/À faire/);
});

it('says of an overdue case that its alerts go on', async () => {
  const goesOn = /^Ensuite, au moins une alerte chaque jour/;
  await show(aBreach({}, { steps: [] }));
  expect(screen.queryByText(goesOn)).toBeNull();
  cleanup();
  await show(aBreach({}, { steps: [], state: 'MISSED', dueAt: '2026-11-26T09:00:00.000Z' }));
  expect(screen.getByText(goesOn)).toBeTruthy();
});
