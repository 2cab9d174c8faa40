import { CalendarFeed, CreateCalendarFeedInput, notFound, VersionedInput } from '@vigie/schema';
import { Arg, Args, Ctx, Field, ID, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import * as calendars from './calendar.service.ts';

@ObjectType('CreatedCalendarFeed', {
  description: 'A new calendar address, which is shown this once.',
  simpleResolvers: true,
})
export class CreatedCalendarFeed {
  @Field(() => CalendarFeed, { description: 'The address as it is kept: without its secret.' })
  feed!: CalendarFeed;

  @Field(() => String, {
    description: 'Its path on this server, secret included: whoever has it reads these deadlines.',
  })
  path!: string;
}

const Feeds = listOf(CalendarFeed, { revokedAt: 'instant', createdAt: 'instant' }, ['revokedAt']);

@Resolver(() => CalendarFeed)
export class CalendarFeedResolver {
  @Query(() => CalendarFeed, { description: 'One of the caller’s own calendar addresses.' })
  async calendarFeed(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<CalendarFeed> {
    const found = await ctx.reader.get(CalendarFeed, id);
    if (found.userId !== ctx.actor.userId) throw notFound();
    return found;
  }

  @Query(() => Feeds.Connection, { description: 'The caller’s own calendar addresses, the newest first.' })
  async calendarFeeds(@Ctx() ctx: Operation, @Args(() => Feeds.Args) args: ConnectionArgs): Promise<object> {
    const own = { userId: { in: ctx.actor.userId ? [ctx.actor.userId] : [] } };
    return Feeds.answer(await ctx.reader.page(CalendarFeed, args, own));
  }

  @Mutation(() => CreatedCalendarFeed, {
    description:
      'Makes an address at which the caller’s calendar reads their deadlines; the one before ends.',
  })
  createCalendarFeed(
    @Ctx() ctx: Context,
    @Arg('input', () => CreateCalendarFeedInput) input: CreateCalendarFeedInput,
  ): Promise<CreatedCalendarFeed> {
    return calendars.createCalendarFeed(ctx, input);
  }

  @Mutation(() => CalendarFeed, {
    description: 'Ends an address: calendars that read it find nothing any more.',
  })
  revokeCalendarFeed(
    @Ctx() ctx: Context,
    @Arg('input', () => VersionedInput) input: VersionedInput,
  ): Promise<CalendarFeed> {
    return calendars.revokeCalendarFeed(ctx, input);
  }
}
