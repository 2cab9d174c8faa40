import type { Sql } from '../database.ts';
import type { Stream } from './streams.ts';

/** Why a month of a stream cannot be pruned. */
export type PruningObstacle =
  /** Entries of the month or before wait for their seal. */
  | 'UNSEALED'
  /** An entry of the month was sealed behind one of a later month: prune both, or neither. */
  | 'INTERLEAVED'
  /** Its last number has no checkpoint, so that nothing would prove where the rest begins. */
  | 'NO_CHECKPOINT'
  /** An earlier month is still there. */
  | 'NOT_OLDEST';

/**
 * Why the entries of a stream's month cannot be pruned; null when they can. A month goes as a whole and for every
 * organisation, the oldest first, and its last checkpoint stays: verification then says where the stream begins, and by
 * what that is proved. The partition is dropped by `drop_partition`.
 *
 * @param sql statements of `vigie_system`
 * @param month its first day, as in `2026-03-01`
 */
export async function pruningObstacle(
  sql: Sql,
  stream: Stream,
  month: string,
): Promise<PruningObstacle | null> {
  const [found] = await sql<Record<'unsealed' | 'earlier' | 'interleaved' | 'unproved', boolean>>(
    `with bounds as (
       select ($1::date)::timestamp at time zone 'UTC' as since,
         ($1::date + interval '1 month')::timestamp at time zone 'UTC' as until
     ), ends as (
       select e.organisation_id, max(e.sequence) as last
       from audit_entry e, bounds b
       where e.stream = $2 and e.at >= b.since and e.at < b.until group by e.organisation_id
     )
     select
       exists (select from audit_entry e, bounds b where e.stream = $2 and e.at < b.until and e.sequence is null) as unsealed,
       exists (select from audit_entry e, bounds b where e.stream = $2 and e.at < b.since) as earlier,
       exists (select from ends m join audit_entry e on e.organisation_id = m.organisation_id and e.stream = $2
         and e.sequence < m.last, bounds b where e.at >= b.until) as interleaved,
       exists (select from ends m where not exists (
         select from audit_checkpoint c where c.organisation_id = m.organisation_id and c.stream = $2
           and c.sequence = m.last)) as unproved`,
    [month, stream],
  );
  if (found?.earlier) return 'NOT_OLDEST';
  if (found?.unsealed) return 'UNSEALED';
  if (found?.interleaved) return 'INTERLEAVED';
  if (found?.unproved) return 'NO_CHECKPOINT';
  return null;
}
