import { Enum, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { CodeColumn, InstantColumn, ParentColumn, PersonColumn, SealedColumn } from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';
import {
  AiIncidentKind,
  CraEventKind,
  FilingRegime,
  Nis2Class,
  RegimeStatus,
} from './breach.regime.terms.ts';

@NodeEntity({
  description:
    'Another regime than GDPR 33 on a breach: proposed by the switch of its legal entity, applied or ruled out by a person.',
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Unique({ properties: ['organisationId', 'breachId', 'regime'] })
export class BreachRegime extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach that it belongs to.', {
    children: ['regimes', 'The regimes on it beside GDPR 33, ruled out ones too.'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(FilingRegime, 'Which one.')
  regime!: FilingRegime;

  @CodeColumn(RegimeStatus, 'Whether it applies. The clocks of a proposed one run already.')
  status!: RegimeStatus;

  @Field(() => Nis2Class, { nullable: true, description: 'What the entity is under NIS2; of NIS2 alone.' })
  @Enum({ items: () => Nis2Class, nullable: true, fieldName: 'nis2_class' })
  nis2Class?: Nis2Class | null;

  @CodeColumn(
    EntityClass,
    'The class by which the weekend relief of Reg. (EU) 2025/301 art. 5 is judged; of DORA alone.',
    { nullable: true },
  )
  entityClass?: EntityClass | null;

  @CodeColumn(AiIncidentKind, 'What it came to; of AI Act 73 alone.', { nullable: true })
  aiIncidentKind?: AiIncidentKind | null;

  @CodeColumn(CraEventKind, 'What is reported; of CRA 14 alone.', { nullable: true })
  craEventKind?: CraEventKind | null;

  @InstantColumn('When it was classified as major, DORA 18.', { nullable: true })
  classifiedAt?: Date | null;

  @InstantColumn('When a corrective or mitigating measure was available, CRA 14(2)(c).', { nullable: true })
  correctiveAvailableAt?: Date | null;

  @InstantColumn('When an incident that went on beyond the final report was handled, NIS2 23(4)(e).', {
    nullable: true,
  })
  handledAt?: Date | null;

  @InstantColumn('When a person decided whether it applies.', { nullable: true })
  decidedAt?: Date | null;

  @PersonColumn('Who decided; none while it is proposed.')
  deciderId?: string | null;

  @SealedColumn('Why it applies or does not.', { nullable: true })
  reason?: Sealed | null;
}
