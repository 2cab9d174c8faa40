import { Migration } from '@mikro-orm/migrations';

/** Written as PostgreSQL prints it, or the comparison of migrations and entities never comes out empty. */
const ORGANISATION = `(organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif"))`;
const REACH = `( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)`;
const REACHES_ALL = `( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text))`;
const ENTITY = `${REACHES_ALL} OR (legal_entity_id = ANY (${REACH}::uuid[]))`;
const ACTOR = `( SELECT (NULLIF(current_setting('app.actor'::text, true), ''::text))::uuid AS "nullif")`;
const own = (owner: string) => `((legal_entity_id IS NULL) AND (${owner} = ${ACTOR})) OR ${ENTITY}`;

/** What of each table a member sees who is confined to some legal entities. */
const POLICIES: Readonly<Record<string, string>> = {
  data_subject: ENTITY,
  subject_identifier: ENTITY,
  mail_message: own('recipient_id'),
  notification: own('recipient_id'),
  audit_entry: own('actor_id'),
  outbox_event: `(legal_entity_id IS NULL) OR ${ENTITY}`,
  api_token: `${REACHES_ALL} OR (legal_entity_ids <@ ${REACH})`,
};

/** Those that are read or written here. */
const TOUCHED = [
  'mail_message',
  'alert_step',
  'request_communication',
  'deadline',
  'digest',
  'data_subject',
  'subject_identifier',
  'request_case',
];

/**
 * A membership that is confined to some legal entities is so in mails, persons and their identifiers, tokens, the trail
 * and the events too: each row says to which one it belongs. A person is on record once in each legal entity.
 */
export class Migration20261130000601_confined_rows extends Migration {
  override up(): void {
    this.addSql(`
    alter table "mail_message" add column "legal_entity_id" uuid null, add column "recipient_id" uuid null;
    alter table "notification" alter column "legal_entity_id" drop not null, alter column "deadline_id" drop not null;
    alter table "notification" drop constraint "notification_deadline_id_foreign";
    alter table "notification" add constraint "notification_deadline_id_foreign" foreign key ("deadline_id") references "deadline" ("id") on delete set null;
    alter table "outbox_event" add column "legal_entity_id" uuid null;
    alter table "data_subject" add column "legal_entity_id" uuid null;
    alter table "data_subject" add constraint "data_subject_legal_entity_id_foreign" foreign key ("legal_entity_id") references "legal_entity" ("id") on delete set null;
    alter table "subject_identifier" add column "legal_entity_id" uuid null;
    `);

    // The rows that are there are given theirs; forced policies would hide them from the owner.
    for (const table of TOUCHED) this.addSql(`alter table "${table}" no force row level security;`);
    this.addSql(`
    do $$
    declare
      expected bigint;
      changed bigint;
    begin
      select count(*) into expected from mail_message m where exists (
        select from alert_step s where s.organisation_id = m.organisation_id and s.message_id = m.message_id);
      update mail_message m set legal_entity_id = s.legal_entity_id, recipient_id = s.recipient_id
      from alert_step s where s.organisation_id = m.organisation_id and s.message_id = m.message_id;
      get diagnostics changed = row_count;
      if changed <> expected then raise exception '% of % alerts were reached', changed, expected; end if;

      select count(*) into expected from mail_message m where exists (select from request_communication c where c.id = m.node_id);
      update mail_message m set legal_entity_id = c.legal_entity_id from request_communication c where c.id = m.node_id;
      get diagnostics changed = row_count;
      if changed <> expected then raise exception '% of % letters were reached', changed, expected; end if;

      update mail_message m set recipient_id = d.recipient_id from digest d where d.id = m.node_id;

      -- A person of whom one legal entity alone has cases is known to that one. Whom several have cases of stays with the
      -- organisation as a whole: what each was told of them cannot be told apart any more.
      with known as (
        select data_subject_id as id, min(legal_entity_id::text)::uuid as legal_entity_id from request_case
        where data_subject_id is not null group by 1 having count(distinct legal_entity_id) = 1)
      update data_subject s set legal_entity_id = k.legal_entity_id from known k where k.id = s.id;
      update subject_identifier i set legal_entity_id = s.legal_entity_id from data_subject s
      where s.id = i.data_subject_id and s.legal_entity_id is not null;
      if exists (select from subject_identifier i join data_subject s on s.id = i.data_subject_id
                 where i.legal_entity_id is distinct from s.legal_entity_id) then
        raise exception 'an identifier was not reached';
      end if;
    end $$;
    `);
    for (const table of TOUCHED) this.addSql(`alter table "${table}" force row level security;`);

    this.addSql(`
    create index "data_subject_organisation_id_legal_entity_id_index" on "data_subject" ("organisation_id", "legal_entity_id");
    `);
    for (const [table, seen] of Object.entries(POLICIES)) {
      const policy = `(${ORGANISATION} AND (${seen}))`;
      this.addSql(`
      drop policy "organisation" on "${table}";
      create policy "organisation" on "${table}" using (${policy}) with check (${policy});
      `);
    }
  }
}
