import { invalidField, LegalEntity } from '@vigie/schema';
import { type CountryCode, findPhoneNumbersInText } from 'libphonenumber-js';
import type { Context } from '../context.ts';
import { visible } from '../subjects/identifier.spelling.ts';
import { isNumberKnown } from '../subjects/subject.service.ts';

const ADDRESS = /[^\s<>()",;:@]+@[^\s<>()",;:@]+\.[\p{L}\p{N}]{2,}/u;

/** So many words in a row may be one identifier, as in ML 123 456. */
const WORDS = 3;
const SHORTEST = 3;

/** Everything in a title that could be an identifier. */
function candidates(title: string): string[] {
  const words = title.split(/[\s,;:!?()[\]"«»“”]+/).filter(Boolean);
  const found = words.flatMap((_, at) =>
    Array.from({ length: WORDS }, (_each, more) => words.slice(at, at + more + 1).join(' ')),
  );
  return [...new Set(found)].filter((text) => text.length >= SHORTEST);
}

type TitleProblem = 'EMAIL_ADDRESS' | 'PHONE_NUMBER' | 'KNOWN_IDENTIFIER';

/** Why a title cannot stand in a case of that legal entity; null where it can. */
export async function titleProblem(
  ctx: Context,
  title: string,
  legalEntityId: string,
): Promise<TitleProblem | null> {
  // As identifiers are compared: a full-width sign is that sign.
  const plain = visible(title.normalize('NFKC'));
  if (ADDRESS.test(plain)) return 'EMAIL_ADDRESS';
  const { country } = await ctx.get(LegalEntity, legalEntityId);
  const numbers = findPhoneNumbersInText(plain, country ? (country as CountryCode) : undefined);
  if (numbers.length > 0) return 'PHONE_NUMBER';
  return (await isNumberKnown(ctx, [...candidates(title), ...candidates(plain)])) ? 'KNOWN_IDENTIFIER' : null;
}

/**
 * The title of a breach stands in clear, for lists, mails and search, so nobody is named in it: no e-mail address, no phone number, and
 * no identifier of a person whom this office knows.
 *
 * @throws DomainError that names the field and never the value
 */
export async function checkTitle(ctx: Context, title: string, legalEntityId: string): Promise<void> {
  const problem = await titleProblem(ctx, title, legalEntityId);
  if (problem) throw invalidField('title', problem);
}
