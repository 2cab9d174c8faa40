import { IsOptional } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { Locale } from '../shared/locale.ts';

@InputType({
  description: 'A new calendar address for the caller; the one that they had before ends with it.',
})
export class CreateCalendarFeedInput {
  @Field(() => Locale, {
    nullable: true,
    description: 'The language of its entries; the caller’s own when absent.',
  })
  @IsOptional()
  locale?: Locale | null;
}
