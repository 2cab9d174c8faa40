import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Vigie } from '../faults/vigie.ts';

const COMMANDS = fileURLToPath(new URL('./commands.mjs', import.meta.url));

/** How a command ended. */
export interface Ended {
  code: number;
  said: string;
}

type Env = Record<string, string>;

let count = 0;

/** `vigie` command lines with the same settings in the same folder. */
export class CommandLine {
  readonly #running = new Set<Vigie>();

  constructor(
    readonly folder: string,
    readonly env: Env,
  ) {}

  /** One that goes on running, as a process of its own. */
  start(command: string[], env: Env = {}): Vigie {
    const vigie = new Vigie({ command, env: { ...this.env, ...env }, folder: this.folder });
    this.#running.add(vigie);
    void vigie.ended.then(() => this.#running.delete(vigie));
    return vigie;
  }

  /** Several that end by themselves, one after the other in one process. */
  async runAll(commands: readonly { command: string[]; more?: Env }[]): Promise<Ended[]> {
    count += 1;
    const file = join(this.folder, `ended-${count}.json`);
    const child = spawn(
      process.execPath,
      [
        '--conditions=source',
        '--disable-warning=ExperimentalWarning',
        COMMANDS,
        file,
        JSON.stringify(commands),
      ],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { PATH: process.env.PATH, ...this.env },
        cwd: this.folder,
      },
    );
    await once(child, 'exit');
    return JSON.parse(readFileSync(file, 'utf8'));
  }

  async run(command: string[], more: Env = {}): Promise<Ended> {
    const [ended] = await this.runAll([{ command, more }]);
    return ended as Ended;
  }

  /** What commands say that have to succeed, one after the other. */
  async done(...commands: (string | string[])[]): Promise<string[]> {
    const lines = commands.map((each) => ({ command: typeof each === 'string' ? each.split(' ') : each }));
    const ended = await this.runAll(lines);
    const failed = ended.find(({ code }) => code !== 0);
    if (failed) throw new Error(`a command ended with ${failed.code}: ${failed.said}`);
    return ended.map(({ said }) => said);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#running].map((each) => each.end('SIGKILL')));
  }
}
