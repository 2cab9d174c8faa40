import { mkdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf } from '../../jobs/src/embedded/processes.ts';
import { atExit } from '../harness/at-exit.ts';
import { until } from '../jobs/office.ts';
import { killFamily, pauseProcesses } from './cluster.ts';
import { Vigie } from './vigie.ts';

/** `vigie start` with a PostgreSQL of its own in a folder: what a newcomer runs. */
export class OwnDatabase {
  readonly dataDir: string;
  readonly #folder: string;
  #isEnded: (() => void) | undefined;

  constructor(folder: string) {
    this.#folder = realpathSync(folder);
    this.dataDir = join(this.#folder, 'own');
  }

  run(command: string[], env: Record<string, string> = {}): Vigie {
    this.#isEnded ??= atExit(() => this.#end());
    const settings = { NODE_ENV: 'test', DATA_DIR: this.dataDir, PORT: '0', DEMO: 'off', LOG_LEVEL: 'debug' };
    return new Vigie({ command, env: { ...settings, ...env }, folder: this.#folder });
  }

  /** Its log has no room, as on a full disk. */
  fillLog(): void {
    mkdirSync(this.dataDir, { recursive: true });
    symlinkSync('/dev/full', join(this.dataDir, 'vigie.log'));
  }

  /** The lines of PostgreSQL's own file: its number first, its state in the eighth. */
  #lines(): string[] {
    try {
      return readFileSync(join(this.dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
    } catch {
      return [];
    }
  }

  get pid(): number {
    return Number(this.#lines()[0]);
  }

  /** It takes connections, and is another process than that one. */
  up(not = 0): Promise<void> {
    return until(() => this.#lines()[7]?.trim() === 'ready' && this.pid !== not, 60_000);
  }

  pause(): () => void {
    return pauseProcesses(this.pid, true);
  }

  /** PostgreSQL outlives a `vigie start` that is killed. */
  #end(): void {
    const { pid } = this;
    if (pid > 0 && commandOf(pid).includes(join(this.dataDir, 'postgres'))) killFamily(pid);
  }

  /** Nothing of it runs any more, though it was cut off in the middle. */
  end(): void {
    this.#end();
    this.#isEnded?.();
  }
}

export const addressOf = (ready: string): string =>
  ready.replace('ready ', '').replace('localhost', '127.0.0.1');
