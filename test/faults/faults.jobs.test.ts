import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Cluster } from './cluster.ts';
import { Lab } from './lab.ts';
import { FAULTS } from './list.ts';

// Real processes are started and stopped; `npm run test:faults` does all of it at full length.
jest.setTimeout(240_000);

let cluster: Cluster;

beforeAll(async () => {
  cluster = await Cluster.start();
});

afterAll(() => cluster.remove());

describe('the promise holds although', () => {
  it.each(
    ['OFF', 'F8b', 'F10', 'F11a', 'F11c', 'F11d', 'F16', 'F17', 'F18', 'F20', 'F21', 'F26a'].map((id) => {
      const fault = FAULTS.find((each) => each.id === id);
      if (!fault) throw new Error(`there is no fault ${id}`);
      return [fault.title.replace(/^./, (letter) => letter.toLowerCase()), fault] as const;
    }),
  )('%s', async (_title, fault) => {
    const lab = await Lab.open('postgres', false, cluster);
    try {
      await lab.receiveRequest();
      expect((await fault.run(lab)).alerts).toBeGreaterThan(0);
    } finally {
      await lab.close();
    }
  });
});
