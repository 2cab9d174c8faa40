import type { Scope } from './permissions.ts';
import type { RetentionClass } from './sealed.ts';
import type { Codes } from './words.ts';

type NodeClass = abstract new () => object;
type Thunk<T = NodeClass> = () => T;

/** By what kind of comparison a list can be filtered by a column. */
export type ColumnKind =
  | 'id'
  | 'text'
  | 'instant'
  | 'day'
  | 'number'
  | 'boolean'
  | { enum: Codes }
  | { listOf: Codes };

/** Another node that a row names by its id. */
export interface ParentSpec {
  field: string;
  column: string;
  of: Thunk;
  says: string;
  isNullable: boolean;
}

/** A person of the organisation whom a row names. */
export interface PersonSpec {
  field: string;
  column: string;
  says: string;
}

/** Rows of one type that name a node of another, which shows them as a field of its own. */
export interface ChildrenSpec {
  parent: Thunk;
  field: string;
  of: Thunk;
  /** The property of the rows that names the parent. */
  by: string;
  /** The property of the parent that it names: mostly its id. */
  from: string;
  says: string;
  /** There is one at most. */
  isOne: boolean;
  /** Null for who lacks the scope of the rows, or where there is none. */
  isNullable: boolean;
}

/** Whose key seals the texts of a row: its own node's, that of the node it names, or of the node which that one names. */
export type SealOwner = { column: string } | { column: string; of: Thunk; whose: string };

/** Who asks for a node, as far as the node itself decides who finds it. */
export interface NodeReader {
  userId: string | null;
  scopes: ReadonlySet<Scope>;
}

/** What is said of one type of node beside its columns in the database: what the API makes of them. */
export interface NodeSpec {
  filters: Record<string, ColumnKind>;
  order: string[];
  parents: ParentSpec[];
  people: PersonSpec[];
  sealed: { property: string; says: string }[];
  retention?: RetentionClass;
  owner: SealOwner;
  /** Who finds it of those who reach it: everyone when absent. */
  foundBy?: (node: never, reader: NodeReader) => boolean;
  /** The queries of one node and of the list, each with its sentence. */
  one?: readonly [name: string, says: string];
  many?: readonly [name: string, says: string];
}

const SPECS = new Map<object, NodeSpec>();

/** The spec of that class, begun where there is none. */
export function nodeSpecOf(type: object): NodeSpec {
  let spec = SPECS.get(type);
  if (!spec) {
    spec = { filters: {}, order: [], parents: [], people: [], sealed: [], owner: { column: 'id' } };
    SPECS.set(type, spec);
  }
  return spec;
}

/** Every class that is a node. */
export const nodeClasses = (): object[] => [...SPECS.keys()];

/** Whether somebody who reaches a node of that type finds it. */
export const isFoundBy = (type: object, node: object, reader: NodeReader): boolean =>
  nodeSpecOf(type).foundBy?.(node as never, reader) ?? true;

const CHILDREN: ChildrenSpec[] = [];

export const addChildren = (spec: ChildrenSpec): void => void CHILDREN.push(spec);

/** What names a node of that type, and is shown there. */
export const childrenOf = (type: object): ChildrenSpec[] =>
  CHILDREN.filter(({ parent }) => parent() === type);

/** Code of a sealed field, bound into what is sealed. */
export const sealedFieldOf = (type: { name: string }, property: string): string => `${type.name}.${property}`;

/** What a type of node was called when texts were sealed for it. */
const FORMER_NAMES: Readonly<Record<string, string>> = { DataSubjectRequest: 'RequestCase' };

/** The code under which an older text of that field was sealed; null where it never had another. */
export function formerFieldOf(field: string): string | null {
  const [type = '', property] = field.split('.');
  const former = Object.hasOwn(FORMER_NAMES, type) ? FORMER_NAMES[type] : undefined;
  return former ? `${former}.${property}` : null;
}
