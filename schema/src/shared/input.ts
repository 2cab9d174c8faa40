import { IsInt, IsUUID, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** Which node, and in which version the caller knew it: a stale one is refused as CONFLICT. */
@InputType({ description: 'A node, in the version that the caller knew.' })
export class VersionedInput {
  @Field(() => ID, { description: 'The node.' })
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'Its version as last read; a stale one is refused as CONFLICT.' })
  @IsInt()
  @Min(1)
  version!: number;
}
