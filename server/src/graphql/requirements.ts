import { PERMISSIONS, type Requirement } from '@vigie/schema';
import {
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  getNamedType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** What a type asks of whoever reads it; a connection asks what its nodes ask. */
export function requirementOfType(type: unknown): Requirement | null {
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  const own = Object.hasOwn(PERMISSIONS, type.name) ? PERMISSIONS[type.name] : undefined;
  if (own) return own;
  if (/(Connection|Edge)$/.test(type.name)) {
    const { nodes, node } = type.getFields();
    return requirementOfType(getNamedType((nodes ?? node)?.type));
  }
  throw new Error(`PERMISSIONS has no entry for the type ${type.name}`);
}

/** What a field asks beyond what its own type asks already; null where that is nothing. */
export function requirementOfField(
  parent: GraphQLObjectType | GraphQLInterfaceType,
  field: GraphQLField<unknown, unknown>,
): Requirement | null {
  const name = `${parent.name}.${field.name}`;
  const special = Object.hasOwn(PERMISSIONS, name) ? PERMISSIONS[name] : undefined;
  const needed = special ?? requirementOfType(getNamedType(field.type));
  return !needed || needed === 'PUBLIC' || needed === requirementOfType(parent) ? null : needed;
}

/** Whether it is a scope, which one may lack although one is signed in. */
export const isScope = (requirement: Requirement | null): boolean => requirement?.includes(':') ?? false;
