import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fakeApi } from '../testing/fakeApi.ts';
import { aRequest, aViewer } from '../testing/records.ts';
import { renderConsole } from '../testing/renderConsole.tsx';

const FARTHEST = 10_000;

/** A register of thirty thousand; as the API does, it counts to 10,001 and refuses an offset too far. */
const open = (path: string) => {
  const asked: number[] = [];
  fakeApi({
    'query Viewer': aViewer('2026-11-27T16:00:00Z'),
    'query Requests': ({ variables }) => {
      const offset = Number(variables.offset);
      asked.push(offset);
      if (offset > FARTHEST)
        return { errors: [{ message: 'No.', extensions: { code: 'INVALID_INPUT' } }], data: null };
      return { data: { requests: { nodes: [aRequest({ id: `r${offset}` })], totalCount: FARTHEST + 1 } } };
    },
  });
  renderConsole(path);
  return asked;
};

afterEach(cleanup);

describe('the pages of a long list', () => {
  it('end where the API ends, and the last of them opens', async () => {
    const asked = open('/requests?page=400&perPage=25');
    const last = await screen.findByRole('button', { name: /\b401$/ });
    expect(screen.queryByRole('button', { name: /\b(402|1200)$/ })).toBeNull();
    await userEvent.click(last);
    await screen.findByText(/Les pages s’arrêtent à la ligne/);
    expect(screen.getByText('10001-10025 sur plus de 10 000')).toBeTruthy();
    expect(asked.at(-1)).toBe(FARTHEST);
    expect(screen.getByText('DR-2026-0042')).toBeTruthy();
  });

  it('show the last one where an address asks for a page beyond', async () => {
    const asked = open('/requests?page=900&perPage=25');
    await waitFor(() => expect(asked.at(-1)).toBe(FARTHEST));
    expect(await screen.findByText('DR-2026-0042')).toBeTruthy();
  });
});
