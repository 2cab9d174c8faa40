import type { Office } from '../office.ts';

/** The sweep comes this often at the latest, in every process. Milliseconds. */
const SWEEP = 15_000;
/** It does not come sooner than this after another. Milliseconds. */
const BREATH = 250;

/** Where alerts stand after a sweep. */
export interface SweepState {
  /** How long the oldest alert that is due has been waiting; 0 when none is. */
  oldestDueSeconds: number;
  /** Milliseconds until something comes due or a dead worker's claim runs out, at most one sweep. */
  nextIn: number;
}

/** Looks at what is left, and when to come again. */
export async function sweepState({ system, legalOffset }: Office): Promise<SweepState> {
  const { rows } = await system.query<{ waiting: string | null; ahead: string | null }>(
    `with legal as (select clock_timestamp() + $1 * interval '1 ms' as now),
     waiting as (
       select min(due_at) as since, min(claim_until) filter (where state = 'CLAIMED') as free,
         -- What a change of its clock had locked just now, and what is to be tried again.
         min(next_attempt_at) filter (where state = 'PLANNED') as again
       from alert_step where state in ('PLANNED', 'CLAIMED') and due_at <= (select now from legal)
     )
     select extract(epoch from (select now from legal) - (select since from waiting)) as waiting,
       extract(epoch from least(
         (select least(free, again) from waiting) - clock_timestamp(),
         (select min(due_at) from alert_step
          where state in ('PLANNED', 'CLAIMED') and due_at > (select now from legal)) - (select now from legal),
         (select min(next_turn_at) from deadline where state in ('RUNNING', 'MISSED')) - (select now from legal)
       )) * 1000 as ahead`,
    [legalOffset],
  );
  const { waiting = null, ahead = null } = rows[0] ?? {};
  const next = ahead === null ? SWEEP : Math.min(SWEEP, Math.max(BREATH, Number(ahead) + 20));
  return { oldestDueSeconds: Math.max(0, Number(waiting ?? 0)), nextIn: next };
}
