import { randomBytes, randomUUID } from 'node:crypto';
import { LegalEntity, Locale, Membership, Organisation, Role } from '@vigie/schema';
import { migrate } from '@vigie/schema/database';
import {
  type AlertDesk,
  type Context,
  type Databases,
  deadlines,
  keyGuard,
  type MailTransport,
  makeParts,
  newId,
  openDatabases,
  openTransport,
  Secrets,
  systemActor,
  unitOfWork,
} from '@vigie/server';
import pg from 'pg';
import type { Logger } from '../../jobs/src/office.ts';
import { MORNING, offsetTo, realNow } from '../harness/clock.ts';

export { DAY, HOUR } from '../harness/clock.ts';
export { until } from '../harness/pace.ts';

/** The secret key of these tests, for child processes too. */
export const SECRET = Buffer.alloc(32, 5);
export const secrets = new Secrets(SECRET);

/** Quiet, unless something is wrong with the test itself. */
export const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** One member of the staff. */
export interface Person {
  id: string;
  email: string;
}

/**
 * A migrated database with one organisation, its controller and its staff: what jobs work in. Its legal now is the morning on which
 * tests stand, and goes on from there; offsets are from that.
 */
export class TestOffice {
  readonly owner: pg.Pool;
  readonly databases: Databases;
  readonly organisationId = newId('Organisation');
  /** How far its legal now is from the real clock, at offset 0. */
  readonly base: number;
  legalEntityId = '';
  private cases = 0;

  private constructor(
    readonly name: string,
    readonly url: (user?: string, password?: string) => string,
    private readonly server: string,
    databases: Databases,
    base: number,
  ) {
    this.databases = databases;
    this.base = base;
    this.owner = new pg.Pool({ connectionString: url(), max: 3 });
    this.owner.on('error', () => undefined);
  }

  /**
   * @param server the address of another server than that of the tests
   * @param base where its legal now stands, from the real clock; without one, on the morning of the tests
   */
  static async open(
    kind: string,
    server = process.env.TEST_DATABASE_URL,
    base = offsetTo(MORNING),
  ): Promise<TestOffice> {
    if (!server) throw new Error('TEST_DATABASE_URL is missing');
    const name = `vigie_${kind}_${process.pid}_${randomBytes(3).toString('hex')}`;
    await onServer(server, `create database ${name}`);
    const url = (user?: string, password?: string): string => {
      const address = new URL(server);
      address.pathname = `/${name}`;
      if (user) address.username = user;
      if (password) address.password = password;
      return address.href;
    };
    for (let attempt = 1; ; attempt++) {
      try {
        await migrate(
          url(),
          { vigie_app: 'app', vigie_system: 'system', vigie_jobs: 'jobs' },
          keyGuard(secrets),
        );
        break;
      } catch (error) {
        // Roles belong to the whole server: two files that set the same password at once disturb each other.
        if (attempt === 5) throw error;
      }
    }
    const office = new TestOffice(name, url, server, await TestOffice.connect(url), base);
    await office.found();
    return office;
  }

  static connect(url: (user?: string, password?: string) => string, size = 8): Promise<Databases> {
    const urls = {
      app: url('vigie_app', 'app'),
      system: url('vigie_system', 'system'),
      jobs: url('vigie_jobs', 'jobs'),
    };
    return openDatabases(urls, () => undefined, size);
  }

  get jobsUrl(): string {
    return this.url('vigie_jobs', 'jobs');
  }

  private async found(): Promise<void> {
    await this.work(0, async (ctx) => {
      ctx.make(Organisation, {
        id: this.organisationId,
        slug: `lumen-${randomBytes(4).toString('hex')}`,
        name: 'Maison Lumen',
        timeZone: 'Europe/Paris',
        country: 'FR',
        locale: Locale.FR,
      });
      await ctx.em.flush();
      const entity = ctx.make(LegalEntity, {
        name: 'Maison Lumen SAS',
        country: 'FR',
        timeZone: 'Europe/Paris',
      });
      this.legalEntityId = entity.id;
    });
  }

  /** Legal now, that far from where this office stands. */
  now(offset = 0): Date {
    return new Date(realNow().getTime() + this.base + offset);
  }

  /** The same, in SQL. */
  sqlNow(offset = 0): string {
    return `(clock_timestamp() + interval '${this.base + offset} ms')`;
  }

  /** The offset at which legal now is that instant. */
  at(instant: string | Date): number {
    return offsetTo(instant) - this.base;
  }

  /** What a process whose legal now is that far from where this office stands has. */
  parts(offset: number, databases = this.databases) {
    return makeParts(databases, secrets, this.base + offset);
  }

