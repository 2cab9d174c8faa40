import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, registerEnumType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { DataSubjectRequest } from './request.entity.ts';
import type { RightContext } from './request.rights.terms.ts';
import { DecisionOutcome, RefusalGround } from './request.terms.ts';

registerEnumType(RefusalGround, {
  name: 'RefusalGround',
  description: 'Why a right is not granted, or not in full (GDPR 12(4)).',
});

/** Append only: other facts make another proposal. */
@NodeEntity({
  description:
    'What the ordered procedure proposed for one right, from the facts as they were known: a person decides.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'itemId', 'number'] })
export class RequestAssessment extends BaseEntity {
  @ManyToOne(() => DataSubjectRequest, { mapToPk: true, fieldName: 'item_id' })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => Int, { description: 'The first is 1.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the legal basis; absent where it is unknown.',
  })
  @Property({ type: 'string', length: 60, nullable: true })
  legalBasis?: string | null;

  @Property({ type: 'json' })
  context!: RightContext;

  @Field(() => String, { description: 'YES, CONDITIONAL or NO.' })
  @Property({ type: 'string', length: 20 })
  outcome!: string;

  @Field(() => String, { description: 'Why, by code.' })
  @Property({ type: 'string', length: 60 })
  code!: string;
}

/** Append only: the last one counts, and what was decided before stays. */
@NodeEntity({
  description: 'What a person decided of one right, beside what the procedure had proposed.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'itemId', 'number'] })
@Index({ properties: ['organisationId', 'assessmentId'] })
export class RightDecision extends BaseEntity {
  @ManyToOne(() => DataSubjectRequest, { mapToPk: true, fieldName: 'item_id' })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => Int, { description: 'The first is 1; the last one counts.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => DecisionOutcome, { description: 'What was decided.' })
  @Enum({ items: () => DecisionOutcome })
  outcome!: DecisionOutcome;

  @ManyToOne(() => RequestAssessment, { mapToPk: true, fieldName: 'assessment_id', nullable: true })
  assessmentId?: string | null;

  @Field(() => Boolean, { description: 'Whether it departs from what the procedure proposed.' })
  @Property({ type: 'boolean' })
  departs: Opt<boolean> = false;

  @Property({ type: SealedType, nullable: true })
  departureReason?: Sealed | null;

  @Field(() => RefusalGround, {
    nullable: true,
    description: 'Why the right is not granted, or not in full.',
  })
  @Enum({ items: () => RefusalGround, nullable: true })
  ground?: RefusalGround | null;

  @Field(() => String, { nullable: true, description: 'The law that restricts (GDPR 23).' })
  @Property({ type: 'string', length: 300, nullable: true })
  statute?: string | null;

  @Property({ type: SealedType, nullable: true })
  reason?: Sealed | null;

  @Field(() => String, {
    nullable: true,
    description: 'The authority that the person is told they may complain to (GDPR 77).',
  })
  @Property({ type: 'string', length: 300, nullable: true })
  complaintAuthority?: string | null;

  @Field(() => Boolean, { description: 'Whether the remedy before a court is told (GDPR 79).' })
  @Property({ type: 'boolean' })
  judicialRemedy: Opt<boolean> = false;

  @Property({ type: 'uuid', nullable: true })
  decidedById?: string | null;
}
