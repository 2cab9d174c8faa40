import { createHash } from 'node:crypto';
import { openDatabase } from './orm.ts';

/** The login roles, and the password of each; null leaves a role as its administrator made it. */
export type RolePasswords = Record<'vigie_app' | 'vigie_system' | 'vigie_jobs', string | null>;

/** One statement without values; the rows it gives. */
type Run = (text: string) => Promise<Record<string, unknown>[]>;

/** Whoever has a say in whether a database is brought to this version, as the owner and in the transaction that does it. */
export interface MigrationGuard {
  /** Before a role or a table is touched. What it throws leaves everything as it was. */
  before(run: Run): Promise<void>;
  /** Once the tables are there. */
  after(run: Run): Promise<void>;
}

const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const notOurs =
  (role: string) =>
  (error: Error & { code?: string }): never => {
    if (error.code !== '42501') throw error;
    throw new Error(
      `the role ${role} is there already and another made it: let them run the migration, or give DATABASE_APP_URL, DATABASE_SYSTEM_URL and DATABASE_JOBS_URL`,
    );
  };

/** Stands on a role: whose passwords it has, as a database and a fingerprint. Passwords are derived from a key and cannot be guessed. */
const MARK = /^vigie: (.*) ([0-9a-f]{16})$/;

const fingerprintOf = (password: string): string =>
  createHash('sha256').update(password).digest('hex').slice(0, 16);

/**
 * Gives a login role its password. Roles belong to the whole server: another database's, with another key, would lose its own.
 *
 * @throws Error where such a database is there
 */
async function setPassword(run: Run, role: string, password: string): Promise<void> {
  const [found] = await run(
    `select current_database() as here, shobj_description(oid, 'pg_authid') as mark from pg_roles where rolname = ${quote(role)}`,
  );
  const [, database = '', fingerprint] = MARK.exec(String(found?.mark ?? '')) ?? [];
  const [other] = await run(
    `select from pg_database where datname = ${quote(database)} and datname <> current_database()`,
  );
  if (other && fingerprint !== fingerprintOf(password))
    throw new Error(
      `this PostgreSQL server has the office of the database ${database} already, with another key: its login roles are not taken away; give this one a server of its own`,
    );
  await run(`alter role ${role} login password ${quote(password)}`).catch(notOurs(role));
  if (!other)
    await run(
      `comment on role ${role} is ${quote(`vigie: ${String(found?.here)} ${fingerprintOf(password)}`)}`,
    );
}

/**
 * Makes the login roles and brings the tables to this version. Safe to run twice and by two at once: the second waits.
 *
 * @param ownerUrl the owner of the database, who may create roles unless they are there already
 * @returns the names of the migrations that were run
 */
export async function migrate(
  ownerUrl: string,
  passwords: RolePasswords,
  guard?: MigrationGuard,
): Promise<string[]> {
  const orm = await openDatabase(ownerUrl, { min: 0, max: 2 });
  try {
    const connection = orm.em.getConnection();
    return await orm.em.fork().transactional(async (em) => {
      const run: Run = (sql) => connection.execute(sql, [], 'all', em.getTransactionContext());
      await run(`select pg_advisory_xact_lock(hashtext('vigie.migrate'))`);
      await guard?.before(run);
      for (const [role, password] of Object.entries(passwords)) {
        const [found] = await run(`select 1 from pg_roles where rolname = ${quote(role)}`);
        if (!found) await run(`create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole`);
        if (password) await setPassword(run, role, password);
      }
      await run('grant vigie_jobs to current_user');
      await run('create schema if not exists bullmq authorization vigie_jobs');
      const done = await orm.migrator.up({ transaction: em.getTransactionContext() as never });
      await guard?.after(run);
      return done.map(({ name }) => name);
    });
  } finally {
    await orm.close(true);
  }
}

/** Whether every migration of this version has been run. */
export async function isMigrated(ownerUrl: string): Promise<boolean> {
  const orm = await openDatabase(ownerUrl, { min: 0, max: 1 });
  try {
    return (await orm.migrator.getPending()).length === 0;
  } finally {
    await orm.close(true);
  }
}
