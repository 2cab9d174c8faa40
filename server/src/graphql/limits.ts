import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { getComplexity, simpleEstimator } from 'graphql-query-complexity';
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

interface Tally {
  aliases: number;
  directives: number;
}

function depthOf(
  set: SelectionSetNode | undefined,
  fragments: Map<string, FragmentDefinitionNode>,
  tally: Tally,
  seen: readonly string[] = [],
): number {
  let deepest = 0;
  for (const selection of set?.selections ?? []) {
    tally.directives += selection.directives?.length ?? 0;
    let depth = 0;
    if (selection.kind === Kind.FIELD) {
      if (selection.alias) tally.aliases += 1;
      const level = WRAPPERS.has(selection.name.value) ? 0 : 1;
      depth = level + depthOf(selection.selectionSet, fragments, tally, seen);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      depth = depthOf(selection.selectionSet, fragments, tally, seen);
    } else if (!seen.includes(selection.name.value)) {
      const fragment = fragments.get(selection.name.value);
      depth = depthOf(fragment?.selectionSet, fragments, tally, [...seen, selection.name.value]);
    }
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** Whether the operation asks what the schema is made of. */
export const isIntrospection = (operation: OperationDefinitionNode): boolean =>
  operation.selectionSet.selections.some(
    (selection) => selection.kind === Kind.FIELD && /^__(schema|type)$/.test(selection.name.value),
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
  const fragments = new Map(
    document.definitions.flatMap((each) =>
      each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each] as const] : [],
    ),
  );
  const tally: Tally = { aliases: 0, directives: operation.directives?.length ?? 0 };
  const depth = depthOf(operation.selectionSet, fragments, tally);
  const introspective = isIntrospection(operation);
  if (tally.aliases > MOST_ALIASES || tally.directives > MOST_DIRECTIVES || (!introspective && depth > DEEPEST)) {
    throw refusing(TOO_COMPLEX);
  }
  if (introspective) return;
  const cost = getComplexity({
    schema,
    query: document,
    ...(operation.name ? { operationName: operation.name.value } : {}),
    variables,
    estimators: [
      ({ field, args, childComplexity }) => {
        const type = getNamedType(field.type);
        if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
        if (!type.name.endsWith('Connection')) return undefined;
        const rows = Number(args.first ?? args.last ?? DEFAULT_PAGE);
        return 1 + Math.min(Math.max(rows, 1), LARGEST_PAGE) * Math.max(1, childComplexity);
      },
      simpleEstimator({ defaultComplexity: 1 }),
    ],
  });
  if (cost > DEAREST) throw refusing(TOO_COMPLEX);
}
