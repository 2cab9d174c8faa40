import { Enum, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, registerEnumType } from 'type-graphql';
import { EntityClass } from '../deadlines/deadline.terms.ts';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';
import {
  AiIncidentKind,
  CraEventKind,
  FilingRegime,
  FilingStage,
  Nis2Class,
  RegimeStatus,
} from './breach.regime.terms.ts';

registerEnumType(FilingRegime, {
  name: 'FilingRegime',
  description: 'Under which law an authority is told of an incident. Each has clocks of its own.',
});
registerEnumType(FilingStage, {
  name: 'FilingStage',
  description: 'In which phase the authority is told: GDPR 33(4), and the stages of the other regimes.',
});
registerEnumType(RegimeStatus, {
  name: 'RegimeStatus',
  description:
    'Whether a regime reaches a breach: the switch of the legal entity proposes, a person decides.',
});
registerEnumType(Nis2Class, {
  name: 'Nis2Class',
  description: 'What a legal entity is under NIS2, Directive (EU) 2022/2555 art. 3.',
});
registerEnumType(AiIncidentKind, {
  name: 'AiIncidentKind',
  description: 'What a serious incident with an AI system came to, AI Act 73(2) to (4).',
});
registerEnumType(CraEventKind, {
  name: 'CraEventKind',
  description:
    'What a manufacturer reports under the Cyber Resilience Act, Regulation (EU) 2024/2847 art. 14.',
});

@NodeEntity({
  description:
    'Another regime than GDPR 33 on a breach: proposed by the switch of its legal entity, applied or ruled out by a person.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'breachId', 'regime'] })
export class BreachRegime extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => FilingRegime, { description: 'Which one.' })
  @Enum({ items: () => FilingRegime })
  regime!: FilingRegime;

  @Field(() => RegimeStatus, { description: 'Whether it applies. The clocks of a proposed one run already.' })
  @Enum({ items: () => RegimeStatus })
  status!: RegimeStatus;

  @Field(() => Nis2Class, { nullable: true, description: 'What the entity is under NIS2; of NIS2 alone.' })
  @Enum({ items: () => Nis2Class, nullable: true, fieldName: 'nis2_class' })
  nis2Class?: Nis2Class | null;

  @Field(() => EntityClass, {
    nullable: true,
    description:
      'The class by which the weekend relief of Reg. (EU) 2025/301 art. 5 is judged; of DORA alone.',
  })
  @Enum({ items: () => EntityClass, nullable: true })
  entityClass?: EntityClass | null;

  @Field(() => AiIncidentKind, { nullable: true, description: 'What it came to; of AI Act 73 alone.' })
  @Enum({ items: () => AiIncidentKind, nullable: true })
  aiIncidentKind?: AiIncidentKind | null;

  @Field(() => CraEventKind, { nullable: true, description: 'What is reported; of CRA 14 alone.' })
  @Enum({ items: () => CraEventKind, nullable: true })
  craEventKind?: CraEventKind | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was classified as major, DORA 18.' })
  @Instant({ nullable: true })
  classifiedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When a corrective or mitigating measure was available, CRA 14(2)(c).',
  })
  @Instant({ nullable: true })
  correctiveAvailableAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When an incident that went on beyond the final report was handled, NIS2 23(4)(e).',
  })
  @Instant({ nullable: true })
  handledAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'When a person decided whether it applies.' })
  @Instant({ nullable: true })
  decidedAt?: Date | null;

  @Property({ type: 'uuid', nullable: true })
  deciderId?: string | null;

  @Property({ type: SealedType, nullable: true })
  reason?: Sealed | null;
}
