import { DigestPolicy } from '@vigie/schema';
import { Ctx, Query, Resolver } from 'type-graphql';
import type { Operation } from '../graphql/operation.ts';

@Resolver(() => DigestPolicy)
export class DigestPolicyResolver {
  @Query(() => DigestPolicy, {
    nullable: true,
    description: 'When the daily digest goes out; absent where it was never set, and there is none.',
  })
  async digestPolicy(@Ctx() ctx: Operation): Promise<DigestPolicy | null> {
    const { nodes } = await ctx.reader.page(DigestPolicy, { first: 1 });
    return nodes[0] ?? null;
  }
}
