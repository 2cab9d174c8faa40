export const MAKE_FEED = `mutation MakeFeed($input: CreateCalendarFeedInput!) {
  createCalendarFeed(input: $input) { path feed { id version locale revokedAt lastReadAt } }
}`;

export const REVOKE_FEED = `mutation RevokeFeed($input: RevokeCalendarFeedInput!) {
  revokeCalendarFeed(input: $input) { id version revokedAt }
}`;
