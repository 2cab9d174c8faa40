import { Migration } from '@mikro-orm/migrations';

/** Written as PostgreSQL prints it, or the comparison of migrations and entities never comes out empty. */
const ORGANISATION = `(organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))`;
const REACH = `( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)`;
const REACHES_ALL = `( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text))`;
const POLICY = `(${ORGANISATION} AND ((legal_entity_id IS NULL) OR ${REACHES_ALL} OR (legal_entity_id = ANY (${REACH}::uuid[]))))`;

/**
 * What is left of an objection says to which legal entity it was made. Of those that are there nothing tells: they hold for
 * the organisation as a whole, since one too many is silent.
 */
export class Migration20261130000902_objections extends Migration {
  override up(): void {
    this.addSql(`
    alter table "suppression_entry" add column "legal_entity_id" uuid null;
    alter table "suppression_entry" drop constraint "suppression_entry_organisation_id_scheme_index_hash_unique";
    alter table "suppression_entry" add constraint "suppression_entry_once" unique ("organisation_id", "legal_entity_id", "scheme", "index_hash");
    drop policy "organisation" on "suppression_entry";
    create policy "organisation" on "suppression_entry" using ${POLICY} with check ${POLICY};
    `);
  }
}
