import { BaseEntity, type ColumnKind, DateTime, Day, words, wordsOf } from '@vigie/schema';
import type { GraphQLScalarType } from 'graphql';
import { Arg, ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { type ConnectionArgs, LARGEST_OFFSET, LARGEST_PAGE, MANY, type Page } from './list.ts';

type Thunk = () => unknown;

const SortDirection = words('SortDirection', 'Which end comes first. Nulls come last.', {
  ASC: 'The smallest or earliest first.',
  DESC: 'The largest or latest first.',
});

@ObjectType('PageInfo', { description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more nodes follow.' })
  hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether nodes come before.' })
  hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'Cursor of the first node here.' })
  startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'Cursor of the last node here.' })
  endCursor!: string | null;
}

const field = (target: object, name: string, type: Thunk, options: object): void =>
  Field(type as never, options as never)(target, name);

const named = (name: string): (new () => object) => ({ [name]: class {} })[name] as new () => object;

/** How many there are in all: `answer` has the function that counts. */
function total(prototype: object): void {
  const name = 'totalCount';
  Object.defineProperty(prototype, name, { value: () => null, writable: true, configurable: true });
  Reflect.defineMetadata('design:paramtypes', [Boolean], prototype, name);
  const description = `How many there are in all, counted when asked; ${MANY} says only that there are more than ${MANY - 1}.`;
  field(prototype, name, () => Int, { description });
  const exact = {
    nullable: true,
    description: 'To the last one, however many there are: slow on a long list.',
  };
  Arg('exact', () => Boolean, exact)(prototype, name, 0);
}

const comparisons = new Map<string, object>();

const nameOf = (kind: ColumnKind): string => {
  if (typeof kind === 'string') return `${kind[0]?.toUpperCase()}${kind.slice(1)}`;
  return 'enum' in kind ? wordsOf(kind.enum).name : `${wordsOf(kind.listOf).name}s`;
};

/** The input type that compares one kind of value; made once for each. */
function comparisonOf(kind: ColumnKind): object {
  const name = `${nameOf(kind)}Comparison`;
  const made = comparisons.get(name);
  if (made) return made;
  const type = named(name);
  const of = (operator: string, thunk: Thunk, description: string) =>
    field(type.prototype, operator, thunk, { nullable: true, description });
  if (typeof kind === 'object' && 'listOf' in kind) {
    of('has', () => kind.listOf, 'Contains it.');
  } else {
    const scalars: Record<string, GraphQLScalarType | typeof String | typeof Boolean> = {
      id: ID,
      text: String,
      instant: DateTime,
      day: Day,
      number: Int,
      boolean: Boolean,
    };
    const value: Thunk = typeof kind === 'object' ? () => kind.enum : () => scalars[kind];
    of('eq', value, 'Equals it.');
    if (kind !== 'boolean') {
      of('in', () => [value()], 'Is one of them.');
      of('notIn', () => [value()], 'Is none of them.');
    }
    if (kind === 'instant' || kind === 'day' || kind === 'number') {
      of('lt', value, 'Is before or below it.');
      of('lte', value, 'Is not after or above it.');
      of('gt', value, 'Is after or above it.');
      of('gte', value, 'Is not before or below it.');
    }
    of('isNull', () => Boolean, 'Is absent, or is there.');
  }
  InputType(name, { description: 'Conditions on one field; all of them hold.' })(type);
  comparisons.set(name, type);
  return type;
}

const constant = (property: string): string =>
  property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Whether its table has the columns of every row. */
const isRow = (type: new () => object): boolean => type.prototype instanceof BaseEntity;

/** What a list of one node type is made of. */
export interface ListTypes<T extends { id: string }> {
  Connection: new () => object;
  Args: new () => ConnectionArgs;
  /** The GraphQL object of a page. */
  answer: (page: Page<T>) => object;
}

/**
 * The types of a Relay connection with filter and order, for one node type.
 *
 * @param filters the properties that can be filtered by, and how
 * @param order the properties that can be sorted by
 */
