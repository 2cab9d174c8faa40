import {
  Breach,
  BreachRegime,
  Deadline,
  Locale,
  REGIME_RULE_CODES,
  RegimeFiling,
  RegimeSetting,
  regimeLawFrom,
} from '@vigie/schema';
import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { LANGUAGE } from '../graphql/language.ts';
import type { Operation } from '../graphql/operation.ts';
import { BreachForm, formOf } from './breach.form.types.ts';
import { writeBreachLetter } from './breach.letter.service.ts';

@ObjectType('BreachLetter', {
  description: 'The communication to the persons as a first text, GDPR 34(2).',
  simpleResolvers: true,
})
export class BreachLetterText {
  @Field(() => String, { description: 'Its subject.' })
  subject!: string;

  @Field(() => String, { description: 'Its text, in clear and plain language.' })
  text!: string;

  @Field(() => [String], {
    description: 'What 34(2) asks for and the file does not have, by field of the breach.',
  })
  missing!: string[];
}

/** What is written from the file of a breach, and the other regimes that reach it. */
@Resolver(() => Breach)
export class BreachFileResolver {
  @Query(() => BreachLetterText, {
    description:
      'What the persons are told, from what is on file: nothing is stored, nothing is sent. The reading is audited.',
  })
  async breachLetter(
    @Ctx() ctx: Operation,
    @Arg('id', () => ID) id: string,
    @Arg('locale', () => Locale, LANGUAGE)
    locale: Locale,
  ): Promise<BreachLetterText> {
    return writeBreachLetter(ctx, await ctx.reader.get(Breach, id), locale);
  }

  @Query(() => BreachForm, {
    description:
      "What the file answers of the authority's form, by section, with what is missing: to be copied. The reading is audited.",
  })
  async breachForm(
    @Ctx() ctx: Operation,
    @Arg('id', () => ID) id: string,
    @Arg('locale', () => Locale, LANGUAGE)
    locale: Locale,
  ): Promise<BreachForm> {
    return formOf(ctx, await ctx.reader.get(Breach, id), locale);
  }
}

@Resolver(() => BreachRegime)
export class BreachRegimeResolver {
  @FieldResolver(() => [RegimeFiling], { description: 'What was told under it.' })
  async filings(@Root() { breachId, regime }: BreachRegime, @Ctx() ctx: Operation): Promise<RegimeFiling[]> {
    const all = await ctx.reader.children(RegimeFiling, 'breachId', breachId);
    return all.filter((filing) => filing.regime === regime);
  }

  @FieldResolver(() => [Deadline], { description: 'Its clocks, shared with no other regime.' })
  async deadlines(@Root() { breachId, regime }: BreachRegime, @Ctx() ctx: Operation): Promise<Deadline[]> {
    const all = await ctx.reader.children(Deadline, 'nodeId', breachId);
    return all.filter(({ rule }) => (REGIME_RULE_CODES[regime] as readonly string[]).includes(rule));
  }
}

@Resolver(() => RegimeSetting)
export class RegimeSettingResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether it begins before the law itself applies: for early adopters alone.',
  })
  isBeforeTheLaw(@Root() { regime, validFrom }: RegimeSetting): boolean {
    return validFrom < (regimeLawFrom(regime) ?? validFrom);
  }
}
