import type { Context } from '../context.ts';

/** The next reference of a kind, as in `BR-2026-0042`: without gaps, per organisation and year of its own zone. */
export async function nextReference(ctx: Context, prefix: 'BR' | 'DR' | 'PC'): Promise<string> {
  const [row] = await ctx.sql<{ year: number; value: number }>(
    `insert into reference_counter (organisation_id, prefix, year, value)
     select $1, $2, extract(year from $3::timestamptz at time zone o.time_zone)::integer, 1
     from organisation o where o.id = $1
     on conflict (organisation_id, prefix, year) do update set value = reference_counter.value + 1
     returning year, value`,
    [ctx.organisationId, prefix, ctx.now],
  );
  const { year, value } = row as { year: number; value: number };
  return `${prefix}-${year}-${String(value).padStart(4, '0')}`;
}
