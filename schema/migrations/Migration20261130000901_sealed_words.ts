import { Migration } from '@mikro-orm/migrations';

/** Table, column, its text, the code of its field in the vault, the column of its file and what that dies with. */
const TEXTS: [string, string, string, string, string, string][] = [
  [
    'severity_assessment',
    'adjustment_reasons',
    `(select json_agg(d.each ->> 'justification' order by d.place)
      from jsonb_array_elements(inputs -> 'data') with ordinality as d (each, place)
      having count(d.each ->> 'justification') > 0)`,
    'SeverityAssessment.adjustmentReasons',
    'breach_id',
    'BREACH_FILE',
  ],
  ['severity_assessment', 'factors', 'factors', 'SeverityAssessment.factors', 'breach_id', 'BREACH_FILE'],
  [
    'controller_notice',
    'controller_name',
    'controller_name',
    'ControllerNotice.controllerName',
    'breach_id',
    'BREACH_FILE',
  ],
  ['request_case', 'late_reason', 'late_reason', 'RequestCase.lateReason', 'id', 'REQUEST_FILE'],
];

const TABLES = [...new Set(TEXTS.map(([table]) => table))];

/**
 * The words of an assessment, the name of a customer and the reason of a late answer are sealed. What stands in clear is
 * carried as before, beside what an earlier migration may have left there to be sealed.
 */
export class Migration20261130000901_sealed_words extends Migration {
  override up(): void {
    for (const table of TABLES) this.addSql(`alter table "${table}" no force row level security;`);
    this.addSql(`
      create table if not exists carried_text (
        organisation_id uuid not null,
        table_name text not null,
        column_name text not null,
        row_id uuid not null,
        breach_id uuid not null,
        field text not null,
        text text not null,
        primary key (row_id, field)
      );
      alter table carried_text rename column breach_id to owner_id;
      alter table carried_text add column retention_class text not null default 'BREACH_FILE';
      alter table severity_assessment add column adjustment_reasons bytea null;`);
    for (const [table, column, text, field, owner, retention] of TEXTS)
      this.addSql(`
        insert into carried_text
          select * from (
            select organisation_id, '${table}', '${column}', id, "${owner}", '${field}', ${text}::text as text, '${retention}'
            from "${table}") as found where text is not null;`);
    // Before the table is written anew by the change of a column's type, which leaves no former row.
    this.addSql(`
      update severity_assessment set inputs = jsonb_set(inputs, '{data}', (
        select jsonb_agg(d.each - 'justification' order by d.place)
        from jsonb_array_elements(inputs -> 'data') with ordinality as d (each, place)))
      where jsonb_path_exists(inputs, '$.data[*].justification');`);
    for (const [table, column] of TEXTS)
      this.addSql(`
        alter table "${table}" alter column "${column}" drop not null;
        alter table "${table}" alter column "${column}" type bytea using null::bytea;`);
    // The planner keeps samples of what stood there.
    this.addSql(`analyze severity_assessment (inputs);`);
    this.addSql(`
      do $$ begin
        if not exists (select from carried_text) then
          drop table carried_text;
          alter table controller_notice alter column controller_name set not null;
        end if;
      end $$;`);
    for (const table of TABLES) this.addSql(`alter table "${table}" force row level security;`);
  }
}
