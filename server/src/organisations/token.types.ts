import { ApiToken } from '@vigie/schema';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('CreatedApiToken', {
  description: 'A new token and its secret, which is shown this once.',
  simpleResolvers: true,
})
export class CreatedApiToken {
  @Field(() => ApiToken, { description: 'The token.' })
  token!: ApiToken;

  @Field(() => String, { description: 'What software signs in with: keep it, it is not stored.' })
  secret!: string;
}
