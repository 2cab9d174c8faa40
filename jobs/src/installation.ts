import { migrate } from '@vigie/schema/database';
import {
  type Databases,
  type Environment,
  KeyRefused,
  keyGuard,
  type MailTransport,
  makeParts,
  openDatabases,
  openTransport,
  type Parts,
  type RoleUrls,
  readEnvironment,
  requireKey,
  roleUrls,
  type Secrets,
  sealCarried,
} from '@vigie/server';
import pg from 'pg';
import type { Logger } from 'pino';
import {
  type AcquiredDatabase,
  acquireDatabase,
  inFolder,
  refuseForeign,
  StartError,
  servingIn,
} from './embedded/index.ts';
import { isUnknownHost, requireKnown } from './lookups.ts';
import { patiently } from './patience.ts';
import { keySentence, readSecrets } from './secret-key.ts';
import { settledWithin } from './timer.ts';

/** Everything that a command works with: checked settings, keys, a database at this version, and its pools. */
export interface Installation {
  env: Environment;
  secrets: Secrets;
  ownerUrl: string | undefined;
  embedded: boolean;
  urls: RoleUrls;
  databases: Databases;
  parts: Parts;
  transport: MailTransport;
  close(): Promise<void>;
}

interface OpenOptions {
  logger: Logger;
  /** Brings the tables to this version; every command does where it has the owner's address. */
  migrate?: boolean;
  say?: (line: string) => void;
  warn?: (line: string) => void;
  onDatabaseExit?: (why: string) => void;
}

const UNREACHABLE = /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timeout/i;

/** What the driver said of a connection, as the one sentence that helps. */
function connectionSentence(name: string, error: Error & { code?: string }): StartError {
  const { code = '', message } = error;
  const say = (sentence: string) => new StartError(`${name}: ${sentence}`, { cause: error });
  if (code === '28P01' || code === '28000') return say('the database refuses this user or password');
  if (code === '3D000') return say('there is no such database: create it first');
  if (isUnknownHost(error)) return say('the host of that address is unknown: is it spelt right?');
  if (UNREACHABLE.test(code) || UNREACHABLE.test(message))
    return say('nobody answers at that address: is PostgreSQL running there?');
  if (code === '42501') return say(`this user may not make what Vigie needs: ${message}`);
  return say(message);
}

/** Asks a database something once its host is known; what keeps it from answering is told in one sentence. */
async function asked<T>(url: string, name: string, question: () => Promise<T>): Promise<T> {
  try {
    const { host } = new pg.Client({ connectionString: url });
    if (!host.startsWith('/')) await requireKnown([host]);
    return await question();
  } catch (error) {
    throw error instanceof StartError ? error : connectionSentence(name, error as Error);
  }
}

async function checkOwner(url: string, name: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    query_timeout: 25_000,
  });
  client.on('error', () => undefined);
  const versionOf = async (): Promise<number> => {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version_num') as version`,
    );
    return Number(rows[0]?.version);
  };
  const version = await asked(url, name, versionOf).finally(() => {
    // A line that is cut is not waited for.
    client.end().catch(() => undefined);
  });
  if (version < 160_000) throw new StartError(`${name}: Vigie needs PostgreSQL 16 or later`);
}

/** Refuses a role that row-level security does not bind: one mistake in the environment would open every tenant. */
async function checkRole(pool: pg.Pool, url: string, name: string): Promise<void> {
  const { rows } = await asked(url, name, () =>
    pool.query(
      `select r.rolsuper or r.rolbypassrls as unbound,
         exists (select from pg_tables t where t.tableowner = current_user and t.schemaname = 'public') as owns
       from pg_roles r where r.rolname = current_user`,
    ),
  );
  if (rows[0]?.unbound || rows[0]?.owns) {
    throw new StartError(
      `${name}: this role owns tables or bypasses row-level security: use the role that \`vigie migrate\` makes`,
    );
  }
}

/** A command beside a demo that lives at another time lives at the same. */
const asServed = (env: Environment): Environment =>
  env.demo && env.legalOffset === 0 ? { ...env, legalOffset: servingIn(env.dataDir)?.legalOffset ?? 0 } : env;

/** Opens the installation that the environment describes. */
export async function openInstallation(options: OpenOptions): Promise<Installation> {
  const env = asServed(readEnvironment());
  // Mails without a mail server are files there, whatever the database.
  if (!env.smtpUrl) inFolder(env.dataDir, () => refuseForeign(env.dataDir));
  const secrets = readSecrets(env);
  let database: AcquiredDatabase | null = null;
  let opened: Databases | undefined;
  if (!env.databaseAppUrl || env.databaseUrl) {
    database = await acquireDatabase({
      dataDir: env.dataDir,
      ...(env.databaseUrl ? { databaseUrl: env.databaseUrl } : {}),
      ...(options.onDatabaseExit ? { onExit: options.onDatabaseExit } : {}),
      ...(options.say ? { say: options.say, keepRunning: true } : {}),
    });
  }
  const close = async (): Promise<void> => {
    // A database that is silent does not say goodbye.
    if (opened) await settledWithin(opened.close(), 5000);
    await database?.release();
  };
  // Who starts a server waits for a slow database; who runs a short command is told at once.
  const wait = <T>(step: () => Promise<T>, waitingFor = 'the database'): Promise<T> =>
    options.say ? patiently(waitingFor, options.say, step) : step();
  try {
    const ownerUrl = database?.ownerUrl;
    const urls = roleUrls(env, ownerUrl, secrets);
    if (ownerUrl) {
      await wait(() => checkOwner(ownerUrl, 'DATABASE_URL'));
      if (options.migrate !== false)
        await wait(() => migrateInstallation(env, ownerUrl, secrets), 'the tables of the database');
    }
    const databases = await openDatabases(urls, (error) =>
      options.logger.warn({ code: (error as { code?: string }).code }, 'a connection was lost'),
    );
    opened = databases;
    await wait(() => checkRole(databases.app, urls.app, 'DATABASE_APP_URL'));
    await wait(() => checkRole(databases.system, urls.system, 'DATABASE_SYSTEM_URL'));
    await wait(() =>
      requireKey(databases.system, secrets).catch((error: Error) => {
        throw error instanceof KeyRefused ? keySentence(env, error) : error;
      }),
    );
    return {
      env,
      secrets,
      ownerUrl,
      embedded: database?.embedded ?? false,
      urls,
      databases,
      parts: makeParts(databases, secrets, env.legalOffset),
      transport: openTransport({
        smtpUrl: env.smtpUrl,
        publicUrl: env.publicUrl,
        dataDir: env.dataDir,
        tell: options.warn,
      }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Makes the login roles, unless their addresses were given, and runs what is new; with the key of this database alone. */
export async function migrateInstallation(
  env: Environment,
  ownerUrl: string,
  secrets: Secrets,
): Promise<string[]> {
  const derived = (given: string | undefined, role: string) => (given ? null : secrets.rolePassword(role));
  const passwords = {
    vigie_app: derived(env.databaseAppUrl, 'vigie_app'),
    vigie_system: derived(env.databaseSystemUrl, 'vigie_system'),
    vigie_jobs: derived(env.databaseJobsUrl, 'vigie_jobs'),
  };
  const done = await migrate(ownerUrl, passwords, keyGuard(secrets)).catch(
    (error: Error & { code?: string }) => {
      throw error instanceof KeyRefused ? keySentence(env, error) : connectionSentence('DATABASE_URL', error);
    },
  );
  await sealCarried(ownerUrl, secrets);
  return done;
}
