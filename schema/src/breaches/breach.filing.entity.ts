import type { Opt } from '@mikro-orm/core';
import { Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { BooleanColumn, CodeColumn, InstantColumn, ParentColumn, SealedColumn } from '../shared/columns.ts';
import { RetentionClass, type Sealed } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';
import { FilingRegime, FilingStage } from './breach.regime.terms.ts';

@NodeEntity({
  description: 'That an authority was told of a breach: under which law, in which phase, at what true time.',
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Unique({ properties: ['organisationId', 'breachId', 'regime', 'stage', 'submittedAt'] })
@Index({ properties: ['organisationId', 'breachId'] })
export class RegimeFiling extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach that it belongs to.', {
    children: ['filings', 'What was told to authorities.'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @CodeColumn(FilingRegime, 'Under which law.')
  regime: Opt<FilingRegime> = FilingRegime.GDPR_33;

  @CodeColumn(FilingStage, 'In which phase.')
  stage!: FilingStage;

  @InstantColumn('When it was really submitted to the authority.')
  submittedAt!: Date;

  @SealedColumn("The authority's own number for it.", { nullable: true })
  authorityReference?: Sealed | null;

  @BooleanColumn('Whether it came after the due instant.')
  isLate!: boolean;

  @SealedColumn('Why it was late, which GDPR 33(1) obliges to say.', { nullable: true })
  lateReason?: Sealed | null;

  @SealedColumn('Why it was withdrawn.', { nullable: true })
  withdrawalReason?: Sealed | null;

  @Field(() => Boolean, { description: 'Whether nothing remained to be told after it, GDPR 33(4).' })
  @Property({ type: 'boolean', default: false })
  isComplete: Opt<boolean> = false;
}
