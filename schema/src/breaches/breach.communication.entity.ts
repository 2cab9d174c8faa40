import { Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, registerEnumType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';
import { ExemptionGround, SubjectCommunicationChannel } from './breach.terms.ts';

registerEnumType(SubjectCommunicationChannel, {
  name: 'SubjectCommunicationChannel',
  description: 'How the persons were told of a breach, GDPR 34.',
});

@NodeEntity({
  description:
    'That the persons were told of a breach, GDPR 34: directly, or by the public notice of 34(3)(c).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'breachId'] })
export class SubjectCommunication extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => SubjectCommunicationChannel, { description: 'How.' })
  @Enum({ items: () => SubjectCommunicationChannel })
  channel!: SubjectCommunicationChannel;

  @Field(() => DateTime, { description: 'When they were really told.' })
  @Instant()
  communicatedAt!: Date;

  @Field(() => Int, {
    nullable: true,
    description: 'How many persons were told; unknown for a public notice.',
  })
  @Property({ type: 'integer', nullable: true })
  personsInformed?: number | null;

  @Property({ type: SealedType, nullable: true })
  publishedWhere?: Sealed | null;

  @Property({ type: SealedType })
  content!: Sealed;

  @Field(() => String, { description: 'SHA-256 of the words as they were sent, in hexadecimal: the proof.' })
  @Property({ type: 'string', length: 64 })
  contentHash!: string;
}

@NodeEntity({
  description:
    'The exemption relied on for not telling each person of a breach, with its condition, GDPR 34(3).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'breachId'] })
export class CommunicationExemption extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => ExemptionGround, { description: 'Which of the three.' })
  @Enum({ items: () => ExemptionGround })
  ground!: ExemptionGround;

  @Property({ type: SealedType })
  justification!: Sealed;

  @Field(() => DateTime, { description: 'When it was decided.' })
  @Instant()
  decidedAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  deciderId?: string | null;
}
