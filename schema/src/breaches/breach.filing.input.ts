import { IsInt, IsOptional, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { DateTime } from '../shared/scalars.ts';
import { FilingRegime, FilingStage } from './breach.regime.terms.ts';
import { ExemptionGround, SubjectCommunicationChannel } from './breach.terms.ts';

@InputType({ description: 'That the authority was told: the true time of it, whenever this is entered.' })
export class FileBreachInput extends VersionedInput {
  @Field(() => FilingRegime, { nullable: true, description: 'Under which law; GDPR_33 when absent.' })
  @IsOptional()
  regime?: FilingRegime | null;

  @Field(() => FilingStage, { description: 'In which phase: GDPR 33(4), or a stage of that regime.' })
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
    description:
      'Why it is late: GDPR 33(1) obliges to say, and so does every other regime here. No personal data.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(2000)
  lateReason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is withdrawn: needed with WITHDRAWAL. Sealed.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(2000)
  withdrawalReason?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether nothing remains to be told: when absent, so for a complement or a final report, and for nothing else.',
  })
  @IsOptional()
  isComplete?: boolean | null;
}

@InputType({ description: 'That the persons were told, at its true time, whenever this is entered.' })
export class CommunicateBreachInput extends VersionedInput {
  @Field(() => SubjectCommunicationChannel, {
    description: 'How; PUBLIC_NOTICE needs the exemption of 34(3)(c).',
  })
  @IsOptional()
  channel!: SubjectCommunicationChannel;

  @Field(() => DateTime, { nullable: true, description: 'When they were told; now when absent.' })
  @IsOptional()
  communicatedAt?: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many persons were told: needed for a direct communication.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_000_000_000)
  personsInformed?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the notice stands: needed with PUBLIC_NOTICE. Sealed.',
  })
  @IsOptional()
  @MinLength(3)
  @MaxLength(500)
  publishedWhere?: string | null;

  @Field(() => String, {
    description: 'The words as they were sent, 34(2). Sealed; their hash stays as the proof.',
  })
  @MinLength(1)
  @MaxLength(50_000)
  content!: string;
}

@InputType({ description: 'Why the persons need not be told one by one, 34(3).' })
export class ExemptBreachInput extends VersionedInput {
  @Field(() => ExemptionGround, {
    description: 'Which of the three; DISPROPORTIONATE_EFFORT is complete with a public notice alone.',
  })
  @IsOptional()
  ground!: ExemptionGround;

  @Field(() => String, { description: 'How its condition is met. Sealed.' })
  @MinLength(3)
  @MaxLength(5000)
  justification!: string;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; now when absent.' })
  @IsOptional()
  decidedAt?: Date | null;
}
