import { Migration } from '@mikro-orm/migrations';

/** Written as PostgreSQL prints it, or the comparison of migrations and entities never comes out empty. */
const POLICY = `((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))`;

/** Addresses for calendars; what was not delivered, in one view; and what the worker processes say of themselves. */
export class Migration20261125000004_calendar_feeds extends Migration {
  override up(): void {
    this.addSql(`
      create table "calendar_feed" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "user_id" uuid not null,
        "secret_hash" bytea not null,
        "locale" text not null,
        "revoked_at" timestamptz(3) null,
        "last_read_at" timestamptz(3) null,
        primary key ("id")
      );
      alter table "calendar_feed" add constraint "calendar_feed_secret_hash_unique" unique ("secret_hash");
      alter table "calendar_feed" add constraint "calendar_feed_locale_check" check ("locale" in ('FR', 'EN'));
      create unique index calendar_feed_live_index on calendar_feed (organisation_id, user_id) where revoked_at is null;
      alter table "calendar_feed" enable row level security;
      alter table "calendar_feed" force row level security;
      create policy "organisation" on "calendar_feed" using ${POLICY} with check ${POLICY};
      grant select, insert, update on calendar_feed to vigie_app;
      grant select (id, organisation_id, user_id, secret_hash, locale, revoked_at, last_read_at),
        update (last_read_at) on calendar_feed to vigie_system;
      create policy system on calendar_feed for all to vigie_system using (true) with check (true);
    `);

    this.addSql(`
      create index alert_step_trouble_index on alert_step (organisation_id)
        where state = 'FAILED' or (state = 'PLANNED' and last_error is not null);

      -- As the caller: the policies of the tables beneath decide what is seen.
      create view dead_letter with (security_invoker = true) as
        select s.organisation_id, s.id, s.version, 'ALERT' as kind,
          case s.state when 'FAILED' then 'FAILED' else 'RETRYING' end as state,
          s.code::text as code, s.channel, s.last_error::text as reason, s.attempts, s.updated_at as failed_at,
          case s.state when 'PLANNED' then s.next_attempt_at end as next_attempt_at,
          d.on_reference::text as on_reference,
          coalesce((select r.case_id from data_subject_request r where r.id = d.node_id),
                   (select n.breach_id from controller_notice n where n.id = d.node_id), d.node_id) as case_id,
          d.rule::text as rule, s.deadline_id, s.recipient_id, d.state as clock_state,
          s.round = d.round as is_present_round,
          (select min(l.due_at) from alert_step l
           where l.organisation_id = s.organisation_id and l.deadline_id = s.deadline_id and l.round = s.round
             and l.recipient_id = s.recipient_id and l.channel = s.channel and l.state <> 'SUPERSEDED'
             and l.due_at > s.due_at) as later_due_at,
          null::boolean as is_replaced
        from alert_step s join deadline d on d.id = s.deadline_id
        where s.state = 'FAILED' or (s.state = 'PLANNED' and s.last_error is not null)
      union all
        select c.organisation_id, c.id, c.version, 'LETTER',
          case c.delivery when 'FAILED' then 'FAILED' else 'RETRYING' end,
          c.kind, 'MAIL', c.server_answer, c.attempts, c.updated_at,
          case c.delivery when 'PENDING' then c.next_attempt_at end,
          r.reference, c.case_id, null, null, null, null, null, null,
          exists (select from request_communication l
                  where l.case_id = c.case_id and l.kind = c.kind and l.id > c.id)
        from request_communication c join request_case r on r.id = c.case_id
        where (c.delivery = 'FAILED' or c.delivery = 'PENDING') and c.server_answer is not null;
      grant select on dead_letter to vigie_app;
    `);

    this.addSql(`
      -- Of no organisation: ids, times and the codes of tasks.
      create table worker_process (
        id uuid primary key,
        started_at timestamptz(3) not null,
        seen_at timestamptz(3) not null,
        last_sweep_at timestamptz(3) null,
        queue_reachable boolean not null,
        runs jsonb not null
      );
      grant select, insert, update, delete on worker_process to vigie_system;
    `);
  }
}
