import { Migration } from '@mikro-orm/migrations';

const ORGANISATION = `organisation_id = (select nullif(current_setting('app.organisation', true), '')::uuid)`;
const ENTITIES = `(
  legal_entity_id is null
  or (select current_setting('app.legal_entities', true) = '*')
  or legal_entity_id = any ((select string_to_array(nullif(current_setting('app.legal_entities', true), '*'), ',')::uuid[])::uuid[])
)`;

const tenant = (table: string, expression = ORGANISATION) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy organisation on ${table} using (${expression}) with check (${expression});`;

/**
 * What no entity describes: the trail, by stream and month, and the outbox, by month; the identity tables; the counters; and what
 * each role may touch. `vigie_app` works inside one organisation. `vigie_system` looks across all of them, at the few
 * columns named here, none of them personal. `vigie_jobs` has the queues and nothing else.
 */
export class Migration20261123000002_trail_and_roles extends Migration {
  override up(): void {
    this.addSql(`
      -- Two streams, each with numbers, chain and seals of its own: readings are kept months, changes years.
      create table audit_entry (
        organisation_id uuid not null,
        stream text not null,
        id uuid not null,
        at timestamptz(3) not null,
        action text not null,
        actor_id uuid null,
        node_id uuid null,
        legal_entity_id uuid null,
        canonical bytea not null,
        nonce bytea not null,
        mac bytea not null,
        sequence bigint null,
        chain bytea null,
        primary key (organisation_id, id, at, stream)
      ) partition by list (stream);
      create table audit_entry_change partition of audit_entry for values in ('CHANGE') partition by range (at);
      create table audit_entry_reading partition of audit_entry for values in ('READING') partition by range (at);
      alter table audit_entry_change enable row level security;
      alter table audit_entry_reading enable row level security;
      create index audit_entry_node on audit_entry (organisation_id, node_id, id);
      create index audit_entry_sequence on audit_entry (organisation_id, sequence);
      create index audit_entry_unsealed on audit_entry (organisation_id, id) where sequence is null;
      ${tenant('audit_entry', `${ORGANISATION} and ${ENTITIES}`)}
      -- An entry is sealed once: whatever else a policy allows, a number that stands is not written over.
      create policy sealed_once on audit_entry as restrictive for update
        using (sequence is null) with check (sequence is not null and chain is not null);

      create table audit_head (
        organisation_id uuid not null,
        stream text not null check (stream in ('CHANGE', 'READING')),
        sequence bigint not null,
        chain bytea not null,
        primary key (organisation_id, stream)
      );
      ${tenant('audit_head')}

      create table audit_checkpoint (
        organisation_id uuid not null,
        stream text not null check (stream in ('CHANGE', 'READING')),
        sequence bigint not null,
        id uuid not null,
        at timestamptz(3) not null,
        chain bytea not null,
        key_id text not null,
        signature bytea not null,
        primary key (organisation_id, stream, sequence)
      );
      ${tenant('audit_checkpoint')}

      create table outbox_event (
        organisation_id uuid not null,
        id uuid not null,
        at timestamptz(3) not null,
        type text not null,
        node_id uuid null,
        data jsonb not null,
        relayed_at timestamptz(3) null,
        primary key (organisation_id, id, at)
      ) partition by range (at);
      create index outbox_event_waiting on outbox_event (id) where relayed_at is null;
      ${tenant('outbox_event')}

      create table idempotency_key (
        organisation_id uuid not null,
        actor_id uuid not null,
        key varchar(255) not null,
        request_hash bytea not null,
        node_id uuid null,
        created_at timestamptz(3) not null,
        primary key (organisation_id, actor_id, key)
      );
      ${tenant('idempotency_key')}

      create table reference_counter (
        organisation_id uuid not null,
        prefix varchar(4) not null,
        year integer not null,
        value integer not null,
        primary key (organisation_id, prefix, year)
      );
      ${tenant('reference_counter')}

      create table retention_run (
        organisation_id uuid not null,
        id uuid not null,
        rule varchar(60) not null,
        ran_at timestamptz(3) not null,
        removed integer not null,
        primary key (organisation_id, id)
      );
      ${tenant('retention_run')}

      create table user_account (
        id uuid primary key,
        email_index bytea null unique,
        email bytea null,
        name bytea null,
        key_wrapped bytea null,
        password_hash text null,
        locale text not null default 'FR' check (locale in ('FR', 'EN')),
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        version integer not null default 1,
        left_at timestamptz(3) null
      );

      create table session (
        id uuid primary key,
        user_id uuid not null references user_account (id) on delete cascade,
        token_hash bytea not null unique,
        created_at timestamptz(3) not null,
        last_seen_at timestamptz(3) not null,
        expires_at timestamptz(3) not null,
        ended_at timestamptz(3) null
      );
      create index session_of_user on session (user_id);
    `);

    // Months are made ahead of time by a job; each partition belongs to the owner, and is reached through its parent.
    this.addSql(`
      create function make_partitions(from_month date, months integer) returns integer
      language plpgsql security definer set search_path = pg_catalog, public as $$
      declare
        parent text;
        month date;
        made integer := 0;
      begin
        foreach parent in array array['audit_entry_change', 'audit_entry_reading', 'outbox_event'] loop
          for i in 0 .. months loop
            month := (date_trunc('month', from_month) + make_interval(months => i))::date;
            if to_regclass(format('public.%I', parent || to_char(month, '_YYYY_MM'))) is null then
              execute format(
                'create table public.%I partition of public.%I for values from (%L) to (%L)',
                parent || to_char(month, '_YYYY_MM'), parent,
                month::text || ' 00:00:00+00', (month + interval '1 month')::date::text || ' 00:00:00+00');
              execute format('alter table public.%I enable row level security', parent || to_char(month, '_YYYY_MM'));
              made := made + 1;
            end if;
          end loop;
        end loop;
        return made;
      end $$;
      revoke all on function make_partitions(date, integer) from public;
      select make_partitions((current_date - interval '1 month')::date, 4);

      create function drop_partition(parent text, month date) returns boolean
      language plpgsql security definer set search_path = pg_catalog, public as $$
      begin
        if parent not in ('audit_entry_change', 'audit_entry_reading', 'outbox_event') then
          raise exception 'not a partitioned table';
        end if;
        if month > current_date - interval '2 months' then
          raise exception 'the month is not over long enough';
        end if;
        if to_regclass(format('public.%I', parent || to_char(month, '_YYYY_MM'))) is null then
          return false;
        end if;
        execute format('drop table public.%I', parent || to_char(month, '_YYYY_MM'));
        return true;
      end $$;
      revoke all on function drop_partition(text, date) from public;
    `);

    this.addSql(`
      revoke all on schema public from public;
      grant usage on schema public to vigie_app, vigie_system;

      grant select, insert, update, delete on
        organisation, legal_entity, membership, api_token, organisation_key, protection_key, suppression_entry,
        data_subject, subject_identifier, request_case, data_subject_request, suspension, breach, regime_filing,
        deadline, deadline_revision, alert_step, notification, mail_message, idempotency_key, reference_counter,
        retention_run
        to vigie_app;
      grant select, insert on outbox_event to vigie_app;
      grant select,
        insert (organisation_id, stream, id, at, action, actor_id, node_id, legal_entity_id, canonical, nonce, mac)
        on audit_entry to vigie_app;
      grant select on audit_head, audit_checkpoint to vigie_app;

      grant select, insert, update, delete on user_account, session to vigie_system;
      grant select (id, organisation_id, slug, name, time_zone, country, locale) on organisation to vigie_system;
      grant select (id, organisation_id, user_id, roles, legal_entity_ids, ended_at) on membership to vigie_system;
      grant select (id, organisation_id, secret_hash, scopes, legal_entity_ids, expires_at, revoked_at, last_used_at),
        update (last_used_at) on api_token to vigie_system;
      grant select (id, organisation_id, state, due_at, next_attempt_at, claim_until) on alert_step to vigie_system;
      grant select (id, organisation_id, state, kind, due_at, next_turn_at) on deadline to vigie_system;
      grant select (id, organisation_id, state, created_at) on mail_message to vigie_system;
      grant select, update (relayed_at) on outbox_event to vigie_system;
      grant select, update (sequence, chain) on audit_entry to vigie_system;
      grant select, insert, update on audit_head to vigie_system;
      grant select, insert on audit_checkpoint to vigie_system;
      grant execute on function make_partitions(date, integer), drop_partition(text, date) to vigie_system;

      create policy system on organisation for select to vigie_system using (true);
      create policy system on membership for select to vigie_system using (true);
      create policy system on api_token for all to vigie_system using (true) with check (true);
      create policy system on alert_step for select to vigie_system using (true);
      create policy system on deadline for select to vigie_system using (true);
      create policy system on mail_message for select to vigie_system using (true);
      create policy system on outbox_event for all to vigie_system using (true) with check (true);
      create policy system on audit_entry for all to vigie_system using (true) with check (true);
      create policy system on audit_head for all to vigie_system using (true) with check (true);
      create policy system on audit_checkpoint for all to vigie_system using (true) with check (true);
    `);
  }
}
