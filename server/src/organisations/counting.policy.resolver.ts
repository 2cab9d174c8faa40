import {
  CountingPolicy,
  CreateHolidayChangeInput,
  HolidayChange,
  LegalEntity,
  SetCountingPolicyInput,
  VersionedInput,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import * as counting from './counting.policy.service.ts';

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

  @Mutation(() => CountingPolicy, {
    description: 'Sets how is counted where the law leaves a choice. Open clocks follow, with their history.',
  })
  setCountingPolicy(
    @Ctx() ctx: Context,
    @Arg('input', () => SetCountingPolicyInput) input: SetCountingPolicyInput,
  ): Promise<CountingPolicy> {
    return counting.setCountingPolicy(ctx, input);
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

  @Mutation(() => HolidayChange, {
    description:
      'Adds a public holiday to a place, or takes one away. Open clocks follow, with their history.',
  })
  createHolidayChange(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateHolidayChangeInput) input: CreateHolidayChangeInput,
  ): Promise<HolidayChange> {
    return counting.createHolidayChange(ctx, input);
  }

  @Mutation(() => HolidayChange, {
    description:
      'Takes such a day back: the shipped calendar holds again. Open clocks follow, with their history.',
  })
  archiveHolidayChange(
    @Ctx() ctx: Context,
    @Arg('input', () => VersionedInput) input: VersionedInput,
  ): Promise<HolidayChange> {
    return counting.archiveHolidayChange(ctx, input);
  }
}
