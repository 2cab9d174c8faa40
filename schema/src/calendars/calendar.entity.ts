import { Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { CodeColumn, InstantColumn } from '../shared/columns.ts';
import { Locale } from '../shared/locale.ts';
import type { NodeReader } from '../shared/node-spec.ts';

@NodeEntity({
  description:
    'A secret address at which one person’s own calendar reads the deadlines that they may see. Shown once, when made.',
  foundBy: (feed: CalendarFeed, { userId }: NodeReader) => feed.userId === userId,
})
@Index({
  name: 'calendar_feed_live_index',
  expression:
    'create unique index calendar_feed_live_index on calendar_feed (organisation_id, user_id) where revoked_at is null',
})
export class CalendarFeed extends BaseEntity {
  /** Whose it is: nobody else sees it. */
  @Property({ type: 'uuid' })
  userId!: string;

  /** SHA-256 of the secret, which has 256 random bits of its own. */
  @Property({ type: 'blob', columnType: 'bytea' })
  @Unique()
  secretHash!: Buffer;

  @CodeColumn(Locale, 'The language of its entries.')
  locale!: Locale;

  @InstantColumn('Since when it is withdrawn.', { nullable: true })
  revokedAt?: Date | null;

  @InstantColumn('When a calendar last read it, to the hour.', { nullable: true })
  lastReadAt?: Date | null;
}
