import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Locale, RequestChannel, Right, type Role, SCOPES } from '@vigie/schema';
import { organisations, requests } from '@vigie/server';
import { atExit } from '../harness/at-exit.ts';
import { type Person, SECRET, TestOffice, until } from '../jobs/office.ts';
import { RedisServer } from '../jobs/redis-server.ts';
import type { Cluster } from './cluster.ts';
import { MailSink } from './mail-sink.ts';
import { Vigie } from './vigie.ts';

export type Backend = 'postgres' | 'redis';

/** What a fault works with: its own database, queue, mail server, staff and processes. */
export class Lab {
  /** Strings that belong to people: they may stand in no queue, log or event. */
  readonly canary = `canari${randomBytes(5).toString('hex')}`;
  readonly phone = `06${String(10_000_000 + (randomBytes(4).readUInt32BE() % 89_999_999))}`;
  readonly folder = mkdtempSync(join(tmpdir(), 'vigie-lab-'));
  readonly sink = new MailSink();
  readonly processes: Vigie[] = [];
  readonly staff: Person[] = [];
  /** What is left to clear up once the database is gone. */
  readonly afterwards: (() => Promise<void>)[] = [];
  /** Port of the mail server's first door. */
  smtpPort = 0;
  readonly #logFrom: number;
  readonly #isClosed: () => void;

  private constructor(
    readonly backend: Backend,
    readonly isFull: boolean,
    readonly cluster: Cluster,
    readonly office: TestOffice,
    readonly redis: RedisServer | null,
  ) {
    this.#logFrom = cluster.log().length;
    this.#isClosed = atExit(() => rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 }));
  }

  static async open(backend: Backend, isFull: boolean, cluster: Cluster): Promise<Lab> {
    const redis = backend === 'redis' ? await RedisServer.start() : null;
    const lab = new Lab(backend, isFull, cluster, await TestOffice.open('faults', cluster.url, 0), redis);
    lab.smtpPort = await lab.sink.openDoor();
    return lab;
  }

  /** The full length, or the short one of every day's tests. */
  length(full: number, short: number): number {
    return this.isFull ? full : short;
  }

  async hire(role: Role): Promise<Person> {
    const person = await this.office.hire(role, Locale.FR, `Camille ${this.canary}`);
    this.staff.push(person);
    return person;
  }

  /** A request of somebody whose name, address and words may not be found anywhere else. */
  async receiveRequest(): Promise<void> {
    await this.office.work(0, (ctx) =>
      requests.requestIntake.perform(ctx, {
        legalEntityId: this.office.legalEntityId,
        channel: RequestChannel.EMAIL,
        receivedAt: ctx.now,
        rights: [Right.ACCESS],
        requester: { name: `Alix ${this.canary}`, email: `alix@${this.canary}.example` },
        verbatim: `Appelez-moi au ${this.phone}, ${this.canary}.`,
      }),
    );
  }

  /** Clocks of breaches that became known just now, so that their first alerts are due at once. */
  async seed(count: number, offset = 0): Promise<string[]> {
    const ids: string[] = [];
    for (let i = 0; i < count; i += 1) ids.push(await this.office.breachClock({ offset }));
    return ids;
  }

  env(more: Record<string, string> = {}): Record<string, string> {
    const { office } = this;
    return {
      NODE_ENV: 'test',
      DATA_DIR: join(this.folder, 'data'),
      DATABASE_APP_URL: office.url('vigie_app', 'app'),
      DATABASE_SYSTEM_URL: office.url('vigie_system', 'system'),
      DATABASE_JOBS_URL: office.url('vigie_jobs', 'jobs'),
      VIGIE_SECRET_KEY: SECRET.toString('base64'),
      SMTP_URL: `smtp://127.0.0.1:${this.smtpPort}?from=vigie@lumen.example`,
      PUBLIC_URL: 'https://privacy.lumen.example',
      LOG_LEVEL: 'debug',
      PORT: '0',
      ...(this.redis ? { REDIS_URL: this.redis.url } : {}),
      ...more,
    };
  }

  run(command: string[], env: Record<string, string> = {}, preload?: string): Vigie {
    const vigie = new Vigie({ command, env: this.env(env), folder: this.folder, preload });
    this.processes.push(vigie);
    return vigie;
  }

  async worker(env: Record<string, string> = {}, preload?: string): Promise<Vigie> {
    const worker = this.run(['worker'], env, preload);
    await worker.ready();
    return worker;
  }

  workers(count: number, env: Record<string, string> = {}): Promise<Vigie[]> {
    return Promise.all(Array.from({ length: count }, () => this.worker(env)));
  }

  /** A worker that comes through a door of its own to the mail server. */
  async workerAtDoor(): Promise<Vigie> {
    const port = await this.sink.openDoor();
    return this.worker({ SMTP_URL: `smtp://127.0.0.1:${port}?from=vigie@lumen.example` });
  }

  /** An API that listens, and its address. */
  async server(env: Record<string, string> = {}): Promise<{ vigie: Vigie; url: string }> {
    // Without PUBLIC_URL it says where it listens.
    const vigie = this.run(['server'], { PUBLIC_URL: '', ...env });
    const line = await vigie.ready();
    return { vigie, url: line.replace('ready ', '').replace('localhost', '127.0.0.1') };
  }

  /** The secret of a token that may do everything. */
  async token(): Promise<string> {
    const { secret } = await this.office.work(0, (ctx) =>
      organisations.tokenCreation.perform(ctx, { name: 'Essai', scopes: [...SCOPES], expiresAt: null }),
    );
    return secret;
  }

  /** A small disk at that folder, unmounted in the end, whatever still works on it. Needs root. */
  mount(folder: string, options: string): void {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'vigie-lab', folder]);
    const unmount = (): void => void execFileSync('umount', ['--lazy', folder]);
    const isUnmounted = atExit(unmount);
    this.afterwards.push(async () => {
      unmount();
      isUnmounted();
    });
  }

  /** Everything that is due has gone out, and nothing is in hand any more. */
  async settled(limit = 120_000, offset = 0): Promise<void> {
    await until(async () => {
      const open = await this.office.openSteps(offset).catch(() => 1);
      return open === 0;
    }, limit);
  }

  /** Erases the whole queue, as an administrator would by mistake. */
  async eraseQueue(): Promise<void> {
    if (this.redis) this.redis.command('FLUSHALL');
    else {
      const tables = await this.office.rows<{ name: string }>(
        `select quote_ident(tablename) as name from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration'`,
      );
      if (tables.length > 0)
        await this.office.owner.query(
          `truncate ${tables.map(({ name }) => `bullmq.${name}`).join(', ')} cascade`,
        );
    }
  }

  /** What PostgreSQL wrote to its log since this began. */
  databaseLog(): string {
    return this.cluster.log().slice(this.#logFrom);
  }

  async close(): Promise<void> {
    await Promise.all(this.processes.map((each) => each.end('SIGKILL')));
    await this.sink.close();
    await this.redis?.stop();
    await this.office.close();
    for (const clearUp of this.afterwards) await clearUp();
    this.#isClosed();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
