import { IsOptional, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { DateTime } from '../shared/scalars.ts';
import { BreachSeverityInput } from './breach.severity.input.ts';
import { BreachRisk } from './breach.terms.ts';

const factor = (description: string) => ({
  nullable: true,
  description: `${description} Sealed.`,
});

@InputType({ description: 'What a score does not see: the factors of EDPB guidelines 9/2022, in words.' })
export class RiskFactorsInput {
  @Field(() => String, factor('The type of the breach.'))
  @IsOptional()
  @MaxLength(2000)
  typeOfBreach?: string | null;

  @Field(() => String, factor('The nature, sensitivity and volume of the data.'))
  @IsOptional()
  @MaxLength(2000)
  dataConcerned?: string | null;

  @Field(() => String, factor('How easily persons are identified.'))
  @IsOptional()
  @MaxLength(2000)
  identification?: string | null;

  @Field(() => String, factor('How severe the consequences are for them.'))
  @IsOptional()
  @MaxLength(2000)
  consequences?: string | null;

  @Field(() => String, factor('What is special about these persons, as with children.'))
  @IsOptional()
  @MaxLength(2000)
  specialPersons?: string | null;

  @Field(() => String, factor('What is special about the controller, as with a hospital.'))
  @IsOptional()
  @MaxLength(2000)
  specialController?: string | null;

  @Field(() => String, factor('How many persons are concerned.'))
  @IsOptional()
  @MaxLength(2000)
  numberOfPersons?: string | null;
}

@InputType({ description: 'A version of the assessment of a breach. It proposes; a person decides.' })
export class AssessBreachInput extends VersionedInput {
  @Field(() => BreachSeverityInput, { description: 'What the score is computed from.' })
  @ValidateNested()
  severity!: BreachSeverityInput;

  @Field(() => RiskFactorsInput, { nullable: true, description: 'What the score does not see.' })
  @IsOptional()
  @ValidateNested()
  factors?: RiskFactorsInput | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was made; now when absent.' })
  @IsOptional()
  assessedAt?: Date | null;
}

@InputType({ description: "A person's decision on a breach, on the assessment that stands." })
export class DecideBreachInput extends VersionedInput {
  @Field(() => BreachRisk, { description: 'The risk to the rights and freedoms of the persons.' })
  @IsOptional()
  risk!: BreachRisk;

  @Field(() => Boolean, { description: 'Whether the authority is notified: any risk has to be, 33(1).' })
  @IsOptional()
  notifyAuthority!: boolean;

  @Field(() => Boolean, { description: 'Whether the persons are told, 34(1).' })
  @IsOptional()
  tellSubjects!: boolean;

  @Field(() => String, { description: 'Why, for the register of 33(5). Sealed.' })
  @MinLength(3)
  @MaxLength(5000)
  reasons!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the data protection officer was asked, 38(1); so when there is an opinion.',
  })
  @IsOptional()
  dpoConsulted?: boolean | null;

  @Field(() => String, { nullable: true, description: 'The opinion of the data protection officer. Sealed.' })
  @IsOptional()
  @MinLength(1)
  @MaxLength(20_000)
  dpoOpinion?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; now when absent.' })
  @IsOptional()
  decidedAt?: Date | null;
}
