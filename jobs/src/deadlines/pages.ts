import type pg from 'pg';

/** A row that is due: where it lives and what it is. */
export interface Due {
  organisationId: string;
  id: string;
}

/** What a query gives of it: `at` is the instant by which it is in order. */
interface Row {
  organisation_id: string;
  id: string;
  at: Date;
}

/**
 * All rows that a query finds, page by page in order of time: one pass, however many fail, and memory stays flat. The
 * query takes the instant and id to go on after as $1 and $2, and the size of a page as $3.
 */
export async function* pages<More extends object = object>(
  pool: pg.Pool,
  text: string,
  values: unknown[],
  size = 200,
): AsyncGenerator<(Due & More)[]> {
  let after: [Date | string, string] = ['-infinity', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await pool.query<Row & More>(text, [...after, size, ...values]);
    if (rows.length === 0) return;
    const last = rows.at(-1) as Row;
    after = [last.at, last.id];
    yield rows.map(({ organisation_id: organisationId, ...row }) => ({ ...row, organisationId }) as never);
    if (rows.length < size) return;
  }
}

/** Works through items in their order, some at a time, until the signal says stop: what was begun is finished. */
export async function inParallel<T>(
  items: readonly T[],
  width: number,
  signal: AbortSignal,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const lane = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined && !signal.aborted; item = queue.shift())
      await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
}
