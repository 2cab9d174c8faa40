import {
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ExternalReferenceInput } from '../shared/external-reference.types.ts';
import { VersionedInput } from '../shared/input.ts';
import { OneLine } from '../shared/one-line.ts';
import { DateTime } from '../shared/scalars.ts';
import {
  BreachCause,
  BreachDataType,
  BreachNature,
  BreachRole,
  BreachSubjectCategory,
} from './breach.terms.ts';

const MOST = 2_000_000_000;

@InputType({ description: 'One category of the persons concerned, 33(3)(a).' })
export class InvolvedSubjectsInput {
  @Field(() => BreachSubjectCategory, { description: 'Who they are.' })
  @IsOptional()
  category!: BreachSubjectCategory;

  @Field(() => Int, { nullable: true, description: 'About how many.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  approximateCount?: number | null;
}

@InputType({ description: 'One category of the data concerned, 33(3)(a).' })
export class InvolvedDataInput {
  @Field(() => BreachDataType, { description: 'Which data they are.' })
  @IsOptional()
  category!: BreachDataType;

  @Field(() => Int, { nullable: true, description: 'About how many records.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  approximateCount?: number | null;
}

@InputType({ description: 'What may be known of a breach.' })
class BreachFacts {
  @Field(() => DateTime, { nullable: true, description: 'When the incident was detected.' })
  @IsOptional()
  detectedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When you were reasonably certain that personal data were compromised: the 72 hours run from there. Absent while you investigate; once given it can be corrected, not cleared.',
  })
  @IsOptional()
  awareAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why detection and awareness lie apart. Sealed.',
  })
  @IsOptional()
  @MaxLength(2000)
  gapReason?: string | null;

  @Field(() => BreachCause, { nullable: true, description: 'Where it came from, as far as known.' })
  @IsOptional()
  cause?: BreachCause | null;

  @Field(() => String, { nullable: true, description: 'What happened, in words. Sealed.' })
  @IsOptional()
  @MaxLength(20_000)
  description?: string | null;

  @Field(() => Int, { nullable: true, description: 'About how many persons are concerned.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  approximateSubjects?: number | null;

  @Field(() => Int, { nullable: true, description: 'About how many records are concerned.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(MOST)
  approximateRecords?: number | null;

  @Field(() => [InvolvedSubjectsInput], {
    nullable: true,
    description: 'The categories of persons concerned, each once.',
  })
  @IsOptional()
  @ArrayUnique(({ category }: InvolvedSubjectsInput) => category)
  @ValidateNested()
  involvedSubjects?: InvolvedSubjectsInput[] | null;

  @Field(() => [InvolvedDataInput], {
    nullable: true,
    description: 'The categories of data concerned, each once.',
  })
  @IsOptional()
  @ArrayUnique(({ category }: InvolvedDataInput) => category)
  @ValidateNested()
  involvedData?: InvolvedDataInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its likely consequences, 33(3)(c). Sealed.',
  })
  @IsOptional()
  @MaxLength(5000)
  likelyConsequences?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Measures taken or proposed, 33(3)(d). Sealed.',
  })
  @IsOptional()
  @MaxLength(5000)
  measuresTaken?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The DPO or other contact point for it, 33(3)(b). Sealed.',
  })
  @IsOptional()
  @MaxLength(500)
  contact?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who works it: a member of the organisation. Alerts go there first.',
  })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;

  @Field(() => ExternalReferenceInput, {
    nullable: true,
    description: 'What it is called in the system that sends it.',
  })
  @IsOptional()
  @ValidateNested()
  externalReference?: ExternalReferenceInput | null;
}

@InputType({
  description: 'A personal data breach. With awareAt the 72 hours of GDPR 33(1) run from there.',
})
export class CreateBreachInput extends BreachFacts {
  @Field(() => ID, { description: 'The controller or processor concerned.' })
  @IsUUID()
  legalEntityId!: string;

  @Field(() => BreachRole, {
    nullable: true,
    description:
      "Whether it is the controller's own, as when absent, or met as a processor: then the customers are told, 33(2).",
  })
  @IsOptional()
  role?: BreachRole | null;

  @Field(() => String, { description: 'What to call it among colleagues. No personal data here.' })
  @OneLine()
  @MaxLength(200)
  title!: string;

  @Field(() => [BreachNature], { description: 'What was lost; several may be.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  natures!: BreachNature[];
}

@InputType({
  description:
    'What is known now. An absent field stays, null clears it. A new awareAt computes the clock anew.',
})
export class UpdateBreachInput extends BreachFacts implements VersionedInput {
  @Field(() => ID, { description: 'The breach.' })
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'Its version as last read; a stale one is refused as CONFLICT.' })
  @IsInt()
  @Min(1)
  version!: number;

  @Field(() => String, { nullable: true, description: 'What to call it. No personal data here.' })
  @IsOptional()
  @OneLine()
  @MaxLength(200)
  title?: string;

  @Field(() => [BreachNature], { nullable: true, description: 'What was lost.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  natures?: BreachNature[];
}

@InputType({ description: 'That its investigation began.' })
export class InvestigateBreachInput extends VersionedInput {
  @Field(() => DateTime, { nullable: true, description: 'When; now when absent.' })
  @IsOptional()
  startedAt?: Date | null;
}

@InputType({ description: 'That somebody became aware: the clocks of GDPR 33 run from there.' })
export class BecomeAwareOfBreachInput extends VersionedInput {
  @Field(() => DateTime, {
    description:
      'When it was reasonably certain that personal data were compromised, whenever it is entered.',
  })
  @IsOptional()
  awareAt!: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the incident was detected; as known when absent.',
  })
  @IsOptional()
  detectedAt?: Date | null;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the investigation began; as known when absent.',
  })
  @IsOptional()
  investigationStartedAt?: Date | null;

  @Field(() => String, { description: 'By what that can be shown. Sealed.' })
  @MinLength(3)
  @MaxLength(2000)
  evidence!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why detection and awareness lie apart: needed where they do. Sealed.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(2000)
  gapReason?: string | null;
}

@InputType({ description: 'That it ends, or begins again, and why.' })
export class ReasonedBreachInput extends VersionedInput {
  @Field(() => String, { description: 'Why. Sealed.' })
  @MinLength(3)
  @MaxLength(2000)
  reason!: string;
}
