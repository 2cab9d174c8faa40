import { Field, Int, ObjectType } from 'type-graphql';
import { BreachDataType, BreachSubjectCategory } from './breach.terms.ts';

const APPROXIMATE = 'About how many; null where nobody knows.';

@ObjectType('InvolvedSubjects', {
  description: 'One category of the persons concerned, GDPR 33(3)(a).',
  simpleResolvers: true,
})
export class InvolvedSubjects {
  @Field(() => BreachSubjectCategory, { description: 'Who they are.' })
  category!: BreachSubjectCategory;

  @Field(() => Int, { nullable: true, description: APPROXIMATE })
  approximateCount?: number | null;
}

@ObjectType('InvolvedData', {
  description: 'One category of the data concerned, GDPR 33(3)(a).',
  simpleResolvers: true,
})
export class InvolvedData {
  @Field(() => BreachDataType, { description: 'Which data they are.' })
  category!: BreachDataType;

  @Field(() => Int, { nullable: true, description: APPROXIMATE })
  approximateCount?: number | null;
}
