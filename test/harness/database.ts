import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { migrate } from '@vigie/schema/database';
import pg from 'pg';

/** Passwords of the login roles on the tests' server. */
const ROLES = { vigie_app: 'app', vigie_system: 'system', vigie_jobs: 'jobs' } as const;

type Role = keyof typeof ROLES;

const MIGRATIONS = new URL('../../schema/migrations/', import.meta.url);

function serverUrl(): string {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) throw new Error('TEST_DATABASE_URL is missing: run the tests by `npm test`');
  return url;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The address of a database of the tests' server, as the owner or as one of the roles. */
function urlOf(database: string, role?: Role): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  if (role) {
    url.username = role;
    url.password = ROLES[role];
  }
  return url.href;
}

/** Its name says which migrations it has, so that a server kept between runs never gives an old one. */
function templateName(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(new URL(name, MIGRATIONS)));
  return `vigie_template_${hash.digest('hex').slice(0, 12)}`;
}

/** Roles belong to the whole server: two files that set a password at once disturb each other. */
async function migrated(database: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await migrate(urlOf(database), ROLES);
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

/** The one migrated database of a run that all others are copied from; made by whichever file comes first. */
async function template(client: pg.Client): Promise<string> {
  const name = templateName();
  await client.query(`select pg_advisory_lock(hashtext('vigie.template'))`);
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) {
      const draft = `${name}_draft`;
      await client.query(`drop database if exists ${draft} with (force)`);
      await client.query(`create database ${draft}`);
      await migrated(draft);
      await client.query(`alter database ${draft} rename to ${name}`);
    }
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('vigie.template'))`);
  }
  return name;
}

/** A database of one test file: migrated, empty, dropped in the end. */
export class TestDatabase {
  readonly name: string;
  /** As the tests' administrator, whom no policy binds: for looking at what happened, and for breaking things. */
  readonly owner: pg.Pool;
  readonly #pools: pg.Pool[] = [];

  private constructor(name: string) {
    this.name = name;
    this.owner = this.pool();
  }

  static async make(): Promise<TestDatabase> {
    const name = `vigie_test_${process.pid}_${randomBytes(4).toString('hex')}`;
    await onServer(async (client) => {
      await client.query(`create database ${name} template ${await template(client)} strategy file_copy`);
    });
    return new TestDatabase(name);
  }

  url(role?: Role): string {
    return urlOf(this.name, role);
  }

  /** Connections as one role, or as the owner; closed with the database. */
  pool(role?: Role, types?: pg.CustomTypesConfig): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.url(role), max: 8, ...(types ? { types } : {}) });
    // Dropping the database may end a connection that is just closing: that is no failure of a test.
    pool.on('error', () => undefined);
    pool.on('connect', (client) => client.on('error', () => undefined));
    this.#pools.push(pool);
    return pool;
  }

  /** Rows of all organisations. */
  async rows<T extends object = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<T[]> {
    return (await this.owner.query(text, values)).rows as T[];
  }

  async count(from: string, values: unknown[] = []): Promise<number> {
    const [row] = await this.rows<{ n: number }>(`select count(*)::int as n from ${from}`, values);
    return row?.n ?? 0;
  }

  /** Runs `work` while a statement is in force, and takes it back whatever happens. */
  async during<T>(statement: string, undo: string, work: () => Promise<T>): Promise<T> {
    await this.owner.query(statement);
    try {
      return await work();
    } finally {
      await this.owner.query(undo);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#pools.map((pool) => pool.end()));
    await onServer((client) => client.query(`drop database if exists ${this.name} with (force)`));
  }
}
