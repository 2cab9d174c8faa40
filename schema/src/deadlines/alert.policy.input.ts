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
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { DateTime } from '../shared/scalars.ts';
import { MOST_RUNGS } from './alert.policy.lifecycle.ts';
import { AlertChannel, AlertMoment, AlertRecipient, ClockFamily } from './alert.terms.ts';

/** Ten years: longer than any clock of the table. */
const MOST_HOURS = 87_600;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;

@InputType({ description: 'One rung of a ladder of alerts.' })
export class EscalationRungInput {
  @Field(() => AlertMoment, { description: 'At which moment of the clock.' })
  moment!: AlertMoment;

  @Field(() => Int, {
    description:
      'Hours after the start, before the due instant, or from one repeat to the next, which divide a day; 0 at the start and at the due instant.',
  })
  @IsInt()
  @Min(0)
  @Max(MOST_HOURS)
  hours!: number;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Counts only on a clock that ends before its last rung after the start: it stands in for that one; false when absent.',
  })
  @IsOptional()
  isStandIn?: boolean | null;

  @Field(() => [AlertRecipient], { description: 'Who is told.' })
  @ArrayUnique()
  recipients!: AlertRecipient[];

  @Field(() => [AlertChannel], { description: 'By what.' })
  @ArrayUnique()
  channels!: AlertChannel[];
}

@InputType({ description: 'How the clocks of one family are to be told of.' })
export class CreateEscalationPolicyInput {
  @Field(() => ClockFamily, { description: 'Of which clocks.' })
  family!: ClockFamily;

  @Field(() => ID, {
    nullable: true,
    description: 'In which legal entity; in the whole organisation when absent.',
  })
  @IsOptional()
  @IsUUID()
  legalEntityId?: string | null;

  @Field(() => [EscalationRungInput], {
    description: 'Its ladder: an alert at the due instant and a repeat at least daily are always among them.',
  })
  @ArrayMaxSize(MOST_RUNGS)
  @ValidateNested({ each: true })
  rungs!: EscalationRungInput[];

  @Field(() => String, {
    nullable: true,
    description: 'From when nobody is disturbed, as 20:00 in the zone of the legal entity.',
  })
  @IsOptional()
  @MaxLength(5)
  @Matches(TIME_OF_DAY)
  quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Until when, as 08:00.' })
  @IsOptional()
  @MaxLength(5)
  @Matches(TIME_OF_DAY)
  quietUntil?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether nobody is disturbed on Saturdays and Sundays either; false when absent.',
  })
  @IsOptional()
  quietWeekends?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'When in the day clocks of days are told of, as 09:00, which it is when absent.',
  })
  @IsOptional()
  @MaxLength(5)
  @Matches(TIME_OF_DAY)
  officeFrom?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether an acknowledgement ends the alerts up to the due instant; false when absent.',
  })
  @IsOptional()
  acknowledgementSilences?: boolean | null;
}

@InputType({ description: 'What changes of a policy. An absent field stays, null clears it.' })
export class UpdateEscalationPolicyInput extends VersionedInput {
  @Field(() => [EscalationRungInput], { nullable: true, description: 'Its ladder, whole.' })
  @IsOptional()
  @ArrayMaxSize(MOST_RUNGS)
  @ValidateNested({ each: true })
  rungs?: EscalationRungInput[] | null;

  @Field(() => String, { nullable: true, description: 'From when nobody is disturbed, as 20:00.' })
  @IsOptional()
  @MaxLength(5)
  @Matches(TIME_OF_DAY)
  quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Until when, as 08:00.' })
  @IsOptional()
  @MaxLength(5)
  @Matches(TIME_OF_DAY)
  quietUntil?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether weekends are quiet too.' })
  @IsOptional()
  quietWeekends?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'When in the day clocks of days are told of, as 09:00, which it is when absent.',
  })
  @IsOptional()
  @MaxLength(5)
  @Matches(TIME_OF_DAY)
  officeFrom?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether an acknowledgement ends the alerts up to the due instant.',
  })
  @IsOptional()
  acknowledgementSilences?: boolean | null;
}

@InputType({ description: 'When the daily digest goes out.' })
export class SetDigestPolicyInput {
  @Field(() => Int, {
    nullable: true,
    description: 'The version as last read, where there is one; a stale one is refused as CONFLICT.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;

  @Field(() => Boolean, { description: 'Whether it goes out at all.' })
  isEnabled!: boolean;

  @Field(() => Int, { description: 'At which hour, 0 to 23, in the zone of the organisation.' })
  @IsInt()
  @Min(0)
  @Max(23)
  hour!: number;

  @Field(() => Boolean, { description: 'Whether weekends and public holidays have none.' })
  workingDaysOnly!: boolean;
}

@InputType({ description: 'Puts the alerts of a clock off until then, never past its due instant.' })
export class SnoozeDeadlineInput extends VersionedInput {
  @Field(() => DateTime, { description: 'When to remind again.' })
  until!: Date;
}

@InputType({ description: 'Gives a clock to another person.' })
export class ReassignDeadlineInput extends VersionedInput {
  @Field(() => ID, { nullable: true, description: 'The person; null for whoever is the DPO.' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;
}
