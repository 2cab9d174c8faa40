import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aBreach, aViewer, refusedBy } from '../testing/records.ts';
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

  it('runs no clock before awareness', async () => {
    await show(
      aBreach({
        awareAt: null,
        status: 'DETECTED',
        deadlines: [],
        can_file: refusedBy('NOT_AWARE_YET', 'Pas encore.'),
      }),
    );
    expect(screen.queryByRole('timer')).toBeNull();
    expect(screen.getByText(/les 72 heures ne courent pas encore/)).toBeTruthy();
    expect(
      screen.getByRole('button', { name: 'Consigner la notification' }).getAttribute('aria-disabled'),
    ).toBe('true');
  });
});

describe('filing the notification', () => {
  const open = async () => {
    const calls = await show(aBreach(), { fileBreach: { data: { fileBreach: aBreach() } } });
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
