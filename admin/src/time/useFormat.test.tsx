import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { AdminContext, TestMemoryRouter } from 'react-admin';
import { messages } from '../i18n/french.ts';
import { createI18nProvider } from '../i18n/i18nProvider.ts';
import { setLegalNow } from './legalClock.ts';
import { type FormatName, useFormat } from './useFormat.ts';

afterEach(cleanup);

const Dates = ({ instants, format }: { instants: string[]; format: FormatName }) => {
  const print = useFormat('Europe/Paris');
  return <p>{instants.map((instant) => print(instant, format)).join(' | ')}</p>;
};

it.each([
  ['shortDate', '31 déc. | 1er janv. 2027'],
  ['dayTime', /^jeu. 31 déc..*23:30 \| ven. 1er janv. 2027.*00:30$/],
  ['date', '31 déc. 2026 | 1er janv. 2027'],
] as const)('%s has the year where it is another one on the wall of the zone', async (format, text) => {
  setLegalNow('2026-11-27T16:00:00Z', Date.now(), Date.now());
  render(
    <TestMemoryRouter>
      <AdminContext i18nProvider={createI18nProvider('fr', messages)}>
        <Dates instants={['2026-12-31T22:30:00Z', '2026-12-31T23:30:00Z']} format={format} />
      </AdminContext>
    </TestMemoryRouter>,
  );
  expect(await screen.findByText(text)).toBeTruthy();
});
