import {
  DateTime,
  Day,
  DeadlineKind,
  DeadlineState,
  DeadlineStep,
  EntityClass,
  ExtensionBasis,
  HourStart,
  PauseMode,
  PauseReason,
  RightContextInput,
} from '@vigie/schema';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';

const optional = (description: string) => ({ nullable: true, description });

/** No case has more, and judging each question by those before it takes their number squared. */
const MANY = 50;

@InputType({ description: "An organisation's choices where the law is disputed." })
export class DeadlinePolicyInput {
  @Field(() => HourStart, optional('EXACT by default.'))
  @IsOptional()
  hourStart?: HourStart;
  @Field(() => PauseMode, optional('SUSPEND_CALENDAR_DAYS by default.'))
  pauseMode?: PauseMode;
  @Field(() => ExtensionBasis, optional('FROM_RECEIPT by default.'))
  extensionBasis?: ExtensionBasis;
  @Field(() => Boolean, optional('The floor of 1182/71 art. 3(5) for periods in days.'))
  minTwoWorkingDays?: boolean;
  @Field(() => Boolean, optional('The same for periods in hours: not to be relied on.'))
  minTwoWorkingDaysForHours?: boolean;
  @Field(() => Boolean, optional('Whether a last day that is no working day moves on (3(4)).'))
  rollNonWorking?: boolean;
}

@InputType({ description: 'A time in which the clock stood still.' })
export class DeadlinePauseInput {
  @Field(() => PauseReason, { description: 'Why.' })
  @IsOptional()
  reason!: PauseReason;
  @Field(() => DateTime, { description: 'When the question was asked.' })
  askedAt!: Date;
  @Field(() => DateTime, optional('When it was answered; absent: still open.'))
  answeredAt?: Date;
}

@InputType({ description: 'The extension of GDPR 12(3).' })
export class DeadlineExtensionInput {
  @Field(() => DateTime, optional('When the person was told; absent: planned, not yet told.'))
  @IsOptional()
  notifiedAt?: Date;
  @Field(() => Int, optional('1 or 2; 2 when absent.'))
  months?: number;
}

@InputType({ description: "One of the rule's other instants." })
export class DeadlineFactInput {
  @Field(() => String, { description: 'Its name, as in awareAt.' })
  @MaxLength(60)
  name!: string;
  @Field(() => DateTime, { description: 'When it was.' })
  at!: Date;
}

@InputType({ description: 'A rule, its facts and policies.' })
export class LegalDeadlineInput {
  @Field(() => String, { description: 'Code of the rule, as in GDPR_12_3.' })
  @MaxLength(60)
  rule!: string;
  @Field(() => DateTime, { description: 'The instant from which the rule counts.' })
  anchorAt!: Date;
  @Field(() => String, { description: 'IANA time zone of the place.' })
  @MaxLength(60)
  timeZone!: string;
  @Field(() => String, optional('ISO 3166-1 alpha-2; FR when absent.'))
  country?: string;
  @Field(() => String, optional("Code of the public holidays; the country's when absent."))
  holidayZone?: string;
  @Field(() => DeadlinePolicyInput, optional('Choices where the law is disputed.'))
  @ValidateNested()
  @IsOptional()
  policy?: DeadlinePolicyInput;
  @Field(() => [DeadlinePauseInput], optional('Times in which the clock stood still; 50 at most.'))
  @ArrayMaxSize(MANY)
  @ValidateNested()
  @IsOptional()
  pauses?: DeadlinePauseInput[];
  @Field(() => DeadlineExtensionInput, optional('The extension.'))
  @ValidateNested()
  @IsOptional()
  extension?: DeadlineExtensionInput;
  @Field(() => [DeadlineFactInput], optional("The rule's other instants, by name; 50 at most."))
  @ArrayMaxSize(MANY)
  @ValidateNested()
  @IsOptional()
  facts?: DeadlineFactInput[];
  @Field(() => Int, optional('For CONTRACT_DAYS.'))
  days?: number;
  @Field(() => Int, optional('For CONTRACT_HOURS.'))
  hours?: number;
  @Field(() => String, optional('ISO 8601, for ISO_DURATION and ISO_DURATION_BEFORE.'))
  duration?: string;
  @Field(() => EntityClass, optional('OTHER when absent.'))
  entityClass?: EntityClass;
  @Field(() => DateTime, optional('For warnings that depend on a now; legal now when absent.'))
  at?: Date;
}

@ObjectType('LegalDeadline', { description: 'A date and its reasons.', simpleResolvers: true })
export class LegalDeadline {
  @Field(() => String, { description: 'Code of the rule.' })
  rule!: string;
  @Field(() => DeadlineKind, { description: 'What the date means.' })
  kind!: DeadlineKind;
  @Field(() => DeadlineState, { description: 'RUNNING or PAUSED here.' })
  state!: DeadlineState;
  @Field(() => Day, optional('The last day.'))
  dueOn!: string | null;
  @Field(() => DateTime, optional('The last instant, inclusive.'))
  dueAt!: Date | null;
  @Field(() => DateTime, optional('The last instant without roll, floor and relief.'))
  strictDueAt!: Date | null;
  @Field(() => DateTime, optional('The first instant at which the act is open.'))
  notBeforeAt!: Date | null;
  @Field(() => Day, optional('The last day without the extension.'))
  baseDueOn!: string | null;
  @Field(() => Boolean, optional('Whether the notice of the extension was in time.'))
  extensionValid!: boolean | null;
  @Field(() => [String], { description: 'What is doubtful about the date, by code.' })
  warnings!: string[];
  @Field(() => [DeadlineStep], { description: 'How the date came about.' })
  trace!: DeadlineStep[];
}

@ObjectType('BreachSeverity', { description: 'A score and its band.', simpleResolvers: true })
export class BreachSeverity {
  @Field(() => Int, { description: 'The data processing context, 1 to 4.' })
  dpc!: number;
  @Field(() => Float, { description: 'DPC x EI + CB, in quarters.' })
  score!: number;
  @Field(() => String, { description: 'LOW, MEDIUM, HIGH or VERY_HIGH.' })
  band!: string;
  @Field(() => [String], { description: 'What does not change the score, yet matters.' })
  flags!: string[];
}

const flag = (description: string) => ({ nullable: true, description });

@InputType({ description: 'A right, the legal basis of the processing, and the facts.' })
export class AssessRightInput {
  @Field(() => String, { description: 'Code of the right, as in ERASURE.' })
  @MaxLength(60)
  right!: string;
  @Field(() => String, flag('Code of the legal basis, as in CONSENT.'))
  legalBasis?: string;
  @Field(() => RightContextInput, flag('The facts.'))
  @ValidateNested()
  @IsOptional()
  context?: RightContextInput;
}

@ObjectType('RightAssessment', { description: 'What the ordered procedure answers.', simpleResolvers: true })
export class RightAssessment {
  @Field(() => String, { description: 'YES, CONDITIONAL or NO.' })
  outcome!: string;
  @Field(() => String, { description: 'Why, by code.' })
  code!: string;
}
