import { Migration } from '@mikro-orm/migrations';

/**
 * A member is in an organisation as it invited them: by an id, a name, an address and a language that say nothing of what
 * they are elsewhere. Who was never there is known, and a token knows whose it is.
 */
export class Migration20261130000602_members extends Migration {
  override up(): void {
    this.addSql(`
    alter table "membership"
      add column "account_id" uuid null,
      add column "name" bytea null,
      add column "email" bytea null,
      add column "locale" text null,
      add column "first_seen_at" timestamptz(3) null;
    alter table "membership" add constraint "membership_locale_check" check ("locale" in ('FR', 'EN'));
    create index membership_account_index on membership ((coalesce(account_id, user_id)));
    alter table "api_token" add column "made_by_id" uuid null;

    grant select (account_id, name, email, locale, first_seen_at), update (first_seen_at) on membership to vigie_system;
    grant select (made_by_id) on api_token to vigie_system;
    drop policy system on membership;
    create policy system on membership for all to vigie_system using (true) with check (true);
    `);

    // Whoever has signed in so far has been in each of their organisations, as far as it is known.
    this.addSql(`
    alter table "membership" no force row level security;
    do $$
    declare
      expected bigint;
      changed bigint;
    begin
      select count(*) into expected from membership m where exists (select from session s where s.user_id = m.user_id);
      update membership m set first_seen_at = s.at
      from (select user_id, min(created_at) as at from session group by 1) s where s.user_id = m.user_id;
      get diagnostics changed = row_count;
      if changed <> expected then raise exception '% of % members were reached', changed, expected; end if;
    end $$;
    alter table "membership" force row level security;
    `);
  }
}
