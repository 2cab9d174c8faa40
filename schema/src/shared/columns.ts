import { Enum, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int } from 'type-graphql';
import { Instant } from './instant.ts';
import { addChildren, type ChildrenSpec, type ColumnKind, nodeSpecOf } from './node-spec.ts';
import { DateTime, Day } from './scalars.ts';
import { SealedType } from './sealed.ts';
import type { Codes } from './words.ts';

// Each decorator says of a property what the database keeps, what the API shows and by what lists go. A property that the
// API does not show is a plain `@Property` of the ORM.

interface ColumnOptions {
  nullable?: true;
  /** Lists can be filtered by it. */
  filter?: true;
  /** Lists can be sorted by it. */
  order?: true;
}

type Column = (says: string, options?: ColumnOptions) => PropertyDecorator;

function list(target: object, property: string, kind: ColumnKind, { filter, order }: ColumnOptions): void {
  const spec = nodeSpecOf(target.constructor);
  if (filter) spec.filters[property] = kind;
  if (order) spec.order.push(property);
}

const column =
  (kind: ColumnKind, type: () => unknown, stored: (nullable: boolean) => PropertyDecorator): Column =>
  (says, options = {}) =>
  (target, property) => {
    const nullable = options.nullable ?? false;
    stored(nullable)(target, property);
    Field(type as never, { nullable, description: says })(target, property as string);
    list(target, property as string, kind, options);
  };

const property = (options: object): PropertyDecorator => Property(options) as PropertyDecorator;

/** A text in clear. Without a length it may be as long as it likes. */
export const TextColumn = (says: string, { length, ...options }: ColumnOptions & { length?: number } = {}) =>
  column(
    'text',
    () => String,
    (nullable) => property({ type: length ? 'string' : 'text', ...(length ? { length } : {}), nullable }),
  )(says, options);

export const NumberColumn: Column = column(
  'number',
  () => Int,
  (nullable) => property({ type: 'integer', nullable }),
);

export const BooleanColumn: Column = column(
  'boolean',
  () => Boolean,
  (nullable) => property({ type: 'boolean', nullable }),
);

/** An instant, to the millisecond. */
export const InstantColumn: Column = column(
  'instant',
  () => DateTime,
  (nullable) => Instant({ nullable }),
);

/** A calendar day. */
export const DayColumn: Column = column(
  'day',
  () => Day,
  (nullable) => property({ type: 'date', nullable }),
);

/** One of a closed list. */
export const CodeColumn = (codes: Codes, says: string, options?: ColumnOptions) =>
  column(
    { enum: codes },
    () => codes,
    (nullable) => Enum({ items: () => codes as never, nullable }) as PropertyDecorator,
  )(says, options);

/** Several of a closed list. */
export const CodesColumn = (codes: Codes, says: string, options?: ColumnOptions) =>
  column(
    { listOf: codes },
    () => [codes],
    (nullable) => property({ type: 'array', columnType: 'text[]', nullable }),
  )(says, options);

/** A personal text that the vault alone reads; the API shows it to who may reveal, and the reading is audited. */
export const SealedColumn =
  (says: string, { nullable = false }: { nullable?: boolean } = {}): PropertyDecorator =>
  (target, name) => {
    property({ type: SealedType, nullable })(target, name);
    nodeSpecOf(target.constructor).sealed.push({ property: name as string, says });
  };

/** Lists can be filtered by what the API does not show as a column of its own. */
export const Filtered =
  (kind: ColumnKind): PropertyDecorator =>
  (target, name) =>
    list(target, name as string, kind, { filter: true });

type NodeThunk = ChildrenSpec['parent'];
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

interface ParentOptions extends ColumnOptions {
  /** No foreign key: it may outlive what it names, or name what is recorded after it. */
  loose?: true;
  /** What its rows are called at the parent, the oldest first, and the sentence of that field. */
  children?: readonly [field: string, says: string];
  /** The same where there is one at most. */
  child?: readonly [field: string, says: string];
}

/** The id of another node, which the API shows as that node: `caseId` as `request`. */
export const ParentColumn =
  (of: NodeThunk, field: string, says: string, options: ParentOptions = {}): PropertyDecorator =>
  (target, name) => {
    const { children, child } = options;
    const isNullable = options.nullable ?? false;
    const column = name as string;
    const mapping = { mapToPk: true, fieldName: snake(column), nullable: isNullable };
    if (options.loose) property({ type: 'uuid', nullable: isNullable })(target, name);
    else ManyToOne(of as never, mapping as never)(target as never, name as never);
    nodeSpecOf(target.constructor).parents.push({ field, column, of, says, isNullable });
    list(target, column, 'id', options);
    const own = () => target.constructor as never;
    if (children) Children(of, ...children, own, column)(target.constructor);
    if (child) Child(of, ...child, own, column)(target.constructor);
  };

/** The id of a person of the organisation, whom the API shows: `assigneeId` as `assignee`. */
export const PersonColumn =
  (
    says: string,
    { required, field, ...options }: ColumnOptions & { required?: true; field?: string } = {},
  ): PropertyDecorator =>
  (target, name) => {
    property({ type: 'uuid', nullable: !required })(target, name);
    const column = name as string;
    nodeSpecOf(target.constructor).people.push({ field: field ?? column.replace(/Id$/, ''), column, says });
    list(target, column, 'id', options);
  };

interface ChildrenOptions {
  /** The property of the parent that they name, where that is not its id. */
  from?: string;
  /** Null for who lacks the scope of the rows. */
  nullable?: true;
}

const related =
  (isOne: boolean) =>
  (
    parent: NodeThunk,
    field: string,
    says: string,
    of: NodeThunk,
    by: string,
    { from = 'id', nullable }: ChildrenOptions = {},
  ): ClassDecorator =>
  () =>
    addChildren({ parent, field, says, of, by, from, isOne, isNullable: nullable ?? isOne });

/** The rows of a type that name a node, shown there, the oldest first. On whichever class knows the other. */
export const Children = related(false);
/** The same where there is one at most. */
export const Child = related(true);
