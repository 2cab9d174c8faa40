import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { atExit } from '../harness/at-exit.ts';
import { measure, Stopwatch, sleep, until } from '../harness/pace.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const TYPESCRIPT = here('../jobs/typescript.mjs');
const MAIN = here('../../jobs/src/main.ts');
/** Longest that a process may take until it works, or has ended, by the pace of the machine. Milliseconds. */
const PATIENCE = 90_000;

export interface VigieOptions {
  /** The command line, as in `worker`. */
  command: string[];
  env: Record<string, string>;
  /** Where its log goes. */
  folder: string;
  /** A module that it loads first. */
  preload?: string | undefined;
}

let count = 0;

/** `vigie <command>` as a process of its own, from the sources as they are: what an administrator runs. */
export class Vigie {
  readonly child: ChildProcess;
  readonly logFile: string;
  readonly ended: Promise<number | null>;

  constructor({ command, env, folder, preload }: VigieOptions) {
    count += 1;
    this.logFile = join(folder, `${String(count).padStart(3, '0')}-${command[0]}.log`);
    const log = openSync(this.logFile, 'a');
    const imports = [TYPESCRIPT, ...(preload ? [preload] : [])].flatMap((file) => ['--import', file]);
    this.child = spawn(
      process.execPath,
      ['--conditions=source', '--disable-warning=ExperimentalWarning', ...imports, MAIN, ...command],
      { stdio: ['ignore', log, log], env: { PATH: process.env.PATH, ...env }, cwd: folder },
    );
    closeSync(log);
    this.child.once(
      'exit',
      atExit(() => this.signal('SIGKILL')),
    );
    this.ended = once(this.child, 'exit').then(([code]) => code as number | null);
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get isAlive(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }

  /** Waits until it says that it works; gives that line. */
  async ready(): Promise<string> {
    const watch = new Stopwatch();
    for (;;) {
      const line = /^ready.*$/m.exec(this.log())?.[0];
      if (line) return line;
      if (!this.isAlive || watch.read() > PATIENCE)
        throw new Error(`vigie did not start: ${this.log().slice(-2000)}`);
      await sleep(25);
    }
  }

  /** Waits until it has ended; gives its exit code. */
  async code(): Promise<number | null> {
    await until(() => !this.isAlive, PATIENCE).catch(() => {
      throw new Error(`vigie did not end: ${this.log().slice(-2000)}`);
    });
    return this.ended;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.isAlive) this.child.kill(signal);
  }

  /** Ends it by that signal; gives its exit code, and how long that took. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<{ code: number | null; took: number }> {
    const took = measure();
    if (this.isAlive) {
      this.child.kill(signal);
      // One that is stopped hears nothing else.
      if (signal !== 'SIGKILL') this.child.kill('SIGCONT');
    }
    return { code: await this.code(), took: took() };
  }
}
