import { Migration } from '@mikro-orm/migrations';

/** A name of another system is one case's in a legal entity: a refusal told whoever is confined to one of the cases of the others. */
export class Migration20261201000903_references_of_entities extends Migration {
  override up(): void {
    for (const table of ['request_case', 'breach'])
      this.addSql(`
      alter table "${table}" drop constraint "${table}_external_reference";
      alter table "${table}" add constraint "${table}_external_reference"
        unique ("organisation_id", "external_system", "external_id", "legal_entity_id");`);
  }
}
