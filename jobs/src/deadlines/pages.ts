import type pg from 'pg';

/** A row that is due: where it lives and what it is. */
export interface Due {
  organisationId: string;
  id: string;
}

interface Row {
  organisation_id: string;
  id: string;
  at: Date;
}

/**
 * All rows that a query finds, page by page in order of time: one pass, however many fail, and memory stays flat. The
 * query takes the instant and id to go on after as $1 and $2, and the size of a page as $3.
 */
export async function* pages(
  pool: pg.Pool,
  text: string,
  values: unknown[],
  size = 200,
): AsyncGenerator<Due[]> {
  let after: [Date | string, string] = ['-infinity', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await pool.query<Row>(text, [...after, size, ...values]);
    if (rows.length === 0) return;
    const last = rows.at(-1) as Row;
    after = [last.at, last.id];
    yield rows.map(({ organisation_id, id }) => ({ organisationId: organisation_id, id }));
    if (rows.length < size) return;
  }
}

/** In any order, so that processes that sweep at once seldom meet at the same row. */
export function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** Works through items, some at a time, until the signal says stop: what was begun is finished. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.pop(); item !== undefined && !signal.aborted; item = queue.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
