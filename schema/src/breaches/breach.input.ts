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
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { DateTime } from '../shared/scalars.ts';
import { BreachCause, BreachNature, FilingStage } from './breach.terms.ts';

const MOST = 2_000_000_000;

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
    description: 'Why detection and awareness lie apart. No personal data here.',
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

  @Field(() => ID, {
    nullable: true,
    description: 'Who works it: a member of the organisation. Alerts go there first.',
  })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;
}

@InputType({
  description: 'A personal data breach. With awareAt the 72 hours of GDPR 33(1) run from there.',
})
export class CreateBreachInput extends BreachFacts {
  @Field(() => ID, { description: 'The controller or processor concerned.' })
  @IsUUID()
  legalEntityId!: string;

  @Field(() => String, { description: 'What to call it among colleagues. No personal data here.' })
  @MinLength(1)
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
  @MinLength(1)
  @MaxLength(200)
  title?: string;

  @Field(() => [BreachNature], { nullable: true, description: 'What was lost.' })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayUnique()
  natures?: BreachNature[];
}

@InputType({ description: 'That the authority was told: the true time of it, whenever this is entered.' })
export class FileBreachInput extends VersionedInput {
  @Field(() => FilingStage, { description: 'In which phase, GDPR 33(4).' })
  @IsOptional()
  stage!: FilingStage;

  @Field(() => DateTime, { nullable: true, description: 'When it was submitted; now when absent.' })
  @IsOptional()
  submittedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "The authority's own number for it." })
  @IsOptional()
  @MaxLength(120)
  authorityReference?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is late: GDPR 33(1) obliges to say. No personal data here.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(2000)
  lateReason?: string | null;
}
