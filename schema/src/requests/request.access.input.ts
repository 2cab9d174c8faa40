import { ArrayMaxSize, ArrayUnique, IsEnum, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { AccessHeading } from './request.terms.ts';

@InputType({ description: 'What is told under one heading.' })
export class AccessSectionInput {
  @Field(() => AccessHeading, { description: 'Which heading.' })
  @IsEnum(AccessHeading)
  heading!: AccessHeading;

  @Field(() => String, { description: 'What is told. Sealed; blank takes it away.' })
  @MaxLength(4000)
  text!: string;
}

@InputType({ description: 'The information that goes with the copy of the data (GDPR 15(1), 15(2)).' })
export class DescribeAccessOfRequestInput extends VersionedInput {
  @Field(() => [AccessSectionInput], { description: 'All of it as it is now: a heading left out is empty.' })
  @ArrayMaxSize(9)
  @ArrayUnique(({ heading }: AccessSectionInput) => heading)
  @ValidateNested()
  sections!: AccessSectionInput[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the requests to come of this legal entity begin with this text.',
  })
  @IsOptional()
  keepAsTemplate?: boolean | null;
}
