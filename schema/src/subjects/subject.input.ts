import {
  ArrayMaxSize,
  ArrayMinSize,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { Locale } from '../shared/locale.ts';
import { IdentifierScheme } from './subject.terms.ts';

@InputType({ description: 'One thing by which a person is known.' })
export class SubjectIdentifierInput {
  @Field(() => IdentifierScheme, { description: 'What kind of thing.' })
  @IsOptional()
  scheme!: IdentifierScheme;

  @Field(() => String, { description: 'The thing itself. Sealed; found again by an exact match alone.' })
  @MinLength(1)
  @MaxLength(254)
  value!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Which system a CUSTOMER_NUMBER is of, as in `crm`, since two of them may give the same number to two people: letters, digits, `.`, `_` and `-`, up to 60, kept in small letters. Absent: it is a number of the organisation itself, which is none of any system. It stands in clear.',
  })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  system?: string | null;
}

@InputType({ description: 'By what a person may be known here.' })
export class FindDataSubjectInput {
  @Field(() => [SubjectIdentifierInput], { description: "At least one; any of them may be the person's." })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested()
  identifiers!: SubjectIdentifierInput[];

  @Field(() => ID, {
    nullable: true,
    description:
      'The legal entity that knows them, and whose country a national phone number belongs to. Absent: any that the caller reaches; the country is that of all of them, where it is one, else such a number is compared with no other.',
  })
  @IsOptional()
  @IsUUID()
  legalEntityId?: string | null;
}

@InputType({ description: 'A person, by what they are known: found, or recorded anew.' })
export class IdentifyDataSubjectInput {
  @Field(() => [SubjectIdentifierInput], { description: "At least one; all have to be the same person's." })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested()
  identifiers!: SubjectIdentifierInput[];

  @Field(() => Locale, { nullable: true, description: 'The language to write to them in.' })
  @IsOptional()
  locale?: Locale | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose they are, where somebody decided it: what differs (a second address) is added.',
  })
  @IsOptional()
  @IsUUID()
  dataSubjectId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'That it is nobody who is known, where somebody decided it: a shared phone stays shared.',
  })
  @IsOptional()
  isSomebodyNew?: boolean | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The legal entity that knows them, and whose country a national phone number belongs to. Absent: the one that the caller is confined to, else the organisation as a whole; the country is that of all legal entities, where it is one, else such a number is compared with no other.',
  })
  @IsOptional()
  @IsUUID()
  legalEntityId?: string | null;
}

/** Why a profile is erased, GDPR 17(1). */
export const ERASURE_GROUNDS = [
  'REQUEST',
  'NO_LONGER_NECESSARY',
  'CONSENT_WITHDRAWN',
  'OBJECTION',
  'UNLAWFUL',
  'LEGAL_OBLIGATION',
] as const;

@InputType({ description: 'That the profile of a person is to be erased (GDPR 17).' })
export class EraseDataSubjectInput extends VersionedInput {
  @Field(() => String, { description: `On which ground: ${ERASURE_GROUNDS.join(', ')}.` })
  @IsIn([...ERASURE_GROUNDS])
  ground!: (typeof ERASURE_GROUNDS)[number];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether an objection has to stay effective: the keyed hash of the identifiers is kept, and nothing else.',
  })
  @IsOptional()
  keepObjection?: boolean | null;
}
