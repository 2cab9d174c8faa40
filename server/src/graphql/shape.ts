import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fragmentsOf, MOST_DIRECTIVES } from './limits.ts';

/** Fields and fragments of all selections, a fragment counted wherever it is spread. */
export const MOST_SELECTIONS = 4000;
/** Pairs of fields of one name in one place: validation compares each with each. 63 times the same field makes as many. */
export const MOST_PAIRS = 2000;
const DEEPEST_SHAPE = 100;

const LIMITS = [
  { limit: 'directives', max: MOST_DIRECTIVES },
  { limit: 'depth', max: DEEPEST_SHAPE },
  { limit: 'selections', max: MOST_SELECTIONS },
  { limit: 'repeats', max: MOST_PAIRS },
] as const;

/** A limit of a document as it was sent, and how much it lets through. */
export type ShapeLimit = (typeof LIMITS)[number];

const [DIRECTIVES, DEPTH, SELECTIONS, REPEATS] = LIMITS;

const STAND_INS = new Map<ShapeLimit, DocumentNode>(LIMITS.map((limit) => [limit, parse('{ __typename }')]));
const LIMIT_OF = new Map([...STAND_INS].map(([limit, document]) => [document, limit]));

/** Stands for a document that is too large to be validated at all. */
export const standInOf = (limit: ShapeLimit): DocumentNode => STAND_INS.get(limit) as DocumentNode;

/** The limit that the document went over for which this one stands. */
export const limitOf = (standIn: DocumentNode): ShapeLimit | undefined => LIMIT_OF.get(standIn);

/** Counts, and stops at the limit: what is beyond it costs no more to refuse. */
class Shape {
  over: ShapeLimit | null = null;
  #selections = 0;
  #pairs = 0;
  readonly #fragments: Map<string, FragmentDefinitionNode>;

  constructor(document: DocumentNode) {
    this.#fragments = fragmentsOf(document);
  }

  /** The selections that are merged into one object of the answer. */
  count(sets: readonly SelectionSetNode[], level = 0): void {
    if (level > DEEPEST_SHAPE) this.over = DEPTH;
    const inner = new Map<string, SelectionSetNode[]>();
    const times = new Map<string, number>();
    const spread = new Set<string>();
    const open = [...sets];
    for (let set = open.pop(); set; set = open.pop()) {
      for (const selection of set.selections) {
        if (this.over) return;
        this.#selections += 1;
        if (selection.kind === Kind.FIELD) {
          const name = selection.alias?.value ?? selection.name.value;
          const before = times.get(name) ?? 0;
          times.set(name, before + 1);
          this.#pairs += before;
          if (selection.selectionSet) inner.set(name, [...(inner.get(name) ?? []), selection.selectionSet]);
        } else if (selection.kind === Kind.INLINE_FRAGMENT) {
          open.push(selection.selectionSet);
        } else if (!spread.has(selection.name.value)) {
          spread.add(selection.name.value);
          const fragment = this.#fragments.get(selection.name.value);
          if (fragment) open.push(fragment.selectionSet);
        }
        if (this.#selections > MOST_SELECTIONS) this.over = SELECTIONS;
        else if (this.#pairs > MOST_PAIRS) this.over = REPEATS;
      }
    }
    for (const merged of inner.values()) if (!this.over) this.count(merged, level + 1);
  }
}

function directivesOf(document: DocumentNode): number {
  let count = 0;
  visit(document, {
    Directive: () => {
      count += 1;
    },
  });
  return count;
}

/** The limit beyond which validation would take long: it compares fields with each other, and follows fragments wherever they are spread. */
export function overShape(document: DocumentNode): ShapeLimit | null {
  if (directivesOf(document) > MOST_DIRECTIVES) return DIRECTIVES;
  const shape = new Shape(document);
  for (const definition of document.definitions) {
    if ('selectionSet' in definition && !shape.over) shape.count([definition.selectionSet]);
  }
  return shape.over;
}
