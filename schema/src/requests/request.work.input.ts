import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsEnum,
  IsOptional,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { ExternalReferenceInput } from '../shared/external-reference.types.ts';
import { VersionedInput } from '../shared/input.ts';
import { OneLine } from '../shared/one-line.ts';
import { DateTime, Day } from '../shared/scalars.ts';
import { SubjectIdentifierInput } from '../subjects/subject.input.ts';
import { RightContextInput } from './request.rights.input.ts';
import {
  IdentityMethod,
  IdentityResult,
  MandateResult,
  RefusalGround,
  RequestChannel,
  Right,
} from './request.terms.ts';

const LETTER = 20_000;

@InputType({ description: 'The receipt is acknowledged: by mail at once, or as it was done elsewhere.' })
export class AcknowledgeRequestInput extends VersionedInput {
  @Field(() => RequestChannel, { description: 'How it went out.' })
  @IsEnum(RequestChannel)
  channel!: RequestChannel;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it went out elsewhere. Absent: now, and by a mail of Vigie where the channel is EMAIL.',
  })
  @IsOptional()
  sentAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'Its text; the letter of requestLetter when absent.' })
  @IsOptional()
  @MinLength(1)
  @MaxLength(LETTER)
  text?: string | null;
}

@InputType({ description: 'A look at who asks: proportionate, by the mildest means (GDPR 12(6), 5(1)(c)).' })
export class VerifyRequestInput extends VersionedInput {
  @Field(() => IdentityResult, {
    description: 'What it found; PENDING when something is asked of the person.',
  })
  @IsEnum(IdentityResult)
  result!: IdentityResult;

  @Field(() => IdentityMethod, { nullable: true, description: 'By what. Needed unless no check is.' })
  @IsOptional()
  @IsEnum(IdentityMethod)
  method?: IdentityMethod | null;

  @Field(() => String, { nullable: true, description: 'What was asked. Sealed.' })
  @IsOptional()
  @MinLength(1)
  @MaxLength(2000)
  asked?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why. Sealed. A copy of an identity document needs the doubt in writing.',
  })
  @IsOptional()
  @MinLength(1)
  @MaxLength(2000)
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the document lies. Sealed, and deleted with the decision.',
  })
  @IsOptional()
  @MinLength(1)
  @MaxLength(500)
  documentReference?: string | null;

  @Field(() => RequestChannel, {
    nullable: true,
    description: 'How the person is asked, where they are. Without it nothing is written to them.',
  })
  @IsOptional()
  @IsEnum(RequestChannel)
  channel?: RequestChannel | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was asked or decided; now when absent.' })
  @IsOptional()
  at?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The letter that asks; that of requestLetter when absent.',
  })
  @IsOptional()
  @MinLength(1)
  @MaxLength(LETTER)
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who they are, once it is settled: a candidate, or anyone who is known here.',
  })
  @IsOptional()
  @IsUUID()
  dataSubjectId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Which claims of the message are theirs: the person is found by them from now on. The others are refused, and erased. Needs subjects:write.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  acceptedClaimIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'That it is nobody who is known: recorded anew, whoever shares an identifier. Needs subjects:write.',
  })
  @IsOptional()
  isSomebodyNew?: boolean | null;
}

@InputType({ description: 'What the check of the mandate found, where somebody asks for the person.' })
export class VerifyMandateOfRequestInput extends VersionedInput {
  @Field(() => MandateResult, { description: 'What it found.' })
  @IsEnum(MandateResult)
  result!: MandateResult;

  @Field(() => String, { description: 'What was shown and where it is kept. Sealed.' })
  @MinLength(1)
  @MaxLength(2000)
  note!: string;
}

@InputType({ description: 'Who the person is: known already, or by what they are known.' })
export class IdentifySubjectOfRequestInput extends VersionedInput {
  @Field(() => ID, { nullable: true, description: 'The person, where they are known.' })
  @IsOptional()
  @IsUUID()
  dataSubjectId?: string | null;

  @Field(() => [SubjectIdentifierInput], {
    nullable: true,
    description:
      'By what else they are known: found by an exact match, or recorded anew. Only once identity is settled; needs subjects:write.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested()
  identifiers?: SubjectIdentifierInput[] | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Which claims of the message are theirs: the person is found by them from now on. The others are refused, and erased. Needs subjects:write.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  acceptedClaimIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'That it is nobody who is known: recorded anew, whoever shares an identifier. Needs subjects:write.',
  })
  @IsOptional()
  isSomebodyNew?: boolean | null;
}

@InputType({ description: 'Who works it from now on.' })
export class AssignRequestInput extends VersionedInput {
  @Field(() => ID, { nullable: true, description: 'A member of the organisation; null for nobody.' })
  @IsOptional()
  @IsUUID()
  assigneeId?: string | null;
}

