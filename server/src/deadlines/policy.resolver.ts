import { ClockFamily, DigestPolicy, EscalationPolicy, LegalEntity } from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';

const Policies = listOf(EscalationPolicy, { family: { enum: ClockFamily }, legalEntityId: 'id' }, ['family']);

@Resolver(() => EscalationPolicy)
export class EscalationPolicyResolver {
  @Query(() => EscalationPolicy, { description: 'How the clocks of one family are told of.' })
  escalationPolicy(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<EscalationPolicy> {
    return ctx.reader.get(EscalationPolicy, id);
  }

  @Query(() => Policies.Connection, {
    description: "The ladders that the organisation has set itself; elsewhere the product's own hold.",
  })
  async escalationPolicies(
    @Ctx() ctx: Operation,
    @Args(() => Policies.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Policies.answer(await ctx.reader.page(EscalationPolicy, args));
  }

  @FieldResolver(() => LegalEntity, {
    nullable: true,
    description: 'In which legal entity; absent for the organisation as a whole.',
  })
  legalEntity(
    @Root() { legalEntityId }: EscalationPolicy,
    @Ctx() ctx: Operation,
  ): Promise<LegalEntity | null> {
    return legalEntityId ? ctx.reader.find(LegalEntity, legalEntityId) : Promise.resolve(null);
  }
}

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