export function listOf<T extends { id: string }>(
  type: new () => T,
  filters: Partial<Record<keyof T & string, ColumnKind>>,
  order: (keyof T & string)[],
): ListTypes<T> {
  const noun = type.name;

  const Filter = named(`${noun}Filter`);
  const instants = isRow(type) ? { createdAt: 'instant', updatedAt: 'instant' } : {};
  for (const [property, kind] of Object.entries({ ...filters, ...instants }) as [string, ColumnKind][]) {
    field(Filter.prototype, property, () => comparisonOf(kind), {
      nullable: true,
      description: `By ${property}.`,
    });
    comparisonOf(kind);
  }
  field(Filter.prototype, 'ids', () => [ID], { nullable: true, description: 'Is one of these nodes.' });
  field(Filter.prototype, 'archived', () => Boolean, {
    nullable: true,
    description: 'Archived ones alone, or the others; they hide unless asked for.',
  });
  field(Filter.prototype, 'and', () => [Filter], { nullable: true, description: 'All of these hold.' });
  field(Filter.prototype, 'or', () => [Filter], { nullable: true, description: 'One of these holds.' });
  InputType(`${noun}Filter`, { description: 'Conditions; all of them hold.' })(Filter);

  const common = isRow(type) ? ['id', 'createdAt', 'updatedAt'] : ['id'];
  const OrderField = Object.fromEntries([...order, ...common].map((p) => [constant(p), p]));
  registerEnumType(OrderField, {
    name: `${noun}OrderField`,
    description: 'By what the list can be sorted.',
    valuesConfig: Object.fromEntries(
      Object.entries(OrderField).map(([value, p]) => [value, { description: `By ${p}.` }]),
    ),
  });
  const Order = named(`${noun}Order`);
  field(Order.prototype, 'field', () => OrderField, { description: 'By what.' });
  field(Order.prototype, 'direction', () => SortDirection, {
    defaultValue: 'ASC',
    description: 'Which end first.',
  });
  InputType(`${noun}Order`, { description: 'One key of the order.' })(Order);

  const Edge = named(`${noun}Edge`);
  field(Edge.prototype, 'cursor', () => String, { description: 'Where this node stands in this order.' });
  field(Edge.prototype, 'node', () => type, { description: 'The node.' });
  ObjectType(`${noun}Edge`, { description: 'A node and its place.', simpleResolvers: true })(Edge);

  const Connection = named(`${noun}Connection`);
  field(Connection.prototype, 'nodes', () => [type], { description: 'The nodes of this page.' });
  field(Connection.prototype, 'edges', () => [Edge], { description: 'The same with their cursors.' });
  field(Connection.prototype, 'pageInfo', () => PageInfo, { description: 'Where this page stands.' });
  total(Connection.prototype);
  ObjectType(`${noun}Connection`, { description: 'One page of a list.', simpleResolvers: true })(Connection);

  const Args = named(`${noun}ListArgs`);
  const arg = (name: string, thunk: Thunk, description: string) =>
    field(Args.prototype, name, thunk, { nullable: true, description });
  arg('first', () => Int, `How many from the start, 25 by default, at most ${LARGEST_PAGE}.`);
  arg('after', () => String, 'Those after this cursor.');
  arg('last', () => Int, `How many from the end, at most ${LARGEST_PAGE}.`);
  arg('before', () => String, 'Those before this cursor.');
  arg('offset', () => Int, `How many to skip, at most ${LARGEST_OFFSET}; not together with a cursor.`);
  arg('filter', () => Filter, 'Which ones.');
  arg('orderBy', () => [Order], 'In which order; the newest first by default.');
  ArgsType()(Args);

  return {
    Connection,
    Args: Args as new () => ConnectionArgs,
    answer: (page) => ({
      nodes: page.nodes,
      totalCount: ({ exact }: { exact?: boolean | null }) => page.count(exact ?? false),
      get edges() {
        return page.nodes.map((node) => ({ node, cursor: page.cursorOf(node) }));
      },
      get pageInfo() {
        const [start, end] = [page.nodes[0], page.nodes.at(-1)];
        return {
          hasNextPage: page.hasNextPage,
          hasPreviousPage: page.hasPreviousPage,
          startCursor: start ? page.cursorOf(start) : null,
          endCursor: end ? page.cursorOf(end) : null,
        };
      },
    }),
  };
}
