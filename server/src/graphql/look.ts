import type { BaseEntity } from '@vigie/schema';
import type { Context } from '../context.ts';
import { HANDMADE, type Table } from '../tables.ts';

type NodeClass<T> = (abstract new () => T) & { name: string };

/** Other nodes, for a rule that looks at more than its own: in the snapshot of a query, or in a unit of work. */
export interface Look {
  get<T extends BaseEntity>(type: NodeClass<T>, id: string): Promise<T>;
  find<T extends { id: string }>(type: NodeClass<T>, id: string | null | undefined): Promise<T | null>;
  /** The rows whose property names that parent, the oldest first. */
  children<T extends BaseEntity>(
    type: NodeClass<T>,
    property: keyof T & string,
    parentId: string,
  ): Promise<T[]>;
}

/** A row of what no entity describes. */
async function findHandmade({ sql }: Context, { name, select, make }: Table, id: string) {
  const [row] = await sql<Record<string, unknown>>(`select ${select} from "${name}" t where t."id" = $1`, [
    id,
  ]);
  return row ? make(row) : null;
}

export const lookIn = (ctx: Context): Look => ({
  get: (type, id) => ctx.get(type, id),
  async find(type, id) {
    if (!id) return null;
    const handmade = HANDMADE.get(type);
    const found = handmade
      ? await findHandmade(ctx, handmade, id)
      : await ctx.em.findOne(type as never, { id } as never);
    return found as never;
  },
  children: (type, property, parentId) =>
    ctx.em.find(type as never, { [property]: parentId } as never, {
      orderBy: { id: 'asc' } as never,
    }) as never,
});
