import {
  assessRight,
  assessSeverity,
  BREACH_SEVERITY,
  computeDeadline,
  type DeadlineInput,
  euCalendar,
  LegalEntity,
  Locale,
  REASON_LABELS,
  type Sent,
} from '@vigie/schema';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { groupType } from '../graphql/adapter.ts';
import { LANGUAGE } from '../graphql/language.ts';
import type { Operation } from '../graphql/operation.ts';
import { answered, plain } from '../graphql/pure-rule.ts';
import { checked } from '../graphql/verbs.ts';
import {
  AssessRightInput,
  BreachSeverity,
  LegalDeadline,
  LegalDeadlineInput,
  RightAssessment,
} from './calculator.types.ts';
import { choicesFor, chosen } from './counting.service.ts';

/** What anyone may ask of the law's own tables. Nothing of a person is touched. */
@Resolver(() => LegalDeadline)
export class CalculatorResolver {
  @Query(() => LegalDeadline, {
    description: 'The date by which the law wants something, and why: step by step.',
  })
  async legalDeadline(
    @Ctx() ctx: Operation,
    @Arg('input', () => LegalDeadlineInput) input: LegalDeadlineInput,
  ): Promise<object> {
    return this.computed(ctx, input, plain(input) as DeadlineInput);
  }

  @Query(() => LegalDeadline, {
    description:
      'The same as a clock of a legal entity would have it: with its country and public holidays where none are said, and with what its organisation has chosen.',
  })
  async previewDeadline(
    @Ctx() ctx: Operation,
    @Arg('legalEntityId', () => ID, { description: 'Whose clock it would be.' }) legalEntityId: string,
    @Arg('input', () => LegalDeadlineInput) input: LegalDeadlineInput,
  ): Promise<object> {
    const entity = await ctx.reader.get(LegalEntity, legalEntityId);
    const asked = plain(input) as DeadlineInput;
    const isThere = !asked.country || asked.country === entity.country;
    const place = isThere
      ? { country: entity.country, holidayZone: asked.holidayZone ?? entity.holidayZone }
      : {};
    return this.computed(ctx, input, chosen(await choicesFor(ctx), { ...asked, ...place }, legalEntityId));
  }

  private async computed(ctx: Operation, { at }: LegalDeadlineInput, facts: DeadlineInput): Promise<object> {
    const now = (at ?? (await ctx.now())).toISOString();
    const result = answered(computeDeadline(facts, euCalendar, now));
    return { ...result, ...instants(result) };
  }

  @Query(() => BreachSeverity, {
    description: "The severity of a breach by ENISA's method (2013): an internal aid, not the law.",
  })
  breachSeverity(
    @Arg('input', () => groupType(BREACH_SEVERITY)) input: Sent<typeof BREACH_SEVERITY.fields>,
  ): BreachSeverity {
    return answered(assessSeverity(checked(BREACH_SEVERITY.fields, input)));
  }

  @Query(() => RightAssessment, {
    description: 'Whether a right applies, given the legal basis and the facts known.',
  })
  assessRight(@Arg('input', () => AssessRightInput) input: AssessRightInput): RightAssessment {
    const { right, legalBasis, context } = input;
    return answered(assessRight(right, legalBasis, plain(context) as never)) as RightAssessment;
  }
}

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso));

const instants = (result: {
  dueAt: string | null;
  strictDueAt: string | null;
  notBeforeAt: string | null;
}) => ({
  dueAt: dateOf(result.dueAt),
  strictDueAt: dateOf(result.strictDueAt),
  notBeforeAt: dateOf(result.notBeforeAt),
});

@Resolver(() => RightAssessment)
export class RightAssessmentResolver {
  @FieldResolver(() => String, { description: 'The reason as a sentence, with its article.' })
  reason(
    @Root() { code }: RightAssessment,
    @Arg('locale', () => Locale, LANGUAGE)
    locale: Locale,
  ): string {
    return (REASON_LABELS as Record<string, Record<Locale, string>>)[code]?.[locale] ?? code;
  }
}
