import { setTimeout as sleep } from 'node:timers/promises';
import type { Postgres } from './postgres.ts';
import { hasRoom } from './room.ts';
import { StartError } from './start-error.ts';

/** So many ends within so long are a PostgreSQL that does not hold. Milliseconds. */
const MOST_ENDS = 5;
const PERIOD = 10 * 60_000;
/** The pause before it is started again, doubled each time it fails. Milliseconds. */
const SHORTEST_PAUSE = 250;
const LONGEST_PAUSE = 30_000;

export interface Keeping {
  folder: string;
  /** Starts it, on the same port where one is given; `onExit` is called when it ends by itself. */
  start(port: number | undefined, onExit: (why: string) => void): Promise<Postgres>;
  /** It runs, for the first time or again. */
  running(postgres: Postgres): void | Promise<void>;
  /** It has ended. */
  ended(): void;
  /** It is not started again. */
  givenUp(why: string): void;
  say(line: string): void;
  /** Also after a first end. */
  again: boolean;
}

/** The full disk is no fault of PostgreSQL's: it may be empty again at any time. */
const isOfTheDisk = (folder: string, why: string): boolean =>
  /No space left on device|ENOSPC|the disk is full/i.test(why) || !hasRoom(folder);

/**
 * A PostgreSQL that is started again, on its port, when it ends by itself: a few times in ten minutes, and without end for as
 * long as the disk is full. What works with it finds it away meanwhile, and there again.
 */
export class KeptPostgres {
  readonly #keeping: Keeping;
  readonly #stopping = new AbortController();
  #postgres: Postgres | undefined;
  #starting: Promise<void> | undefined;
  #ends: number[] = [];

  private constructor(keeping: Keeping) {
    this.#keeping = keeping;
  }

  static async start(keeping: Keeping): Promise<KeptPostgres> {
    const kept = new KeptPostgres(keeping);
    await kept.#start(undefined);
    return kept;
  }

  get port(): number {
    return this.#postgres?.port as number;
  }

  async #start(port: number | undefined): Promise<void> {
    const { start, running, ended } = this.#keeping;
    let end: string | undefined;
    let isUp = false;
    const postgres = await start(port, (why) => {
      end = why;
      ended();
      if (isUp) this.#onExit(why);
    });
    this.#postgres = postgres;
    try {
      await running(postgres);
      isUp = end === undefined;
    } catch (error) {
      await postgres.stop();
      // Its own end says more than what did not reach it any more.
      if (end === undefined) throw error;
    }
    if (end !== undefined) throw new StartError(end);
  }

  #onExit(why: string): void {
    const { again, givenUp } = this.#keeping;
    if (this.#stopping.signal.aborted) return;
    if (!again) {
      givenUp(why);
      return;
    }
    // It may end again right after it was started again.
    this.#starting = (this.#starting ?? Promise.resolve()).then(() => this.#startAgain(why));
    this.#starting.catch((error: Error) => givenUp(error.message));
  }

  /** Whether it may be started once more, after an end or a failed start for that reason. */
  #mayStart(why: string): boolean {
    if (isOfTheDisk(this.#keeping.folder, why)) return true;
    const now = performance.now();
    this.#ends = [...this.#ends.filter((at) => now - at < PERIOD), now];
    return this.#ends.length <= MOST_ENDS;
  }

  async #startAgain(first: string): Promise<void> {
    const { signal } = this.#stopping;
    const { say, givenUp } = this.#keeping;
    let why = first;
    for (let pause = SHORTEST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      if (!this.#mayStart(why)) return givenUp(why);
      say(`${why}: it is started again`);
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await this.#start(this.port);
        return say('the database runs again');
      } catch (error) {
        why = (error as Error).message;
      }
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#starting?.catch(() => undefined);
    await this.#postgres?.stop();
  }
}
