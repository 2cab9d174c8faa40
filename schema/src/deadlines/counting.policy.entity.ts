import { Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { BooleanColumn, DayColumn, InstantColumn, ParentColumn, TextColumn } from '../shared/columns.ts';

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
  one: ['countingPolicy', 'How is counted where the law leaves a choice.'],
  many: [
    'countingPolicies',
    "What the organisation and its legal entities have chosen; elsewhere the product's defaults hold.",
  ],
})
@Index({
  name: 'counting_policy_place_index',
  expression:
    "create unique index counting_policy_place_index on counting_policy (organisation_id, coalesce(legal_entity_id, '00000000-0000-0000-0000-000000000000'::uuid))",
})
export class CountingPolicy extends BaseEntity {
  @ParentColumn(
    () => LegalEntity,
    'legalEntity',
    'In which legal entity; absent for the organisation as a whole.',
    { nullable: true, loose: true, filter: true },
  )
  legalEntityId?: string | null;

  @Field(() => [DefaultPeriod], {
    description: 'Its own figures; the defaults hold for rules that are not named.',
  })
  @Property({ type: 'json', columnType: 'jsonb' })
  periods!: DefaultPeriod[];

  @BooleanColumn(
    'Whether days of disputed rank, as Good Friday in the Netherlands, count as public holidays; what holds beyond it when absent, and no where nothing does.',
    { nullable: true },
  )
  disputedDays?: boolean | null;
}

@NodeEntity({
  description:
    'A day that the organisation counts as a public holiday of a place, or no longer does, with its source.',
  scope: 'organisation',
  one: ['holidayChange', 'A one-off day of a place.'],
  many: ['holidayChanges', 'The days by which the organisation departs from the calendars that are shipped.'],
})
@Index({
  name: 'holiday_change_day_index',
  expression:
    'create unique index holiday_change_day_index on holiday_change (organisation_id, place, "on") where archived_at is null',
})
export class HolidayChange extends BaseEntity {
  @TextColumn('Country or region, as in LV or FR-974. A country counts for its regions too.', {
    length: 30,
    filter: true,
    order: true,
  })
  place!: string;

  @DayColumn('Which day.', { filter: true, order: true })
  on!: string;

  @BooleanColumn('Whether it counts as a public holiday; false: it no longer does.')
  isHoliday!: boolean;

  @TextColumn('On whose word: the act that says so.', { length: 200 })
  source!: string;

  @InstantColumn('Since when it no longer holds.', { nullable: true })
  archivedAt?: Date | null;
}
