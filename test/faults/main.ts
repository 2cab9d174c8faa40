// The fault list at full length: `npm run test:faults`, which says more about its options.
import { parseArgs } from 'node:util';
import { hasRedis } from '../jobs/redis-server.ts';
import { Cluster } from './cluster.ts';
import type { Fault } from './fault.ts';
import { histories } from './histories.ts';
import type { Figures } from './invariants.ts';
import { type Backend, Lab } from './lab.ts';
import { FAULTS } from './list.ts';
import { type Outcome, writeReport } from './report.ts';

/** Ends with a sentence: what was asked for is not there, and nothing runs in its place. */
function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        only: { type: 'string' },
        backend: { type: 'string' },
        seed: { type: 'string' },
        histories: { type: 'string', default: '6' },
        short: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const values = readOptions();

/** One fault on one backend. */
interface Cell {
  fault: Fault;
  backend: Backend;
}

/** Those that wait longest begin, so that the two lanes end together. */
const LONG = ['F14a', 'F4', 'F5'];
/** It takes all that the machine has, and comes last and alone. */
const isHeavy = ({ fault: { id } }: Cell): boolean => id === 'F20';

const rank = ({ fault: { id } }: Cell): number => (LONG.includes(id) ? LONG.indexOf(id) : LONG.length);

function requireKnown(faults: readonly Fault[]): void {
  const unknown = (values.only?.split(',') ?? []).filter(
    (name) => !faults.some(({ id }) => isNamed(id, name)),
  );
  const rows = faults.map(({ id }) => id).join(', ');
  if (unknown.length > 0) refuse(`--only ${unknown.join(',')}: there is no such row; there are ${rows}`);
  if (values.backend && !['postgres', 'redis'].includes(values.backend))
    refuse(`--backend ${values.backend}: it is postgres or redis`);
}

const isNamed = (id: string, name: string): boolean => id === name || id.replace(/[a-z]$/, '') === name;

const isWanted = (id: string): boolean =>
  !values.only || values.only.split(',').some((name) => isNamed(id, name));

function plan(): Cell[] {
  const seed = values.seed ? Number(values.seed) : Math.floor(Math.random() * 1e9);
  console.log(`seed of the histories: ${seed}`);
  const count = values.seed ? 1 : Number(values.histories);
  const all = [...FAULTS, ...histories(seed, count)];
  requireKnown(all);
  return all
    .filter(({ id }) => isWanted(id))
    .flatMap((fault) => fault.backends.map((backend) => ({ fault, backend })))
    .filter(({ backend }) => !values.backend || backend === values.backend)
    .filter(({ backend }) => backend !== 'redis' || hasRedis)
    .sort((a, b) => rank(a) - rank(b));
}

/** Causes one fault in a laboratory of its own, and says how it ended. */
async function cause({ fault, backend }: Cell, cluster: Cluster): Promise<Outcome> {
  const started = performance.now();
  const took = (): number => (performance.now() - started) / 1000;
  let lab: Lab | undefined;
  let figures: Figures = {};
  let failure: string | null = null;
  try {
    lab = await Lab.open(backend, !values.short, cluster);
    await lab.receiveRequest();
    figures = await fault.run(lab);
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
    for (const { logFile, log } of (lab?.processes ?? []).map((each) => ({
      logFile: each.logFile,
      log: each.log(),
    }))) {
      console.log(`${logFile}\n${log.split('\n').slice(-15).join('\n')}`);
    }
  }
  await lab?.close().catch((error: Error) => {
    failure ??= `it could not be cleared up: ${error.message}`;
  });
  const outcome = { id: fault.id, title: fault.title, backend, seconds: took(), figures, failure };
  const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
  console.log(
    `${failure ? 'FAILED' : 'ok    '} ${fault.id.padEnd(5)} ${backend.padEnd(8)} ${fault.title} (${took().toFixed(1)} s) ${failure ?? told.join(', ')}`,
  );
  return outcome;
}

async function main(): Promise<number> {
  if (!hasRedis) console.log('there is no redis-server on PATH: the faults of that backend are left out');
  const cells = plan();
  if (cells.length === 0) refuse('none of these rows is tried on that backend here');
  const outcomes: Outcome[] = [];
  const heavy = cells.filter(isHeavy);
  const light = cells.filter((cell) => !isHeavy(cell));
  const lane = async (queue: Cell[]): Promise<void> => {
    if (queue.length === 0) return;
    let cluster = await Cluster.start();
    try {
      for (let cell = queue.shift(); cell; cell = queue.shift()) {
        const outcome = await cause(cell, cluster);
        outcomes.push(outcome);
        if (outcome.failure) {
          // Whatever it left behind is not the next one's trouble.
          await cluster.remove().catch(() => undefined);
          cluster = await Cluster.start();
        }
      }
    } finally {
      await cluster.remove();
    }
  };
  await Promise.all([lane(light), lane(light)]);
  await lane(heavy);
  if (values.write) writeReport(outcomes);
  const failed = outcomes.filter(({ failure }) => failure !== null).length;
  console.log(`${outcomes.length - failed} passed, ${failed} failed`);
  return failed === 0 && outcomes.length > 0 ? 0 : 1;
}

// Each process of a fault is ended with this one.
process.setMaxListeners(100);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));
process.exit(await main());
