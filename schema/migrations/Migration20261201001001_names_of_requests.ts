import { Migration } from '@mikro-orm/migrations';

/** The message is a data subject's request, and one right in it an exercised right: tables, indexes and constraints alike. */
const RENAMED = [
  ['data_subject_request', 'exercised_right'],
  ['request_case', 'data_subject_request'],
] as const;

const rename = (from: string, to: string): string => `
  alter table "${from}" rename to "${to}";
  do $$
  declare
    each record;
  begin
    for each in select conname as name from pg_constraint
      where conrelid = '"${to}"'::regclass and starts_with(conname, '${from}_')
    loop
      execute format('alter table %I rename constraint %I to %I', '${to}', each.name, '${to}' || substr(each.name, ${from.length + 1}));
    end loop;
    for each in select indexrelid::regclass::text as name from pg_index
      where indrelid = '"${to}"'::regclass and starts_with(indexrelid::regclass::text, '${from}_')
    loop
      execute format('alter index %I rename to %I', each.name, '${to}' || substr(each.name, ${from.length + 1}));
    end loop;
  end $$;`;

export class Migration20261201001001_names_of_requests extends Migration {
  override up(): void {
    for (const [from, to] of RENAMED) this.addSql(rename(from, to));
    // Texts that an earlier migration found in clear, and nobody has sealed yet.
    this.addSql(`
      do $$
      begin
        if to_regclass('carried_text') is not null then
          update carried_text set table_name = 'data_subject_request' where table_name = 'request_case';
        end if;
      end $$;`);
  }

  override down(): void {
    for (const [from, to] of RENAMED.toReversed()) this.addSql(rename(to, from));
  }
}
