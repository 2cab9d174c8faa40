import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';

// In no table of verbs: a sign-in has no organisation yet, no scope and no unit of work, which each of those has.
@InputType({ description: 'A sign-in with a password.' })
export class SignInInput {
  @Field(() => String, { description: 'The address of the account.' })
  @MaxLength(254)
  email!: string;

  @Field(() => String, { description: 'The password.' })
  @MaxLength(500)
  password!: string;
}
