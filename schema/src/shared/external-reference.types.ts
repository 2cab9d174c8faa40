import { Field, ObjectType } from 'type-graphql';

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

/** The two columns as what the API shows of them. */
export const externalReferenceOf = (row: {
  externalSystem?: string | null;
  externalId?: string | null;
}): ExternalReference | null =>
  row.externalSystem && row.externalId ? { system: row.externalSystem, id: row.externalId } : null;
