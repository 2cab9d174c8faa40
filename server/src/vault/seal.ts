import { nodeSpecOf, type Sealed, sealedFieldOf } from '@vigie/schema';
import type { Context } from '../context.ts';

/** Seals a text for a property of a row; none where there is none. */
export type Seal = <T extends string | null | undefined>(
  property: string,
  text: T,
) => Promise<T extends string ? Sealed : Sealed | null>;

/** Seals the texts of one row, as its type of node says: under the key of that owner, for that row alone. */
export function sealerOf(
  ctx: Context,
  type: { name: string },
  ownerId: string,
  rowId: string = ownerId,
): Seal {
  const { retention } = nodeSpecOf(type);
  if (!retention) throw new Error(`${type.name} says of no key how long it lives`);
  return (async (property: string, text: string | null | undefined) =>
    text ? ctx.vault.seal(ownerId, retention, sealedFieldOf(type, property), text, rowId) : null) as Seal;
}