  desk(offset: number, transport: MailTransport, databases = this.databases): AlertDesk {
    return { parts: this.parts(offset, databases), transport, publicUrl: 'https://privacy.lumen.example' };
  }

  /** What a worker of this office works with, as of that offset. */
  job(offset: number, transport: MailTransport, databases = this.databases) {
    const { parts, publicUrl } = this.desk(offset, transport, databases);
    return {
      parts,
      transport,
      publicUrl,
      systemPool: databases.system,
      secrets,
      logger,
      legalOffset: this.base + offset,
    };
  }

  /** What a task by the clock works with, as of that offset; `log` takes what it tells. */
  tasks(offset: number, transport: MailTransport, log: Logger = logger) {
    const { databases, base } = this;
    return {
      desk: this.desk(offset, transport),
      system: databases.system,
      secrets,
      logger: log,
      legalOffset: base + offset,
    };
  }

  /** A unit of work of Vigie itself. */
  work<T>(offset: number, job: (ctx: Context) => Promise<T>): Promise<T> {
    const { organisationId } = this;
    const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
    return unitOfWork(this.parts(offset), order, job);
  }

  /** A member with that role, who is written to in that language. */
  async hire(role: Role, locale: Locale = Locale.FR, name = 'Camille Essai'): Promise<Person> {
    const email = `${role.toLowerCase()}-${randomBytes(4).toString('hex')}@lumen.example`;
    const id = await this.parts(0).people.create({ email, name, locale });
    await this.work(0, async (ctx) => {
      ctx.make(Membership, { userId: id, roles: [role], legalEntityIds: null });
    });
    return { id, email };
  }

  async fire(person: Person): Promise<void> {
    await this.owner.query(`update membership set ended_at = ${this.sqlNow()} where user_id = $1`, [
      person.id,
    ]);
  }

  /** The clock of a breach of which one became aware that long before legal now. */
  breachClock(options: { offset?: number; awareFor?: number; assigneeId?: string } = {}): Promise<string> {
    const { awareFor = 0, ...more } = options;
    return this.#clock({ type: 'Breach', rule: 'GDPR_33_1', since: awareFor, ...more });
  }

  /** The clock of a request that came in that long before legal now, or at that instant. */
  requestClock(
    options: {
      offset?: number;
      openFor?: number;
      receivedAt?: string;
      reference?: string;
      assigneeId?: string | null;
    } = {},
  ): Promise<string> {
    const { openFor = 0, receivedAt, ...more } = options;
    return this.#clock({
      type: 'DataSubjectRequest',
      rule: 'GDPR_12_3',
      since: openFor,
      anchorAt: receivedAt,
      ...more,
    });
  }

  async #clock(options: {
    type: 'Breach' | 'DataSubjectRequest';
    rule: string;
    since: number;
    anchorAt?: string | undefined;
    offset?: number;
    reference?: string;
    assigneeId?: string | null;
  }): Promise<string> {
    const { type, rule, since, offset = 0, assigneeId = null } = options;
    this.cases += 1;
    const { reference = `VD-2026-${String(this.cases).padStart(4, '0')}` } = options;
    return this.work(offset, async (ctx) => {
      const { anchorAt = new Date(ctx.now.getTime() - since).toISOString() } = options;
      const clock = await deadlines.attach(ctx, {
        node: { id: newId(type), legalEntityId: this.legalEntityId, reference },
        rule,
        engineInput: { anchorAt },
        place: { timeZone: 'Europe/Paris', country: 'FR' },
        assigneeId,
      });
      return clock.id;
    });
  }

  async rows<T extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.owner.query(text, values)).rows as T[];
  }

  async count(text: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: string }>(`select count(*) as n from ${text}`, values);
    return Number(row?.n);
  }

  /** Steps that are due at that offset and did not go out. */
  openSteps(offset: number): Promise<number> {
    return this.count(
      `alert_step where state in ('PLANNED', 'CLAIMED') and due_at <= ${this.sqlNow(offset)}`,
    );
  }

  async close(): Promise<void> {
    await this.databases.close();
    await this.owner.end();
    await onServer(this.server, `drop database ${this.name} with (force)`);
  }
}

/** The transport that talks to a server on that port of this machine. */
export const smtpTo = (port: number): MailTransport =>
  openTransport({
    smtpUrl: `smtp://127.0.0.1:${port}?from=vigie@lumen.example`,
    publicUrl: 'https://privacy.lumen.example',
    dataDir: '/nowhere',
  });
