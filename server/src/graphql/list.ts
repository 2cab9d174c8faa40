import DataLoader from 'dataloader';
import type { Snapshot } from '../snapshot.ts';
import type { Column, Table } from '../tables.ts';
import { type Direction, type Key, readCursor, stampOf, writeCursor } from './cursor.ts';
import { Conditions, refuseArgument } from './filter.ts';

export const DEFAULT_PAGE = 25;
export const LARGEST_PAGE = 200;
/** A total that says only that there are more than the pages of a list lead to: who wants the figure asks for it. */
export const MANY = 10_001;

export const LARGEST_OFFSET = 10_000;
const MOST_SORT_KEYS = 4;

/** The arguments that every list takes. */
export interface ConnectionArgs {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
  offset?: number | null;
  filter?: Record<string, unknown> | null;
  orderBy?: { field: string; direction: Direction }[] | null;
}

/** A list, planned: its conditions with their values, its order, its slice. */
export interface ListPlan {
  where: string[];
  values: unknown[];
  keys: Key[];
  limit: number;
  offset: number;
  backward: boolean;
  /** Keyset condition, apart: the count does not know it. */
  seek: { text: string; values: unknown[] } | null;
  stamp: string;
}

/** One page of nodes. */
export interface Page<T> {
  nodes: T[];
  cursorOf: (node: T) => string;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  /** Asked of the database only when someone wants to know. */
  count: (isExact: boolean) => Promise<number>;
}

/** "After these values in this order", nulls last; or before them. */
function seek(keys: Key[], values: unknown[], conditions: Conditions, backward: boolean): string {
  const equal: string[] = [];
  const ways: string[] = [];
  keys.forEach(({ column, direction }, i) => {
    const name = `t."${column.name}"`;
    const value = values[i];
    const place = value === null ? '' : `${conditions.place(value)}::${column.sqlType}`;
    const beyond = (direction === 'ASC') !== backward ? '>' : '<';
    let step: string | null;
    if (value === null) step = backward ? `${name} is not null` : null;
    else step = backward ? `${name} ${beyond} ${place}` : `(${name} ${beyond} ${place} or ${name} is null)`;
    if (column.name === 'id') step = `${name} ${beyond} ${place}`;
    if (step) ways.push([...equal, step].join(' and '));
    equal.push(value === null ? `${name} is null` : `${name} = ${place}`);
  });
  return `(${ways.map((way) => `(${way})`).join(' or ')})`;
}

function checkSlice({ first, last, after, before, offset }: ConnectionArgs): void {
  const inRange = (name: string, value: number | null | undefined, max: number) => {
    if (value != null && (value < 0 || value > max)) refuseArgument([name], 'OUT_OF_RANGE', { min: 0, max });
  };
  inRange('first', first, LARGEST_PAGE);
  inRange('last', last, LARGEST_PAGE);
  inRange('offset', offset, LARGEST_OFFSET);
  if (first != null && last != null) refuseArgument(['last'], 'NOT_BOTH');
  if (offset != null && (after != null || before != null)) refuseArgument(['offset'], 'NOT_BOTH');
}

function keysOf(table: Table, orderBy: ConnectionArgs['orderBy']): Key[] {
  const asked = orderBy ?? [];
  if (asked.length > MOST_SORT_KEYS) refuseArgument(['orderBy'], 'ARRAY_MAX_SIZE', { max: MOST_SORT_KEYS });
  const keys: Key[] = asked.map(({ field, direction }, i) => {
    const column = table.columns.get(field);
    return column ? { column, direction } : refuseArgument(['orderBy', i, 'field'], 'UNKNOWN_FIELD');
  });
  const id = table.columns.get('id') as Column;
  if (!keys.some((key) => key.column === id))
    keys.push({ column: id, direction: keys[0]?.direction ?? 'DESC' });
  return keys;
}

/**
 * Plans one page.
 *
 * @param always conditions that hold whatever the caller asks for
 * @param hidesArchived whether archived rows hide unless asked for
 * @throws INVALID_INPUT, with BAD_CURSOR for a cursor that is not one of this list and order
 */
export function planList(
  table: Table,
  args: ConnectionArgs,
  always: Record<string, unknown> = {},
  hidesArchived = true,
): ListPlan {
  const { first, last, after, before, offset } = args;
  checkSlice(args);
  const keys = keysOf(table, args.orderBy);

  const conditions = new Conditions();
  const filter = args.filter ?? {};
  const where = [conditions.of(table, filter), conditions.of(table, always)];
  if (table.columns.has('archivedAt') && hidesArchived && !('archived' in filter))
    where.push('t."archived_at" is null');

  const stamp = stampOf(table, keys);
  const backward = last != null;
  const seekConditions = new Conditions([...conditions.values]);
  const seeks: string[] = [];
  for (const [name, cursor, isBefore] of [
    ['after', after, false],
    ['before', before, true],
  ] as const) {
    if (cursor == null) continue;
    const values = readCursor(cursor, stamp, keys) ?? refuseArgument([name], 'BAD_CURSOR');
    seeks.push(seek(keys, values, seekConditions, isBefore));
  }
  return {
    where: where.filter((each) => each !== 'true'),
    values: conditions.values,
    keys,
    limit: first ?? last ?? DEFAULT_PAGE,
    offset: offset ?? 0,
    backward,
    seek: seeks.length > 0 ? { text: seeks.join(' and '), values: seekConditions.values } : null,
    stamp,
  };
}