@InputType({
  description: 'That the receipt was another one. Every clock is computed again, and keeps what it was.',
})
export class CorrectReceiptOfRequestInput extends VersionedInput {
  @Field(() => DateTime, { nullable: true, description: 'When it reached the controller.' })
  @IsOptional()
  receivedAt?: Date | null;

  @Field(() => Day, { nullable: true, description: 'Its day, where the hour is not known: not both.' })
  @IsOptional()
  receivedOn?: string | null;

  @Field(() => String, { description: 'Why. Sealed.' })
  @MinLength(1)
  @MaxLength(2000)
  reason!: string;
}

@InputType({ description: 'What a request is called in another system; null takes it away.' })
export class SetExternalReferenceOfRequestInput extends VersionedInput {
  @Field(() => ExternalReferenceInput, { nullable: true, description: 'Its name there.' })
  @IsOptional()
  @ValidateNested()
  externalReference!: ExternalReferenceInput | null;
}

@InputType({ description: 'A node alone, in the version that the caller knew.' })
export class RequestVersionInput extends VersionedInput {}

@InputType({ description: 'That another controller is the right one, and that the person was told so.' })
export class TransferRequestInput extends VersionedInput {
  @Field(() => String, { description: 'The right controller, as the person is told. Sealed.' })
  @OneLine()
  @MaxLength(300)
  to!: string;

  @Field(() => RequestChannel, { description: 'How the person is told.' })
  @IsEnum(RequestChannel)
  channel!: RequestChannel;

  @Field(() => DateTime, { nullable: true, description: 'When they were told elsewhere; now when absent.' })
  @IsOptional()
  sentAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'The letter; that of requestLetter when absent.' })
  @IsOptional()
  @MinLength(1)
  @MaxLength(LETTER)
  text?: string | null;
}

@InputType({ description: 'That the person took the request back.' })
export class WithdrawRequestInput extends VersionedInput {
  @Field(() => RequestChannel, { description: 'How they said so.' })
  @IsEnum(RequestChannel)
  channel!: RequestChannel;

  @Field(() => DateTime, { nullable: true, description: 'When they said so; now when absent.' })
  @IsOptional()
  withdrawnAt?: Date | null;
}

@InputType({ description: 'A further right that the message exercises, as it is understood now.' })
export class AddRightToRequestInput extends VersionedInput {
  @Field(() => Right, { description: 'The right.' })
  @IsEnum(Right)
  right!: Right;
}

@InputType({ description: 'The right that was meant, where another was understood.' })
export class CorrectRightInput extends VersionedInput {
  @Field(() => Right, { description: 'The right that was meant.' })
  @IsEnum(Right)
  right!: Right;
}

@InputType({ description: 'The facts from which the procedure proposes an answer for one right.' })
export class AssessRightOfRequestInput extends VersionedInput {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the legal basis, as in CONSENT; unknown when absent.',
  })
  @IsOptional()
  @MaxLength(60)
  legalBasis?: string | null;

  @Field(() => RightContextInput, { nullable: true, description: 'The facts.' })
  @IsOptional()
  @ValidateNested()
  context?: RightContextInput | null;
}

@InputType({ description: 'The right is granted in full.' })
export class GrantRightInput extends VersionedInput {
  @Field(() => String, { nullable: true, description: 'What is done, as the person is told. Sealed.' })
  @IsOptional()
  @MinLength(1)
  @MaxLength(4000)
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the proposal is departed from, where it is. Sealed.',
  })
  @IsOptional()
  @MinLength(1)
  @MaxLength(2000)
  departureReason?: string | null;
}

@InputType({
  description: 'The right is not granted, or in part alone: with its ground, reason and remedies (12(4)).',
})
export class RefuseRightInput extends VersionedInput {
  @Field(() => RefusalGround, { description: 'On which ground.' })
  @IsEnum(RefusalGround)
  ground!: RefusalGround;

  @Field(() => String, { description: 'The reason, as the person is told. Sealed.' })
  @MinLength(1)
  @MaxLength(4000)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The law that restricts, for NATIONAL_RESTRICTION.' })
  @IsOptional()
  @MaxLength(300)
  statute?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The authority that the person is told they may complain to (GDPR 77). No refusal without.',
  })
  @IsOptional()
  @MaxLength(300)
  complaintAuthority?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'That the remedy before a court is told (GDPR 79). No refusal without.',
  })
  @IsOptional()
  judicialRemedy?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the proposal is departed from, where it is. Sealed.',
  })
  @IsOptional()
  @MinLength(1)
  @MaxLength(2000)
  departureReason?: string | null;
}
