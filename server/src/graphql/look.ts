import type { BaseEntity } from '@vigie/schema';
import type { Context } from '../context.ts';

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

export const lookIn = (ctx: Context): Look => ({
  get: (type, id) => ctx.get(type, id),
  find: async (type, id) => (id ? ((await ctx.em.findOne(type as never, { id } as never)) as never) : null),
  children: (type, property, parentId) =>
    ctx.em.find(type as never, { [property]: parentId } as never, {
      orderBy: { id: 'asc' } as never,
    }) as never,
});
