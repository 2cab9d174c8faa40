import type pg from 'pg';

/** Says how far a long run has come, from 0 to 1. */
export type Progress = (share: number) => void;

/** For a run whose progress nobody looks at. */
export const unseen: Progress = () => undefined;

/** Counts what is done against what was there at the beginning; more may have come since. */
export function countdown(total: number, progress: Progress): (done?: number) => void {
  let count = 0;
  return (done = 1) => {
    count += done;
    progress(count / Math.max(total, count, 1));
  };
}

/** How many rows there are of it, as in `digest where state = 'PLANNED'`. */
export async function howMany(pool: pg.Pool, from: string, values: unknown[] = []): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*)::int as count from ${from}`, values);
  return rows[0]?.count ?? 0;
}
