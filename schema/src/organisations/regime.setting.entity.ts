import { Enum, Index, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { FilingRegime, Nis2Class } from '../breaches/breach.regime.terms.ts';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { CodeColumn, DayColumn, ParentColumn } from '../shared/columns.ts';
import { LegalEntity } from './organisation.entity.ts';

@NodeEntity({
  description:
    'A time in which a legal entity falls under a regime beside the GDPR. Its breaches are proposed to that regime.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'legalEntityId', 'regime', 'validFrom'] })
@Index({ properties: ['organisationId', 'legalEntityId'] })
export class RegimeSetting extends BaseEntity {
  @ParentColumn(() => LegalEntity, 'legalEntity', 'The legal entity that it belongs to.', {
    children: ['regimes', 'The times in which it fell, falls or will fall under a regime beside the GDPR.'],
  })
  legalEntityId!: string;

  @CodeColumn(FilingRegime, 'Which one.')
  regime!: FilingRegime;

  @DayColumn('The first local day on which it holds.')
  validFrom!: string;

  @DayColumn('The last local day; absent while it goes on.', { nullable: true })
  validTo?: string | null;

  @Field(() => Nis2Class, { nullable: true, description: 'What the entity is under NIS2; of NIS2 alone.' })
  @Enum({ items: () => Nis2Class, nullable: true, fieldName: 'nis2_class' })
  nis2Class?: Nis2Class | null;

  @CodeColumn(EntityClass, 'Which financial entity it is; of DORA alone.', { nullable: true })
  entityClass?: EntityClass | null;
}
