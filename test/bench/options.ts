/** On what the queue of either side lives. */
export type BackendName = 'postgres' | 'redis';

/** What the steps of one run are: by mail, into inboxes, or half of each. */
export type Mix = 'mixed' | 'inbox' | 'mail';

export interface BenchOptions {
  /** Alert steps that are due at once, and no-op jobs on the other side. */
  size: number;
  backends: readonly BackendName[];
  /** Jobs at once in the worker of the other side. */
  concurrency: number;
  organisations: number;
  /** Refresh docs/benchmarks.md. */
  write: boolean;
}

const USAGE = `npm run bench -- alerts [--size 100000] [--backend postgres|redis|both] [--concurrency 16]
                        [--organisations 20] [--write]`;

function whole(name: string, value: string | undefined, least: number): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < least) {
    throw new Error(`--${name} has to be a whole number from ${least} on\n${USAGE}`);
  }
  return number;
}

/** Reads what follows `npm run bench --`. */
export function readOptions(args: readonly string[]): BenchOptions {
  const [what, ...rest] = args;
  if (what !== 'alerts') throw new Error(USAGE);
  const given = new Map<string, string>();
  for (let place = 0; place < rest.length; place += 1) {
    const name = /^--(size|backend|concurrency|organisations|write)$/.exec(rest[place] ?? '')?.[1];
    if (!name) throw new Error(USAGE);
    if (name !== 'write') place += 1;
    given.set(name, name === 'write' ? 'yes' : (rest[place] ?? ''));
  }
  const backend = given.get('backend') ?? 'both';
  if (!['postgres', 'redis', 'both'].includes(backend)) throw new Error(USAGE);
  return {
    size: whole('size', given.get('size') ?? '100000', 100),
    backends: backend === 'both' ? ['postgres', 'redis'] : [backend as BackendName],
    concurrency: whole('concurrency', given.get('concurrency') ?? '16', 1),
    organisations: whole('organisations', given.get('organisations') ?? '20', 1),
    write: given.has('write'),
  };
}
