import { CalendarFeed, feedObstacle, forbidden, notFound, ruleBroken } from '@vigie/schema';
import type { Context } from '../context.ts';
import { makeCalendarSecret } from '../identity/people.ts';
import { getVersion } from '../organisations/organisation.service.ts';

function revoke(ctx: Context, feed: CalendarFeed): void {
  Object.assign(feed, { revokedAt: ctx.realNow, updatedAt: ctx.now });
  ctx.record('calendarFeed.revoked', feed);
}

/** A new address for the caller's own calendar, and its secret this once. The one before it ends. */
export async function createCalendarFeed(
  ctx: Context,
  { locale }: { locale?: CalendarFeed['locale'] | null },
): Promise<{ feed: CalendarFeed; path: string }> {
  ctx.require('deadlines:read');
  const { userId } = ctx.actor;
  if (!userId) throw forbidden();
  const before = await ctx.em.findOne(CalendarFeed, { userId, revokedAt: null });
  if (before) {
    revoke(ctx, before);
    // First: a person has one live address.
    await ctx.em.flush();
  }
  const { secret, hash } = makeCalendarSecret();
  const feed = ctx.make(CalendarFeed, { userId, secretHash: hash, locale: locale ?? ctx.actor.locale });
  ctx.record('calendarFeed.created', feed, { locale: feed.locale });
  return { feed, path: `/calendar/${secret}.ics` };
}

/** Ends the caller's own address: calendars that read it find nothing from now on. */
export async function revokeCalendarFeed(
  ctx: Context,
  input: { id: string; version: number },
): Promise<CalendarFeed> {
  ctx.require('deadlines:read');
  const own = await ctx.get(CalendarFeed, input.id);
  if (own.userId !== ctx.actor.userId) throw notFound();
  const feed = await getVersion(ctx, CalendarFeed, input);
  const obstacle = feedObstacle(feed);
  if (obstacle) throw ruleBroken(obstacle);
  revoke(ctx, feed);
  return feed;
}
