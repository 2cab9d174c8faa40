import { type DocumentNode, Kind, type OperationDefinitionNode, type ValueNode, visit } from 'graphql';
import { refuseArgument } from './filter.ts';

type Path = (string | number)[];

/** The first variable inside a value that nobody gave, by its place. */
function unsetIn(value: ValueNode, isSet: (variable: string) => boolean, path: Path): Path | null {
  if (value.kind === Kind.VARIABLE) return isSet(value.name.value) ? null : path;
  if (value.kind === Kind.LIST) {
    for (const [i, each] of value.values.entries()) {
      const found = unsetIn(each, isSet, [...path, i]);
      if (found) return found;
    }
  }
  if (value.kind === Kind.OBJECT) {
    for (const field of value.fields) {
      const found = unsetIn(field.value, isSet, [...path, field.name.value]);
      if (found) return found;
    }
  }
  return null;
}

/**
 * Refuses a condition on a variable that was not given: GraphQL leaves the condition out, and the list would show every
 * row. A list may go without a filter as a whole.
 *
 * @throws INVALID_INPUT
 */
export function refuseUnsetConditions(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  const withDefault = new Set(
    operation.variableDefinitions?.flatMap((each) => (each.defaultValue ? [each.variable.name.value] : [])),
  );
  const isSet = (name: string) => withDefault.has(name) || variables[name] !== undefined;
  visit(document, {
    Argument({ name, value }) {
      if (name.value !== 'filter' || value.kind === Kind.VARIABLE) return;
      const path = unsetIn(value, isSet, ['filter']);
      if (path) refuseArgument(path, 'REQUIRED');
    },
  });
}
