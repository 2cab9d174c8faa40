import { Migration } from '@mikro-orm/migrations';

/** Written as PostgreSQL prints it, or the comparison of migrations and entities never comes out empty. */
const ORGANISATION = `organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")`;
const EITHER = `((${ORGANISATION}) AND ((legal_entity_id IS NULL) OR ( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[]))))`;

/** A policy of the organisation as a whole is seen by all of it, one of a legal entity by who reaches that. */
const TABLES = { escalation_policy: EITHER, digest_policy: ORGANISATION, digest: ORGANISATION };

/** How alerts are given: ladders an organisation sets itself, clocks put off, and the daily digest. */
export class Migration20261125000001_alert_policies extends Migration {
  override up(): void {
    this.addSql(`
      alter table "organisation" add column "policy_round" int not null default 0;
      alter table "deadline"
        add column "snoozed_until" timestamptz(3) null,
        add column "policy_round" int not null default 0;
      create index deadline_policy_index on deadline (organisation_id, policy_round) where state in ('RUNNING', 'MISSED');

      create table "escalation_policy" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "family" text not null,
        "legal_entity_id" uuid null,
        "rungs" jsonb not null,
        "quiet_from" varchar(5) null,
        "quiet_until" varchar(5) null,
        "quiet_weekends" boolean not null default false,
        "acknowledgement_silences" boolean not null default false,
        "archived_at" timestamptz(3) null,
        primary key ("id")
      );
      create index "escalation_policy_organisation_id_family_index" on "escalation_policy" ("organisation_id", "family");
      create unique index escalation_policy_place_index on escalation_policy (organisation_id, family, coalesce(legal_entity_id, '00000000-0000-0000-0000-000000000000'::uuid)) where archived_at is null;
      alter table "escalation_policy" add constraint "escalation_policy_family_check" check ("family" in ('HOURS', 'REQUESTS', 'OTHER'));

      create table "digest_policy" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "is_enabled" boolean not null,
        "hour" int not null,
        "working_days_only" boolean not null,
        "next_at" timestamptz(3) null,
        primary key ("id")
      );
      alter table "digest_policy" add constraint "digest_policy_organisation_id_unique" unique ("organisation_id");

      create table "digest" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "recipient_id" uuid not null,
        "day" date not null,
        "state" text not null default 'PLANNED',
        "attempts" int not null default 0,
        "next_attempt_at" timestamptz(3) not null,
        "last_error" varchar(60) null,
        "possibly_sent_twice" boolean not null default false,
        "created_at" timestamptz(3) not null,
        "sent_at" timestamptz(3) null,
        primary key ("id")
      );
      create index digest_due_index on digest (next_attempt_at) where state in ('PLANNED', 'CLAIMED');
      alter table "digest" add constraint "digest_organisation_id_recipient_id_day_unique" unique ("organisation_id", "recipient_id", "day");
      alter table "digest" add constraint "digest_state_check" check ("state" in ('PLANNED', 'CLAIMED', 'SENT', 'EMPTY', 'FAILED', 'SUPERSEDED'));
    `);

    for (const [table, policy] of Object.entries(TABLES)) {
      this.addSql(`
        alter table "${table}" enable row level security;
        alter table "${table}" force row level security;
        create policy "organisation" on "${table}" using ((${policy})) with check ((${policy}));
        grant select, insert, update, delete on "${table}" to vigie_app;
      `);
    }

    this.addSql(`
      grant select (policy_round) on organisation to vigie_system;
      grant select (policy_round) on deadline to vigie_system;
      grant select (id, organisation_id, next_at) on digest_policy to vigie_system;
      grant select (id, organisation_id, state, next_attempt_at) on digest to vigie_system;
      create policy system on digest_policy for select to vigie_system using (true);
      create policy system on digest for select to vigie_system using (true);
    `);
  }
}
