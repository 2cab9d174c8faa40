import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { STANDARD_POLICIES } from '@vigie/schema/rules';
import { fakeApi } from '../testing/fakeApi.ts';
import { aViewer } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const NOW = '2027-03-20T12:00:00Z';

const entity = (id: string, name: string) => ({
  id,
  version: 1,
  name,
  country: 'FR',
  timeZone: 'Europe/Paris',
  holidayZone: null,
});
const clock = {
  id: 'd1',
  version: 1,
  rule: 'GDPR_12_3',
  label: 'Réponse à la personne',
  kind: 'DUE',
  state: 'RUNNING',
  anchorAt: '2027-03-10T08:00:00.000Z',
  dueAt: '2027-04-12T21:59:59.000Z',
  acknowledgedAt: null,
  onReference: 'DR-2027-0001',
  on: null,
  legalEntity: entity('e1', 'Maison Lumen SAS'),
};
const aPolicy = (more: object = {}) => ({
  id: 'p1',
  version: 4,
  legalEntity: null,
  ...STANDARD_POLICIES.REQUESTS,
  quietFrom: '20:00',
  quietUntil: '08:00',
  quietWeekends: true,
  archivedAt: null,
  ...more,
});

/** The viewer, with these rights. */
const viewer = (permissions: string[]) => {
  const answer = aViewer(NOW) as { data: { viewer: object } };
  return { data: { viewer: { ...answer.data.viewer, permissions } } };
};

const show = async (
  policies: object[] = [],
  permissions = ['deadlines:read', 'deadlines:admin'],
  answers: Parameters<typeof fakeApi>[0] = {},
) => {
  const calls = fakeApi({
    ...answers,
    'query Viewer': () => viewer(permissions),
    'query EscalationPolicies': {
      data: { escalationPolicies: { nodes: policies, totalCount: policies.length } },
    },
    'query LegalEntities': {
      data: {
        legalEntities: {
          nodes: [entity('e1', 'Maison Lumen SAS'), entity('e2', 'Lumen Service SARL')],
          totalCount: 2,
        },
      },
    },
    'query CountingPolicies': { data: { countingPolicies: { nodes: [], totalCount: 0 } } },
    'query HolidayChanges': { data: { holidayChanges: { nodes: [], totalCount: 0 } } },
    'query DigestPolicy': { data: { digestPolicy: null } },
    'query Deadlines': { data: { deadlines: { nodes: [clock], totalCount: 1 } } },
  });
  renderConsole('/settings/alerts');
  await screen.findByRole('heading', { name: 'Récapitulatif quotidien' });
  await screen.findByText('Désactivé');
  return calls;
};
const rungsOf = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((item) => item.querySelector('p')?.textContent);
const sent = (calls: Awaited<ReturnType<typeof show>>, mutation: string) =>
  calls.find(({ query }) => query.includes(mutation))?.variables.input;

beforeEach(() => setLegalNow(NOW, Date.now(), Date.now()));
afterEach(cleanup);

describe('the page of deadlines and alerts', () => {
  it('shows each ladder in order of time, the product’s own where nothing was set', async () => {
    await show();
    expect(rungsOf('Demandes de droits – Toute l’organisation')).toEqual([
      '14 jours avant l’échéance',
      '7 jours avant l’échéance',
      '2 jours avant l’échéance',
      'À l’échéance',
      'Ensuite, chaque jour',
    ]);
    expect(rungsOf('Délais en heures – Toute l’organisation')).toHaveLength(7);
    expect(screen.getAllByText('Réglage de Vigie')).toHaveLength(4);
  });

  it('shows what was set, with its quiet hours, and what differs in a legal entity', async () => {
    const own = aPolicy({ id: 'p2', legalEntity: { id: 'e2', name: 'Lumen Service SARL' } });
    await show([aPolicy(), own]);
    expect(screen.getAllByText('Réglage de l’organisation')).toHaveLength(2);
    expect(screen.getAllByText(/Heures calmes de 20:00 à 08:00/)).toHaveLength(2);
    expect(rungsOf('Demandes de droits – Lumen Service SARL')).toHaveLength(5);
  });

  it('offers no change to who only reads', async () => {
    await show([aPolicy()], ['deadlines:read']);
    expect(screen.queryByRole('button', { name: /Modifier|Personnaliser|Ne plus|Régler/ })).toBeNull();
  });
});

