import { Migration } from '@mikro-orm/migrations';

/**
 * A system is one however it is written: the one before did not reach the rows where the owner of the tables is no superuser, since
 * their policies hold for the owner too. Of cases of one legal entity that differ in nothing else, one has the name in small letters.
 */
export class Migration20261201000904_systems_in_small_letters extends Migration {
  override up(): void {
    for (const table of ['request_case', 'breach'])
      this.addSql(`
      alter table "${table}" no force row level security;
      update "${table}" t set external_system = lower(t.external_system)
      where t.external_system <> lower(t.external_system) and not exists (
        select from "${table}" o
        where o.organisation_id = t.organisation_id and o.legal_entity_id = t.legal_entity_id
          and o.external_id = t.external_id and o.id <> t.id
          and lower(o.external_system) = lower(t.external_system)
          and (o.external_system = lower(o.external_system) or o.id < t.id));
      alter table "${table}" force row level security;`);
  }
}
