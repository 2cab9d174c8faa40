import { Role } from '@vigie/schema';
import { until } from '../jobs/office.ts';
import type { RedisServer } from '../jobs/redis-server.ts';
import { Client } from './client.ts';
import { BOTH, EITHER, type Fault, REDIS, seconds, sleep } from './fault.ts';
import { Broken, checkPromise, type Figures, queueIsEmpty } from './invariants.ts';
import type { Lab } from './lab.ts';
import { soundEnd } from './sound-end.ts';
import type { Vigie } from './vigie.ts';
import { Wire } from './wire.ts';

const through = (wire: Wire, url: string): string => {
  const address = new URL(url);
  address.port = String(wire.port);
  return address.href;
};

const addresses = (lab: Lab, wire: Wire): Record<string, string> => ({
  DATABASE_APP_URL: through(wire, lab.office.url('vigie_app', 'app')),
  DATABASE_SYSTEM_URL: through(wire, lab.office.url('vigie_system', 'system')),
  DATABASE_JOBS_URL: through(wire, lab.office.url('vigie_jobs', 'jobs')),
});

/** Bells ring again: something that is committed now is relayed to the queue, and its job taken from there. */
async function bellsRing(lab: Lab): Promise<void> {
  await lab.seed(2);
  await lab.settled();
  await queueIsEmpty(lab, 60_000);
}

/**
 * A worker starts while the database takes no connection: from its n-th on, for each n that it makes in a start. BullMQ keeps
 * the failure of its first connection for ever.
 */
async function slowDatabase(lab: Lab, forMs: number, all: boolean, moments: number[]): Promise<Figures> {
  await lab.hire(Role.DPO);
  let slowest = 0;
  for (const moment of moments) {
    let wasPaused = false;
    const wire = await Wire.to(lab.cluster.port, (count) => {
      if (count !== moment) return;
      const goOn = lab.cluster.pause(all);
      wasPaused = true;
      void sleep(forMs).then(goOn);
    });
    try {
      const from = performance.now();
      const worker = lab.run(['worker'], addresses(lab, wire));
      await worker.ready();
      slowest = Math.max(slowest, performance.now() - from);
      await until(() => wasPaused);
      await sleep(forMs);
      await bellsRing(lab);
      await soundEnd(worker);
    } finally {
      await wire.close();
    }
  }
  return {
    ...(await checkPromise(lab, { copies: 1 })),
    moments: moments.length,
    'slowest start s': seconds(slowest),
  };
}

/** The same with an API. */
async function slowDatabaseOfApi(lab: Lab, forMs: number, all: boolean, moments: number[]): Promise<Figures> {
  await lab.hire(Role.DPO);
  const token = await lab.token();
  let slowest = 0;
  for (const moment of moments) {
    const wire = await Wire.to(lab.cluster.port, (count) => {
      if (count === moment) void sleep(forMs).then(lab.cluster.pause(all));
    });
    try {
      const from = performance.now();
      const { vigie, url } = await lab.server(addresses(lab, wire));
      slowest = Math.max(slowest, performance.now() - from);
      const api = new Client(url, token);
      await until(async () => (await api.createBreach(lab.office.legalEntityId)).status === 200);
      await soundEnd(vigie);
    } finally {
      await wire.close();
    }
  }
  await lab.worker();
  await lab.settled();
  return { ...(await checkPromise(lab)), moments: moments.length, 'slowest start s': seconds(slowest) };
}

/** Redis does not answer while a worker starts, which works all the same, and rings its bells as soon as it does. */
async function slowRedis(
  lab: Lab,
  gone: () => unknown,
  back: () => unknown,
  forMs: number,
): Promise<Figures> {
  await lab.hire(Role.DPO);
  await gone();
  const from = performance.now();
  const worker = await lab.worker();
  const started = performance.now() - from;
  await lab.seed(2);
  await lab.settled();
  await sleep(Math.max(0, forMs - (performance.now() - from)));
  await back();
  await bellsRing(lab);
  await soundEnd(worker);
  return { ...(await checkPromise(lab)), 'started after s': seconds(started) };
}

