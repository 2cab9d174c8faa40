import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aClock, aViewer } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const NOW = '2026-11-27T16:00:00Z';
const LABEL = 'Réponse à la personne (RGPD, art. 12(3))';
const ENTITY = { id: 'e1', name: 'Maison Lumen SAS', timeZone: 'Europe/Paris' };

const deadline = (number: number, dueAt: string, over: object = {}) => ({
  ...aClock('GDPR_12_3', LABEL, dueAt, over),
  id: `d${number}`,
  onReference: `DR-2026-${String(number).padStart(4, '0')}`,
  on: { id: `r${number}`, __typename: 'DataSubjectRequest' },
  legalEntity: ENTITY,
  assignee: null,
});

const open = async (deadlines: object[]) => {
  const viewer = aViewer(NOW);
  viewer.data.viewer.permissions = ['deadlines:read'] as never;
  fakeApi({
    'query Viewer': viewer,
    'query CalendarFeeds': { data: { calendarFeeds: { nodes: [] } } },
    'query Deadlines': ({ variables }) => {
      const { first, offset } = variables as { first: number; offset: number };
      const nodes = deadlines.slice(offset, offset + first);
      return { data: { deadlines: { nodes, totalCount: deadlines.length } } };
    },
  });
  renderConsole('/calendar');
  await screen.findByRole('table');
};

/** The box of a day, by its date. */
const boxOf = (day: string) =>
  within(document.querySelector(`time[datetime="${day}"]`)?.closest('td') as HTMLElement);

const isOfCase = ({ textContent }: HTMLElement) => textContent?.includes('DR-2026-');

beforeEach(() => setLegalNow(NOW, Date.now(), Date.now()));
afterEach(cleanup);

describe('a month of deadlines', () => {
  it('shows those of the neighbouring months on their days too', async () => {
    await open([deadline(1, '2026-10-28T22:59:59.000Z'), deadline(2, '2026-12-04T22:59:59.000Z')]);
    expect(boxOf('2026-10-28').getByText('DR-2026-0001')).toBeTruthy();
    expect(boxOf('2026-12-04').getByText('DR-2026-0002')).toBeTruthy();
  });

  it('tells the hour of what ends at an hour, and no more than the day of what ends with its day', async () => {
    const noon = { ...deadline(2, '2026-12-04T11:00:00.000Z'), rule: 'DORA_FINAL' };
    await open([deadline(1, '2026-12-03T22:59:59.000Z'), noon]);
    expect(boxOf('2026-12-03').getByText('DR-2026-0001')).toBeTruthy();
    expect(boxOf('2026-12-04').getByText('DR-2026-0002 · 12:00')).toBeTruthy();
    expect(document.body.textContent).not.toContain('23:59');
  });

  it('lists on a phone the days that the sheet shows, those of the neighbouring months too', async () => {
    await open([deadline(1, '2026-12-04T22:59:59.000Z'), deadline(2, '2026-12-07T22:59:59.000Z')]);
    const [only, ...others] = screen.getAllByRole('listitem', { hidden: true }).filter(isOfCase);
    expect(only?.textContent).toContain('DR-2026-0001');
    expect(others).toEqual([]);
  });

  it('says of each what it is, and of what is late that it is', async () => {
    await open([
      deadline(1, '2026-11-24T22:59:59.000Z', { state: 'MISSED' }),
      deadline(2, '2026-12-01T22:59:59.000Z'),
      deadline(3, '2026-11-20T22:59:59.000Z', { state: 'MET', settledAt: '2026-11-19T10:00:00.000Z' }),
    ]);
    const textOf = (day: string) => boxOf(day).getByRole('link').textContent;
    expect(textOf('2026-11-24')).toBe('RéponseRetard 3 jDR-2026-0001');
    expect(textOf('2026-12-01')).toBe('Réponse J-4 DR-2026-0002');
    expect(textOf('2026-11-20')).toBe('Réponse Respecté DR-2026-0003');
  });

  it('opens all of a crowded day, by the keyboard', async () => {
    await open([1, 2, 3, 4, 5, 6].map((number) => deadline(number, '2026-11-30T22:59:59.000Z')));
    const box = boxOf('2026-11-30');
    expect(box.getAllByRole('link')).toHaveLength(3);
    box.getByRole('button', { name: '+3 autres' }).focus();
    await userEvent.keyboard('{Enter}');
    const day = within(screen.getByRole('dialog', { name: 'lundi 30 novembre 2026' }));
    expect(day.getAllByRole('listitem')).toHaveLength(6);
    expect(day.getAllByRole('link', { name: LABEL }).map((link) => link.getAttribute('href'))).toContain(
      '/deadlines/d6/show',
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('asks on until every entry has come', async () => {
    const many = Array.from({ length: 205 }, (_, index) => deadline(index + 1, '2026-11-30T22:59:59.000Z'));
    await open(many);
    expect(boxOf('2026-11-30').getByRole('button', { name: '+202 autres' })).toBeTruthy();
  });
});
