import type { IdentifierScheme } from '@vigie/schema';
import type { Context } from '../context.ts';
import { SPELLING } from './identifier.spelling.ts';
import { presentHashes } from './subject.lookup.ts';

interface Row {
  id: string;
  data_subject_id: string;
  scheme: IdentifierScheme;
  system: string | null;
  index_hash: Buffer | null;
  value: Buffer;
}

/**
 * Gives identifiers that still have the hash of a former spelling that of the present one: at most `most` of them, behind
 * `after`. Each says which it has, so this can stop anywhere, go on later, and be done by two at once.
 *
 * @returns the last one that was looked at, null when there are no more
 */
export async function respell(ctx: Context, after: string, most: number): Promise<string | null> {
  const rows = await ctx.sql<Row>(
    `select id, data_subject_id, scheme, system, index_hash, value from subject_identifier
     where organisation_id = $1 and index_version < $2 and id > $3::uuid order by id limit $4 for update`,
    [ctx.organisationId, SPELLING, after, most],
  );
  const last = rows.at(-1);
  if (!last) return null;
  const present = await presentHashes(
    ctx,
    rows.filter(({ index_hash }) => index_hash),
  );
  // No new version of the row: nobody who holds one has anything else before them.
  await ctx.sql(
    `update subject_identifier i set index_hash = w.hash, index_version = $3
     from unnest($1::uuid[], $2::bytea[]) as w (id, hash) where i.id = w.id`,
    [rows.map(({ id }) => id), rows.map(({ id }) => present.get(id) ?? null), SPELLING],
  );
  return last.id;
}

/** The one behind `after` that still has a former hash: to go on behind one that cannot be opened. */
export async function nextToRespell(ctx: Context, after: string): Promise<string | null> {
  const [row] = await ctx.sql<{ id: string }>(
    `select id from subject_identifier where organisation_id = $1 and index_version < $2 and id > $3::uuid
     order by id limit 1`,
    [ctx.organisationId, SPELLING, after],
  );
  return row?.id ?? null;
}
