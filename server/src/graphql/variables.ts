import type { FieldProblem } from '@vigie/schema';
import {
  coerceInputValue,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
} from 'graphql';
import { refusing } from '../errors.ts';
import { placeOf } from './field-path.ts';

type Path = FieldProblem['path'];

/** So many problems of one request are named. */
const MOST_PROBLEMS = 5;

/** A field's name as it may come back: what else was sent as one says too much. */
const NAME = /^\w{1,64}$/;

/** What a type takes: the values of an enum too. */
export function paramsOf(type: GraphQLType, text = String(type)): NonNullable<FieldProblem['params']> {
  const named = getNamedType(type);
  if (!isEnumType(named)) return { type: text };
  const values = named.getValues().map(({ name }) => name);
  return { type: text, allowed: values.join(' ') };
}

/** The type of what lies at that place inside a value. */
function typeAt(type: GraphQLInputType, path: Path): GraphQLInputType {
  const [first, ...rest] = path;
  // A list takes one value for a list of one: that has no place of its own.
  const outer = getNullableType(type);
  if (first === undefined) return type;
  if (isListType(outer)) return typeAt(outer.ofType, typeof first === 'number' ? rest : path);
  const field = isInputObjectType(outer) ? outer.getFields()[first] : undefined;
  return field ? typeAt(field.type, rest) : type;
}

/** A type for what is no null: a list of one is told by what it holds. */
function expected(type: GraphQLInputType, value: unknown): GraphQLInputType {
  if (value === null || value === undefined) return type;
  const inner = getNullableType(type);
  return isListType(inner) && !Array.isArray(value) ? expected(inner.ofType, value) : inner;
}

/** What graphql-js says of one value, by its place and without the value. */
function problemOf(type: GraphQLInputType, path: Path, value: unknown, message: string): FieldProblem {
  const missing = /^Field "(\w+)" of required type /.exec(message)?.[1];
  if (missing) return { path: [...path, missing], code: 'REQUIRED' };
  const unknown = /^Field "(.*)" is not defined by type "\w+"\.$/s.exec(message)?.[1];
  if (unknown !== undefined)
    return { path: NAME.test(unknown) ? [...path, unknown] : path, code: 'UNKNOWN_FIELD' };
  return { path, code: 'NOT_OF_THIS_TYPE', params: paramsOf(expected(typeAt(type, path), value)) };
}

class Enough extends Error {}

/** The problems of the variables that an operation declares, each by its place below the argument. */
function problemsOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (problem: FieldProblem): void => {
    problems.push(problem);
    if (problems.length === MOST_PROBLEMS) throw new Enough();
  };
  try {
    for (const { variable, type: typeNode, defaultValue } of operation.variableDefinitions ?? []) {
      const name = variable.name.value;
      const type = typeFromAST(schema, typeNode as never);
      if (!isInputType(type)) continue;
      const at = (path: readonly (string | number)[]) => [...placeOf(document, name), ...path];
      if (!Object.hasOwn(variables, name)) {
        if (isNonNullType(type) && !defaultValue) add({ path: at([]), code: 'REQUIRED' });
        continue;
      }
      // Without suggestions: they are looked for among all names, for each name that is none.
      coerceInputValue(
        variables[name],
        type,
        (path, value, { message }) => {
          const problem = problemOf(type, [...path], value, message);
          add({ ...problem, path: at(problem.path) });
        },
        true,
      );
    }
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return problems;
}

/**
 * Refuses variables that are none of their types. graphql-js would refuse them too, but by messages that hold the values, and
 * with an error of its own for the many.
 *
 * @throws INVALID_INPUT
 */
export function refuseBadVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  const fields = problemsOf(schema, document, operation, variables);
  if (fields.length === 0) return;
  throw refusing({ code: 'INVALID_INPUT', message: 'The request is not valid for this schema.', fields });
}
