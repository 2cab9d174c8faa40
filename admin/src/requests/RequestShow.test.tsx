import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aRequest, aViewer, refusedBy } from '../testing/records.ts';
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
    expect(screen.getByRole('dialog').textContent).toContain('RGPD art. 12(3)');
  });

  it('keeps a refused verb in sight, with its reason, and opens nothing', async () => {
    await show(aRequest({ can_extend: refusedBy('EXTENDED_BEFORE', 'Déjà prolongé.') }));
    const button = screen.getByRole('button', { name: 'Prolonger' });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Déjà prolongé.',
    );
    await userEvent.click(button);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('hides what the role may not reveal', async () => {
    const errors = [{ message: 'No.', path: ['request', 'verbatim'], extensions: { code: 'FORBIDDEN' } }];
    await show({}, { 'query Request': { data: { request: aRequest({ verbatim: null }) }, errors } });
    expect(screen.getByText('Masqué (droit de révéler requis)')).toBeTruthy();
    expect(screen.getByText('Hélène Garnier')).toBeTruthy();
  });

  it('offers to resume a paused request, and no date', async () => {
    await show(
      aRequest(
        { status: 'PAUSED', can_resume: { allowed: true, reason: null, text: null } },
        { state: 'PAUSED', dueAt: null },
      ),
    );
    expect(screen.getByRole('button', { name: 'Reprendre le délai' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Suspendre le délai' })).toBeNull();
    expect(screen.getByText(/il n’y a pas d’échéance tant que la question est ouverte/)).toBeTruthy();
  });
});

describe('extending the answer', () => {
  // React-admin writes every refusal to the console.
  beforeEach(() => void jest.spyOn(console, 'error').mockImplementation(() => undefined));
  afterEach(() => void jest.restoreAllMocks());

  const open = async (answers: Parameters<typeof fakeApi>[0]) => {
    const calls = await show(aRequest(), answers);
    await userEvent.click(screen.getByRole('button', { name: 'Prolonger' }));
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

  it('saves nothing over the work of someone else', async () => {
    const { dialog } = await open({
      extendRequest: { errors: [{ message: 'stale', extensions: { code: 'CONFLICT' } }] },
    });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }));
    expect(
      await within(dialog).findByText('Ce dossier a changé depuis que vous l’avez ouvert.'),
    ).toBeTruthy();
    expect(within(dialog).getByRole('button', { name: 'Recharger le dossier' })).toBeTruthy();
    expect(
      within(dialog).getByRole('button', { name: 'Prolonger le délai de réponse' }).hasAttribute('disabled'),
    ).toBe(true);
  });
});
