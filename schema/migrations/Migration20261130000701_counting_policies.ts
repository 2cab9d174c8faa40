import { Migration } from '@mikro-orm/migrations';

/** Written as PostgreSQL prints it, or the comparison of migrations and entities never comes out empty. */
const ORGANISATION = `organisation_id = ( SELECT (NULLIF(current_setting('app.organisation'::text, true), ''::text))::uuid AS "nullif")`;
const EITHER = `((${ORGANISATION}) AND ((legal_entity_id IS NULL) OR ( SELECT (current_setting('app.legal_entities'::text, true) = '*'::text)) OR (legal_entity_id = ANY (( SELECT (string_to_array(NULLIF(current_setting('app.legal_entities'::text, true), '*'::text), ','::text))::uuid[] AS string_to_array)::uuid[]))))`;

const TABLES = { counting_policy: EITHER, holiday_change: ORGANISATION };

/**
 * How days are counted where the law leaves a choice, one-off public holidays of an organisation, and when in the day
 * clocks of days are told of. What is ahead of open clocks is planned anew by the sweep.
 */
export class Migration20261130000701_counting_policies extends Migration {
  override up(): void {
    this.addSql(`
      alter table "escalation_policy" add column "office_from" varchar(5) null;

      create table "counting_policy" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "legal_entity_id" uuid null,
        "periods" jsonb not null,
        "disputed_days" boolean null,
        primary key ("id")
      );
      create unique index counting_policy_place_index on counting_policy (organisation_id, coalesce(legal_entity_id, '00000000-0000-0000-0000-000000000000'::uuid));

      create table "holiday_change" (
        "id" uuid not null,
        "organisation_id" uuid not null,
        "created_at" timestamptz(3) not null,
        "updated_at" timestamptz(3) not null,
        "version" int not null default 1,
        "place" varchar(30) not null,
        "on" date not null,
        "is_holiday" boolean not null,
        "source" varchar(200) not null,
        "archived_at" timestamptz(3) null,
        primary key ("id")
      );
      create unique index holiday_change_day_index on holiday_change (organisation_id, place, "on") where archived_at is null;

      alter table organisation no force row level security;
      update organisation set policy_round = policy_round + 1;
      alter table organisation force row level security;
    `);

    for (const [table, policy] of Object.entries(TABLES)) {
      this.addSql(`
        alter table "${table}" enable row level security;
        alter table "${table}" force row level security;
        create policy "organisation" on "${table}" using ((${policy})) with check ((${policy}));
        grant select, insert, update, delete on "${table}" to vigie_app;
      `);
    }
  }
}
