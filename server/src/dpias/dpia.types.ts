import { DPIA_REQUIREMENT_LABELS, type DpiaRequirement, Locale } from '@vigie/schema';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { Arg, Field, InputType, ObjectType } from 'type-graphql';
import { LANGUAGE } from '../graphql/language.ts';
import { LegalReason } from '../graphql/pure-rule.ts';

const fact = (description: string) => ({ nullable: true, description });

/** No list of an authority is longer. */
const MANY = 20;

@InputType({ description: 'The cases of GDPR 35(3): absent or null is unknown.' })
export class DpiaCasesInput {
  @Field(() => Boolean, fact('(a): evaluation with legal or similarly significant effects.'))
  @IsOptional()
  systematicEvaluation?: boolean;
  @Field(() => Boolean, fact('(b): special categories or criminal data on a large scale.'))
  largeScaleSensitiveData?: boolean;
  @Field(() => Boolean, fact('(c): a publicly accessible area on a large scale.'))
  publicMonitoring?: boolean;
}

@InputType({ description: 'The nine criteria of WP248: absent or null is unknown.' })
export class DpiaCriteriaInput {
  @Field(() => Boolean, fact('1: evaluation or scoring, profiling included.'))
  @IsOptional()
  evaluationOrScoring?: boolean;
  @Field(() => Boolean, fact('2: automated decision with legal or similarly significant effect.'))
  automatedDecision?: boolean;
  @Field(() => Boolean, fact('3: systematic monitoring.'))
  systematicMonitoring?: boolean;
  @Field(() => Boolean, fact('4: sensitive or highly personal data.'))
  sensitiveData?: boolean;
  @Field(() => Boolean, fact('5: large scale.'))
  largeScale?: boolean;
  @Field(() => Boolean, fact('6: datasets matched or combined.'))
  matchingDatasets?: boolean;
  @Field(() => Boolean, fact('7: vulnerable data subjects.'))
  vulnerableSubjects?: boolean;
  @Field(() => Boolean, fact('8: innovative use, or a new solution.'))
  innovativeUse?: boolean;
  @Field(() => Boolean, fact('9: keeps persons from a right, a service or a contract.'))
  blocksRightOrService?: boolean;
}

@InputType({ description: 'What is known of a processing: absent or null is unknown, which is never false.' })
export class DpiaScreeningInput {
  @Field(
    () => String,
    fact("ISO 3166-1 alpha-2 of the authority; FR when absent. Only France's lists are known."),
  )
  @IsOptional()
  @MaxLength(60)
  country?: string;
  @Field(() => Boolean, fact('35(10): it rests on a law that was assessed when it was made.'))
  assessedByLaw?: boolean;
  @Field(() => DpiaCasesInput, fact('35(3).'))
  @ValidateNested()
  @IsOptional()
  cases?: DpiaCasesInput;
  @Field(() => DpiaCriteriaInput, fact('35(1), WP248.'))
  @ValidateNested()
  @IsOptional()
  criteria?: DpiaCriteriaInput;
  @Field(
    () => [String],
    fact('What fits of the list of 35(4), as in M06_WHISTLEBLOWING; empty: read, and nothing fits.'),
  )
  @IsOptional()
  @ArrayMaxSize(MANY)
  @MaxLength(60, { each: true })
  requiredList?: string[];
  @Field(() => [String], fact('What fits of the list of 35(5), as in E02_SUPPLIERS.'))
  @IsOptional()
  @ArrayMaxSize(MANY)
  @MaxLength(60, { each: true })
  exemptList?: string[];
}

@ObjectType('DpiaScreening', { description: 'A proposal, which a person accepts or departs from.' })
export class DpiaScreening {
  @Field(() => String, { description: 'YES, RECOMMENDED, NO or UNKNOWN: open questions decide.' })
  required!: DpiaRequirement;

  @Field(() => [LegalReason], { description: 'Why, and what is still to be found out (UNKNOWN_…).' })
  reasons!: LegalReason[];

  @Field(() => String, { description: 'The answer in words.' })
  text(
    @Arg('locale', () => Locale, LANGUAGE)
    locale: Locale,
  ): string {
    return DPIA_REQUIREMENT_LABELS[this.required][locale];
  }
}
