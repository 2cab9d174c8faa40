import { IsEnum, IsOptional, IsUUID, MaxLength, MinLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { OneLine } from '../shared/one-line.ts';
import { DateTime } from '../shared/scalars.ts';
import { RecipientNoticeOutcome, RequestChannel } from './request.terms.ts';

@InputType({ description: 'That a recipient was told what was done, or why nobody is (GDPR 19).' })
export class NotifyRecipientOfRightInput extends VersionedInput {
  @Field(() => RecipientNoticeOutcome, { description: 'What became of telling them.' })
  @IsEnum(RecipientNoticeOutcome)
  outcome!: RecipientNoticeOutcome;

  @Field(() => String, { nullable: true, description: 'Who received the data. Sealed.' })
  @IsOptional()
  @MinLength(1)
  @OneLine({ mayBeAbsent: true })
  @MaxLength(300)
  recipient?: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When they were told; now when absent.' })
  @IsOptional()
  sentAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it is impossible or a disproportionate effort, where it is. Sealed.',
  })
  @IsOptional()
  @MinLength(1)
  @MaxLength(2000)
  reason?: string | null;
}

@InputType({ description: 'That a recipient confirmed that it was done.' })
export class AcknowledgeNoticeOfRightInput extends VersionedInput {
  @Field(() => ID, { description: 'The notice, one of this right.' })
  @IsUUID()
  noticeId!: string;

  @Field(() => DateTime, { nullable: true, description: 'When they confirmed; now when absent.' })
  @IsOptional()
  acknowledgedAt?: Date | null;
}

@InputType({ description: 'That the person asked who the recipients are, and is told (GDPR 19).' })
export class TellRecipientsOfRequestInput extends VersionedInput {
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
