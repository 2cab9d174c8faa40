import { Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { BaseEntity, NodeEntity } from '../shared/base.entity.ts';
import {
  BooleanColumn,
  CodeColumn,
  InstantColumn,
  NumberColumn,
  ParentColumn,
  PersonColumn,
  SealedColumn,
  TextColumn,
} from '../shared/columns.ts';
import { RetentionClass, type Sealed, SealedType } from '../shared/sealed.ts';
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
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Unique({ properties: ['organisationId', 'breachId', 'number'] })
export class SeverityAssessment extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach that it belongs to.', {
    children: ['assessments', 'The versions of its assessment, the first first.'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @NumberColumn('Its place among the versions, from 1.')
  number!: number;

  @InstantColumn('When it was made.')
  assessedAt!: Date;

  @PersonColumn('Who made it; none where software did.')
  authorId?: string | null;

  /** Without the reasons of its adjustments. */
  @Property({ type: 'json', columnType: 'jsonb' })
  inputs!: AssessedSeverity;

  /** A JSON list of the reasons of its adjustments, each in the place of its data. */
  @Property({ type: SealedType, nullable: true })
  adjustmentReasons?: Sealed | null;

  @NumberColumn('The data processing context, 1 to 4.')
  dpc!: number;

  @Property({ type: 'integer' })
  scoreQuarters!: number;

  @Field(() => Float, { description: 'DPC x EI + CB, in quarters.' })
  get score(): number {
    return this.scoreQuarters / 4;
  }

  @TextColumn('LOW, MEDIUM, HIGH or VERY_HIGH.', { length: 20 })
  band!: string;

  @Field(() => [String], { description: 'What does not change the score, yet matters.' })
  @Property({ type: 'array', columnType: 'text[]' })
  flags!: string[];

  /** What the score does not see, as JSON. */
  @Property({ type: SealedType, nullable: true })
  factors?: Sealed | null;

  @CodeColumn(BreachRisk, 'The risk that the band proposes, an internal policy: no law ties bands to duties.')
  proposedRisk!: BreachRisk;

  @ParentColumn(() => SeverityAssessment, 'supersedes', 'The version before it.', {
    nullable: true,
    loose: true,
  })
  supersedesId?: string | null;
}

@NodeEntity({
  description:
    "What a person decided of a breach, beside the DPO's opinion (GDPR 38(6), 39). Never changed, only superseded.",
  scope: 'entity',
  retention: RetentionClass.BREACH_FILE,
  sealedUnder: { column: 'breachId' },
})
@Index({ properties: ['organisationId', 'breachId'] })
export class BreachDecision extends BaseEntity {
  @ParentColumn(() => Breach, 'breach', 'The breach that it belongs to.', {
    children: ['decisions', 'What was decided of it, the first first.'],
  })
  breachId!: string;

  @Property({ type: 'uuid' })
  legalEntityId!: string;

  @ParentColumn(() => SeverityAssessment, 'assessment', 'The assessment it was made on.')
  assessmentId!: string;

  @InstantColumn('When it was made, whenever it was entered.')
  decidedAt!: Date;

  @PersonColumn('Who decided; none where software entered it.')
  deciderId?: string | null;

  @CodeColumn(BreachRisk, 'The risk to the rights and freedoms of the persons.')
  risk!: BreachRisk;

  @BooleanColumn('Whether the decision departs from what the assessment proposed.')
  departsFromProposal!: boolean;

  @BooleanColumn('Whether the authority is notified, 33(1).')
  notifyAuthority!: boolean;

  @BooleanColumn('Whether the persons are told, 34(1).')
  tellSubjects!: boolean;

  @SealedColumn('Why.')
  reasons!: Sealed;

  @BooleanColumn('Whether the data protection officer was asked.')
  dpoConsulted!: boolean;

  @SealedColumn('The opinion of the data protection officer.', { nullable: true })
  dpoOpinion?: Sealed | null;

  @ParentColumn(() => BreachDecision, 'supersedes', 'The decision before it.', {
    nullable: true,
    loose: true,
  })
  supersedesId?: string | null;
}
