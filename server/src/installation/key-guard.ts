import type { MigrationGuard } from '@vigie/schema/database';
import type pg from 'pg';
import type { Secrets } from '../secrets.ts';
import { fitsKeyCheck, keyCheckOf } from './key-check.ts';
import { isProved, OWNERS_EVIDENCE, type Run, STAFF, SYSTEMS_EVIDENCE } from './key-evidence.ts';

/** The secret key is not the one under which this database was filled, or it cannot be told whether it is. */
export class KeyRefused extends Error {
  readonly reason: 'WRONG' | 'SPOILT_CHECK' | 'UNPROVED' | 'NOT_MIGRATED';

  constructor(reason: KeyRefused['reason']) {
    super(`the secret key is refused: ${reason}`);
    this.name = 'KeyRefused';
    this.reason = reason;
  }
}

const CHECK = `select encode(key_check, 'hex') as check from installation`;

/** Whether the key fits the check value of the database; null where there is none yet. */
async function fits(run: Run, secrets: Secrets): Promise<boolean | null> {
  const [row] = await run(CHECK);
  return row ? fitsKeyCheck(secrets, Buffer.from(String(row.check), 'hex')) : null;
}

async function exists(run: Run, table: string): Promise<boolean> {
  const [row] = await run(`select to_regclass('public.${table}') is not null as found`);
  return row?.found === true;
}

const keep = (run: Run, secrets: Secrets) =>
  run(
    `insert into installation (key_check) values (decode('${keyCheckOf(secrets).toString('hex')}', 'hex'))
     on conflict (id) do nothing`,
  );

/** The owner looks across organisations: forced row-level security is lifted for as long as that takes, in this transaction. */
async function asOwner(run: Run, work: () => Promise<boolean | null>): Promise<boolean | null> {
  const tables = OWNERS_EVIDENCE.map(({ table }) => table);
  const bound = await run(
    `select relname::text as name from pg_class
     where relnamespace = 'public'::regnamespace and relforcerowsecurity and relname in (${tables.map((name) => `'${name}'`).join(', ')})`,
  );
  for (const { name } of bound) await run(`alter table ${name} no force row level security`);
  const answer = await work();
  for (const { name } of bound) await run(`alter table ${name} force row level security`);
  return answer;
}

/** The tables that are bound are locked only where no account can tell. */
const isProvedToOwner = async (run: Run, secrets: Secrets): Promise<boolean | null> =>
  (await isProved(run, secrets, [STAFF])) ??
  (await asOwner(run, () => isProved(run, secrets, OWNERS_EVIDENCE)));

/** A check value that does not fit is the fault of the key, unless the key opens what stands. */
const misfit = (proved: boolean | null): KeyRefused => new KeyRefused(proved ? 'SPOILT_CHECK' : 'WRONG');

/**
 * Refuses another key than that of the database before a role's password, which is derived from it, or a table is touched.
 * An empty database takes the key; one of an earlier version takes it if what stands there was made under it.
 *
 * @throws KeyRefused
 */
export const keyGuard = (secrets: Secrets): MigrationGuard => ({
  async before(run) {
    const known = (await exists(run, 'installation')) ? await fits(run, secrets) : null;
    if (known || !(await exists(run, 'user_account'))) return;
    const proved = await isProvedToOwner(run, secrets);
    if (known === false) throw misfit(proved);
    if (proved === false) throw new KeyRefused('WRONG');
  },
  async after(run) {
    await keep(run, secrets);
  },
});

/**
 * The same without the owner's rights, for a process that was given the addresses of the roles alone.
 *
 * @param system a pool of `vigie_system`
 * @throws KeyRefused
 */
export async function requireKey(system: pg.Pool, secrets: Secrets): Promise<void> {
  const run: Run = async (text) => (await system.query(text)).rows;
  if (!(await exists(run, 'installation'))) throw new KeyRefused('NOT_MIGRATED');
  if ((await fits(run, secrets)) === null) {
    const proved = await isProved(run, secrets, SYSTEMS_EVIDENCE);
    if (proved === false) throw new KeyRefused('WRONG');
    // The wrapped keys of organisations are not for this role to see: the owner may look.
    const [found] = await run('select 1 from organisation limit 1');
    if (proved === null && found) throw new KeyRefused('UNPROVED');
    await keep(run, secrets);
  }
  if (!(await fits(run, secrets))) throw misfit(await isProved(run, secrets, SYSTEMS_EVIDENCE));
}
