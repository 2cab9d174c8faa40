import { Migration } from '@mikro-orm/migrations';

/** Every table that an entity describes, each behind forced row-level security. */
export class Migration20261123000001_tables extends Migration {
  override up(): void {
    this.addSql(`
    create table "api_token" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "name" varchar(120) not null,
      "secret_hash" bytea not null,
      "prefix" varchar(16) not null,
      "scopes" text[] not null,
      "legal_entity_ids" uuid[] null,
      "expires_at" timestamptz(3) null,
      "revoked_at" timestamptz(3) null,
      "last_used_at" timestamptz(3) null,
      primary key ("id")
    );
    alter table "api_token" add constraint "api_token_secret_hash_unique" unique ("secret_hash");
    create table "data_subject" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "reference" varchar(20) not null,
      "locale" text null,
      "erased_at" timestamptz(3) null,
      "erasure_proof" jsonb null,
      primary key ("id")
    );
    alter table "data_subject" add constraint "data_subject_organisation_id_reference_unique" unique ("organisation_id", "reference");
    alter table "data_subject" add constraint "data_subject_locale_check" check ("locale" in ('FR', 'EN'));
    create table "deadline" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "legal_entity_id" uuid not null,
      "node_id" uuid not null,
      "on_reference" varchar(20) not null,
      "rule" varchar(60) not null,
      "kind" text not null,
      "state" text not null,
      "inputs" jsonb not null,
      "anchor_at" timestamptz(3) not null,
      "due_at" timestamptz(3) null,
      "due_on" date null,
      "strict_due_at" timestamptz(3) null,
      "not_before_at" timestamptz(3) null,
      "base_due_on" date null,
      "warnings" text[] not null,
      "trace" jsonb not null,
      "round" int not null default 1,
      "settled_at" timestamptz(3) null,
      "cancel_reason" varchar(60) null,
      "acknowledged_at" timestamptz(3) null,
      "acknowledged_by_id" uuid null,
      "assignee_id" uuid null,
      "next_turn_at" timestamptz(3) null,
      primary key ("id")
    );
    create index deadline_turn_index on deadline (next_turn_at) where state in ('RUNNING', 'MISSED');
    create index "deadline_organisation_id_due_at_index" on "deadline" ("organisation_id", "due_at");
    create index "deadline_organisation_id_on_reference_index" on "deadline" ("organisation_id", "on_reference");
    create index "deadline_organisation_id_state_index" on "deadline" ("organisation_id", "state");
    create index "deadline_organisation_id_legal_entity_id_index" on "deadline" ("organisation_id", "legal_entity_id");
    alter table "deadline" add constraint "deadline_organisation_id_node_id_rule_unique" unique ("organisation_id", "node_id", "rule");
    alter table "deadline" add constraint "deadline_kind_check" check ("kind" in ('DUE', 'TARGET', 'NOT_BEFORE', 'WITHOUT_UNDUE_DELAY'));
    alter table "deadline" add constraint "deadline_state_check" check ("state" in ('RUNNING', 'PAUSED', 'MET', 'MET_LATE', 'MISSED', 'CANCELLED'));
    create table "alert_step" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "deadline_id" uuid not null,
      "legal_entity_id" uuid not null,
      "round" int not null,
      "code" varchar(30) not null,
      "channel" text not null,
      "recipient_id" uuid not null,
      "due_at" timestamptz(3) not null,
      "state" text not null default 'PLANNED',
      "next_attempt_at" timestamptz(3) not null,
      "claim_until" timestamptz(3) null,
      "claim_token" uuid null,
      "attempts" int not null default 0,
      "sent_at" timestamptz(3) null,
      "message_id" varchar(200) null,
      "last_error" varchar(60) null,
      "possibly_sent_twice" boolean not null default false,
      primary key ("id")
    );
    create index alert_step_due_index on alert_step (due_at) where state in ('PLANNED', 'CLAIMED');
    alter table "alert_step" add constraint "alert_step_organisation_id_deadline_id_round_code_39244_unique" unique ("organisation_id", "deadline_id", "round", "code", "recipient_id", "channel");
    alter table "alert_step" add constraint "alert_step_channel_check" check ("channel" in ('MAIL', 'INBOX'));
    alter table "alert_step" add constraint "alert_step_state_check" check ("state" in ('PLANNED', 'CLAIMED', 'SENT', 'FAILED', 'SUPERSEDED'));
    create table "deadline_revision" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "deadline_id" uuid not null,
      "legal_entity_id" uuid not null,
      "round" int not null,
      "due_at" timestamptz(3) null,
      "reason" varchar(60) not null,
      "inputs" jsonb not null,
      primary key ("id")
    );
    alter table "deadline_revision" add constraint "deadline_revision_organisation_id_deadline_id_round_unique" unique ("organisation_id", "deadline_id", "round");
    create table "legal_entity" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "name" varchar(200) not null,
      "country" varchar(2) not null default 'FR',
      "time_zone" varchar(60) not null default 'Europe/Paris',
      "holiday_zone" varchar(40) null,
      "archived_at" timestamptz(3) null,
      primary key ("id")
    );
    create table "breach" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "reference" varchar(20) not null,
      "legal_entity_id" uuid not null,
      "title" varchar(200) not null,
      "status" text not null default 'DETECTED',
      "detected_at" timestamptz(3) null,
      "aware_at" timestamptz(3) null,
      "gap_reason" varchar(2000) null,
      "natures" text[] not null,
      "cause" text null,
      "description" bytea null,
      "approximate_subjects" int null,
      "approximate_records" int null,
      "assignee_id" uuid null,
      "due_at" timestamptz(3) null,
      "archived_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "breach_organisation_id_due_at_index" on "breach" ("organisation_id", "due_at");
    create index "breach_organisation_id_aware_at_index" on "breach" ("organisation_id", "aware_at");
    create index "breach_organisation_id_legal_entity_id_index" on "breach" ("organisation_id", "legal_entity_id");
    alter table "breach" add constraint "breach_organisation_id_reference_unique" unique ("organisation_id", "reference");
    alter table "breach" add constraint "breach_status_check" check ("status" in ('DETECTED', 'UNDER_INVESTIGATION', 'CONFIRMED', 'ASSESSED', 'NOTIFIED_INITIAL', 'NOTIFIED_COMPLETE', 'CLOSED', 'NOT_A_BREACH', 'DOCUMENTED_ONLY'));
    alter table "breach" add constraint "breach_cause_check" check ("cause" in ('INTERNAL_ACCIDENTAL', 'INTERNAL_MALICIOUS', 'EXTERNAL_ACCIDENTAL', 'EXTERNAL_MALICIOUS', 'OTHER', 'UNKNOWN'));
    create table "mail_message" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "to" bytea not null,
      "subject" varchar(300) not null,
      "text" bytea not null,
      "state" text not null default 'PENDING',
      "message_id" varchar(200) not null,
      "node_id" uuid null,
      "sent_at" timestamptz(3) null,
      "server_answer" varchar(200) null,
      "attempts" int not null default 0,
      primary key ("id")
    );
    create index "mail_message_organisation_id_node_id_index" on "mail_message" ("organisation_id", "node_id");
    alter table "mail_message" add constraint "mail_message_organisation_id_message_id_unique" unique ("organisation_id", "message_id");
    alter table "mail_message" add constraint "mail_message_state_check" check ("state" in ('PENDING', 'SENT', 'FAILED'));
    create table "membership" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "user_id" uuid not null,
      "roles" text[] not null,
      "legal_entity_ids" uuid[] null,
      "ended_at" timestamptz(3) null,
      primary key ("id")
    );
    alter table "membership" add constraint "membership_organisation_id_user_id_unique" unique ("organisation_id", "user_id");
    create table "notification" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "legal_entity_id" uuid not null,
      "recipient_id" uuid not null,
      "step_id" uuid not null,
      "kind" varchar(60) not null,
      "node_id" uuid not null,
      "deadline_id" uuid not null,
      "read_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "notification_organisation_id_recipient_id_index" on "notification" ("organisation_id", "recipient_id");
    alter table "notification" add constraint "notification_organisation_id_step_id_unique" unique ("organisation_id", "step_id");
    create table "organisation" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "slug" varchar(60) not null,
      "name" varchar(200) not null,
      "time_zone" varchar(60) not null default 'Europe/Paris',
      "country" varchar(2) not null default 'FR',
      "locale" text not null default 'FR',
      primary key ("id")
    );
    alter table "organisation" add constraint "organisation_slug_unique" unique ("slug");
    alter table "organisation" add constraint "organisation_locale_check" check ("locale" in ('FR', 'EN'));
    create table "organisation_key" (
      "organisation_id" uuid not null,
      "generation" int not null,
      "wrapped" bytea not null,
      "created_at" timestamptz(3) not null,
      primary key ("organisation_id", "generation")
    );
    create table "protection_key" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "owner_id" uuid not null,
      "retention_class" text not null,
      "wrapped" bytea null,
      "created_at" timestamptz(3) not null,
      "destroyed_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "protection_key_organisation_id_owner_id_index" on "protection_key" ("organisation_id", "owner_id");
    alter table "protection_key" add constraint "protection_key_retention_class_check" check ("retention_class" in ('PROFILE', 'REQUEST_FILE', 'CONSENT_PROOF', 'BREACH_FILE', 'DOCUMENT', 'STAFF'));
    create table "regime_filing" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "breach_id" uuid not null,
      "legal_entity_id" uuid not null,
      "regime" text not null default 'GDPR_33',
      "stage" text not null,
      "submitted_at" timestamptz(3) not null,
      "authority_reference" varchar(120) null,
      "is_late" boolean not null,
      "late_reason" varchar(2000) null,
      primary key ("id")
    );
    create index "regime_filing_organisation_id_breach_id_index" on "regime_filing" ("organisation_id", "breach_id");
    alter table "regime_filing" add constraint "regime_filing_organisation_id_breach_id_regime_st_76bc4_unique" unique ("organisation_id", "breach_id", "regime", "stage", "submitted_at");
    alter table "regime_filing" add constraint "regime_filing_regime_check" check ("regime" in ('GDPR_33'));
    alter table "regime_filing" add constraint "regime_filing_stage_check" check ("stage" in ('INITIAL', 'COMPLEMENTARY'));
    create table "request_case" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "reference" varchar(20) not null,
      "legal_entity_id" uuid not null,
      "status" text not null default 'RECEIVED',
      "channel" text not null,
      "received_at" timestamptz(3) not null,
      "received_on" date null,
      "locale" text not null default 'FR',
      "requester_type" text not null default 'SELF',
      "requester_name" bytea null,
      "requester_email" bytea null,
      "verbatim" bytea null,
      "data_subject_id" uuid null,
      "assignee_id" uuid null,
      "extension_reasons" text[] null,
      "extension_notified_at" timestamptz(3) null,
      "extension_months" int null,
      "due_at" timestamptz(3) null,
      "answered_at" timestamptz(3) null,
      "answer_channel" text null,
      "answer_summary" bytea null,
      "answer_hash" varchar(64) null,
      "closed_at" timestamptz(3) null,
      "archived_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "request_case_organisation_id_closed_at_index" on "request_case" ("organisation_id", "closed_at");
    create index "request_case_organisation_id_due_at_index" on "request_case" ("organisation_id", "due_at");
    create index "request_case_organisation_id_data_subject_id_index" on "request_case" ("organisation_id", "data_subject_id");
    create index "request_case_organisation_id_received_at_index" on "request_case" ("organisation_id", "received_at");
    create index "request_case_organisation_id_legal_entity_id_index" on "request_case" ("organisation_id", "legal_entity_id");
    alter table "request_case" add constraint "request_case_organisation_id_reference_unique" unique ("organisation_id", "reference");
    alter table "request_case" add constraint "request_case_status_check" check ("status" in ('RECEIVED', 'IDENTITY_CHECK', 'QUALIFIED', 'IN_PROGRESS', 'PAUSED', 'ANSWERED', 'CLOSED', 'REFUSED', 'WITHDRAWN', 'TRANSFERRED'));
    alter table "request_case" add constraint "request_case_channel_check" check ("channel" in ('EMAIL', 'WEB_FORM', 'POST', 'PHONE', 'IN_PERSON', 'CHATBOT', 'HELPDESK', 'SOCIAL_NETWORK', 'OTHER'));
    alter table "request_case" add constraint "request_case_locale_check" check ("locale" in ('FR', 'EN'));
    alter table "request_case" add constraint "request_case_requester_type_check" check ("requester_type" in ('SELF', 'MANDATE', 'PARENT', 'GUARDIAN', 'HEIR'));
    alter table "request_case" add constraint "request_case_answer_channel_check" check ("answer_channel" in ('EMAIL', 'WEB_FORM', 'POST', 'PHONE', 'IN_PERSON', 'CHATBOT', 'HELPDESK', 'SOCIAL_NETWORK', 'OTHER'));
    create table "data_subject_request" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "case_id" uuid not null,
      "legal_entity_id" uuid not null,
      "right_code" text not null,
      "status" text not null default 'RECEIVED',
      primary key ("id")
    );
    create index "data_subject_request_organisation_id_case_id_index" on "data_subject_request" ("organisation_id", "case_id");
    alter table "data_subject_request" add constraint "data_subject_request_organisation_id_case_id_right_code_unique" unique ("organisation_id", "case_id", "right_code");
    alter table "data_subject_request" add constraint "data_subject_request_right_code_check" check ("right_code" in ('ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY', 'OBJECTION', 'AUTOMATED_DECISION_REVIEW', 'CONSENT_WITHDRAWAL', 'POST_MORTEM_DIRECTIVES'));
    alter table "data_subject_request" add constraint "data_subject_request_status_check" check ("status" in ('RECEIVED', 'IDENTITY_CHECK', 'QUALIFIED', 'IN_PROGRESS', 'PAUSED', 'ANSWERED', 'CLOSED', 'REFUSED', 'WITHDRAWN', 'TRANSFERRED'));
    create table "subject_identifier" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "data_subject_id" uuid not null,
      "scheme" text not null,
      "index_hash" bytea null,
      "value" bytea not null,
      primary key ("id")
    );
    create index "subject_identifier_organisation_id_data_subject_id_index" on "subject_identifier" ("organisation_id", "data_subject_id");
    alter table "subject_identifier" add constraint "subject_identifier_organisation_id_scheme_index_hash_unique" unique ("organisation_id", "scheme", "index_hash");
    alter table "subject_identifier" add constraint "subject_identifier_scheme_check" check ("scheme" in ('EMAIL', 'PHONE', 'CUSTOMER_NUMBER', 'FULL_NAME'));
    create table "suppression_entry" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "scheme" varchar(30) not null,
      "index_hash" bytea not null,
      "reason" varchar(60) not null,
      "created_at" timestamptz(3) not null,
      primary key ("id")
    );
    alter table "suppression_entry" add constraint "suppression_entry_organisation_id_scheme_index_hash_unique" unique ("organisation_id", "scheme", "index_hash");
    create table "suspension" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "case_id" uuid not null,
      "legal_entity_id" uuid not null,
      "reason" text not null,
      "asked_at" timestamptz(3) not null,
      "answered_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "suspension_organisation_id_case_id_index" on "suspension" ("organisation_id", "case_id");
    alter table "suspension" add constraint "suspension_reason_check" check ("reason" in ('IDENTITY_DOUBT', 'SCOPE_CLARIFICATION', 'AUTHORITY_INFORMATION'));
    alter table "alert_step" add constraint "alert_step_deadline_id_foreign" foreign key ("deadline_id") references "deadline" ("id");
    alter table "deadline_revision" add constraint "deadline_revision_deadline_id_foreign" foreign key ("deadline_id") references "deadline" ("id");
    alter table "breach" add constraint "breach_legal_entity_id_foreign" foreign key ("legal_entity_id") references "legal_entity" ("id");
    alter table "notification" add constraint "notification_deadline_id_foreign" foreign key ("deadline_id") references "deadline" ("id");
    alter table "regime_filing" add constraint "regime_filing_breach_id_foreign" foreign key ("breach_id") references "breach" ("id");
    alter table "request_case" add constraint "request_case_legal_entity_id_foreign" foreign key ("legal_entity_id") references "legal_entity" ("id");
    alter table "request_case" add constraint "request_case_data_subject_id_foreign" foreign key ("data_subject_id") references "data_subject" ("id") on delete set null;
    alter table "data_subject_request" add constraint "data_subject_request_case_id_foreign" foreign key ("case_id") references "request_case" ("id");
    alter table "subject_identifier" add constraint "subject_identifier_data_subject_id_foreign" foreign key ("data_subject_id") references "data_subject" ("id");
    alter table "suspension" add constraint "suspension_case_id_foreign" foreign key ("case_id") references "request_case" ("id");
    alter table "api_token" enable row level security;
    alter table "api_token" force row level security;
    create policy "organisation" on "api_token"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "data_subject" enable row level security;
    alter table "data_subject" force row level security;
    create policy "organisation" on "data_subject"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "deadline" enable row level security;
    alter table "deadline" force row level security;
    create policy "organisation" on "deadline"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "alert_step" enable row level security;
    alter table "alert_step" force row level security;
    create policy "organisation" on "alert_step"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "deadline_revision" enable row level security;
    alter table "deadline_revision" force row level security;
    create policy "organisation" on "deadline_revision"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "legal_entity" enable row level security;
    alter table "legal_entity" force row level security;
    create policy "organisation" on "legal_entity"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "breach" enable row level security;
    alter table "breach" force row level security;
    create policy "organisation" on "breach"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "mail_message" enable row level security;
    alter table "mail_message" force row level security;
    create policy "organisation" on "mail_message"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "membership" enable row level security;
    alter table "membership" force row level security;
    create policy "organisation" on "membership"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "notification" enable row level security;
    alter table "notification" force row level security;
    create policy "organisation" on "notification"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "organisation" enable row level security;
    alter table "organisation" force row level security;
    create policy "organisation" on "organisation"
      using ((id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "organisation_key" enable row level security;
    alter table "organisation_key" force row level security;
    create policy "organisation" on "organisation_key"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "protection_key" enable row level security;
    alter table "protection_key" force row level security;
    create policy "organisation" on "protection_key"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "regime_filing" enable row level security;
    alter table "regime_filing" force row level security;
    create policy "organisation" on "regime_filing"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "request_case" enable row level security;
    alter table "request_case" force row level security;
    create policy "organisation" on "request_case"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "data_subject_request" enable row level security;
    alter table "data_subject_request" force row level security;
    create policy "organisation" on "data_subject_request"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    alter table "subject_identifier" enable row level security;
    alter table "subject_identifier" force row level security;
    create policy "organisation" on "subject_identifier"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "suppression_entry" enable row level security;
    alter table "suppression_entry" force row level security;
    create policy "organisation" on "suppression_entry"
      using ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")))
      with check ((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")));
    alter table "suspension" enable row level security;
    alter table "suspension" force row level security;
    create policy "organisation" on "suspension"
      using (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))
      with check (((organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")) AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))));
    `);
  }
}
