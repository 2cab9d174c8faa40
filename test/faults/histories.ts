import { Deadline, Role } from '@vigie/schema';
import { deadlines } from '@vigie/server';
import { realNow } from '../harness/clock.ts';
import { BOTH, type Fault, sleep } from './fault.ts';
import { Broken, checkPromise, datesOf, sameDates } from './invariants.ts';
import type { Lab } from './lab.ts';
import { fine } from './mail-sink.ts';
import type { Vigie } from './vigie.ts';

/** Numbers between 0 and 1 that the same seed gives again (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** What happens in a history: its processes, what was ended in it, and how much it may cost. */
interface World {
  lab: Lab;
  workers: Vigie[];
  clocks: string[];
  ended: Map<string, number>;
  random: () => number;
}

const pick = <T>(items: readonly T[], random: () => number): T =>
  items[Math.floor(random() * items.length)] as T;

async function replace(world: World, index: number, signal: NodeJS.Signals): Promise<void> {
  await world.workers[index]?.end(signal);
  world.workers[index] = await world.lab.worker();
}

const anyWorker = ({ workers, random }: World): number => Math.floor(random() * workers.length);

/** The faults that a history is made of. */
const EVENTS: Record<string, (world: World) => Promise<void>> = {
  kill: (world) => replace(world, anyWorker(world), 'SIGKILL'),
  restart: (world) => replace(world, anyWorker(world), 'SIGTERM'),
  pause: async (world) => {
    const worker = world.workers[anyWorker(world)];
    worker?.signal('SIGSTOP');
    await sleep(500 + world.random() * 2500);
    worker?.signal('SIGCONT');
  },
  eraseQueue: ({ lab }) => lab.eraseQueue(),
  cutConnections: async ({ lab }) => {
    await lab.office.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and usename in ('vigie_app', 'vigie_system', 'vigie_jobs')`,
    );
  },
  restartDatabase: async ({ lab, random }) => {
    await lab.cluster.stop(random() < 0.5 ? 'SIGINT' : 'SIGQUIT');
    await sleep(random() * 2000);
    await lab.cluster.run();
  },
  loseRedis: async ({ lab, random }) => {
    await lab.redis?.kill();
    await sleep(random() * 2000);
    await lab.redis?.run();
  },
  loseAnswers: async ({ lab, random }) => {
    lab.sink.behaviour = (moment) => (moment.command === 'BODY' ? null : fine(moment));
    await sleep(300 + random() * 700);
    lab.sink.behaviour = fine;
  },
  refuseMails: async ({ lab, random }) => {
    lab.sink.behaviour = (moment) => (moment.command === 'BANNER' ? '421 later' : fine(moment));
    await sleep(300 + random() * 700);
    lab.sink.behaviour = fine;
  },
  settleClocks: async (world) => {
    const { lab, clocks, ended, random } = world;
    for (const id of clocks.filter(() => random() < 0.2)) {
      if (ended.has(id)) continue;
      await lab.office.work(0, async (ctx) => {
        const clock = await ctx.get(Deadline, id);
        return deadlines.settle(ctx, clock.nodeId, clock.rule, ctx.now);
      });
      ended.set(id, realNow().getTime());
    }
  },
};

async function live(lab: Lab, seed: number): Promise<Record<string, number | string>> {
  const random = randomOf(seed);
  await lab.hire(Role.DPO);
  const world: World = { lab, workers: [], clocks: [], ended: new Map(), random };
  world.workers = await lab.workers(3);
  const before = await datesOf(lab);
  const names: string[] = [];
  const events = 1 + Math.floor(random() * 4);
  for (let i = 0; i < events; i += 1) {
    world.clocks.push(...(await lab.seed(10 + Math.floor(random() * 20))));
    const name = pick(Object.keys(EVENTS), random);
    names.push(name);
    await sleep(random() * 800);
    await EVENTS[name]?.(world);
  }
  world.clocks.push(...(await lab.seed(5)));
  // Whatever was refused or may have been taken is tried again now rather than in a minute.
  for (let i = 0; i < 3; i += 1) {
    await sleep(1000);
    await lab.office.owner.query(
      `update alert_step set next_attempt_at = now() where state = 'PLANNED' and due_at <= now()`,
    );
  }
  try {
    await lab.settled(90_000);
    sameDates(before, await datesOf(lab), world.ended);
    const figures = await checkPromise(lab, { copies: events, ended: world.ended, conversation: 5000 });
    return { ...figures, seed, history: names.join(' > ') };
  } catch (error) {
    throw new Broken(`seed ${seed}, ${names.join(' > ')}: ${(error as Error).message}`);
  }
}

/** So many histories of three workers and one to four faults each; the first has the seed itself. */
export function histories(seed: number, count: number): Fault[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `H${i + 1}`,
    title: 'A random history of three workers',
    backends: count === 1 ? BOTH : [BOTH[i % BOTH.length] as (typeof BOTH)[number]],
    run: (lab) => live(lab, seed + i),
  }));
}
