import { Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { DataSubjectRequest } from './request.entity.ts';

@NodeEntity({
  description:
    'A reasonable fee that the person was told of before it is charged: only where their request is manifestly unfounded or excessive (GDPR 12(5)(a)).',
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'itemId'] })
export class FeeAnnouncement extends BaseEntity {
  @ManyToOne(() => DataSubjectRequest, { mapToPk: true, fieldName: 'item_id' })
  itemId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => Int, { description: 'The fee in the smallest unit of its currency: 1500 is EUR 15.00.' })
  @Property({ type: 'integer' })
  amountInCents!: number;

  @Field(() => String, { description: 'Its currency by ISO 4217, as in EUR.' })
  @Property({ type: 'string', length: 3 })
  currency!: string;

  @Property({ type: SealedType })
  reason!: Sealed;

  @Field(() => DateTime, { description: 'When the person was told.' })
  @Instant()
  toldAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  announcedById?: string | null;
}