/** The order and the slice of a plan, in SQL. */
const orderOf = ({ keys, backward }: ListPlan): string =>
  keys
    .map(({ column, direction }) => {
      const way = (direction === 'ASC') !== backward ? 'asc' : 'desc';
      return `t."${column.name}" ${way}${column.name === 'id' ? '' : backward ? ' nulls first' : ' nulls last'}`;
    })
    .join(', ');
const sliceOf = ({ limit, offset }: ListPlan): string =>
  `limit ${limit + 1}${offset ? ` offset ${offset}` : ''}`;
const whereOf = (conditions: readonly string[]): string =>
  conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';

/** The page that these rows are: one more than it holds says that there are more. */
function pageOf(
  plan: ListPlan,
  table: Table,
  rows: Record<string, unknown>[],
  count: Page<object>['count'],
): Page<object> {
  const more = rows.length > plan.limit;
  if (more) rows.pop();
  if (plan.backward) rows.reverse();
  return {
    nodes: rows.map(table.make),
    cursorOf: (node) => writeCursor(plan.stamp, plan.keys, node as Record<string, unknown>),
    hasNextPage: plan.backward ? plan.seek !== null : more,
    hasPreviousPage: plan.backward ? more : plan.seek !== null || plan.offset > 0,
    count,
  };
}

const counted = (all: string, isExact: boolean): string =>
  `select count(*) as count ${isExact ? all : `from (select ${all} limit ${MANY}) t`}`;

/** Reads the page: one statement, and one more when its total is asked for. */
export async function readPage(snapshot: Snapshot, table: Table, plan: ListPlan): Promise<Page<object>> {
  const conditions = plan.seek ? [...plan.where, plan.seek.text] : plan.where;
  const values = plan.seek?.values ?? plan.values;
  const rows = await snapshot.sql<Record<string, unknown>>(
    `select ${table.select} from "${table.name}" t${whereOf(conditions)} order by ${orderOf(plan)} ${sliceOf(plan)}`,
    values,
  );
  return pageOf(plan, table, rows, async (isExact) => {
    const [row] = await snapshot.sql<{ count: number }>(
      counted(`from "${table.name}" t${whereOf(plan.where)}`, isExact),
      plan.values,
    );
    return row?.count ?? 0;
  });
}

/** Reads the page of each parent: one statement for all of them, and one more when totals are asked for. */
export async function readPages(
  snapshot: Snapshot,
  table: Table,
  plan: ListPlan,
  column: Column,
  parents: readonly string[],
): Promise<Page<object>[]> {
  const conditions = plan.seek ? [...plan.where, plan.seek.text] : plan.where;
  const values = plan.seek?.values ?? plan.values;
  const isChild = `t."${column.name}" = p.id`;
  const rows = await snapshot.sql<Record<string, unknown>>(
    `select p.id as "#parent", r.* from unnest($${values.length + 1}::uuid[]) as p (id)
     cross join lateral (
       select ${table.select}, row_number() over (order by ${orderOf(plan)}) as "#" from "${table.name}" t
       ${whereOf([isChild, ...conditions])} order by ${orderOf(plan)} ${sliceOf(plan)}
     ) r order by "#"`,
    [...values, parents],
  );
  const children = new Map<string, Record<string, unknown>[]>(parents.map((parent) => [parent, []]));
  for (const { '#parent': parent, '#': _, ...row } of rows) children.get(parent as string)?.push(row);
  const all = `from "${table.name}" t${whereOf([isChild, ...plan.where])}`;
  const counting = (isExact: boolean) =>
    new DataLoader<string, number>(async (asked) => {
      const found = await snapshot.sql<{ id: string; count: number }>(
        `select p.id, (${counted(all, isExact)}) as count from unnest($${plan.values.length + 1}::uuid[]) as p (id)`,
        [...plan.values, asked],
      );
      const byId = new Map(found.map(({ id, count }) => [id, count]));
      return asked.map((id) => byId.get(id) ?? 0);
    });
  const [exact, enough] = [counting(true), counting(false)];
  return parents.map((parent) =>
    pageOf(plan, table, children.get(parent) ?? [], (isExact) => (isExact ? exact : enough).load(parent)),
  );
}
