import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useLocale } from 'react-admin';
import type { DeadlineRow } from '../deadlines/deadlineRow.ts';

/** As many as one question may ask. */
const PAGE = 200;
/** A sheet that has more is no longer read; the list is. */
const MOST = 2_000;

const STATES = ['RUNNING', 'MISSED', 'MET', 'MET_LATE'];

export const between = (from: string, to: string) => ({
  dueAt: { gte: from, lt: to },
  state: { in: STATES },
});

/** Every clock that is due between two instants, however many questions that takes. */
export function useDeadlinesBetween(from: string, to: string) {
  const dataProvider = useDataProvider();
  return useQuery({
    queryKey: ['deadlines', 'between', from, to, useLocale()],
    queryFn: async ({ signal }) => {
      const rows: DeadlineRow[] = [];
      for (let page = 1; ; page += 1) {
        const { data, total = 0 } = await dataProvider.getList<DeadlineRow>('deadlines', {
          pagination: { page, perPage: PAGE },
          sort: { field: 'dueAt', order: 'ASC' },
          filter: between(from, to),
          signal,
        });
        rows.push(...data);
        if (data.length < PAGE || rows.length >= MOST) return { rows, total };
      }
    },
    retry: false,
  });
}
