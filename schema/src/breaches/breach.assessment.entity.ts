import { Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import { Instant } from '../shared/instant.ts';
import { DateTime } from '../shared/scalars.ts';
import { type Sealed, SealedType } from '../shared/sealed.ts';
import { Breach } from './breach.entity.ts';
import { BreachRisk } from './breach.terms.ts';

const factor = (description: string) => ({ nullable: true, description });

@ObjectType('RiskFactors', {
  description: 'What a score does not see: the factors of EDPB guidelines 9/2022, in words.',
  simpleResolvers: true,
})
export class RiskFactors {
  @Field(() => String, factor('The type of the breach.'))
  typeOfBreach?: string | null;

  @Field(() => String, factor('The nature, sensitivity and volume of the data.'))
  dataConcerned?: string | null;

  @Field(() => String, factor('How easily persons are identified.'))
  identification?: string | null;

  @Field(() => String, factor('How severe the consequences are for them.'))
  consequences?: string | null;

  @Field(() => String, factor('What is special about these persons, as with children.'))
  specialPersons?: string | null;

  @Field(() => String, factor('What is special about the controller, as with a hospital.'))
  specialController?: string | null;

  @Field(() => String, factor('How many persons are concerned.'))
  numberOfPersons?: string | null;
}

@ObjectType('AssessedData', { description: 'A category of data as it was assessed.', simpleResolvers: true })
export class AssessedData {
  @Field(() => String, { description: 'Its code, as in FINANCIAL.' })
  category!: string;

  @Field(() => Int, { nullable: true, description: 'Whole points up or down, for the context.' })
  adjustment?: number | null;
}

@ObjectType('AssessedSeverity', {
  description: "What a score was computed from, in ENISA's terms.",
  simpleResolvers: true,
})
export class AssessedSeverity {
  @Field(() => [AssessedData], { description: 'The data concerned.' })
  data!: AssessedData[];

  @Field(() => String, { description: 'How easily persons are identified.' })
  identification!: string;

  @Field(() => String, factor('Loss of confidentiality.'))
  confidentiality?: string | null;

  @Field(() => String, factor('Loss of integrity.'))
  integrity?: string | null;

  @Field(() => String, factor('Loss of availability.'))
  availability?: string | null;

  @Field(() => Boolean, factor('Whether someone meant harm.'))
  malicious?: boolean | null;

  @Field(() => Int, factor('How many persons are concerned.'))
  individuals?: number | null;

  @Field(() => Boolean, factor('Encrypted, and the key safe.'))
  unintelligible?: boolean | null;
}

@NodeEntity({
  description:
    'One version of the assessment of a breach: a score and its factors, which propose; a person decides. Never changed, only superseded.',
  scope: 'entity',
})
@Unique({ properties: ['organisationId', 'breachId', 'number'] })
export class SeverityAssessment extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @Field(() => Int, { description: 'Its place among the versions, from 1.' })
  @Property({ type: 'integer' })
  number!: number;

  @Field(() => DateTime, { description: 'When it was made.' })
  @Instant()
  assessedAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  authorId?: string | null;

  /** Without the reasons of its adjustments. */
  @Property({ type: 'json', columnType: 'jsonb' })
  inputs!: AssessedSeverity;

  /** A JSON list of the reasons of its adjustments, each in the place of its data. */
  @Property({ type: SealedType, nullable: true })
  adjustmentReasons?: Sealed | null;

  @Field(() => Int, { description: 'The data processing context, 1 to 4.' })
  @Property({ type: 'integer' })
  dpc!: number;

  @Property({ type: 'integer' })
  scoreQuarters!: number;

  @Field(() => Float, { description: 'DPC x EI + CB, in quarters.' })
  get score(): number {
    return this.scoreQuarters / 4;
  }

  @Field(() => String, { description: 'LOW, MEDIUM, HIGH or VERY_HIGH.' })
  @Property({ type: 'string', length: 20 })
  band!: string;

  @Field(() => [String], { description: 'What does not change the score, yet matters.' })
  @Property({ type: 'array', columnType: 'text[]' })
  flags!: string[];

  /** What the score does not see, as JSON. */
  @Property({ type: SealedType, nullable: true })
  factors?: Sealed | null;

  @Field(() => BreachRisk, {
    description: 'The risk that the band proposes, an internal policy: no law ties bands to duties.',
  })
  @Enum({ items: () => BreachRisk })
  proposedRisk!: BreachRisk;

  @Property({ type: 'uuid', nullable: true })
  supersedesId?: string | null;
}

@NodeEntity({
  description:
    "What a person decided of a breach, beside the DPO's opinion (GDPR 38(6), 39). Never changed, only superseded.",
  scope: 'entity',
})
@Index({ properties: ['organisationId', 'breachId'] })
export class BreachDecision extends BaseEntity {
  @ManyToOne(() => Breach, { mapToPk: true, fieldName: 'breach_id' })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @ManyToOne(() => SeverityAssessment, { mapToPk: true, fieldName: 'assessment_id' })
  assessmentId!: string;

  @Field(() => DateTime, { description: 'When it was made, whenever it was entered.' })
  @Instant()
  decidedAt!: Date;

  @Property({ type: 'uuid', nullable: true })
  deciderId?: string | null;

  @Field(() => BreachRisk, { description: 'The risk to the rights and freedoms of the persons.' })
  @Enum({ items: () => BreachRisk })
  risk!: BreachRisk;

  @Field(() => Boolean, { description: 'Whether the decision departs from what the assessment proposed.' })
  @Property({ type: 'boolean' })
  departsFromProposal!: boolean;

  @Field(() => Boolean, { description: 'Whether the authority is notified, 33(1).' })
  @Property({ type: 'boolean' })
  notifyAuthority!: boolean;

  @Field(() => Boolean, { description: 'Whether the persons are told, 34(1).' })
  @Property({ type: 'boolean' })
  tellSubjects!: boolean;

  @Property({ type: SealedType })
  reasons!: Sealed;

  @Field(() => Boolean, { description: 'Whether the data protection officer was asked.' })
  @Property({ type: 'boolean' })
  dpoConsulted!: boolean;

  @Property({ type: SealedType, nullable: true })
  dpoOpinion?: Sealed | null;

  @Property({ type: 'uuid', nullable: true })
  supersedesId?: string | null;
}
