import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { lockDataFolder } from '../../jobs/src/embedded/data-folder.ts';
import { type Postgres, startPostgres } from '../../jobs/src/embedded/postgres.ts';
import { isAlive } from '../../jobs/src/embedded/processes.ts';
import { atExit } from '../harness/at-exit.ts';
import { until } from '../jobs/office.ts';
import { freePort } from '../jobs/redis-server.ts';

const PASSWORD = 'faults';

/**
 * A PostgreSQL of its own that may be stopped, killed and started again on the same port. Its log is as talkative as
 * PostgreSQL's own defaults make it, statements that fail included: what it says of people is looked at.
 */
export class Cluster {
  readonly folder: string;
  readonly #port: number;
  readonly #lock: { release(): void };
  #postgres: Postgres | undefined;
  readonly #isRemoved: () => void;

  private constructor(folder: string, lock: { release(): void }, port: number) {
    this.folder = folder;
    this.#lock = lock;
    this.#port = port;
    this.#isRemoved = atExit(() => {
      if (this.#postgres) killFamily(this.#postgres.pid);
      this.#lock.release();
      rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
    });
  }

  static async start(): Promise<Cluster> {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'vigie-faults-')));
    rmSync(folder, { recursive: true }); // made again as a data folder, with the rights that one has
    const cluster = new Cluster(folder, lockDataFolder(folder), await freePort());
    await cluster.run();
    return cluster;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `postgresql://vigie_owner:${PASSWORD}@127.0.0.1:${this.#port}/postgres`;
  }

  async run(): Promise<void> {
    this.#postgres = await startPostgres({
      folder: this.folder,
      password: PASSWORD,
      settings: {
        port: String(this.#port),
        max_connections: '400',
        // What is committed outlives the process, which is all that dies here.
        fsync: 'off',
        log_min_messages: 'warning',
        log_min_error_statement: 'error',
        log_error_verbosity: 'default',
      },
    });
  }

  /** SIGINT is PostgreSQL's fast stop, SIGQUIT its immediate one: no checkpoint, recovery at the next start. */
  async stop(signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT'): Promise<void> {
    const postgres = this.#postgres;
    if (!postgres) return;
    this.#postgres = undefined;
    if (signal === 'SIGQUIT') process.kill(postgres.pid, signal);
    await postgres.stop();
    await until(() => !isAlive(postgres.pid));
  }

  /** Takes no new connection from now on, and with `all` answers nothing at all, until the given function is called. */
  pause(all = false): () => void {
    return pauseProcesses(this.#postgres?.pid as number, all);
  }

  /** One statement as the server's administrator. */
  async query(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  }

  /** What it has written to its log so far. */
  log(): string {
    return readFileSync(join(this.folder, 'postgres.log'), 'utf8');
  }

  async remove(): Promise<void> {
    await this.stop();
    this.#isRemoved();
    this.#lock.release();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function childrenOf(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' });
  return stdout.split('\n').map(Number).filter(Boolean);
}

function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) if (isAlive(pid)) process.kill(pid, signal);
}

/** Stops a process (SIGSTOP), with `all` its children too. Gives what lets them go on. */
export function pauseProcesses(pid: number, all = false): () => void {
  const paused = [pid, ...(all ? childrenOf(pid) : [])];
  signalAll(paused, 'SIGSTOP');
  return () => signalAll(paused, 'SIGCONT');
}

/** Ends a process at once, and its children: those that are stopped would not notice that it is gone. */
export const killFamily = (pid: number): void => signalAll([pid, ...childrenOf(pid)], 'SIGKILL');
