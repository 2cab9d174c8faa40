import { type GraphQLSchema, getNullableType } from 'graphql';

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
 * Lets each root field of a query fail by itself: with a type that knows no null, one missing right or one unknown id
 * would take the answers of all its siblings with it.
 */
export function letRootsFail(schema: GraphQLSchema): GraphQLSchema {
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    if (!CERTAIN.has(field.name)) field.type = getNullableType(field.type);
  }
  return schema;
}
