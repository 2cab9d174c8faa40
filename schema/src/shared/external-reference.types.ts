import { IsString, MaxLength, MinLength } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';

@ObjectType('ExternalReference', {
  description: 'What a case is called in another system, so that both can be kept in step.',
  simpleResolvers: true,
})
export class ExternalReference {
  @Field(() => String, { description: 'Which system, as in `zendesk`.' })
  system!: string;

  @Field(() => String, { description: 'Its name there, as in `SAV-4711`.' })
  id!: string;
}

@InputType({
  description:
    'What a case is called in another system: in a legal entity, one case a system and name. No e-mail address, no phone number, nobody’s name.',
})
export class ExternalReferenceInput {
  @Field(() => String, {
    description: 'Which system: letters, digits, `.`, `_` and `-`, up to 60; kept in small letters.',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  system!: string;

  @Field(() => String, {
    description: 'Its name there: letters, digits, `.`, `_`, `:`, `/`, `#` and `-`, up to 120; case counts.',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(120)
  id!: string;
}

/** The two columns as what the API shows of them. */
export const externalReferenceOf = (row: {
  externalSystem?: string | null;
  externalId?: string | null;
}): ExternalReference | null =>
  row.externalSystem && row.externalId ? { system: row.externalSystem, id: row.externalId } : null;
