import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aViewer } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';
import { setLegalNow } from '../time/legalClock.ts';

const NOW = '2026-11-27T12:00:00Z';
/** Longer than the address waits for a moment's rest. Milliseconds. */
const OVER = 600;

beforeEach(() => {
  setLegalNow(NOW, Date.now(), Date.now());
  const answer = { outcome: 'YES', code: 'X', reason: 'Parce que.' };
  fakeApi({
    'query Viewer': () => aViewer(NOW),
    'query AssessRight': { data: { assessRight: answer } },
  });
});
afterEach(cleanup);

const answer = async () => {
  renderConsole('/tools/right', { inAddress: true });
  await userEvent.click((await screen.findAllByRole('combobox'))[0] as HTMLElement);
  await userEvent.click((await screen.findAllByRole('option'))[0] as HTMLElement);
};

it('keeps the case in the address', async () => {
  await answer();
  await waitFor(() => expect(window.location.hash).toMatch(/^#\/tools\/right\?/));
});

it('does not take back a link that was followed meanwhile, while its page is still being loaded', async () => {
  await answer();
  // As the router does it: the address first, the page once it is there.
  act(() => window.history.pushState({ idx: 1 }, '', '#/calendar'));
  await act(() => new Promise((done) => setTimeout(done, OVER)));
  expect(window.location.hash).toBe('#/calendar');
});
