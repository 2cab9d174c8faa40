import { type GraphQLSchema, getNullableType, isInterfaceType, isObjectType } from 'graphql';
import { isScope, requirementOfField } from './requirements.ts';

/** What the published contract gives without a null; `viewer` answers always. */
const CERTAIN = new Set([
  'viewer',
  'legalDeadline',
  'breachSeverity',
  'assessRight',
  'mayProcess',
  'mayProcessMany',
]);

/**
 * Lets each root field fail by itself: with a type that knows no null, one missing right or one unknown id would take the
 * answers of all its siblings with it, those of mutations that are committed too.
 */
export function letRootsFail(schema: GraphQLSchema): GraphQLSchema {
  const { name: mutation } = schema.getMutationType() ?? {};
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      if (root?.name === mutation || !CERTAIN.has(field.name)) field.type = getNullableType(field.type);
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
