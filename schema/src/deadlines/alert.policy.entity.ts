import type { Opt } from '@mikro-orm/core';
import { Index, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType } from 'type-graphql';
import { LegalEntity } from '../organisations/organisation.entity.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { BooleanColumn, CodeColumn, InstantColumn, ParentColumn, TextColumn } from '../shared/columns.ts';
import type { LadderPolicy, LadderRung } from './alert.policy.ts';
import { AlertChannel, AlertMoment, AlertRecipient, ClockFamily } from './alert.terms.ts';

@ObjectType('EscalationRung', {
  description: 'One rung of a ladder of alerts: at which moment of a clock who is told, and by what.',
  simpleResolvers: true,
})
export class EscalationRung implements LadderRung {
  @Field(() => AlertMoment, { description: 'At which moment.' })
  moment!: AlertMoment;

  @Field(() => Int, {
    description:
      'Hours after the start, before the due instant, or from one repeat to the next; 0 at the start and at the due instant.',
  })
  hours!: number;

  @Field(() => Boolean, {
    description:
      'Counts only on a clock that ends before its last rung after the start: it stands in for that one.',
  })
  isStandIn!: boolean;

  @Field(() => [AlertRecipient], { description: 'Who is told.' })
  recipients!: AlertRecipient[];

  @Field(() => [AlertChannel], { description: 'By what.' })
  channels!: AlertChannel[];
}

@NodeEntity({
  description:
    "How the clocks of one family are told of, in the organisation or in one legal entity. Where there is none the product's own ladder holds.",
  scope: 'either',
  one: ['escalationPolicy', 'How the clocks of one family are told of.'],
  many: [
    'escalationPolicies',
    "The ladders that the organisation has set itself; elsewhere the product's own hold.",
  ],
})
@Index({ properties: ['organisationId', 'family'] })
@Index({
  name: 'escalation_policy_place_index',
  expression:
    "create unique index escalation_policy_place_index on escalation_policy (organisation_id, family, coalesce(legal_entity_id, '00000000-0000-0000-0000-000000000000'::uuid)) where archived_at is null",
})
export class EscalationPolicy extends BaseEntity {
  @CodeColumn(ClockFamily, 'Of which clocks.', { filter: true, order: true })
  family!: ClockFamily;

  @ParentColumn(
    () => LegalEntity,
    'legalEntity',
    'In which legal entity; absent for the organisation as a whole.',
    { nullable: true, loose: true, filter: true },
  )
  legalEntityId?: string | null;

  @Field(() => [EscalationRung], { description: 'Its ladder.' })
  @Property({ type: 'json', columnType: 'jsonb' })
  rungs!: EscalationRung[];

  @TextColumn(
    'From when nobody is disturbed, as 20:00 in the zone of the legal entity. Never on clocks of hours.',
    { length: 5, nullable: true },
  )
  quietFrom?: string | null;

  @TextColumn('Until when, as 08:00; of the next day where it is not later.', { length: 5, nullable: true })
  quietUntil?: string | null;

  @BooleanColumn('Whether nobody is disturbed on Saturdays and Sundays either.')
  quietWeekends: Opt<boolean> = false;

  @TextColumn(
    'When in the day clocks of days are told of, as 09:00 in the zone of the legal entity, which it is when absent. Never on clocks of hours.',
    { length: 5, nullable: true },
  )
  officeFrom?: string | null;

  @BooleanColumn(
    'Whether an acknowledgement ends the alerts up to the due instant. Those at it and after it go out all the same.',
  )
  acknowledgementSilences: Opt<boolean> = false;

  @InstantColumn('Since when it no longer holds.', { nullable: true })
  archivedAt?: Date | null;
}

/** The same as the rules know it. */
export const ladderPolicyOf = (
  policy: Pick<
    EscalationPolicy,
    | 'family'
    | 'rungs'
    | 'officeFrom'
    | 'quietFrom'
    | 'quietUntil'
    | 'quietWeekends'
    | 'acknowledgementSilences'
  >,
): LadderPolicy => ({
  family: policy.family,
  rungs: policy.rungs,
  quiet: {
    from: policy.quietFrom ?? null,
    until: policy.quietUntil ?? null,
    weekends: policy.quietWeekends,
  },
  officeFrom: policy.officeFrom ?? null,
  acknowledgementSilences: policy.acknowledgementSilences,
});
