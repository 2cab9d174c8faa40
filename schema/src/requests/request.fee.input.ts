import { IsEnum, IsInt, IsOptional, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { DateTime } from '../shared/scalars.ts';
import { RequestChannel } from './request.terms.ts';

@InputType({
  description: 'That the person is told of a reasonable fee before it is charged (GDPR 12(5)(a)).',
})
export class AnnounceFeeOfRightInput extends VersionedInput {
  @Field(() => Int, {
    description: 'The fee in the smallest unit of its currency: the administrative costs, and no more.',
  })
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  amountInCents!: number;

  @Field(() => String, { nullable: true, description: 'Its currency by ISO 4217; EUR when absent.' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  currency?: string | null;

  @Field(() => String, {
    description: 'Why the request is manifestly unfounded or excessive, as the person is told. Sealed.',
  })
  @MinLength(1)
  @MaxLength(4000)
  reason!: string;

  @Field(() => RequestChannel, { description: 'How they are told.' })
  @IsEnum(RequestChannel)
  channel!: RequestChannel;

  @Field(() => DateTime, { nullable: true, description: 'When they were told elsewhere; now when absent.' })
  @IsOptional()
  sentAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The letter; as its template has it when absent.' })
  @IsOptional()
  @MinLength(1)
  @MaxLength(20_000)
  text?: string | null;
}
