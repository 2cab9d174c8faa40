import { Migration } from '@mikro-orm/migrations';

/** A system is one however it is written. Of cases that differ in nothing else, one has the name in small letters; the others keep theirs. */
export class Migration20261130001101_systems_in_small_letters extends Migration {
  override up(): void {
    for (const table of ['request_case', 'breach'])
      this.addSql(`
      update "${table}" t set external_system = lower(t.external_system)
      where t.external_system <> lower(t.external_system) and not exists (
        select from "${table}" o
        where o.organisation_id = t.organisation_id and o.external_id = t.external_id and o.id <> t.id
          and lower(o.external_system) = lower(t.external_system)
          and (o.external_system = lower(o.external_system) or o.id < t.id));`);
  }
}
