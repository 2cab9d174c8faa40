import { Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime, Day } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';

@NodeEntity({
  description: 'A measure taken or proposed to address a breach or its effects, GDPR 33(3)(d).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'breachId'] })
export class BreachMeasure extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Property({ type: SealedType })
  title!: Sealed;

  @Property({ type: 'uuid', nullable: true })
  ownerId?: string | null;

  @Field(() => Day, { nullable: true, description: 'By when.' })
  @Property({ type: 'date', nullable: true })
  dueOn?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was done.' })
  @Instant({ nullable: true })
  completedAt?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  completedById?: string | null;
}

@NodeEntity({
  description: 'A customer whose data a breach at a processor concerns, and the notice to them, GDPR 33(2).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'breachId'] })
export class ControllerNotice extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Property({ type: SealedType })
  controllerName!: Sealed;

  /** The controller, where it is a legal entity of the same organisation; its own breach, once that was opened. */
  @Property({ type: 'uuid', nullable: true })
  controllerEntityId?: string | null;

  @Property({ type: 'uuid', nullable: true })
  controllerBreachId?: string | null;

  @Property({ type: SealedType, nullable: true })
  contact?: Sealed | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The hours that the contract gives; without them the law says without undue delay.',
  })
  @Property({ type: 'integer', nullable: true })
  noticeHours?: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the controller was really told.' })
  @Instant({ nullable: true })
  notifiedAt?: Date | null;

  @Property({ type: SealedType, nullable: true })
  content?: Sealed | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the notice as it was sent, in hexadecimal.',
  })
  @Property({ type: 'string', length: 64, nullable: true })
  contentHash?: string | null;

  @Field(() => Boolean, { description: "Whether it came after the contract's hours." })
  @Property({ type: 'boolean', default: false })
  isLate: boolean = false;
}
