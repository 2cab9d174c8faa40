import type { RetentionClass } from '@vigie/schema';
import pg from 'pg';
import { systemActor } from '../actor.ts';
import { COLUMN_TYPES, inTransaction } from '../database.ts';
import type { Secrets } from '../secrets.ts';
import { variablesOf } from '../unit-of-work.ts';
import { Vaults } from './vaults.ts';

interface Carried {
  organisation_id: string;
  table_name: string;
  column_name: string;
  row_id: string;
  owner_id: string;
  retention_class: RetentionClass;
  field: string;
  text: string;
}

/** What can stand empty only until it is sealed. */
const NEVER_ABSENT = [
  ['breach_measure', 'title'],
  ['breach_decision', 'reasons'],
  ['communication_exemption', 'justification'],
  ['controller_notice', 'controller_name'],
] as const;

/** So many texts are sealed in one transaction. */
const BATCH = 200;

/**
 * Seals the texts of files that a migration found in clear, as the owner: what is evidence may be touched by nobody else. Begins
 * where it left off when it was cut short, and two at once wait for each other.
 *
 * @returns how many were sealed
 */
export async function sealCarried(ownerUrl: string, secrets: Secrets): Promise<number> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, types: COLUMN_TYPES });
  const vaults = new Vaults(secrets);
  let sealed = 0;
  try {
    for (;;) {
      const done = await inTransaction(pool, async (sql) => {
        await sql(`select pg_advisory_xact_lock(hashtext('vigie.carried'))`);
        const [there] = await sql<{ found: boolean }>(
          `select to_regclass('public.carried_text') is not null as found`,
        );
        if (!there?.found) return null;
        const rows = await sql<Carried>(
          `select * from carried_text
           where organisation_id = (select organisation_id from carried_text limit 1) limit $1`,
          [BATCH],
        );
        const [first] = rows;
        if (!first) {
          for (const [table, column] of NEVER_ABSENT)
            await sql(`alter table "${table}" alter column "${column}" set not null`);
          await sql('drop table carried_text');
          return null;
        }
        const organisationId = first.organisation_id;
        for (const [name, value] of Object.entries(variablesOf(organisationId, systemActor(organisationId))))
          await sql('select set_config($1, $2, true)', [name, value]);
        const vault = vaults.of({ organisationId, sql, now: new Date() });
        for (const row of rows) {
          const value = await vault.seal(row.owner_id, row.retention_class, row.field, row.text, row.row_id);
          await sql(`update "${row.table_name}" set "${row.column_name}" = $2 where id = $1`, [
            row.row_id,
            value,
          ]);
          await sql('delete from carried_text where row_id = $1 and field = $2', [row.row_id, row.field]);
        }
        return rows.length;
      });
      if (done === null) return sealed;
      sealed += done;
    }
  } finally {
    await pool.end();
  }
}
