import { Locale } from '../shared/locale.ts';
import { code, optional } from '../shared/verb.fields.ts';
import { creationOf, type Guard, verbsOf } from '../shared/verb.ts';

/** What the verbs of a calendar address look at. */
export interface FeedState {
  revokedAt?: Date | null;
}

const isLive: Guard<FeedState> = ({ revokedAt }) => (revokedAt ? 'FEED_ALREADY_REVOKED' : null);

export const CREATE_CALENDAR_FEED = creationOf({
  mutation: 'createCalendarFeed',
  scope: 'deadlines:read',
  says: 'Makes an address at which the caller’s calendar reads their deadlines; the one before ends.',
  input: 'A new calendar address for the caller; the one that they had before ends with it.',
  event: 'calendarFeed.created',
  fields: {
    locale: optional(code(Locale, 'The language of its entries; the caller’s own when absent.')),
  },
});

/** What can be done to a calendar address. */
export const FEED_VERBS = verbsOf<FeedState>()({
  revoke: {
    scope: 'deadlines:read',
    guards: [isLive],
    event: 'calendarFeed.revoked',
    says: 'Ends an address: calendars that read it find nothing any more.',
    input: 'An address of the caller’s that ends.',
    fields: {},
  },
});
