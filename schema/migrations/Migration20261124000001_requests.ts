import { Migration } from '@mikro-orm/migrations';

const ORGANISATION = `(organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))`;
const POLICY = `((${ORGANISATION} AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))`;

const STATUSES = `('RECEIVED', 'IDENTITY_CHECK', 'QUALIFIED', 'IN_PROGRESS', 'PAUSED', 'ANSWERED', 'CLOSED', 'REFUSED', 'WITHDRAWN', 'TRANSFERRED')`;
const CHANNELS = `('EMAIL', 'WEB_FORM', 'POST', 'PHONE', 'IN_PERSON', 'CHATBOT', 'HELPDESK', 'SOCIAL_NETWORK', 'OTHER')`;
const RESULTS = `('NOT_NEEDED', 'PENDING', 'VERIFIED', 'FAILED')`;
const OUTCOMES = `('GRANTED', 'PARTIALLY_GRANTED', 'REFUSED')`;

const BASE = `
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,`;

/** The whole life of a request: who asks, what was proposed and decided of each right, and what was written to them. */
export class Migration20261124000001_requests extends Migration {
  override up(): void {
    this.addSql(`
    alter table "request_case"
      add column "identity" text not null default 'PENDING',
      add column "mandate" text null,
      add column "mandate_note" bytea null,
      add column "late_reason" varchar(2000) null,
      add column "acknowledged_at" timestamptz(3) null,
      add column "right_codes" text[] null,
      add column "undecided_rights" int not null default 0,
      add column "paused_from" text null,
      add column "transferred_to" bytea null,
      add column "receipt_reason" bytea null;
    alter table "request_case" add constraint "request_case_identity_check" check ("identity" in ${RESULTS});
    alter table "request_case" add constraint "request_case_mandate_check" check ("mandate" in ('VERIFIED', 'REJECTED'));
    alter table "request_case" add constraint "request_case_paused_from_check" check ("paused_from" in ${STATUSES});
    alter table "data_subject_request" add column "outcome" text null;
    alter table "data_subject_request" add constraint "data_subject_request_outcome_check" check ("outcome" in ${OUTCOMES});
    `);

    // The rows that are there get their stored copies; forced policies would hide them from the owner.
    this.addSql(`
    alter table "request_case" no force row level security;
    alter table "data_subject_request" no force row level security;
    update "request_case" c set
      "right_codes" = coalesce((select array_agg(r."right_code" order by r."id") from "data_subject_request" r where r."case_id" = c."id"), '{}'),
      "undecided_rights" = (select count(*) from "data_subject_request" r where r."case_id" = c."id" and c."answered_at" is null);
    do $$ begin
      if exists (select 1 from "request_case" where "right_codes" is null) then
        raise exception 'a request was not reached';
      end if;
    end $$;
    alter table "request_case" alter column "right_codes" set not null;
    alter table "request_case" force row level security;
    alter table "data_subject_request" force row level security;
    create index "request_case_right_codes" on "request_case" using gin ("right_codes");
    `);

    this.addSql(`
    create table "identity_check" (${BASE}
      "case_id" uuid not null,
      "legal_entity_id" uuid not null,
      "result" text not null,
      "method" text null,
      "asked" bytea null,
      "reason" bytea null,
      "document_reference" bytea null,
      "document_deleted_at" timestamptz(3) null,
      "at" timestamptz(3) not null,
      primary key ("id")
    );
    create index "identity_check_organisation_id_case_id_index" on "identity_check" ("organisation_id", "case_id");
    alter table "identity_check" add constraint "identity_check_result_check" check ("result" in ${RESULTS});
    alter table "identity_check" add constraint "identity_check_method_check" check ("method" in ('AUTHENTICATED_ACCOUNT', 'DATA_ON_FILE', 'QUESTIONS', 'ID_COPY'));
    create table "request_assessment" (${BASE}
      "item_id" uuid not null,
      "legal_entity_id" uuid not null,
      "number" int not null,
      "legal_basis" varchar(60) null,
      "context" jsonb not null,
      "outcome" varchar(20) not null,
      "code" varchar(60) not null,
      primary key ("id")
    );
    alter table "request_assessment" add constraint "request_assessment_organisation_id_item_id_number_unique" unique ("organisation_id", "item_id", "number");
    create table "right_decision" (${BASE}
      "item_id" uuid not null,
      "legal_entity_id" uuid not null,
      "number" int not null,
      "outcome" text not null,
      "assessment_id" uuid null,
      "departs" boolean not null default false,
      "departure_reason" bytea null,
      "ground" text null,
      "statute" varchar(300) null,
      "reason" bytea null,
      "complaint_authority" varchar(300) null,
      "judicial_remedy" boolean not null default false,
      "decided_by_id" uuid null,
      primary key ("id")
    );
    create index "right_decision_organisation_id_assessment_id_index" on "right_decision" ("organisation_id", "assessment_id");
    alter table "right_decision" add constraint "right_decision_organisation_id_item_id_number_unique" unique ("organisation_id", "item_id", "number");
    alter table "right_decision" add constraint "right_decision_outcome_check" check ("outcome" in ${OUTCOMES});
    alter table "right_decision" add constraint "right_decision_ground_check" check ("ground" in ('NOT_IDENTIFIABLE', 'UNFOUNDED_OR_EXCESSIVE', 'THIRD_PARTY_RIGHTS', 'ERASURE_EXCEPTION', 'NO_GROUND', 'COMPELLING_GROUNDS', 'BASIS_EXCLUDES_RIGHT', 'NATIONAL_RESTRICTION'));
    create table "request_communication" (${BASE}
      "case_id" uuid not null,
      "legal_entity_id" uuid not null,
      "kind" text not null,
      "channel" text not null,
      "sent_at" timestamptz(3) not null,
      "subject" varchar(300) not null,
      "text" bytea not null,
      "sha256" varchar(64) not null,
      "delivery" text null,
      "delivered_at" timestamptz(3) null,
      "server_answer" varchar(60) null,
      "attempts" int not null default 0,
      "next_attempt_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "request_communication_delivery_next_attempt_at_index" on "request_communication" ("delivery", "next_attempt_at");
    create index "request_communication_organisation_id_case_id_index" on "request_communication" ("organisation_id", "case_id");
    alter table "request_communication" add constraint "request_communication_kind_check" check ("kind" in ('ACKNOWLEDGEMENT', 'IDENTITY_REQUEST', 'EXTENSION_NOTICE', 'ANSWER', 'REFUSAL', 'TRANSFER_NOTICE'));
    alter table "request_communication" add constraint "request_communication_channel_check" check ("channel" in ${CHANNELS});
    alter table "request_communication" add constraint "request_communication_delivery_check" check ("delivery" in ('PENDING', 'SENT', 'FAILED'));
    alter table "identity_check" add constraint "identity_check_case_id_foreign" foreign key ("case_id") references "request_case" ("id");
    alter table "request_communication" add constraint "request_communication_case_id_foreign" foreign key ("case_id") references "request_case" ("id");
    alter table "request_assessment" add constraint "request_assessment_item_id_foreign" foreign key ("item_id") references "data_subject_request" ("id");
    alter table "right_decision" add constraint "right_decision_item_id_foreign" foreign key ("item_id") references "data_subject_request" ("id");
    alter table "right_decision" add constraint "right_decision_assessment_id_foreign" foreign key ("assessment_id") references "request_assessment" ("id") on delete set null;
    `);

    for (const table of ['identity_check', 'request_assessment', 'right_decision', 'request_communication']) {
      this.addSql(`
      alter table "${table}" enable row level security;
      alter table "${table}" force row level security;
      create policy "organisation" on "${table}" using (${POLICY}) with check (${POLICY});
      grant select, insert, update, delete on "${table}" to vigie_app;
      `);
    }
    // The sweep picks which letter is due, across organisations; whose it is and what it says stay with vigie_app.
    this.addSql(`
    grant select (id, organisation_id, delivery, next_attempt_at) on request_communication to vigie_system;
    create policy system on request_communication for select to vigie_system using (true);
    `);
  }
}
