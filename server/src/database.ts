import type { Socket } from 'node:net';
import type { MikroORM } from '@vigie/schema/database';
import { openDatabase } from '@vigie/schema/database';
import pg from 'pg';
import type { Environment } from './environment.ts';
import { SettingError } from './environment.ts';
import type { Secrets } from './secrets.ts';

/** One statement with its values; the rows it gives. */
export type Sql = <Row extends object = Record<string, unknown>>(
  text: string,
  values?: unknown[],
) => Promise<Row[]>;

/** How the three login roles reach the database. */
export interface RoleUrls {
  app: string;
  system: string;
  jobs: string;
}

const asRole = (ownerUrl: string, role: string, secrets: Secrets): string => {
  const url = new URL(ownerUrl);
  url.username = role;
  url.password = secrets.rolePassword(role);
  return url.href;
};

/** The addresses given, else derived from the owner's and the secret key. */
export function roleUrls(env: Environment, ownerUrl: string | undefined, secrets: Secrets): RoleUrls {
  const derive = (given: string | undefined, role: string, name: string): string => {
    if (given) return given;
    if (!ownerUrl) throw new SettingError(`${name} is missing: set it, or DATABASE_URL to derive it from`);
    return asRole(ownerUrl, role, secrets);
  };
  return {
    app: derive(env.databaseAppUrl, 'vigie_app', 'DATABASE_APP_URL'),
    system: derive(env.databaseSystemUrl, 'vigie_system', 'DATABASE_SYSTEM_URL'),
    jobs: derive(env.databaseJobsUrl, 'vigie_jobs', 'DATABASE_JOBS_URL'),
  };
}

// timestamptz and date columns: instants as Date, days as text; numbers of 64 bits as numbers (counts, sequences).
const types = new pg.TypeOverrides();
types.setTypeParser(1082, (text: string) => text);
types.setTypeParser(20, (text: string) => Number(text));

/** Instants as Date, days as text, counts as numbers. */
export const COLUMN_TYPES = types;

/** The connections of one process: `orm` and `app` as vigie_app, `system` as vigie_system. */
export interface Databases {
  orm: MikroORM;
  app: pg.Pool;
  system: pg.Pool;
  close(): Promise<void>;
}

/** A connection on which a statement waits is given up when nothing has come from there for this long. Milliseconds. */
const SILENCE = 25_000;

const POOL = {
  connectionTimeoutMillis: 4000,
  idleTimeoutMillis: 30_000,
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  // Whoever died or was stopped in the middle of a transaction lets go of its rows.
  idle_in_transaction_session_timeout: 30_000,
};

/** The database ends a statement of a request or a job before we give the connection up. */
const WORK = { ...POOL, statement_timeout: 20_000 };

/** Writers queue behind each other's locks, and a burst of them is no outage: they wait longer for their turn. */
const WRITING = { ...WORK, connectionTimeoutMillis: 15_000 };

interface Wire {
  connection: { stream: Socket };
  readyForQuery: boolean;
}

/** A network that drops everything tells nobody: without this a statement would wait for an answer for ever. */
function giveUpWhenSilent(client: pg.PoolClient): void {
  const wire = client as unknown as Wire;
  const { stream } = wire.connection;
  stream.setTimeout(SILENCE);
  stream.on('timeout', () => {
    if (wire.readyForQuery) return;
    stream.destroy(Object.assign(new Error('the database fell silent'), { code: 'ETIMEDOUT' }));
  });
}

/**
 * Takes a connection that broke back from whoever has it. A transaction of the ORM gives its connection back when COMMIT or
 * ROLLBACK was answered, and not when it failed (kysely-org/kysely#1990): each would cost the pool a place for good, and
 * after a few of them nothing could be written any more.
 */
function takeBackBroken(pool: pg.Pool): void {
  const lent = new WeakSet<pg.PoolClient>();
  pool.on('acquire', (client) => void lent.add(client));
  pool.on('release', (_error, client) => void lent.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      if (!lent.has(client)) return;
      const { release } = client;
      // Who gives it back nevertheless gives back nothing.
      client.release = () => undefined;
      release(true);
    });
  });
}

/** For statements that read a whole table: this connection waits as long as they take. */
export function waitForEver(client: pg.PoolClient): void {
  (client as unknown as Wire).connection.stream.setTimeout(0);
}

/** Opens the pools. Nothing is asked of the server yet. */
export async function openDatabases(
  urls: RoleUrls,
  onError: (error: Error) => void,
  size = 10,
): Promise<Databases> {
  const orm = await openDatabase(
    urls.app,
    { min: 0, max: size },
    {
      ...WRITING,
      onPoolCreated: (pool: pg.Pool) => {
        pool.on('connect', giveUpWhenSilent);
        takeBackBroken(pool);
      },
    },
  );
  const app = new pg.Pool({ connectionString: urls.app, types, max: size, ...WORK });
  const system = new pg.Pool({
    connectionString: urls.system,
    types,
    max: Math.max(3, Math.ceil(size / 3)),
    ...POOL,
  });
  for (const pool of [app, system]) {
    pool.on('error', onError);
    pool.on('connect', (client) => {
      client.on('error', onError);
      giveUpWhenSilent(client);
    });
  }
  return {
    orm,
    app,
    system,
    close: async () => {
      await Promise.allSettled([orm.close(true), app.end(), system.end()]);
    },
  };
}

/** Runs `work` in one transaction of a pool. */
export async function inTransaction<T>(pool: pg.Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('begin');
    const result = await work(async (text, values) => (await client.query(text, values)).rows);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Statements on a pool, each on its own. */
export const sqlOf =
  (pool: pg.Pool): Sql =>
  async (text, values) =>
    (await pool.query(text, values)).rows;
