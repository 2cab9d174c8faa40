import type { Requirement } from '@vigie/schema';
import {
  type DirectiveNode,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { requirementOfField, requirementOfType } from './requirements.ts';

type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** A field of a selection that asks a right, by its place in the answer. */
export interface Need {
  path: string[];
  requirement: Requirement;
}

/** Collects what a selection asks of whoever reads its answer. Each fragment is read once for each type that it is spread on. */
class Needs {
  readonly found: Need[] = [];
  readonly #info: GraphQLResolveInfo;
  readonly #seen = new Set<string>();

  constructor(info: GraphQLResolveInfo) {
    this.#info = info;
  }

  of(set: SelectionSetNode | undefined, type: unknown, path: string[]): void {
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    for (const selection of set?.selections ?? []) {
      if (this.#isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const field = type.getFields()[selection.name.value];
        if (!field) continue;
        const here = [...path, selection.alias?.value ?? selection.name.value];
        this.#note(requirementOfField(type, field), here);
        this.of(selection.selectionSet, getNamedType(field.type), here);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? this.#info.fragments[selection.name.value] : selection;
      if (!fragment) continue;
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const key = `${selection.name.value} ${type.name}`;
        if (this.#seen.has(key)) continue;
        this.#seen.add(key);
      }
      this.of(fragment.selectionSet, this.#narrowed(type, fragment.typeCondition?.name.value, path), path);
    }
  }

  #note(requirement: Requirement | null, path: string[]): void {
    if (requirement) this.found.push({ path, requirement });
  }

  /** The type of which a fragment speaks; null where it is none that stands here. */
  #narrowed(type: Composite, condition: string | undefined, path: string[]): Composite | null {
    if (condition === undefined || condition === type.name) return type;
    const other = this.#info.schema.getType(condition);
    if (isObjectType(type)) {
      return isInterfaceType(other) && this.#info.schema.isSubType(other, type) ? type : null;
    }
    if (!isObjectType(other) && !isInterfaceType(other)) return null;
    this.#note(requirementOfType(other), path);
    return other;
  }

  #isLeftOut(node: SelectionNode & { directives?: readonly DirectiveNode[] }): boolean {
    const { variableValues } = this.#info;
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, variableValues);
    return skip?.if === true || include?.if === false;
  }
}

/** What the whole selection of this field asks, without what it leaves out by `@skip` and `@include`. */
export function needsOf(info: GraphQLResolveInfo): Need[] {
  const needs = new Needs(info);
  const type = getNamedType(info.returnType);
  for (const { selectionSet } of info.fieldNodes) needs.of(selectionSet, type, [String(info.path.key)]);
  return needs.found;
}
