import Sequencer from '@jest/test-sequencer';

/** What takes longest, the longest first. */
const LONG = [
  'test/faults/faults.jobs',
  'test/browser/dialogs.axe',
  'test/browser/forms',
  'test/browser/pages.axe',
  'test/jobs/workers.jobs',
  'test/contract/permissions',
  'test/contract/tenants',
  'test/contract/changed-since',
  'test/browser/request.journey',
  'test/browser/hands',
];

const rankOf = ({ path }) => {
  const rank = LONG.findIndex((name) => path.endsWith(`/${name}.test.ts`));
  return rank < 0 ? LONG.length : rank;
};

/**
 * Begins with the files that take longest, so that no worker is left alone with one of them at the end. In a fresh clone jest knows
 * no durations and goes by size, and what waits for clocks, processes and browsers is often short.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}
