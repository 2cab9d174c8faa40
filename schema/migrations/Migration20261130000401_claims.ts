import { Migration } from '@mikro-orm/migrations';

const ORGANISATION = `(organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))`;
const POLICY = `((${ORGANISATION} AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))`;

/** What a message claims of a person stays with it until identity is settled; a phone may be that of two persons. */
export class Migration20261130000401_claims extends Migration {
  override up(): void {
    this.addSql(`
    create table "claimed_identifier" (
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "case_id" uuid not null,
      "legal_entity_id" uuid not null,
      "scheme" text not null,
      "state" text not null default 'OPEN',
      "index_hash" bytea null,
      "value" bytea null,
      "settled_at" timestamptz(3) null,
      primary key ("id")
    );
    create index "claimed_identifier_organisation_id_case_id_index" on "claimed_identifier" ("organisation_id", "case_id");
    create index "claimed_identifier_organisation_id_index_hash_index" on "claimed_identifier" ("organisation_id", "index_hash");
    alter table "claimed_identifier" add constraint "claimed_identifier_scheme_check" check ("scheme" in ('EMAIL', 'PHONE', 'CUSTOMER_NUMBER', 'FULL_NAME'));
    alter table "claimed_identifier" add constraint "claimed_identifier_state_check" check ("state" in ('OPEN', 'ACCEPTED', 'REFUSED'));
    alter table "claimed_identifier" add constraint "claimed_identifier_case_id_foreign" foreign key ("case_id") references "request_case" ("id");
    alter table "claimed_identifier" enable row level security;
    alter table "claimed_identifier" force row level security;
    create policy "organisation" on "claimed_identifier" using (${POLICY}) with check (${POLICY});
    grant select, insert, update, delete on "claimed_identifier" to vigie_app;
    alter table "subject_identifier" drop constraint "subject_identifier_organisation_id_scheme_index_hash_unique";
    create index "subject_identifier_organisation_id_scheme_index_hash_index" on "subject_identifier" ("organisation_id", "scheme", "index_hash");
    `);
  }
}
