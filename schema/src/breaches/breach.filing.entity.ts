import type { Opt } from '@mikro-orm/core';
import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';
import { FilingRegime, FilingStage } from './breach.regime.terms.ts';

@NodeEntity({
  description: 'That an authority was told of a breach: under which law, in which phase, at what true time.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'breachId', 'regime', 'stage', 'submittedAt'] })
@Index({ properties: ['organisationId', 'breachId'] })
export class RegimeFiling extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => FilingRegime, { description: 'Under which law.' })
  @Enum({ items: () => FilingRegime })
  regime: Opt<FilingRegime> = FilingRegime.GDPR_33;

  @Field(() => FilingStage, { description: 'In which phase.' })
  @Enum({ items: () => FilingStage })
  stage!: FilingStage;

  @Field(() => DateTime, { description: 'When it was really submitted to the authority.' })
  @Instant()
  submittedAt!: Date;

  @Property({ type: SealedType, nullable: true })
  authorityReference?: Sealed | null;

  @Field(() => Boolean, { description: 'Whether it came after the due instant.' })
  @Property({ type: 'boolean' })
  isLate!: boolean;

  @Property({ type: SealedType, nullable: true })
  lateReason?: Sealed | null;

  @Property({ type: SealedType, nullable: true })
  withdrawalReason?: Sealed | null;

  @Field(() => Boolean, { description: 'Whether nothing remained to be told after it, GDPR 33(4).' })
  @Property({ type: 'boolean', default: false })
  isComplete: Opt<boolean> = false;
}
