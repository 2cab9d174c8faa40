import { PERMISSIONS, type Requirement } from '@vigie/schema';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import type { Context } from '../context.ts';
import { speaks } from './language.ts';
import type { Operation } from './operation.ts';
import { requirementOfField, requirementOfType } from './requirements.ts';
import { needsOf } from './selection-rights.ts';

type Resolver = GraphQLFieldResolver<unknown, Operation>;

/** Mutations that speak of sign-in itself: no organisation, no unit of work of ours. */
const IDENTITY_MUTATIONS = new Set(['signIn', 'signOut']);

/** Mutations whose answer holds a secret that is shown once: no replay of it. */
const SECRET_MUTATIONS = new Set(['createApiToken', 'createCalendarFeed']);

/** Why a mutation takes no idempotency key, by code: a key stands for one node, which can be shown again. */
function keyObstacle({ name, type }: GraphQLField<unknown, Operation>): string | null {
  if (SECRET_MUTATIONS.has(name)) return 'NOT_WITH_A_SECRET';
  return isListType(getNullableType(type)) ? 'NOT_WITH_SEVERAL' : null;
}

const guarded =
  (requirement: Requirement, resolve: Resolver): Resolver =>
  (source, args, operation, info) => {
    operation.allow(requirement);
    return resolve(source, args, operation, info);
  };

/** A field that answers in words answers in the request's language where none is named. */
const inLanguage =
  (resolve: Resolver): Resolver =>
  (source, args, operation, info) =>
    resolve(source, { ...args, locale: args.locale ?? operation.locale }, operation, info);

/**
 * One unit of work around a mutation's resolver, which gets a `Context` where a query gets the operation. The rights of all
 * that is selected of its answer are looked at first: what is refused has changed nothing.
 */
const mutating =
  (field: GraphQLField<unknown, Operation>, requirement: Requirement, resolve: Resolver): Resolver =>
  (source, args, operation, info) => {
    operation.allow(requirement);
    operation.allowSelection(needsOf(info));
    return operation.mutate(
      info,
      async (context: Context) => resolve(source, args, context as never, info),
      keyObstacle(field),
    );
  };

function rootDoor(type: GraphQLObjectType, field: GraphQLField<unknown, Operation>): Resolver {
  const requirement = PERMISSIONS[`${type.name}.${field.name}`];
  if (!requirement) throw new Error(`PERMISSIONS has no entry for ${type.name}.${field.name}`);
  const resolve = (field.resolve ?? defaultFieldResolver) as Resolver;
  return type.name === 'Mutation' && !IDENTITY_MUTATIONS.has(field.name)
    ? mutating(field, requirement, resolve)
    : guarded(requirement, resolve);
}

/**
 * Puts the table of permissions before every field of the schema, and a unit of work around every mutation.
 *
 * @throws when a root field or a type has no entry: what nobody thought about is open to nobody
 */
export function hangDoors(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    // Throws for a type that nobody thought about, whether or not something leads to it.
    if (!roots.includes(type)) requirementOfType(type);
    for (const field of Object.values(type.getFields())) {
      if (speaks(field))
        field.resolve = inLanguage((field.resolve ?? defaultFieldResolver) as Resolver) as never;
      if (roots.includes(type)) {
        field.resolve = rootDoor(type, field as never) as never;
        continue;
      }
      const needed = requirementOfField(type, field);
      if (!needed) continue;
      field.resolve = guarded(needed, (field.resolve ?? defaultFieldResolver) as Resolver) as never;
    }
  }
  return schema;
}
