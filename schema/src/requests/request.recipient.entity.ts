import { Enum, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, registerEnumType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { DataSubjectRequest } from './request.entity.ts';
import { RecipientNoticeOutcome } from './request.terms.ts';

registerEnumType(RecipientNoticeOutcome, {
  name: 'RecipientNoticeOutcome',
  description: 'What became of telling a recipient (GDPR 19).',
});

@NodeEntity({
  description:
    'A recipient to whom the data were disclosed, and what they were told of a rectification, an erasure or a restriction (GDPR 19).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'itemId'] })
export class RecipientNotice extends BaseEntity {
  @ManyToOne(() => DataSubjectRequest, { mapToPk: true, fieldName: 'item_id' })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => RecipientNoticeOutcome, { description: 'What became of telling them.' })
  @Enum({ items: () => RecipientNoticeOutcome })
  outcome!: RecipientNoticeOutcome;

  @Property({ type: SealedType, nullable: true })
  recipient?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  reason?: Sealed | null;

  @Field(() => DateTime, { nullable: true, description: 'When they were told.' })
  @Instant({ nullable: true })
  sentAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When they confirmed that it was done.' })
  @Instant({ nullable: true })
  acknowledgedAt?: Date | null;
}
