import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { refusing, TOO_COMPLEX } from '../errors.ts';
import { DEFAULT_PAGE, LARGEST_PAGE } from './list.ts';

/** Levels of fields; a connection with its nodes or edges counts one. */
export const DEEPEST = 16;
export const MOST_ALIASES = 15;
export const MOST_DIRECTIVES = 10;
/** Fields times rows asked for. */
export const DEAREST = 25_000;

/** Levels that only wrap the nodes of a list. */
const WRAPPERS = new Set(['nodes', 'edges', 'node', 'pageInfo']);

/** What a selection asks for: levels, aliases, and fields times the rows that they are asked for. */
interface Measure {
  depth: number;
  cost: number;
  aliases: number;
}

const NOTHING: Measure = { depth: 0, cost: 0, aliases: 0 };

/** Measures selections; each fragment once for each type that it stands on, however often it is spread. */
class Tally {
  readonly #fragments: Map<string, FragmentDefinitionNode>;
  readonly #variables: Record<string, unknown>;
  readonly #measured = new Map<string, Measure>();

  constructor(document: DocumentNode, variables: Record<string, unknown>) {
    this.#fragments = fragmentsOf(document);
    this.#variables = variables;
  }

  of(set: SelectionSetNode | undefined, type: GraphQLNamedType | null | undefined): Measure {
    const whole = { ...NOTHING };
    for (const selection of set?.selections ?? []) {
      const part = this.#part(selection, type);
      whole.depth = Math.max(whole.depth, part.depth);
      whole.cost += part.cost;
      whole.aliases += part.aliases;
    }
    return whole;
  }

  #part(selection: SelectionNode, type: GraphQLNamedType | null | undefined): Measure {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.of(selection.selectionSet, type);
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#spread(selection.name.value, type);
    const name = selection.name.value;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const target = field && getNamedType(field.type);
    const inner = this.of(selection.selectionSet, target);
    const aliases = inner.aliases + (selection.alias ? 1 : 0);
    // The schema's own description of itself is deeper than anything asked of data; graphql-js has a limit for it.
    if (INTROSPECTION.test(name)) return { depth: 1, cost: 1 + inner.cost, aliases };
    const rows = target?.name.endsWith('Connection') ? this.#rows(selection) : 1;
    return { depth: inner.depth + (WRAPPERS.has(name) ? 0 : 1), cost: 1 + rows * inner.cost, aliases };
  }

  #spread(name: string, type: GraphQLNamedType | null | undefined): Measure {
    const key = `${name} ${type?.name}`;
    const known = this.#measured.get(key);
    if (known) return known;
    // A fragment inside itself adds nothing.
    this.#measured.set(key, NOTHING);
    const measured = this.of(this.#fragments.get(name)?.selectionSet, type);
    this.#measured.set(key, measured);
    return measured;
  }

  #rows({ arguments: args = [] }: FieldNode): number {
    for (const { name, value } of args) {
      if (name.value !== 'first' && name.value !== 'last') continue;
      const asked =
        value.kind === Kind.INT
          ? Number(value.value)
          : value.kind === Kind.VARIABLE
            ? this.#variables[value.name.value]
            : null;
      if (typeof asked === 'number') return Math.min(Math.max(asked, 1), LARGEST_PAGE);
    }
    return DEFAULT_PAGE;
  }
}

const INTROSPECTION = /^__(schema|type)$/;

/** The fragments of a document by their names. */
export const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );

/**
 * Refuses what is too deep, too dear, or says the same too often. Runs after validation, so fragments end somewhere.
 *
 * @throws TOO_COMPLEX
 */
export function limit(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): void {
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const { depth, cost, aliases } = new Tally(document, variables).of(operation.selectionSet, root);
  const over =
    aliases > MOST_ALIASES
      ? { limit: 'aliases', max: MOST_ALIASES }
      : depth > DEEPEST
        ? { limit: 'depth', max: DEEPEST }
        : cost > DEAREST
          ? { limit: 'cost', max: DEAREST }
          : null;
  if (over) throw refusing({ ...TOO_COMPLEX, params: over });
}

/** Levels of lists and objects in the variables; more than any input of the schema has. */
const DEEPEST_VARIABLE = 40;

/**
 * Refuses variables that lie too deep, declared or not. Level by level: a call for each level would use up the stack.
 *
 * @throws TOO_COMPLEX
 */
export function refuseDeep(variables: Record<string, unknown>): void {
  let level: unknown[] = [variables];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST_VARIABLE)
      throw refusing({ ...TOO_COMPLEX, params: { limit: 'variables', max: DEEPEST_VARIABLE } });
    level = level
      .filter((value) => typeof value === 'object' && value !== null)
      .flatMap((value) => Object.values(value as object));
  }
}
