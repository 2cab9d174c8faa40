import { MaxLength, MinLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A job of the queue that failed for good.' })
export class ReplayJobInput {
  @Field(() => String, { description: 'What the queue calls it.' })
  @MinLength(1)
  @MaxLength(100)
  job!: string;
}
