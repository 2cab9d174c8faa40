import { ArrayMinSize, ArrayUnique, IsIn, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { Locale } from '../shared/locale.ts';
import { IsMailAddress } from '../shared/mail-address.ts';
import { OneLine } from '../shared/one-line.ts';
import { Role, SCOPES } from '../shared/permissions.ts';
import { DateTime } from '../shared/scalars.ts';

@InputType({ description: 'A sign-in with a password.' })
export class SignInInput {
  @Field(() => String, { description: 'The address of the account.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'The password.' })
  @MaxLength(500)
  password!: string;
}

@InputType({ description: 'A controller or processor of the organisation.' })
export class CreateLegalEntityInput {
  @Field(() => String, { description: 'Its registered name.' })
  @OneLine()
  @MaxLength(200)
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Country of establishment, ISO 3166-1 alpha-2; FR when absent.',
  })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  country?: string | null;

  @Field(() => String, { nullable: true, description: 'IANA time zone; Europe/Paris when absent.' })
  @IsOptional()
  @MaxLength(60)
  timeZone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the public holidays it acts under; its country's when absent.",
  })
  @IsOptional()
  @MaxLength(40)
  @Matches(/^[A-Z]{2}(-[A-Z0-9]+)*$/)
  holidayZone?: string | null;
}

@InputType({ description: 'What changes of a legal entity. An absent field stays, null clears it.' })
export class UpdateLegalEntityInput extends VersionedInput {
  @Field(() => String, { nullable: true, description: 'Its registered name.' })
  @IsOptional()
  @OneLine()
  @MaxLength(200)
  name?: string;

  @Field(() => String, { nullable: true, description: 'IANA time zone.' })
  @IsOptional()
  @MaxLength(60)
  timeZone?: string;

  @Field(() => String, { nullable: true, description: 'Code of the public holidays it acts under.' })
  @IsOptional()
  @MaxLength(40)
  @Matches(/^[A-Z]{2}(-[A-Z0-9]+)*$/)
  holidayZone?: string | null;
}

@InputType({ description: 'A person who is to work in this organisation.' })
export class InviteMemberInput {
  @Field(() => String, {
    description: 'Their address. Whether and as whom it is known elsewhere is not told.',
  })
  @IsMailAddress()
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'Their name.' })
  @OneLine()
  @MaxLength(200)
  name!: string;

  @Field(() => [Role], { description: 'Their roles.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  roles!: Role[];

  @Field(() => [ID], {
    nullable: true,
    description: 'The legal entities they reach; all of them when absent.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @IsUUID(undefined, { each: true })
  legalEntityIds?: string[] | null;

  @Field(() => Locale, { nullable: true, description: 'Their language.' })
  @IsOptional()
  locale?: Locale | null;
}

@InputType({ description: 'Other roles or legal entities for a member.' })
export class ChangeRoleOfMemberInput extends VersionedInput {
  @Field(() => [Role], { description: 'Their roles from now on.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  roles!: Role[];

  @Field(() => [ID], { nullable: true, description: 'The legal entities they reach; null for all of them.' })
  @IsOptional()
  @ArrayMinSize(1)
  @IsUUID(undefined, { each: true })
  legalEntityIds?: string[] | null;
}

@InputType({ description: 'A token for software. It can do no more than who makes it, and ends with them.' })
export class CreateApiTokenInput {
  @Field(() => String, { description: 'What it is for.' })
  @OneLine()
  @MaxLength(120)
  name!: string;

  @Field(() => [String], { description: 'What it may do: scopes as in requests:write.' })
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn([...SCOPES], { each: true })
  scopes!: string[];

  @Field(() => DateTime, { nullable: true, description: 'From when it is refused.' })
  @IsOptional()
  expiresAt?: Date | null;
}
