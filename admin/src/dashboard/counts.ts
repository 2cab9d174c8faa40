import { OPEN_STATUSES as OPEN_BREACHES } from '../breaches/breach.ts';
import type { Variables } from '../graphql.ts';

export interface CountCard {
  name: string;
  resource: string;
  filter: Variables;
}

/** What is due moves with the clock, and by others' hands: each number and list of the day is read anew together. */
export const EACH_MINUTE = { refetchInterval: 60_000 };

/** The four numbers of the day. Each is the total of the very list that it links to. */
export const COUNTS: CountCard[] = [
  {
    name: 'late',
    resource: 'deadlines',
    filter: { state: { in: ['RUNNING', 'MISSED'] }, dueAt: { lt: '@now' } },
  },
  { name: 'breaches', resource: 'breaches', filter: { status: { in: OPEN_BREACHES } } },
  { name: 'requests', resource: 'requests', filter: { dueAt: { lt: '@now+7d' } } },
  { name: 'paused', resource: 'deadlines', filter: { state: { in: ['PAUSED'] } } },
];

export const listLink = (resource: string, filter: Variables): string => {
  const search = new URLSearchParams({
    filter: JSON.stringify(filter),
    sort: 'dueAt',
    order: 'ASC',
    page: '1',
    perPage: '25',
  });
  return `/${resource}?${search}`;
};
