import { Migration } from '@mikro-orm/migrations';

/** Requests and breaches may be known by a name of another system; lists are read by what changed since. */
export class Migration20261130000801_external_references extends Migration {
  override up(): void {
    for (const table of ['request_case', 'breach']) {
      this.addSql(`
      alter table "${table}"
        add column "external_system" varchar(60) null,
        add column "external_id" varchar(120) null;
      alter table "${table}" add constraint "${table}_external_reference"
        unique ("organisation_id", "external_system", "external_id");
      create index "${table}_organisation_id_updated_at_index" on "${table}" ("organisation_id", "updated_at");
      `);
    }
  }
}
