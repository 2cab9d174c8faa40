import { Migration } from '@mikro-orm/migrations';

const ORGANISATION = `(organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))`;
const POLICY = `((${ORGANISATION} AND (( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[])))))`;

/** What both have: the base of a node, what they hang on, and whose key their words are sealed under. */
const COMMON = `
      "id" uuid not null,
      "organisation_id" uuid not null,
      "created_at" timestamptz(3) not null,
      "updated_at" timestamptz(3) not null,
      "version" int not null default 1,
      "node_id" uuid not null,
      "on_type" varchar(40) not null,
      "legal_entity_id" uuid null,
      "file_id" uuid not null,
      "retention" text not null,
      "on_reference" varchar(20) null,
      "author_id" uuid null,`;

/** Tasks and comments on any node. */
export class Migration20261201001002_tasks extends Migration {
  override up(): void {
    this.addSql(`
    create table "task" (${COMMON}
      "title" bytea not null,
      "owner_id" uuid null,
      "due_on" date null,
      "evidence" bytea null,
      "done_at" timestamptz(3) null,
      "done_by_id" uuid null,
      primary key ("id")
    );
    create index "task_organisation_id_owner_id_done_at_due_on_index" on "task" ("organisation_id", "owner_id", "done_at", "due_on");
    create table "comment" (${COMMON}
      "text" bytea null,
      "mention_ids" uuid[] not null,
      "deleted_at" timestamptz(3) null,
      "deleted_by_id" uuid null,
      primary key ("id")
    );
    `);
    for (const table of ['task', 'comment']) {
      this.addSql(`
      create index "${table}_organisation_id_node_id_index" on "${table}" ("organisation_id", "node_id");
      create index "${table}_organisation_id_legal_entity_id_index" on "${table}" ("organisation_id", "legal_entity_id");
      alter table "${table}" add constraint "${table}_retention_check" check ("retention" in ('PROFILE', 'REQUEST_FILE', 'CONSENT_PROOF', 'BREACH_FILE', 'DOCUMENT', 'STAFF'));
      alter table "${table}" enable row level security;
      alter table "${table}" force row level security;
      create policy "organisation" on "${table}" using (${POLICY}) with check (${POLICY});
      grant select, insert, update, delete on "${table}" to vigie_app;
      `);
    }
  }
}