/** How often a process told of trouble with the queue, the lines that it only counted among them. */
const troubles = (vigie: Vigie): number =>
  vigie
    .log()
    .split('\n')
    .filter((line) => line.includes('the queue is in trouble'))
    .map((line) => 1 + ((JSON.parse(line) as { repeats?: number }).repeats ?? 0))
    .reduce((sum, count) => sum + count, 0);

/** The queue's own table is out of reach as a worker begins to ask for jobs: its loop fails as fast as it can ask. */
async function refusingQueue(lab: Lab): Promise<Figures> {
  const { owner } = lab.office;
  await lab.hire(Role.DPO);
  const first = await lab.worker();
  await bellsRing(lab);
  await soundEnd(first);
  const forMs = lab.length(30_000, 6000);
  await owner.query('alter table bullmq.job rename to job_elsewhere');
  const worker = await lab.worker();
  await until(() => troubles(worker) > 0);
  await lab.office.breachClock();
  await lab.settled();
  await sleep(forMs);
  await owner.query('alter table bullmq.job_elsewhere rename to job');
  await bellsRing(lab);
  // The last of them are counted yet: they are told of ten seconds later.
  await sleep(20_000);
  const told = troubles(worker);
  // Nine a worker, and no worker is made again within a second: without that it is some hundred a second.
  if (told === 0 || told > 200) throw new Broken(`it failed ${told} times`);
  await soundEnd(worker);
  return { ...(await checkPromise(lab)), 'errors told of': told };
}

const redisOf = (lab: Lab): RedisServer => lab.redis as RedisServer;

export const START_FAULTS: Fault[] = [
  {
    id: 'F26a',
    title: 'PostgreSQL takes no connection for 4.2 s, at each moment of a worker’s start',
    backends: BOTH,
    // With a Redis it makes none for its queue.
    run: (lab) =>
      slowDatabase(lab, 4200, false, lab.isFull ? [1, 2, 3, 4, 5, 6, ...(lab.redis ? [] : [7, 8])] : [5]),
  },
  {
    id: 'F26b',
    title: 'PostgreSQL is silent for 40 s while a worker starts',
    backends: EITHER,
    run: (lab) => slowDatabase(lab, lab.length(40_000, 9000), true, lab.isFull ? [1, 4, 6] : [4]),
  },
  {
    id: 'F26c',
    title: 'The queue’s own table is out of reach, and everything asked of it fails at once',
    backends: EITHER,
    run: refusingQueue,
  },
  {
    id: 'F26d',
    title: 'PostgreSQL refuses for 12 s while a worker starts',
    backends: EITHER,
    async run(lab) {
      await lab.hire(Role.DPO);
      await lab.cluster.stop('SIGINT');
      const from = performance.now();
      const worker = lab.run(['worker']);
      await sleep(lab.length(12_000, 6000));
      await lab.cluster.run();
      await worker.ready();
      const took = performance.now() - from;
      await bellsRing(lab);
      await soundEnd(worker);
      return { ...(await checkPromise(lab, { copies: 1 })), 'started after s': seconds(took) };
    },
  },
  {
    id: 'F27a',
    title: 'PostgreSQL takes no connection for 4.2 s, at each moment of the API’s start',
    backends: EITHER,
    run: (lab) => slowDatabaseOfApi(lab, 4200, false, lab.isFull ? [1, 2, 3, 4, 5] : [2]),
  },
  {
    id: 'F27b',
    title: 'PostgreSQL is silent for 40 s while the API starts',
    backends: EITHER,
    run: (lab) => slowDatabaseOfApi(lab, lab.length(40_000, 9000), true, lab.isFull ? [1, 2, 3] : [2]),
  },
  {
    id: 'F29a',
    title: 'Redis is silent for 40 s while a worker starts',
    backends: REDIS,
    run: (lab) =>
      slowRedis(
        lab,
        () => redisOf(lab).pause(),
        () => redisOf(lab).goOn(),
        lab.length(40_000, 6000),
      ),
  },
  {
    id: 'F29b',
    title: 'Redis refuses for 20 s while a worker starts',
    backends: REDIS,
    run: (lab) =>
      slowRedis(
        lab,
        () => redisOf(lab).kill(),
        () => redisOf(lab).run(),
        lab.length(20_000, 6000),
      ),
  },
];
