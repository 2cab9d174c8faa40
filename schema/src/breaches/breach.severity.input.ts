import { IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

const optional = (description: string) => ({ nullable: true, description });

@InputType({ description: 'A category of data concerned.' })
export class BreachDataInput {
  @Field(() => String, { description: 'Code of the category, as in FINANCIAL.' })
  @MaxLength(60)
  category!: string;
  @Field(() => Int, {
    defaultValue: 0,
    nullable: true,
    description: 'Whole points up or down, for the context.',
  })
  adjustment?: number;
  @Field(() => String, optional('Why; required where the adjustment is not 0. Sealed where it is kept.'))
  @IsOptional()
  @MaxLength(2000)
  justification?: string;
}

@InputType({ description: "The circumstances of a breach, in ENISA's terms." })
export class BreachSeverityInput {
  @Field(() => [BreachDataInput], { description: 'At least one.' })
  @ValidateNested()
  data!: BreachDataInput[];
  @Field(() => String, { description: 'How easily persons are identified, as in LIMITED.' })
  @MaxLength(60)
  identification!: string;
  @Field(() => String, optional('Loss of confidentiality; absent counts 0.'))
  confidentiality?: string;
  @Field(() => String, optional('Loss of integrity; absent counts 0.'))
  integrity?: string;
  @Field(() => String, optional('Loss of availability; absent counts 0.'))
  availability?: string;
  @Field(() => Boolean, { defaultValue: false, nullable: true, description: 'Whether someone meant harm.' })
  malicious?: boolean;
  @Field(() => Int, optional('How many persons are concerned.'))
  individuals?: number;
  @Field(() => Boolean, { defaultValue: false, nullable: true, description: 'Encrypted, and the key safe.' })
  unintelligible?: boolean;
}
