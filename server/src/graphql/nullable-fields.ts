import { type GraphQLSchema, getNullableType, isInterfaceType, isObjectType } from 'graphql';
import { isScope, requirementOfField } from './requirements.ts';

/**
 * Lets each root field fail by itself: with a type that knows no null, one missing right or one unknown id would take the
 * answers of all its siblings with it, those of mutations that are committed too.
 */
export function letRootsFail(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      field.type = getNullableType(field.type);
    }
  }
  return schema;
}

/** Lets each field that needs another scope than what is around it fail by itself, so that no list falls with it. */
export function letScopedFieldsFail(schema: GraphQLSchema): GraphQLSchema {
  const roots: unknown[] = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith('__') || roots.includes(type))
      continue;
    for (const field of Object.values(type.getFields())) {
      if (isScope(requirementOfField(type, field))) field.type = getNullableType(field.type);
    }
  }
  return schema;
}
