import {
  allWords,
  DateTime,
  Day,
  type FieldGroup,
  RightContextInput,
  type VerbField,
  type VerbFields,
} from '@vigie/schema';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import type { Context } from '../context.ts';
import type { ListTypes } from './connection.ts';
import type { ConnectionArgs } from './list.ts';
import type { Operation } from './operation.ts';

// What of type-graphql the tables of verbs and the specs of nodes need. To leave it, write this file anew.

type Class = new () => object;

const SCALARS = {
  TEXT: String,
  LINE: String,
  MAIL: String,
  INSTANT: DateTime,
  DAY: Day,
  WHOLE: Int,
  YES_NO: Boolean,
  ID,
  MEMBER: ID,
} as const;

// Those that other inputs take as a class.
const groups = new Map<string, Class>([['RightContextInput', RightContextInput]]);

/** The input type of a group: one, however many verbs take it. */
export function groupType({ name, says, fields }: FieldGroup): Class {
  const known = groups.get(name);
  if (known) return known;
  const type = inputType(name, says, fields);
  groups.set(name, type);
  return type;
}

function typeOf({ kind, codes, group }: VerbField): unknown {
  if (kind === 'GROUP') return group && groupType(group);
  if (kind === 'CODE') return codes;
  return SCALARS[kind];
}

const named = (name: string, Base: Class): Class => ({ [name]: class extends Base {} })[name] as Class;

/** The input type of these fields. */
export function inputType(name: string, says: string, fields: VerbFields): Class {
  const type = named(name, Object);
  for (const [property, field] of Object.entries(fields)) {
    const one = typeOf(field);
    const { initial: defaultValue } = field;
    const options = { nullable: !field.required, description: field.says, defaultValue };
    Field((() => (field.list ? [one] : one)) as never, options)(type.prototype, property);
  }
  InputType(name, { description: says })(type);
  return type;
}

/** Every list of words as an enum of the API, which holds those that a field takes or answers. */
export function registerWords(): void {
  for (const [codes, { name, says, sentences }] of allWords()) {
    const valuesConfig = Object.fromEntries(
      Object.entries(sentences).map(([code, description]) => [code, { description }]),
    );
    registerEnumType(codes, { name, description: says, valuesConfig });
  }
}

type AnsweredType = abstract new () => object;

export interface MutationField {
  name: string;
  says: string;
  input: Class;
  answers: AnsweredType | readonly [AnsweredType];
  run: (ctx: Context, input: object) => Promise<unknown>;
}

/** The mutations as a class that type-graphql reads. */
export function mutationClass(type: { name: string }, fields: readonly MutationField[]): Class {
  const resolver = named(`${type.name}Verbs`, Object);
  const { prototype } = resolver;
  for (const { name, says, input, answers, run } of fields) {
    const descriptor = define(prototype, name, 2, run);
    Mutation((() => answers) as never, { description: says })(prototype, name, descriptor);
    Ctx()(prototype, name, 0);
    Arg('input', (() => input) as never)(prototype, name, 1);
  }
  Resolver((() => type) as never)(resolver);
  return resolver;
}

export interface NodeField {
  name: string;
  says: string;
  type: () => unknown;
  isNullable: boolean;
  resolve: (node: never, ctx: Operation) => unknown;
}

/** One node by its id, and the list of them. */
export interface NodeQueries {
  one: readonly [name: string, says: string] | undefined;
  many: readonly [name: string, says: string] | undefined;
  list: ListTypes<{ id: string }> | undefined;
}

function define(prototype: object, name: string, parameters: number, run: unknown): PropertyDescriptor {
  const descriptor = { value: run, writable: true, configurable: true };
  Object.defineProperty(prototype, name, descriptor);
  // As the compiler would have written it of the parameters.
  Reflect.defineMetadata('design:paramtypes', Array(parameters).fill(Object), prototype, name);
  return descriptor;
}

/** The fields of a type of node that are no columns, and its queries, as a class that type-graphql reads. */
export function nodeClass(
  type: new () => { id: string },
  fields: readonly NodeField[],
  { one, many, list }: NodeQueries,
): Class {
  const resolver = named(`${type.name}Fields`, Object);
  const { prototype } = resolver;
  for (const { name, says, type: ofType, isNullable, resolve } of fields) {
    const descriptor = define(prototype, name, 2, resolve);
    FieldResolver(ofType as never, { nullable: isNullable, description: says })(prototype, name, descriptor);
    Root()(prototype, name, 0);
    Ctx()(prototype, name, 1);
  }
  if (one) {
    const [name, says] = one;
    const get = ({ reader }: Operation, id: string) => reader.get(type, id);
    Query(() => type, { description: says })(prototype, name, define(prototype, name, 2, get));
    Ctx()(prototype, name, 0);
    Arg('id', () => ID)(prototype, name, 1);
  }
  if (many && list) {
    const [name, says] = many;
    const page = async ({ reader }: Operation, args: ConnectionArgs) =>
      list.answer(await reader.page(type, args));
    Query(() => list.Connection, { description: says })(prototype, name, define(prototype, name, 2, page));
    Ctx()(prototype, name, 0);
    Args(() => list.Args as never)(prototype, name, 1);
  }
  Resolver((() => type) as never)(resolver);
  return resolver;
}
