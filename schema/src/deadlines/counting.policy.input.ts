import {
  ArrayMaxSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { Day } from '../shared/scalars.ts';
import { DEFAULT_AMOUNT_RULES, MOST_DEFAULT_AMOUNT } from './deadline.rules.ts';

@InputType({ description: 'How long a clock is to run for which the law gives no figure.' })
export class DefaultPeriodInput {
  @Field(() => String, { description: 'Code of a rule whose figure the law leaves open, as in GDPR_34_1.' })
  @MaxLength(60)
  rule!: string;

  @Field(() => Int, { description: 'Hours, or days for a rule that counts in days.' })
  @IsInt()
  @Min(1)
  @Max(MOST_DEFAULT_AMOUNT)
  amount!: number;
}

@InputType({ description: 'How is to be counted where the law leaves a choice: it replaces what was set.' })
export class SetCountingPolicyInput {
  @Field(() => ID, {
    nullable: true,
    description: 'In which legal entity; in the whole organisation when absent.',
  })
  @IsOptional()
  @IsUUID()
  legalEntityId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version as last read, where there is one; a stale one is refused as CONFLICT.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;

  @Field(() => [DefaultPeriodInput], {
    description: 'Own figures, one a rule; the defaults hold for rules that are not named.',
  })
  @ArrayMaxSize(DEFAULT_AMOUNT_RULES.length)
  @ArrayUnique(({ rule }: DefaultPeriodInput) => rule)
  @ValidateNested({ each: true })
  periods!: DefaultPeriodInput[];

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether days of disputed rank count as public holidays; what holds beyond it when absent.',
  })
  @IsOptional()
  disputedDays?: boolean | null;
}

@InputType({ description: 'A day that is to count as a public holiday of a place, or no longer is to.' })
export class CreateHolidayChangeInput {
  @Field(() => String, { description: 'Country or region, as in LV or FR-974.' })
  @MaxLength(30)
  @Matches(/^[A-Z]{2}(-[A-Z0-9]+)*$/)
  place!: string;

  @Field(() => Day, { description: 'Which day.' })
  on!: string;

  @Field(() => Boolean, { description: 'Whether it counts as a public holiday; false: it no longer does.' })
  isHoliday!: boolean;

  @Field(() => String, { description: 'On whose word: the act that says so.' })
  @MinLength(3)
  @MaxLength(200)
  source!: string;
}
