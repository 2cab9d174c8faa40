import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsOptional,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PauseReason } from '../deadlines/deadline.terms.ts';
import { ExternalReferenceInput } from '../shared/external-reference.types.ts';
import { VersionedInput } from '../shared/input.ts';
import { Locale } from '../shared/locale.ts';
import { IsMailAddress } from '../shared/mail-address.ts';
import { OneLine } from '../shared/one-line.ts';
import { DateTime, Day } from '../shared/scalars.ts';
import { SubjectIdentifierInput } from '../subjects/subject.input.ts';
import { ExtensionReason, RequestChannel, RequesterType, Right } from './request.terms.ts';

@InputType({ description: 'Who wrote, so that they can be answered.' })
export class RequesterInput {
  @Field(() => String, { nullable: true, description: 'Their name.' })
  @IsOptional()
  @MinLength(1)
  @OneLine({ mayBeAbsent: true })
  @MaxLength(200)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'Their e-mail address.' })
  @IsOptional()
  @IsMailAddress()
  @MaxLength(254)
  email?: string | null;

  @Field(() => RequesterType, {
    nullable: true,
    description: 'The person, or someone for them. SELF when absent.',
  })
  @IsOptional()
  type?: RequesterType | null;
}

@InputType({
  description: 'A message by which rights are exercised, however it came in. No form may be imposed.',
})
export class ReceiveRequestInput {
  @Field(() => ID, { description: 'The controller that it was sent to.' })
  @IsUUID()
  legalEntityId!: string;

  @Field(() => RequestChannel, { description: 'How it came in.' })
  @IsOptional()
  channel!: RequestChannel;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it reached the controller, whether anyone read it or not. Now, when neither this nor the day is given.',
  })
  @IsOptional()
  receivedAt?: Date | null;

  @Field(() => Day, { nullable: true, description: 'Its day, where the hour is not known: not both.' })
  @IsOptional()
  receivedOn?: string | null;

  @Field(() => [Right], {
    description: 'The rights exercised, as far as they are understood: one item each.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(9)
  @ArrayUnique()
  rights!: Right[];

  @Field(() => String, { nullable: true, description: 'The message in its own words. Sealed.' })
  @IsOptional()
  @MaxLength(20_000)
  verbatim?: string | null;

  @Field(() => Locale, {
    nullable: true,
    description: "The language to answer in; the organisation's when absent.",
  })
  @IsOptional()
  locale?: Locale | null;

  @Field(() => RequesterInput, { nullable: true, description: 'Who wrote.' })
  @IsOptional()
  @ValidateNested()
  requester?: RequesterInput | null;

  @Field(() => [SubjectIdentifierInput], {
    nullable: true,
    description:
      'By what the person says that they are known. Claims on the request: they find candidates, and nobody is recorded.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested()
  subjectIdentifiers?: SubjectIdentifierInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'That the caller knows who asks, since they are signed in there: no check is needed (GDPR 12(6)), and the person is found by the identifiers or recorded anew, unless these are in doubt. The address of a requester who is the person is one of them. Needs subjects:write.',
  })
  @IsOptional()
  isVouchedFor?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Who works it: a member of the organisation.' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;

  @Field(() => ExternalReferenceInput, {
    nullable: true,
    description: 'What it is called in the system that sends it.',
  })
  @IsOptional()
  @ValidateNested()
  externalReference?: ExternalReferenceInput | null;
}

@InputType({
  description: 'That the person was asked for something, which suspends the clock (GDPR 12(6), recital 63).',
})
export class SuspendRequestInput extends VersionedInput {
  @Field(() => PauseReason, { description: 'Why the person was asked.' })
  @IsOptional()
  reason!: PauseReason;

  @Field(() => DateTime, { nullable: true, description: 'When they were asked; now when absent.' })
  @IsOptional()
  askedAt?: Date | null;
}

@InputType({ description: 'That the person answered, and the clock runs again.' })
export class ResumeRequestInput extends VersionedInput {
  @Field(() => DateTime, { nullable: true, description: 'When they answered; now when absent.' })
  @IsOptional()
  answeredAt?: Date | null;
}

@InputType({ description: 'That the person was told that the answer takes longer, and why (GDPR 12(3)).' })
export class ExtendRequestInput extends VersionedInput {
  @Field(() => [ExtensionReason], { description: 'Why: the law knows two reasons.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  reasons!: ExtensionReason[];

  @Field(() => DateTime, { nullable: true, description: 'When they were told; now when absent.' })
  @IsOptional()
  notifiedAt?: Date | null;

  @Field(() => Int, { nullable: true, description: 'Further months, 1 or 2; 2 when absent.' })
  @IsOptional()
  @IsIn([1, 2])
  months?: number | null;

  @Field(() => RequestChannel, {
    nullable: true,
    description:
      'How they are told. With it the notice is kept, and mailed by Vigie where it is EMAIL of now.',
  })
  @IsOptional()
  channel?: RequestChannel | null;

  @Field(() => String, { nullable: true, description: 'The notice; that of requestLetter when absent.' })
  @IsOptional()
  @MinLength(1)
  @MaxLength(20_000)
  text?: string | null;
}

@InputType({ description: 'That the answer went out.' })
export class AnswerRequestInput extends VersionedInput {
  @Field(() => RequestChannel, { description: 'How it went out.' })
  @IsOptional()
  channel!: RequestChannel;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it went out elsewhere. Absent: now, and by a mail of Vigie where the channel is EMAIL.',
  })
  @IsOptional()
  answeredAt?: Date | null;

  @Field(() => String, { description: 'The answer as it was sent. Sealed; its hash stays as the proof.' })
  @MinLength(1)
  @MaxLength(20_000)
  content!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'The files that go with it, as the copy of the data (GDPR 15(3), 20(1)): documents of this request.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  documentIds?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Why it is late, where it is. Sealed.' })
  @IsOptional()
  @MaxLength(2000)
  lateReason?: string | null;
}
