import { Locale } from '@vigie/schema';
import type { GraphQLField } from 'graphql';

/** Of an argument `locale` that a caller may leave out. */
export const LANGUAGE = {
  nullable: true,
  description: "In which language; the request's own when absent: Accept-Language, else the caller's.",
};

/** The first of our languages that a header asks for (RFC 9110, 12.5.4); null where it asks for none of them. */
export function languageOf(header: string | undefined): Locale | null {
  const asked = (header ?? '').split(',').map((range, place) => {
    const [tag = '', ...parameters] = range
      .trim()
      .toUpperCase()
      .split(/\s*;\s*/);
    const weight = parameters.find((parameter) => parameter.startsWith('Q='))?.slice(2) ?? '1';
    return { language: tag.split('-')[0], weight: Number(weight) || 0, place };
  });
  const ours = asked.filter(({ language, weight }) => weight > 0 && Object.hasOwn(Locale, language ?? ''));
  const [first] = ours.sort((a, b) => b.weight - a.weight || a.place - b.place);
  return (first?.language as Locale | undefined) ?? null;
}

/** Whether a field answers in the request's language where the caller names none. */
export const speaks = ({ args }: GraphQLField<unknown, never>): boolean =>
  args.some(({ name, description }) => name === 'locale' && description === LANGUAGE.description);
