import { type FieldProblem, invalidInput } from '@vigie/schema';
import type { Column, Table } from '../tables.ts';

const DEEPEST_FILTER = 5;
const LONGEST_LIST = 1000;

const OPERATORS: Record<string, string> = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' };

type Path = (string | number)[];

/** Refuses one argument of a list. */
export function refuseArgument(path: Path, code: string, params?: FieldProblem['params']): never {
  throw invalidInput({ path, code, ...(params ? { params } : {}) });
}

/**
 * What stands in a filter has to be there: a condition that was left out because its value was unknown would let every row
 * through.
 */
function present<T>(value: T | null | undefined, path: Path): T {
  if (value === null || value === undefined) return refuseArgument(path, 'NOT_NULL');
  return value;
}

function atMost(list: unknown[], most: number, path: Path): void {
  if (list.length > most) refuseArgument(path, 'ARRAY_MAX_SIZE', { max: most });
}

/** What is kept in small letters is compared in them. */
const FOLDED = ['externalSystem'];

const folded = ({ property }: Column, value: unknown): unknown =>
  typeof value === 'string' && FOLDED.includes(property) ? value.toLowerCase() : value;

/** The conditions of a list, as SQL with its values apart. */
export class Conditions {
  readonly values: unknown[];

  constructor(values: unknown[] = []) {
    this.values = values;
  }

  place(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** The condition that one filter object makes. */
  of(table: Table, filter: Record<string, unknown>, path: Path = ['filter']): string {
    const parts = Object.entries(filter).map(([name, value]) =>
      this.#condition(table, name, present(value, [...path, name]), [...path, name]),
    );
    if (parts.length === 0) return 'true';
    return parts.length === 1 ? (parts[0] as string) : `(${parts.join(' and ')})`;
  }

  #condition(table: Table, name: string, value: unknown, path: Path): string {
    if (name === 'and' || name === 'or') return this.#group(table, name, value as object[], path);
    if (name === 'archived') {
      return table.columns.has('archivedAt') ? `t."archived_at" is ${value ? 'not null' : 'null'}` : 'true';
    }
    if (name === 'ids') {
      const ids = value as unknown[];
      atMost(ids, LONGEST_LIST, path);
      const sound = ids.filter((id, i) => /^[0-9a-f-]{36}$/.test(String(present(id, [...path, i]))));
      return `t."id" = any (${this.place(sound)}::uuid[])`;
    }
    const column = table.columns.get(name);
    if (!column) return refuseArgument(path, 'UNKNOWN_FIELD');
    return this.#comparison(column, value as Record<string, unknown>, path);
  }

  /** All of none hold, one of none does not. */
  #group(table: Table, name: 'and' | 'or', members: object[], path: Path): string {
    if (path.filter((part) => part === 'and' || part === 'or').length > DEEPEST_FILTER)
      refuseArgument(path, 'TOO_DEEP', { max: DEEPEST_FILTER });
    atMost(members, LONGEST_LIST, path);
    if (members.length === 0) return name === 'and' ? 'true' : 'false';
    const parts = members.map((member, i) => {
      const here = [...path, i];
      if (Object.keys(present(member, here)).length === 0) refuseArgument(here, 'REQUIRED');
      return this.of(table, member as Record<string, unknown>, here);
    });
    return `(${parts.join(` ${name} `)})`;
  }

  #comparison(column: Column, comparison: Record<string, unknown>, path: Path): string {
    const entries = Object.entries(comparison);
    if (entries.length === 0) return refuseArgument(path, 'REQUIRED');
    return entries
      .map(([operator, value]) =>
        this.#test(column, operator, present(value, [...path, operator]), [...path, operator]),
      )
      .join(' and ');
  }

  #test(column: Column, operator: string, value: unknown, path: Path): string {
    const name = `t."${column.name}"`;
    if (operator === 'isNull') {
      if (!column.isNullable) return refuseArgument(path, 'NEVER_ABSENT');
      return `${name} is ${value ? 'null' : 'not null'}`;
    }
    if (operator === 'in' || operator === 'notIn') {
      const list = value as unknown[];
      atMost(list, LONGEST_LIST, path);
      list.forEach((each, i) => {
        present(each, [...path, i]);
      });
      const test = `${name} = any (${this.place(list.map((each) => folded(column, each)))}::${column.sqlType}[])`;
      return operator === 'in' ? test : `not (${test})`;
    }
    if (operator === 'has') return `${name} @> array[${this.place(value)}]::${column.sqlType}`;
    const sign = Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    if (!sign) return refuseArgument(path, 'UNKNOWN_FIELD');
    return `${name} ${sign} ${this.place(folded(column, value))}::${column.sqlType}`;
  }
}
