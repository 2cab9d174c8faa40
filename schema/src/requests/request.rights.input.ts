import { IsOptional, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';

const flag = (description: string) => ({ nullable: true, description });

@InputType({ description: 'The facts, as far as known: absent or null is unknown, which is never false.' })
export class RightContextInput {
  @Field(() => Boolean, flag('The person can be identified (11, 12(2)).'))
  @IsOptional()
  identifiable?: boolean;
  @Field(() => Boolean, flag('12(5).'))
  manifestlyUnfoundedOrExcessive?: boolean;
  @Field(() => Boolean, flag('21(2).'))
  directMarketing?: boolean;
  @Field(() => Boolean, flag('21(1).'))
  compellingGrounds?: boolean;
  @Field(() => Boolean, flag('17(3)(e), 21(1).'))
  legalClaims?: boolean;
  @Field(() => Boolean, flag('17(1)(d).'))
  unlawful?: boolean;
  @Field(() => Boolean, flag('17(3)(b).'))
  retentionObligationActive?: boolean;
  @Field(() => Boolean, flag('17(1)(a).'))
  noLongerNecessary?: boolean;
  @Field(() => Boolean, flag('17(1)(c).'))
  objectionUpheld?: boolean;
  @Field(() => Boolean, flag('17(1)(b).'))
  consentWithdrawn?: boolean;
  @Field(() => Boolean, flag('17(1)(b): another legal basis.'))
  otherLegalBasis?: boolean;
  @Field(() => Boolean, flag('17(1)(e).'))
  erasureRequiredByLaw?: boolean;
  @Field(() => Boolean, flag('17(1)(f), 8(1).'))
  collectedFromChildIss?: boolean;
  @Field(() => Boolean, flag('17(3)(a).'))
  freedomOfExpression?: boolean;
  @Field(() => Boolean, flag('17(3)(c).'))
  publicHealth?: boolean;
  @Field(() => Boolean, flag('17(3)(d).'))
  archivingResearch?: boolean;
  @Field(() => Boolean, flag('18(1)(a).'))
  accuracyContested?: boolean;
  @Field(() => Boolean, flag('18(1)(b).'))
  unlawfulErasureOpposed?: boolean;
  @Field(() => Boolean, flag('18(1)(c).'))
  neededForSubjectClaims?: boolean;
  @Field(() => Boolean, flag('18(1)(d).'))
  objectionPending?: boolean;
  @Field(() => Boolean, flag('20(1)(b).'))
  automatedMeans?: boolean;
  @Field(() => String, flag('PROVIDED, OBSERVED or INFERRED (20(1)).'))
  @MaxLength(60)
  @IsOptional()
  dataOrigin?: string;
  @Field(() => Boolean, flag('22(1).'))
  solelyAutomated?: boolean;
  @Field(() => Boolean, flag('22(1).'))
  significantEffect?: boolean;
  @Field(() => String, flag('22(2).'))
  decisionBasis?: string;
  @Field(() => Boolean, flag('Recital 27; LIL 84 to 86.'))
  deceased?: boolean;
  @Field(() => String, flag('ISO 3166-1 alpha-2, for national rules.'))
  jurisdiction?: string;
}
