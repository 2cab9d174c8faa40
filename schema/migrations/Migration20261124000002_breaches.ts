import { Migration } from '@mikro-orm/migrations';

const TABLES = [
  'severity_assessment',
  'breach_decision',
  'subject_communication',
  'communication_exemption',
  'breach_measure',
  'controller_notice',
] as const;

/** Written as PostgreSQL prints it, or the comparison of migrations and entities never comes out empty. */
const POLICY = `(((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))`;

/** The life cycle of a breach: what was assessed, decided and told, to whom, and what is done about it. */
export class Migration20261124000002_breaches extends Migration {
  override up(): void {
    this.addSql(`
      alter table "breach"
        add column "role" text not null default 'CONTROLLER',
        add column "investigation_started_at" timestamptz(3) null,
        add column "awareness_evidence" varchar(2000) null,
        add column "involved_subjects" jsonb null,
        add column "involved_data" jsonb null,
        add column "likely_consequences" varchar(5000) null,
        add column "measures_taken" varchar(5000) null,
        add column "contact" bytea null,
        add column "assessment_id" uuid null,
        add column "decided_on_id" uuid null,
        add column "decision_id" uuid null,
        add column "risk" text null,
        add column "notify_authority" boolean null,
        add column "tell_subjects" boolean null,
        add column "notified_at" timestamptz(3) null,
        add column "notification_completed_at" timestamptz(3) null,
        add column "communicated_at" timestamptz(3) null,
        add column "public_notice_at" timestamptz(3) null,
        add column "exemption_ground" text null,
        add column "open_measures" int not null default 0,
        add column "controllers" int not null default 0,
        add column "controllers_waiting" int not null default 0,
        add column "ended_at" timestamptz(3) null,
        add column "end_reason" varchar(2000) null;
      alter table "breach" add constraint "breach_role_check" check ("role" in ('CONTROLLER', 'PROCESSOR'));
      alter table "breach" add constraint "breach_risk_check" check ("risk" in ('UNLIKELY', 'RISK', 'HIGH_RISK'));
      alter table "breach" add constraint "breach_exemption_ground_check" check ("exemption_ground" in ('UNINTELLIGIBLE', 'SUBSEQUENT_MEASURES', 'DISPROPORTIONATE_EFFORT'));
      alter table "regime_filing"
        add column "withdrawal_reason" varchar(2000) null,
        add column "is_complete" boolean not null default false;
      alter table "regime_filing" drop constraint "regime_filing_stage_check";
      alter table "regime_filing" add constraint "regime_filing_stage_check" check ("stage" in ('INITIAL', 'COMPLEMENTARY', 'WITHDRAWAL'));
    `);

    this.addSql(`
      create table "severity_assessment" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "breach_id" uuid not null,
        "legal_entity_id" uuid not null,
        "number" int not null,
        "assessed_at" timestamptz(3) not null,
        "author_id" uuid null,
        "inputs" jsonb not null,
        "dpc" int not null,
        "score_quarters" int not null,
        "band" varchar(20) not null,
        "flags" text[] not null,
        "factors" jsonb null,
        "proposed_risk" text not null,
        "supersedes_id" uuid null,
        primary key ("id")
      );
      alter table "severity_assessment" add constraint "severity_assessment_organisation_id_breach_id_number_unique" unique ("organisation_id", "breach_id", "number");
      alter table "severity_assessment" add constraint "severity_assessment_proposed_risk_check" check ("proposed_risk" in ('UNLIKELY', 'RISK', 'HIGH_RISK'));
      create table "breach_decision" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "breach_id" uuid not null,
        "legal_entity_id" uuid not null,
        "assessment_id" uuid not null,
        "decided_at" timestamptz(3) not null,
        "decider_id" uuid null,
        "risk" text not null,
        "departs_from_proposal" boolean not null,
        "notify_authority" boolean not null,
        "tell_subjects" boolean not null,
        "reasons" varchar(5000) not null,
        "dpo_consulted" boolean not null,
        "dpo_opinion" bytea null,
        "supersedes_id" uuid null,
        primary key ("id")
      );
      create index "breach_decision_organisation_id_breach_id_index" on "breach_decision" ("organisation_id", "breach_id");
      alter table "breach_decision" add constraint "breach_decision_risk_check" check ("risk" in ('UNLIKELY', 'RISK', 'HIGH_RISK'));
      create table "subject_communication" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "breach_id" uuid not null,
        "legal_entity_id" uuid not null,
        "channel" text not null,
        "communicated_at" timestamptz(3) not null,
        "persons_informed" int null,
        "published_where" varchar(500) null,
        "content" bytea not null,
        "content_hash" varchar(64) not null,
        primary key ("id")
      );
      create index "subject_communication_organisation_id_breach_id_index" on "subject_communication" ("organisation_id", "breach_id");
      alter table "subject_communication" add constraint "subject_communication_channel_check" check ("channel" in ('EMAIL', 'POST', 'PHONE', 'SMS', 'IN_PERSON', 'ACCOUNT', 'PUBLIC_NOTICE'));
      create table "communication_exemption" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "breach_id" uuid not null,
        "legal_entity_id" uuid not null,
        "ground" text not null,
        "justification" varchar(5000) not null,
        "decided_at" timestamptz(3) not null,
        "decider_id" uuid null,
        primary key ("id")
      );
      create index "communication_exemption_organisation_id_breach_id_index" on "communication_exemption" ("organisation_id", "breach_id");
      alter table "communication_exemption" add constraint "communication_exemption_ground_check" check ("ground" in ('UNINTELLIGIBLE', 'SUBSEQUENT_MEASURES', 'DISPROPORTIONATE_EFFORT'));
      create table "breach_measure" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "breach_id" uuid not null,
        "legal_entity_id" uuid not null,
        "title" varchar(500) not null,
        "owner_id" uuid null,
        "due_on" date null,
        "completed_at" timestamptz(3) null,
        "completed_by_id" uuid null,
        primary key ("id")
      );
      create index "breach_measure_organisation_id_breach_id_index" on "breach_measure" ("organisation_id", "breach_id");
      create table "controller_notice" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "breach_id" uuid not null,
        "legal_entity_id" uuid not null,
        "controller_name" varchar(200) not null,
        "contact" bytea null,
        "notice_hours" int null,
        "notified_at" timestamptz(3) null,
        "content" bytea null,
        "content_hash" varchar(64) null,
        "is_late" boolean not null default false,
        primary key ("id")
      );
      create index "controller_notice_organisation_id_breach_id_index" on "controller_notice" ("organisation_id", "breach_id");
      alter table "severity_assessment" add constraint "severity_assessment_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
      alter table "breach_decision" add constraint "breach_decision_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
      alter table "breach_decision" add constraint "breach_decision_assessment_id_foreign" foreign key ("assessment_id") references "severity_assessment" ("id");
      alter table "subject_communication" add constraint "subject_communication_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
      alter table "communication_exemption" add constraint "communication_exemption_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
      alter table "breach_measure" add constraint "breach_measure_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
      alter table "controller_notice" add constraint "controller_notice_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
    `);

    for (const table of TABLES) {
      this.addSql(`
        alter table "${table}" enable row level security;
        alter table "${table}" force row level security;
        create policy "organisation" on "${table}" using ${POLICY} with check ${POLICY};
      `);
    }

    // Evidence is added, never changed: not even the application may rewrite what was assessed, decided or told.
    this.addSql(`
      grant select, insert on severity_assessment, breach_decision, subject_communication, communication_exemption
        to vigie_app;
      grant select, insert, update, delete on breach_measure, controller_notice to vigie_app;
    `);

    // What was filed before stands in the breach as well. Row-level security binds the owner too while it is forced.
    this.addSql(`
      alter table breach no force row level security;
      alter table regime_filing no force row level security;
      update regime_filing set is_complete = true where stage = 'COMPLEMENTARY';
      update breach b set
        notified_at = (select min(submitted_at) from regime_filing f where f.breach_id = b.id and f.stage = 'INITIAL'),
        notification_completed_at =
          (select min(submitted_at) from regime_filing f where f.breach_id = b.id and f.stage = 'COMPLEMENTARY')
      where b.id in (select breach_id from regime_filing);
      do $$ begin
        if (select count(distinct breach_id) from regime_filing where stage = 'INITIAL')
          <> (select count(*) from breach where notified_at is not null) then
          raise exception 'not every filing was carried over to its breach';
        end if;
      end $$;
      alter table regime_filing force row level security;
      alter table breach force row level security;
    `);
  }
}
