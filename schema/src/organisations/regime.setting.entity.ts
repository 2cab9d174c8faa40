import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { FilingRegime, Nis2Class } from '../breaches/breach.regime.terms.ts';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Day } from '../shared/scalars.ts';
import { LegalEntity } from './organisation.entity.ts';

@NodeEntity({
  description:
    'A time in which a legal entity falls under a regime beside the GDPR. Its breaches are proposed to that regime.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'legalEntityId', 'regime', 'validFrom'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
export class RegimeSetting extends BaseEntity {
  @ManyToOne(() => LegalEntity, { mapToPk: true, fieldName: 'legal_entity_id' })
  legalEntityId!: string;

  @Field(() => FilingRegime, { description: 'Which one.' })
  @Enum({ items: () => FilingRegime })
  regime!: FilingRegime;

  @Field(() => Day, { description: 'The first local day on which it holds.' })
  @Property({ type: 'date' })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: 'The last local day; absent while it goes on.' })
  @Property({ type: 'date', nullable: true })
  validTo?: string | null;

  @Field(() => Nis2Class, { nullable: true, description: 'What the entity is under NIS2; of NIS2 alone.' })
  @Enum({ items: () => Nis2Class, nullable: true, fieldName: 'nis2_class' })
  nis2Class?: Nis2Class | null;

  @Field(() => EntityClass, { nullable: true, description: 'Which financial entity it is; of DORA alone.' })
  @Enum({ items: () => EntityClass, nullable: true })
  entityClass?: EntityClass | null;
}
