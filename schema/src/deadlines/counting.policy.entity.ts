import { Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime, Day } from '../shared/scalars.ts';

@ObjectType('DefaultPeriod', {
  description: 'How long a clock runs for which the law gives no figure.',
  simpleResolvers: true,
})
export class DefaultPeriod {
  @Field(() => String, { description: 'Code of the rule, as in GDPR_34_1.' })
  rule!: string;

  @Field(() => Int, { description: 'Hours, or days for a rule that counts in days.' })
  amount!: number;
}

@NodeEntity({
  description:
    "How the organisation, or one legal entity, counts where the law leaves a choice. Where there is none the product's defaults hold.",
  scope: 'either',
})
@Index({
  name: 'counting_policy_place_index',
  expression:
    "create unique index counting_policy_place_index on counting_policy (organisation_id, coalesce(legal_entity_id, '00000000-0000-0000-0000-000000000000'::uuid))",
})
export class CountingPolicy extends BaseEntity {
  /** Null for the organisation as a whole. */
  @Property({ type: 'uuid', nullable: true })
  legalEntityId?: string | null;

  @Field(() => [DefaultPeriod], {
    description: 'Its own figures; the defaults hold for rules that are not named.',
  })
  @Property({ type: 'json', columnType: 'jsonb' })
  periods!: DefaultPeriod[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether days of disputed rank, as Good Friday in the Netherlands, count as public holidays; what holds beyond it when absent, and no where nothing does.',
  })
  @Property({ type: 'boolean', nullable: true })
  disputedDays?: boolean | null;
}

@NodeEntity({
  description:
    'A day that the organisation counts as a public holiday of a place, or no longer does, with its source.',
  scope: 'organisation',
})
@Index({
  name: 'holiday_change_day_index',
  expression:
    'create unique index holiday_change_day_index on holiday_change (organisation_id, place, "on") where archived_at is null',
})
export class HolidayChange extends BaseEntity {
  @Field(() => String, {
    description: 'Country or region, as in LV or FR-974. A country counts for its regions too.',
  })
  @Property({ type: 'string', length: 30 })
  place!: string;

  @Field(() => Day, { description: 'Which day.' })
  @Property({ type: 'date' })
  on!: string;

  @Field(() => Boolean, { description: 'Whether it counts as a public holiday; false: it no longer does.' })
  @Property({ type: 'boolean' })
  isHoliday!: boolean;

  @Field(() => String, { description: 'On whose word: the act that says so.' })
  @Property({ type: 'string', length: 200 })
  source!: string;

  @Field(() => DateTime, { nullable: true, description: 'Since when it no longer holds.' })
  @Instant({ nullable: true })
  archivedAt?: Date | null;
}
