import { createHash } from 'node:crypto';
import { type FieldProblem, invalidInput } from '@vigie/schema';
import type { Snapshot } from '../snapshot.ts';
import type { Column, Table } from '../tables.ts';

export const DEFAULT_PAGE = 25;
export const LARGEST_PAGE = 200;
export const LARGEST_OFFSET = 10_000;
const DEEPEST_FILTER = 5;
const LONGEST_LIST = 1000;

export type Direction = 'ASC' | 'DESC';

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

interface Key {
  column: Column;
  direction: Direction;
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
  count: () => Promise<number>;
}

const bad = (...path: (string | number)[]): never => {
  const problem: FieldProblem = { path, code: 'OUT_OF_RANGE' };
  throw invalidInput(problem);
};

const OPERATORS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' };

class Conditions {
  readonly values: unknown[];

  constructor(values: unknown[] = []) {
    this.values = values;
  }

  place(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The condition that one filter object makes. */
  of(table: Table, filter: Record<string, unknown>, depth = 0): string {
    if (depth > DEEPEST_FILTER) return bad('filter');
    const parts: string[] = [];
    for (const [name, value] of Object.entries(filter)) {
      if (value === null || value === undefined) continue;
      if (name === 'and' || name === 'or') {
        const inner = (value as Record<string, unknown>[]).map((each) => this.of(table, each, depth + 1));
        if (inner.length > 0) parts.push(`(${inner.join(name === 'and' ? ' and ' : ' or ')})`);
      } else if (name === 'ids') {
        if ((value as string[]).length > LONGEST_LIST) bad('filter', 'ids');
        const ids = (value as string[]).filter((id) => /^[0-9a-f-]{36}$/.test(id));
        parts.push(`t."id" = any (${this.place(ids)}::uuid[])`);
      } else if (name === 'archived') {
        if (table.columns.has('archivedAt')) parts.push(`t."archived_at" is ${value ? 'not null' : 'null'}`);
      } else {
        const column = table.columns.get(name);
        if (!column) return bad('filter', name);
        parts.push(...this.#comparisons(column, value as Record<string, unknown>));
      }
    }
    return parts.length === 0
      ? 'true'
      : parts.length === 1
        ? (parts[0] as string)
        : `(${parts.join(' and ')})`;
  }

  #comparisons(column: Column, comparison: Record<string, unknown>): string[] {
    const name = `t."${column.name}"`;
    const parts: string[] = [];
    for (const [operator, value] of Object.entries(comparison)) {
      if (value === null || value === undefined) continue;
      if (operator === 'isNull') parts.push(`${name} is ${value ? 'null' : 'not null'}`);
      else if (operator === 'in' || operator === 'notIn') {
        const list = value as unknown[];
        if (list.length > LONGEST_LIST) bad('filter', column.property, operator);
        const test = `${name} = any (${this.place(list)}::${column.sqlType}[])`;
        parts.push(operator === 'in' ? test : `not (${test})`);
      } else if (operator === 'has') parts.push(`${name} @> array[${this.place(value)}]::${column.sqlType}`);
      else if (OPERATORS[operator])
        parts.push(`${name} ${OPERATORS[operator]} ${this.place(value)}::${column.sqlType}`);
    }
    return parts;
  }
}

const stampOf = (keys: Key[]): string =>
  createHash('sha256')
    .update(keys.map((key) => `${key.column.name}${key.direction}`).join())
    .digest('base64url')
    .slice(0, 6);

/** What stands in a cursor: which order it belongs to, and the sort values of its node. */
export const writeCursor = (stamp: string, keys: Key[], node: Record<string, unknown>): string =>
  Buffer.from(
    JSON.stringify([stamp, ...keys.map(({ column }) => (node[column.property] as unknown) ?? null)]),
  ).toString('base64url');

function readCursor(cursor: string, stamp: string, keys: Key[]): unknown[] | null {
  try {
    const parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    if (!Array.isArray(parsed) || parsed[0] !== stamp || parsed.length !== keys.length + 1) return null;
    const values = parsed.slice(1) as unknown[];
    const sound = values.every((value, i) => {
      if (value === null) return i < keys.length - 1;
      const { kind } = (keys[i] as Key).column;
      if (kind === 'instant') return typeof value === 'string' && !Number.isNaN(Date.parse(value));
      if (kind === 'uuid') return typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value);
      return ['string', 'number', 'boolean'].includes(typeof value);
    });
    return sound ? values : null;
  } catch {
    return null;
  }
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

/** Plans one page; null for a cursor that is not one of this list and order. */
export function planList(
  table: Table,
  args: ConnectionArgs,
  always?: Record<string, unknown>,
): ListPlan | null {
  const { first, last, after, before, offset } = args;
  if (first != null && (first < 0 || first > LARGEST_PAGE)) bad('first');
  if (last != null && (last < 0 || last > LARGEST_PAGE)) bad('last');
  if (offset != null && (offset < 0 || offset > LARGEST_OFFSET)) bad('offset');
  if (first != null && last != null) bad('last');
  if (offset != null && (after || before)) bad('offset');

  const keys: Key[] = (args.orderBy ?? []).slice(0, 4).map(({ field, direction }) => {
    const column = table.columns.get(field);
    return column ? { column, direction } : bad('orderBy');
  });
  const id = table.columns.get('id') as Column;
  if (!keys.some((key) => key.column === id))
    keys.push({ column: id, direction: keys[0]?.direction ?? 'DESC' });

  const conditions = new Conditions();
  const filter = args.filter ?? {};
  const where = [conditions.of(table, filter)];
  if (always) where.push(conditions.of(table, always));
  // A list that names `archived` itself, a register say, hides none.
  const hides = filter.archived == null && !(always && 'archived' in always);
  if (table.columns.has('archivedAt') && hides) where.push('t."archived_at" is null');

  const stamp = stampOf(keys);
  const backward = last != null;
  const seekConditions = new Conditions([...conditions.values]);
  const seeks: string[] = [];
  for (const [cursor, reverse] of [
    [after, false],
    [before, true],
  ] as const) {
    if (!cursor) continue;
    const values = readCursor(cursor, stamp, keys);
    if (!values) return null;
    seeks.push(seek(keys, values, seekConditions, reverse));
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

/** Reads the page: one statement, and one more when its total is asked for. */
export async function readPage(snapshot: Snapshot, table: Table, plan: ListPlan): Promise<Page<object>> {
  const conditions = plan.seek ? [...plan.where, plan.seek.text] : plan.where;
  const values = plan.seek?.values ?? plan.values;
  const order = plan.keys
    .map(({ column, direction }) => {
      const way = (direction === 'ASC') !== plan.backward ? 'asc' : 'desc';
      return `t."${column.name}" ${way}${column.name === 'id' ? '' : plan.backward ? ' nulls first' : ' nulls last'}`;
    })
    .join(', ');
  const rows = await snapshot.sql<Record<string, unknown>>(
    `select ${table.select} from "${table.name}" t${conditions.length ? ` where ${conditions.join(' and ')}` : ''}
     order by ${order} limit ${plan.limit + 1}${plan.offset ? ` offset ${plan.offset}` : ''}`,
    values,
  );
  const more = rows.length > plan.limit;
  if (more) rows.pop();
  if (plan.backward) rows.reverse();
  return {
    nodes: rows.map(table.make),
    cursorOf: (node) => writeCursor(plan.stamp, plan.keys, node as Record<string, unknown>),
    hasNextPage: plan.backward ? plan.seek !== null : more,
    hasPreviousPage: plan.backward ? more : plan.seek !== null || plan.offset > 0,
    count: async () => {
      const [row] = await snapshot.sql<{ count: number }>(
        `select count(*) as count from "${table.name}" t${plan.where.length ? ` where ${plan.where.join(' and ')}` : ''}`,
        plan.values,
      );
      return row?.count ?? 0;
    },
  };
}
