import type pg from 'pg';

/** A due alert that is unsent for so long is a matter for whoever watches, whatever the cause. Milliseconds. */
export const LATE = 120_000;

/** How long alerts have been waiting that are due, one that was due already when it was planned from then on. Seconds; 0 when none is. */
export interface Waiting {
  /** The oldest of all, one whose next attempt is set for later included. */
  oldest: number;
  /** The oldest that could have gone out by now: nobody has taken it up. */
  neglected: number;
}

/** Asks the database, whichever process looks after the alerts, and whether any does. */
export async function waitingAlerts(system: pg.Pool, legalOffset: number): Promise<Waiting> {
  const { rows } = await system.query<{ oldest: string | null; neglected: string | null }>(
    `select extract(epoch from clock_timestamp() - min(since)) as oldest,
       extract(epoch from clock_timestamp() - min(greatest(since, free)) filter (where free <= clock_timestamp())) as neglected
     from (
       select greatest(due_at, created_at) - $1 * interval '1 ms' as since, greatest(next_attempt_at, claim_until) as free
       from alert_step
       where state in ('PLANNED', 'CLAIMED') and due_at <= clock_timestamp() + $1 * interval '1 ms'
     ) waiting`,
    [legalOffset],
  );
  const [row] = rows;
  return { oldest: Number(row?.oldest ?? 0), neglected: Number(row?.neglected ?? 0) };
}

/** Whether an organisation has an alert that is due and unsent for longer than that. */
export async function hasLateAlerts(
  system: pg.Pool,
  organisationId: string,
  legalNow: Date,
): Promise<boolean> {
  const { rows } = await system.query(
    `select 1 from alert_step
     where organisation_id = $1 and state in ('PLANNED', 'CLAIMED') and due_at < $2 and created_at < $2 limit 1`,
    [organisationId, new Date(legalNow.getTime() - LATE)],
  );
  return rows.length > 0;
}
