import type pg from 'pg';

/** The newest instant of all trails, and how far it lies ahead of the database's clock, in milliseconds; null without any. */
export async function trailAhead(system: pg.Pool): Promise<{ newestAt: Date; ahead: number } | null> {
  // Its last checkpoint tells of a stream what is sealed; the rest are a few rows with an index of their own.
  const { rows } = await system.query<{ newest: string | null; ahead: number }>(
    `select floor(extract(epoch from max(at)) * 1000)::text as newest,
       (extract(epoch from max(at) - clock_timestamp()) * 1000)::float8 as ahead
     from (
       select c.at from audit_head h cross join lateral (
         select at from audit_checkpoint where organisation_id = h.organisation_id and stream = h.stream
         order by sequence desc limit 1) c
       union all select max(at) from audit_entry where sequence is null
     ) as t`,
  );
  const [found] = rows;
  return found?.newest ? { newestAt: new Date(Number(found.newest)), ahead: found.ahead } : null;
}
