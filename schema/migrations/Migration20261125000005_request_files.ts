import { Migration } from '@mikro-orm/migrations';

const ORGANISATION = `(organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))`;
const POLICY = `((${ORGANISATION} AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))`;

const BASE = `
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,`;

/** Documents, the notices to recipients, the announcement of a fee, the information beside a copy, and letters sent again. */
export class Migration20261125000005_request_files extends Migration {
  override up(): void {
    this.addSql(`
    create table "document" (${BASE}
      "node_id" uuid not null,
      "legal_entity_id" uuid not null,
      "purpose" text not null,
      "filename" bytea not null,
      "media_type" varchar(100) not null,
      "size" int not null,
      "sha256" varchar(64) not null,
      "uploaded_by_id" uuid null,
      "deleted_at" timestamptz(3) null,
      "deletion" jsonb null,
      primary key ("id")
    );
    create index "document_organisation_id_node_id_index" on "document" ("organisation_id", "node_id");
    create index "document_organisation_id_purpose_created_at_index" on "document" ("organisation_id", "purpose", "created_at");
    alter table "document" add constraint "document_purpose_check" check ("purpose" in ('IDENTITY', 'REQUEST_FILE'));
    create table "document_content" (
      "document_id" uuid not null,
      "organisation_id" uuid not null,
      "legal_entity_id" uuid not null,
      "bytes" bytea not null,
      primary key ("document_id")
    );
    create table "recipient_notice" (${BASE}
      "item_id" uuid not null,
      "legal_entity_id" uuid not null,
      "outcome" text not null,
      "recipient" bytea null,
      "reason" bytea null,
      "sent_at" timestamptz(3) null,
      "acknowledged_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "recipient_notice_organisation_id_item_id_index" on "recipient_notice" ("organisation_id", "item_id");
    alter table "recipient_notice" add constraint "recipient_notice_outcome_check" check ("outcome" in ('TOLD', 'IMPOSSIBLE', 'DISPROPORTIONATE', 'NO_RECIPIENT'));
    create table "fee_announcement" (${BASE}
      "item_id" uuid not null,
      "legal_entity_id" uuid not null,
      "amount_in_cents" int not null,
      "currency" varchar(3) not null,
      "reason" bytea not null,
      "told_at" timestamptz(3) not null,
      "announced_by_id" uuid null,
      primary key ("id")
    );
    create index "fee_announcement_organisation_id_item_id_index" on "fee_announcement" ("organisation_id", "item_id");
    create table "access_information" (${BASE}
      "case_id" uuid null,
      "legal_entity_id" uuid not null,
      "template_of_id" uuid null,
      "sections" bytea not null,
      "missing" text[] not null,
      primary key ("id")
    );
    create index "access_information_organisation_id_case_id_index" on "access_information" ("organisation_id", "case_id");
    create index "access_information_organisation_id_template_of_id_index" on "access_information" ("organisation_id", "template_of_id");
    alter table "recipient_notice" add constraint "recipient_notice_item_id_foreign" foreign key ("item_id") references "data_subject_request" ("id");
    alter table "fee_announcement" add constraint "fee_announcement_item_id_foreign" foreign key ("item_id") references "data_subject_request" ("id");
    alter table "access_information" add constraint "access_information_case_id_foreign" foreign key ("case_id") references "request_case" ("id") on delete set null;
    alter table "request_case"
      add column "untold_rights" int not null default 0,
      add column "undelivered_letters" int not null default 0;
    alter table "request_communication"
      add column "document_ids" uuid[] null,
      add column "again_of_id" uuid null,
      add column "resent_at" timestamptz(3) null;
    alter table "request_communication" drop constraint "request_communication_kind_check";
    alter table "request_communication" add constraint "request_communication_kind_check" check ("kind" in ('ACKNOWLEDGEMENT', 'IDENTITY_REQUEST', 'EXTENSION_NOTICE', 'ANSWER', 'REFUSAL', 'TRANSFER_NOTICE', 'FEE_NOTICE', 'RECIPIENTS_NOTICE'));
    `);
    // Sealed bytes do not shrink: trying would only cost time.
    this.addSql(`alter table "document_content" alter column "bytes" set storage external;`);

    // The requests that are there get their stored copies; forced policies would hide them from the owner.
    this.addSql(`
    alter table "request_case" no force row level security;
    alter table "data_subject_request" no force row level security;
    alter table "request_communication" no force row level security;
    update "request_case" c set
      "untold_rights" = (select count(*) from "data_subject_request" r where r."case_id" = c."id"
        and r."right_code" in ('RECTIFICATION', 'ERASURE', 'RESTRICTION') and r."outcome" in ('GRANTED', 'PARTIALLY_GRANTED')),
      "undelivered_letters" = (select count(*) from "request_communication" l where l."case_id" = c."id" and l."delivery" = 'FAILED')
      where c."closed_at" is null;
    do $$ begin
      if exists (select 1 from "request_communication" l join "request_case" c on c."id" = l."case_id"
                 where l."delivery" = 'FAILED' and c."closed_at" is null and c."undelivered_letters" = 0) then
        raise exception 'a request was not reached';
      end if;
    end $$;
    alter table "request_case" force row level security;
    alter table "data_subject_request" force row level security;
    alter table "request_communication" force row level security;
    `);

    for (const table of [
      'document',
      'document_content',
      'recipient_notice',
      'fee_announcement',
      'access_information',
    ]) {
      this.addSql(`
      alter table "${table}" enable row level security;
      alter table "${table}" force row level security;
      create policy "organisation" on "${table}" using (${POLICY}) with check (${POLICY});
      grant select, insert, update, delete on "${table}" to vigie_app;
      `);
    }
  }
}
