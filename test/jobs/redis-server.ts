import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atExit } from '../harness/at-exit.ts';
import { until } from '../harness/pace.ts';

/** Without a preloaded clock: Redis keeps no legal time, and its allocator never comes back from a library that allocates as it loads. */
const { LD_PRELOAD: _library, ...env } = process.env;

/** Whether tests on Redis are to run: there is one, or someone said that there has to be, and then they fail without. */
export const hasRedis =
  Boolean(process.env.REDIS_REQUIRED) || spawnSync('redis-server', ['--version'], { env }).status === 0;

/** A port of this machine that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** A Redis of its own, in memory only, gone with the test. */
export class RedisServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'vigie-redis-'));
  #child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    readonly policy: string,
  ) {}

  static async start(policy = 'noeviction'): Promise<RedisServer> {
    const redis = new RedisServer(await freePort(), policy);
    await redis.run();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async run(): Promise<void> {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    // What it holds can be looked at as it is.
    options.push('--rdbcompression', 'no', '--repl-diskless-sync-delay', '0');
    const path = join(this.#folder, 'redis.log');
    const log = openSync(path, 'w');
    const child = spawn(
      'redis-server',
      [...options, '--dir', this.#folder, '--maxmemory-policy', this.policy],
      { stdio: ['ignore', log, log], env },
    );
    closeSync(log);
    this.#child = child;
    child.once(
      'exit',
      atExit(() => child.kill('SIGKILL')),
    );
    await until(() => {
      const said = readFileSync(path, 'utf8');
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}: ${said}`);
      return said.includes('Ready to accept connections');
    });
  }

  command(...words: string[]): string {
    return spawnSync('redis-cli', ['-p', String(this.port), ...words], { encoding: 'utf8', env }).stdout;
  }

  /** Everything that it holds, as it would write it to disk. */
  dump(): string {
    const file = join(this.#folder, 'looked-at.rdb');
    spawnSync('redis-cli', ['-p', String(this.port), '--rdb', file], { env });
    return existsSync(file) ? readFileSync(file, 'latin1') : '';
  }

  /** Takes connections, and answers nothing until it may go on. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Gone at once, with all that it held. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async stop(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
