import { CalendarFeed } from '@vigie/schema';
import { Field, ObjectType } from 'type-graphql';

@ObjectType('CreatedCalendarFeed', {
  description: 'A new calendar address, which is shown this once.',
  simpleResolvers: true,
})
export class CreatedCalendarFeed {
  @Field(() => CalendarFeed, { description: 'The address as it is kept: without its secret.' })
  feed!: CalendarFeed;

  @Field(() => String, {
    description: 'Its path on this server, secret included: whoever has it reads these deadlines.',
  })
  path!: string;
}
