import { CalendarFeed, CREATE_CALENDAR_FEED, FEED_VERBS, forbidden } from '@vigie/schema';
import { creationOfNode, DONE, verbsOfNode } from '../graphql/verbs.ts';
import { makeCalendarSecret } from '../identity/people.ts';
import { CreatedCalendarFeed } from './calendar.types.ts';

/** A new address for the caller's own calendar, and its secret this once. The one before it ends. */
export const feedCreation = creationOfNode(
  CreatedCalendarFeed,
  CREATE_CALENDAR_FEED,
  async (ctx, { locale }) => {
    const { userId } = ctx.actor;
    if (!userId) throw forbidden();
    const before = await ctx.em.findOne(CalendarFeed, { userId, revokedAt: null });
    if (before) {
      Object.assign(before, { revokedAt: ctx.realNow, updatedAt: ctx.now });
      ctx.record('calendarFeed.revoked', before);
      // First: a person has one live address.
      await ctx.em.flush();
    }
    const { secret, hash } = makeCalendarSecret();
    const feed = ctx.make(CalendarFeed, { userId, secretHash: hash, locale: locale ?? ctx.actor.locale });
    ctx.record(CREATE_CALENDAR_FEED.event, feed, { locale: feed.locale });
    return { feed, path: `/calendar/${secret}.ics` };
  },
);

export const feedVerbs = verbsOfNode({
  type: CalendarFeed,
  noun: 'CalendarFeed',
  verbs: FEED_VERBS,
  works: {
    /** Calendars that read it find nothing from now on. */
    async revoke(ctx, feed) {
      feed.revokedAt = ctx.realNow;
      return DONE;
    },
  },
});
