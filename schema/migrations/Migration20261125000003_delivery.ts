import { Migration } from '@mikro-orm/migrations';

/**
 * What is due goes out by urgency: clocks of hours first, then what is due or overdue, then the rest, each by its
 * instant. The sweep sees that, and the channel by which batches are made.
 */
export class Migration20261125000003_delivery extends Migration {
  override up(): void {
    this.addSql(`
      alter table alert_step add column urgency smallint not null default 2;

      alter table alert_step no force row level security;
      alter table deadline no force row level security;
      do $$
      declare
        expected bigint;
        changed bigint;
      begin
        -- As alertUrgency has it: up to four days and an hour from the first instant to the last is told in hours.
        create temporary table urgent on commit drop as
          select s.id, case when d.due_at - d.anchor_at <= interval '97 hours' then 0 else 1 end as urgency
          from alert_step s join deadline d on d.id = s.deadline_id
          where d.due_at - d.anchor_at <= interval '97 hours' or s.code = 'AT_DUE' or s.code ~ '^OVERDUE_[0-9]+$';
        select count(*) into expected from urgent;
        update alert_step s set urgency = u.urgency from urgent u where u.id = s.id;
        get diagnostics changed = row_count;
        if changed <> expected then
          raise exception 'urgency was written to % of % alert steps', changed, expected;
        end if;
        drop table urgent;
      end $$;
      alter table deadline force row level security;
      alter table alert_step force row level security;

      create index alert_step_urgency_index on alert_step (urgency, due_at, id) where state in ('PLANNED', 'CLAIMED');
      grant select (channel, urgency) on alert_step to vigie_system;
    `);
  }
}