describe('changing a ladder', () => {
  const open = async (answers: Parameters<typeof fakeApi>[0] = {}) => {
    const calls = await show([aPolicy()], undefined, answers);
    await userEvent.click(
      screen.getByRole('button', { name: 'Modifier – Demandes de droits, Toute l’organisation' }),
    );
    const dialog = screen.getByRole('dialog');
    const preview = within(dialog).getByRole('region', { name: 'Prochaines alertes' });
    await within(preview).findByText('7 jours avant l’échéance');
    return { calls, dialog, preview };
  };

  it('shows the next alerts of a clock that runs, out of quiet hours, as the form changes', async () => {
    const { dialog, preview } = await open();
    const alerts = () =>
      within(preview)
        .getAllByRole('listitem')
        .map((item) => item.textContent);
    // Saturday, 10 April, waits for the morning of the last day.
    expect(alerts()[1]).toMatch(/^7 jours avant l’échéancelun\. 5 avr\., 09:00/);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Retirer l’alerte – 7 jours avant l’échéance' }),
    );
    expect(alerts().join(' ')).not.toContain('7 jours');
    await userEvent.click(within(dialog).getByLabelText('La nuit'));
    expect(alerts()[0]).toMatch(/^14 jours avant l’échéancelun\. 29 mars, 09:00/);
  });

  it('says what cannot be, and saves nothing then', async () => {
    const { dialog } = await open();
    const due = within(dialog).getByRole('group', { name: 'À l’échéance' });
    await userEvent.click(within(due).getByLabelText('Courriel'));
    await userEvent.click(within(due).getByLabelText('Dans la console'));
    expect(within(dialog).getByRole('alert').textContent).toBe(
      'Chaque alerte doit avoir un destinataire et une voie : un délai légal n’est jamais sans personne.',
    );
    expect(within(dialog).getByRole('button', { name: 'Enregistrer' }).hasAttribute('disabled')).toBe(true);
    await userEvent.click(within(due).getByLabelText('Courriel'));
    expect(within(dialog).queryByRole('alert')).toBeNull();
  });

  it('sends it with the version that one saw, and closes', async () => {
    const { calls, dialog } = await open({
      updateEscalationPolicy: { data: { updateEscalationPolicy: aPolicy({ version: 5 }) } },
    });
    await userEvent.click(within(dialog).getByLabelText('Le samedi et le dimanche'));
    await userEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(sent(calls, 'updateEscalationPolicy')).toMatchObject({
      id: 'p1',
      version: 4,
      quietFrom: '20:00',
      quietUntil: '08:00',
      quietWeekends: false,
    });
  });

  it('keeps what was typed when the server says no', async () => {
    const refused = [{ message: 'x', extensions: { code: 'CONFLICT' } }];
    const { dialog } = await open({ updateEscalationPolicy: { data: null, errors: refused } });
    await userEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer' }));
    await within(dialog).findByRole('alert', {}, { timeout: 5000 });
    expect(screen.getByRole('dialog')).toBe(dialog);
  });
});

it('sets the daily digest', async () => {
  const made = { id: 'g1', version: 1, isEnabled: true, hour: 8, workingDaysOnly: true, nextAt: null };
  const calls = await show([], undefined, { setDigestPolicy: { data: { setDigestPolicy: made } } });
  await userEvent.click(screen.getByRole('button', { name: 'Modifier – Récapitulatif quotidien' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(calls, 'setDigestPolicy')).toEqual({ isEnabled: true, hour: 8, workingDaysOnly: true });
});

it('says which figures are defaults of the organisation, and sets one of its own', async () => {
  const made = { id: 'c1', version: 1, legalEntity: null, periods: [], disputedDays: null };
  const calls = await show([], undefined, { setCountingPolicy: { data: { setCountingPolicy: made } } });
  await screen.findByText(
    'Communication aux personnes concernées (RGPD, art. 34(1)) – 72 heures (par défaut)',
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Modifier – Calcul des dates, Toute l’organisation' }),
  );
  const dialog = within(screen.getByRole('dialog'));
  const figure = dialog.getByLabelText('Communication aux personnes concernées (RGPD, art. 34(1))');
  await userEvent.type(figure, '48');
  await userEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(calls, 'setCountingPolicy')).toEqual({
    legalEntityId: null,
    periods: [{ rule: 'GDPR_34_1', amount: 48 }],
    disputedDays: null,
  });
});

it('sets a one-off public holiday, once it is whole', async () => {
  const made = { id: 'h1', version: 1, place: 'LV', on: '2028-07-10', isHoliday: true, source: 'Likums' };
  const calls = await show([], undefined, { createHolidayChange: { data: { createHolidayChange: made } } });
  await userEvent.click(screen.getByRole('button', { name: 'Régler un jour' }));
  const dialog = within(screen.getByRole('dialog'));
  const save = dialog.getByRole('button', { name: 'Enregistrer' });
  expect(save.hasAttribute('disabled')).toBe(true);
  await userEvent.type(dialog.getByLabelText('Lieu'), 'Letton');
  await userEvent.click(await screen.findByRole('option', { name: 'Lettonie' }));
  fireEvent.change(dialog.getByLabelText('Jour'), { target: { value: '2028-07-10' } });
  await userEvent.type(dialog.getByLabelText('Source'), 'Likums 72608');
  await userEvent.click(save);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(sent(calls, 'createHolidayChange')).toEqual({
    place: 'LV',
    on: '2028-07-10',
    isHoliday: true,
    source: 'Likums 72608',
  });
});
