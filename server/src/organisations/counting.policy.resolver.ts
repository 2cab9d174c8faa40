import { CountingPolicy, HolidayChange, LegalEntity } from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';

const Policies = listOf(CountingPolicy, { legalEntityId: 'id' }, []);
const Changes = listOf(HolidayChange, { place: 'text', on: 'day' }, ['on', 'place']);

@Resolver(() => CountingPolicy)
export class CountingPolicyResolver {
  @Query(() => CountingPolicy, { description: 'How is counted where the law leaves a choice.' })
  countingPolicy(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<CountingPolicy> {
    return ctx.reader.get(CountingPolicy, id);
  }

  @Query(() => Policies.Connection, {
    description:
      "What the organisation and its legal entities have chosen; elsewhere the product's defaults hold.",
  })
  async countingPolicies(
    @Ctx() ctx: Operation,
    @Args(() => Policies.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Policies.answer(await ctx.reader.page(CountingPolicy, args));
  }

  @FieldResolver(() => LegalEntity, {
    nullable: true,
    description: 'In which legal entity; absent for the organisation as a whole.',
  })
  legalEntity(@Root() { legalEntityId }: CountingPolicy, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return legalEntityId ? ctx.reader.find(LegalEntity, legalEntityId) : Promise.resolve(null);
  }
}

@Resolver(() => HolidayChange)
export class HolidayChangeResolver {
  @Query(() => HolidayChange, { description: 'A one-off day of a place.' })
  holidayChange(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<HolidayChange> {
    return ctx.reader.get(HolidayChange, id);
  }

  @Query(() => Changes.Connection, {
    description: 'The days by which the organisation departs from the calendars that are shipped.',
  })
  async holidayChanges(
    @Ctx() ctx: Operation,
    @Args(() => Changes.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Changes.answer(await ctx.reader.page(HolidayChange, args));
  }
}
