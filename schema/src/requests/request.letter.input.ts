import { IsEnum, IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { VersionedInput } from '../shared/input.ts';
import { IsMailAddress } from '../shared/mail-address.ts';
import { DateTime } from '../shared/scalars.ts';
import { RequestChannel } from './request.terms.ts';

@InputType({
  description: 'That a letter which did not arrive goes out again: elsewhere, or in another way.',
})
export class ResendLetterOfRequestInput extends VersionedInput {
  @Field(() => RequestChannel, { description: 'How it goes out now.' })
  @IsEnum(RequestChannel)
  channel!: RequestChannel;

  @Field(() => String, {
    nullable: true,
    description: 'The right address, where the known one is wrong: the request has it from now on. Sealed.',
  })
  @IsOptional()
  @IsMailAddress()
  @MaxLength(254)
  email?: string | null;

  @Field(() => DateTime, {
    nullable: true,
    description:
      'When it went out elsewhere. Absent: now, and by a mail of Vigie where the channel is EMAIL.',
  })
  @IsOptional()
  sentAt?: Date | null;
}
