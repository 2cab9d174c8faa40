import {
  type BaseEntity,
  childrenOf,
  type NodeSpec,
  nodeSpecOf,
  type SealOwner,
  sealedFieldOf,
} from '@vigie/schema';
import { type NodeField, nodeClass } from './adapter.ts';
import { type ListTypes, listOf } from './connection.ts';
import type { Operation } from './operation.ts';

type Row = BaseEntity & Record<string, unknown>;
type NodeClass = new () => Row;

/** Who a person is, as the API shows them: told by who knows the people of an organisation. */
export interface PersonField {
  type: abstract new () => object;
  load: (ctx: Operation, id: string | null | undefined) => Promise<unknown>;
}

/** The id of the node whose key seals the texts of that row. */
async function sealOwnerOf({ reader }: Operation, owner: SealOwner, row: Row): Promise<string> {
  const named = row[owner.column] as string;
  if (!('of' in owner)) return named;
  const node = await reader.get(owner.of() as NodeClass, named);
  return node[owner.whose] as string;
}

const sealedFields = (type: NodeClass, { sealed, owner }: NodeSpec): NodeField[] =>
  sealed.map(({ property, says }) => ({
    name: property,
    says: `${says} The reading is audited.`,
    type: () => String,
    isNullable: true,
    async resolve(row: Row, ctx: Operation) {
      const value = row[property] as Buffer | null | undefined;
      if (!value) return null;
      const nodeId = await sealOwnerOf(ctx, owner, row);
      return ctx.vault.openOne({
        sealed: value,
        field: sealedFieldOf(type, property),
        nodeId,
        rowId: row.id,
      });
    },
  }));

const parentFields = ({ parents }: NodeSpec): NodeField[] =>
  parents.map(({ field, column, of, says, isNullable }) => ({
    name: field,
    says,
    type: of,
    isNullable,
    resolve: (row: Row, { reader }: Operation) =>
      isNullable
        ? reader.find(of() as NodeClass, row[column] as string | null)
        : reader.get(of() as NodeClass, row[column] as string),
  }));

const childFields = (type: object): NodeField[] =>
  childrenOf(type).map(({ field, of, by, from, says, isOne, isNullable }) => ({
    name: field,
    says,
    type: () => (isOne ? of() : [of()]),
    isNullable,
    async resolve(row: Row, { reader }: Operation) {
      const found = await reader.children(of() as NodeClass, by, row[from] as string);
      return isOne ? (found[0] ?? null) : found;
    },
  }));

const personFields = ({ people }: NodeSpec, person: PersonField): NodeField[] =>
  people.map(({ field, column, says }) => ({
    name: field,
    says,
    type: () => person.type,
    isNullable: true,
    resolve: (row: Row, ctx: Operation) => person.load(ctx, row[column] as string | null),
  }));

/** The list of a type of node, filtered and sorted by the columns that say so. */
export const listOfNode = <T extends BaseEntity>(type: new () => T): ListTypes<T> => {
  const known = lists.get(type);
  if (known) return known as never;
  const { filters, order } = nodeSpecOf(type);
  const list = listOf(type, filters as never, order as never);
  lists.set(type, list as never);
  return list;
};
const lists = new Map<object, ListTypes<BaseEntity>>();

/** All that the spec of a node says of it beside its columns: parents, children, people, sealed texts, queries. */
export function resolverOf<T extends BaseEntity>(type: new () => T, person: PersonField): new () => object {
  const spec = nodeSpecOf(type);
  const fields = [
    ...parentFields(spec),
    ...childFields(type),
    ...personFields(spec, person),
    ...sealedFields(type as never, spec),
  ];
  const list = spec.many && listOfNode(type);
  return nodeClass(type, fields, { one: spec.one, many: spec.many, list: list as never });
}
