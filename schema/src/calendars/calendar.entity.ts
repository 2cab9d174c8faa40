import { Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { Locale } from '../shared/locale.ts';
import { DateTime } from '../shared/scalars.ts';

@NodeEntity({
  description:
    'A secret address at which one person’s own calendar reads the deadlines that they may see. Shown once, when made.',
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

  @Field(() => Locale, { description: 'The language of its entries.' })
  @Enum({ items: () => Locale })
  locale!: Locale;

  @Field(() => DateTime, { nullable: true, description: 'Since when it is withdrawn.' })
  @Instant({ nullable: true })
  revokedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When a calendar last read it, to the hour.' })
  @Instant({ nullable: true })
  lastReadAt?: Date | null;
}
