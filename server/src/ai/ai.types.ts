import { AI_RISK_CLASS_LABELS, type AiRiskClass, Day, Locale } from '@vigie/schema';
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator';
import { Arg, Field, InputType, ObjectType } from 'type-graphql';
import { LANGUAGE } from '../graphql/language.ts';
import { LegalReason } from '../graphql/pure-rule.ts';

const fact = (description: string) => ({ nullable: true, description });

/** No list of the law is longer. */
const MANY = 20;

@InputType({
  description:
    'What is known of an AI system: absent or null is unknown, which is never false; an empty list is an answer.',
})
export class AiSystemInput {
  @Field(() => [String], {
    description: 'What the organisation is to it, as in DEPLOYER (3(3) to 3(8)); at least one.',
  })
  @ArrayMaxSize(MANY)
  @MaxLength(60, { each: true })
  roles!: string[];
  @Field(() => [String], fact('The letters of art. 5(1), as in A or BA.'))
  @IsOptional()
  @ArrayMaxSize(MANY)
  @MaxLength(60, { each: true })
  prohibitedPractices?: string[];
  @Field(() => [String], fact('The uses of Annex III, as in EMPLOYMENT.'))
  @IsOptional()
  @ArrayMaxSize(MANY)
  @MaxLength(60, { each: true })
  annexIIIUses?: string[];
  @Field(() => [String], fact('The conditions of 6(3), as in PREPARATORY_TASK.'))
  @IsOptional()
  @ArrayMaxSize(MANY)
  @MaxLength(60, { each: true })
  article63Conditions?: string[];
  @Field(() => [String], fact('What makes a provider by 25(1), as in OWN_NAME.'))
  @IsOptional()
  @ArrayMaxSize(MANY)
  @MaxLength(60, { each: true })
  roleSwitches?: string[];
  @Field(() => Boolean, fact('5(1)(f), the exception.'))
  emotionForMedicalOrSafetyReasons?: boolean;
  @Field(() => Boolean, fact('5(1)(h), 5(2) and 5(3), the exception.'))
  realTimeIdentificationAuthorised?: boolean;
  @Field(() => Boolean, fact('A product of Annex I, or its safety component: 6(1)(a), with (1a) to (1c).'))
  annexISafetyComponent?: boolean;
  @Field(() => Boolean, fact('A third party has to assess it: 6(1)(b).'))
  thirdPartyAssessment?: boolean;
  @Field(() => Boolean, fact('6(3), last subparagraph.'))
  profilesPersons?: boolean;
  @Field(() => Boolean, fact('50(1).'))
  interactsWithPersons?: boolean;
  @Field(() => Boolean, fact('50(1), the exception.'))
  obviouslyAi?: boolean;
  @Field(() => Boolean, fact('50(2).'))
  generatesContent?: boolean;
  @Field(() => Boolean, fact('50(2), the exception.'))
  assistiveEditingOnly?: boolean;
  @Field(() => Boolean, fact('111(4): the marking may wait until 2 December 2026.'))
  onMarketBeforeAugust2026?: boolean;
  @Field(() => Boolean, fact('50(3).'))
  emotionOrBiometricCategorisation?: boolean;
  @Field(() => Boolean, fact('50(4).'))
  deepFakes?: boolean;
  @Field(() => Boolean, fact('50(4).'))
  publicInterestText?: boolean;
  @Field(() => Boolean, fact('50(4), the exception.'))
  humanReviewAndEditorialResponsibility?: boolean;
  @Field(() => Boolean, fact('The deployer is a public body: 26(8), 27(1).'))
  publicBody?: boolean;
  @Field(() => Boolean, fact('The deployer provides public services: 27(1).'))
  providesPublicServices?: boolean;
  @Field(() => Boolean, fact('26(7).'))
  usedOnWorkers?: boolean;
  @Field(() => Boolean, fact('It decides on natural persons, or helps to: 26(11), 86.'))
  decidesOnPersons?: boolean;
  @Field(() => Boolean, fact('Public authorities use it already: 111(2).'))
  legacyOfPublicAuthority?: boolean;
}

@ObjectType('AiObligation', { description: 'What follows from the class and the roles.' })
export class AiObligation extends LegalReason {
  @Field(() => Day, { description: 'The day from which it applies.' })
  appliesFrom!: string;
}

@ObjectType('AiClassification', { description: 'A proposed class, which a person accepts or departs from.' })
export class AiClassification {
  @Field(() => String, {
    description:
      'PROHIBITED, HIGH_RISK_ANNEX_I, HIGH_RISK_ANNEX_III, ANNEX_III_EXEMPTED, TRANSPARENCY or MINIMAL.',
  })
  riskClass!: AiRiskClass;

  @Field(() => [LegalReason], { description: 'Why, and what is still to be found out (UNKNOWN_…).' })
  reasons!: LegalReason[];

  @Field(() => [AiObligation], {
    description: 'What is to be done; a duty whose condition is unknown is named.',
  })
  obligations!: AiObligation[];

  @Field(() => String, { description: 'The class in words.' })
  text(
    @Arg('locale', () => Locale, LANGUAGE)
    locale: Locale,
  ): string {
    return AI_RISK_CLASS_LABELS[this.riskClass][locale];
  }
}
