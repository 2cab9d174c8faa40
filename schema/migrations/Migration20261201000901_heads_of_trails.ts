import { Migration } from '@mikro-orm/migrations';

const FORCED = ['organisation', 'audit_head', 'audit_checkpoint'];

/**
 * The heads of both streams are made with the organisation, and by nothing else: where one is missing, it was taken away. A stream
 * that has a checkpoint and no head already lost it, and gets no new one.
 */
export class Migration20261201000901_heads_of_trails extends Migration {
  override up(): void {
    this.addSql(`
    create function begin_trail() returns trigger
      language plpgsql security definer set search_path = pg_catalog, public as $$
    begin
      insert into audit_head (organisation_id, stream, sequence, chain)
      select new.id, stream, 0, sha256(convert_to('vigie/audit/1/' || stream || '/' || new.id, 'UTF8'))
      from unnest(array['CHANGE', 'READING']) as stream;
      return null;
    end $$;
    revoke execute on function begin_trail() from public;
    create trigger begin_trail after insert on organisation for each row execute function begin_trail();
    revoke insert on audit_head from vigie_system;
    `);

    this.addSql(`
    ${FORCED.map((table) => `alter table ${table} no force row level security;`).join('\n')}
    do $$
    declare
      headless bigint;
    begin
      insert into audit_head (organisation_id, stream, sequence, chain)
      select o.id, s.stream, 0, sha256(convert_to('vigie/audit/1/' || s.stream || '/' || o.id, 'UTF8'))
      from organisation o cross join unnest(array['CHANGE', 'READING']) as s (stream)
      where not exists (select from audit_checkpoint c where c.organisation_id = o.id and c.stream = s.stream)
      on conflict (organisation_id, stream) do nothing;
      select count(*) into headless from organisation o cross join unnest(array['CHANGE', 'READING']) as s (stream)
      where not exists (select from audit_head h where h.organisation_id = o.id and h.stream = s.stream)
        and not exists (select from audit_checkpoint c where c.organisation_id = o.id and c.stream = s.stream);
      if headless > 0 then raise exception '% streams have no head', headless; end if;
    end $$;
    ${FORCED.map((table) => `alter table ${table} force row level security;`).join('\n')}
    `);
  }
}
