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
  visit,
} from 'graphql';
import { refusing, TOO_COMPLEX } from '../errors.ts';
import { DEFAULT_PAGE, LARGEST_PAGE } from './list.ts';

/** Levels of fields; a connection with its nodes or edges counts one. */
export const DEEPEST = 16;
export const MOST_ALIASES = 15;
const MOST_DIRECTIVES = 10;
/** Fields times rows asked for. */
export const DEAREST = 25_000;

/** Levels that only wrap the nodes of a list. */
const WRAPPERS = new Set(['nodes', 'edges', 'node', 'pageInfo']);

type Fragments = Map<string, FragmentDefinitionNode>;

/** What a selection asks for: levels, aliases, directives, and fields times the rows that they are asked for. */
class Tally {
  aliases = 0;
  directives = 0;
  readonly #fragments: Fragments;
  readonly #variables: Record<string, unknown>;

  constructor(fragments: Fragments, variables: Record<string, unknown>) {
    this.#fragments = fragments;
    this.#variables = variables;
  }

  of(
    set: SelectionSetNode | undefined,
    type: GraphQLNamedType | null | undefined,
    seen: readonly string[] = [],
  ): Measure {
    const whole: Measure = { depth: 0, cost: 0 };
    for (const selection of set?.selections ?? []) {
      this.directives += selection.directives?.length ?? 0;
      const part = this.#part(selection, type, seen);
      whole.depth = Math.max(whole.depth, part.depth);
      whole.cost += part.cost;
    }
    return whole;
  }

  #part(
    selection: SelectionNode,
    type: GraphQLNamedType | null | undefined,
    seen: readonly string[],
  ): Measure {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.of(selection.selectionSet, type, seen);
    const name = selection.name.value;
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return seen.includes(name)
        ? { depth: 0, cost: 0 }
        : this.of(this.#fragments.get(name)?.selectionSet, type, [...seen, name]);
    }
    if (selection.alias) this.aliases += 1;
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
    const target = field && getNamedType(field.type);
    const inner = this.of(selection.selectionSet, target, seen);
    // The schema's own description of itself is deeper than anything asked of data; graphql-js has a limit for it.
    if (INTROSPECTION.test(name)) return { depth: 1, cost: 1 + inner.cost };
    const rows = target?.name.endsWith('Connection') ? this.#rows(selection) : 1;
    return { depth: inner.depth + (WRAPPERS.has(name) ? 0 : 1), cost: 1 + rows * inner.cost };
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

interface Measure {
  depth: number;
  cost: number;
}

const INTROSPECTION = /^__(schema|type)$/;

/** Whether the document asks what the schema is made of, in its operation or in a fragment. */
export function isIntrospection(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      found ||= INTROSPECTION.test(name.value);
    },
  });
  return found;
}

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
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const tally = new Tally(fragments, variables);
  tally.directives = operation.directives?.length ?? 0;
  const root = operation.operation === 'mutation' ? schema.getMutationType() : schema.getQueryType();
  const { depth, cost } = tally.of(operation.selectionSet, root);
  const repeats = tally.aliases > MOST_ALIASES || tally.directives > MOST_DIRECTIVES;
  if (repeats || depth > DEEPEST || cost > DEAREST) throw refusing(TOO_COMPLEX);
}

const holdsNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);

/**
 * Refuses the one character that PostgreSQL stores in no text. Left to the database it looks like a broken line.
 *
 * @throws INVALID_INPUT
 */
export function refuseNul(document: DocumentNode, variables: Record<string, unknown>): void {
  let found = holdsNul(variables);
  visit(document, {
    StringValue: ({ value }) => {
      found ||= value.includes('\0');
    },
  });
  if (found) throw refusing({ code: 'INVALID_INPUT', message: 'The input is not valid.' });
}
