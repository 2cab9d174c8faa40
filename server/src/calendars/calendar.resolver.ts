import { CalendarFeed, notFound } from '@vigie/schema';
import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';

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
}
