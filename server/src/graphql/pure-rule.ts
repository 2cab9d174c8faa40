import { invalidInput, isInvalid, type Label, Locale } from '@vigie/schema';
import { Arg, Field, ObjectType } from 'type-graphql';
import { LANGUAGE } from './language.ts';

/** A pure rule's answer, or INVALID_INPUT with the path of the field. */
export function answered<T extends object>(answer: T): Exclude<T, { invalid: unknown }> {
  if (isInvalid(answer)) {
    throw invalidInput(
      ...answer.invalid.map((problem) => ({ ...problem, path: ['input', ...problem.path] })),
    );
  }
  return answer as Exclude<T, { invalid: unknown }>;
}

/** Instants as the rules read them; absent and null mean the same to them. */
export const plain = (value: unknown): unknown => {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]));
};

/** A reason of a pure rule with its sentence. */
@ObjectType('LegalReason', { description: 'Why the law, or a question still open, leads to an answer.' })
export class LegalReason {
  readonly #label: Label;

  @Field(() => String, { description: 'Its code.' })
  readonly code: string;

  @Field(() => String, { description: 'The article, or the paper.' })
  readonly article: string;

  constructor(reason: { code: string; article: string }, labels: Readonly<Record<string, Label>>) {
    this.code = reason.code;
    this.article = reason.article;
    this.#label = labels[reason.code] ?? { FR: reason.code, EN: reason.code };
  }

  @Field(() => String, { description: 'The same as a sentence.' })
  text(
    @Arg('locale', () => Locale, LANGUAGE)
    locale: Locale,
  ): string {
    return this.#label[locale];
  }
}
