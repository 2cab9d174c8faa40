import { randomUUID } from 'node:crypto';
import { type BackgroundTask, RunOutcome } from '@vigie/schema';
import type pg from 'pg';
import { errorFields } from './office.ts';
import type { Progress } from './progress.ts';

interface Run {
  outcome: RunOutcome;
  startedAt: string;
  endedAt: string | null;
  progress: number | null;
  reason: string | null;
}

/** A row of a process that went without a word is kept for so long. */
const KEPT = '1 day';

/**
 * What this process says of itself, in one row: that it lives, when it last looked for alerts, how its tasks ended.
 * Nothing depends on it: it is there to be looked at, and a row that cannot be written holds up no alert.
 */
export class Pulse {
  readonly #pool: pg.Pool;
  readonly #id = randomUUID();
  readonly #startedAt = new Date();
  readonly #runs: Partial<Record<BackgroundTask, Run>> = {};

  constructor(system: pg.Pool) {
    this.#pool = system;
  }

  /** Runs a task and keeps how it went. */
  async record<T>(task: BackgroundTask, work: (progress: Progress) => Promise<T>): Promise<T> {
    const run: Run = {
      outcome: RunOutcome.RUNNING,
      startedAt: new Date().toISOString(),
      endedAt: null,
      progress: null,
      reason: null,
    };
    this.#runs[task] = run;
    try {
      const result = await work((share) => {
        run.progress = Math.round(share * 100) / 100;
      });
      run.outcome = RunOutcome.DONE;
      return result;
    } catch (error) {
      const { error: name, code = name } = errorFields(error);
      Object.assign(run, { outcome: RunOutcome.FAILED, reason: code });
      throw error;
    } finally {
      run.endedAt = new Date().toISOString();
    }
  }

  /** Writes the row. */
  async beat(health: { lastSweepAt: Date | null; queueReachable: boolean | null }): Promise<void> {
    await this.#pool.query(
      `insert into worker_process (id, started_at, seen_at, last_sweep_at, queue_reachable, runs)
       values ($1, $2, clock_timestamp(), $3, $4, $5)
       on conflict (id) do update set seen_at = excluded.seen_at, last_sweep_at = excluded.last_sweep_at,
         queue_reachable = excluded.queue_reachable, runs = excluded.runs`,
      [
        this.#id,
        this.#startedAt,
        health.lastSweepAt,
        health.queueReachable ?? false,
        JSON.stringify(this.#runs),
      ],
    );
  }

  /** Goes with a word. */
  async stop(): Promise<void> {
    await this.#pool.query('delete from worker_process where id = $1', [this.#id]);
  }

  /** Forgets processes that went without one, a day after. */
  async forget(): Promise<void> {
    await this.#pool.query('delete from worker_process where seen_at < clock_timestamp() - $1::interval', [
      KEPT,
    ]);
  }
}
