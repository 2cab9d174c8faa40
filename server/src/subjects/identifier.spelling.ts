import { domainToASCII } from 'node:url';
import { IdentifierScheme } from '@vigie/schema';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The version of the spellings below. A hash says which one it was made of; one is never changed, only followed. */
export const SPELLING = 3;

/**
 * The first version that spells what has a hash today as today, save compatibility signs (², ﬁ, ß in a number), which are found
 * again once the job has followed. What is older is looked up by the former spelling.
 */
export const ALIKE_SINCE = 2;

// What no eye sees: zero-width characters, marks of direction, soft hyphens, variation selectors; and controls.
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}]/gu;
// A trunk prefix in brackets behind a country code is not dialled, save in Italy and San Marino, where it is part of the number.
const COUNTRY_CODE = /^\+\s*(\d[\d\s.-]{0,4}?)\s*\(\s*0\s*\)/;
const KEEP_ZERO = ['39', '378'];

/** An identifier without what cannot be seen in it. */
export const visible = (value: string): string =>
  value
    .replace(/[\t\n\r]+/g, ' ')
    .replace(INVISIBLE, '')
    .trim();

function withoutTrunkZero(text: string): string {
  const found = COUNTRY_CODE.exec(text);
  const code = found?.[1]?.replace(/\D/g, '');
  return found && code && !KEEP_ZERO.includes(code) ? `+${code}${text.slice(found[0].length)}` : text;
}

/**
 * A phone number as it is dialled from anywhere. A national one belongs to `country`; where that is not known, or where what was
 * written is no possible number in all its signs, it is none that could be compared with another: null.
 */
function phoneSpelling(text: string, country: string | null): string | null {
  const typed = withoutTrunkZero(text.replace(/^tel:/i, '').replace(/^\s*00/, '+'));
  const isInternational = typed.trimStart().startsWith('+');
  if (!isInternational && !country) return null;
  // Without `extract` nothing is left out: letters around digits would make one number of two texts.
  const found = parsePhoneNumberFromString(typed, {
    ...(country && { defaultCountry: country as 'FR' }),
    extract: false,
  });
  if (!found?.isPossible()) return null;
  return found.ext ? `${found.number};ext=${found.ext}` : found.number;
}

/** One mailbox, however its domain is written: an internationalised one in its ASCII form (RFC 5890). */
function emailSpelling(text: string): string {
  const at = text.lastIndexOf('@');
  const domain = text.slice(at + 1).toLowerCase();
  return `${text.slice(0, at + 1).toLowerCase()}${domainToASCII(domain) || domain}`;
}

/** An identifier as it came, or as it was opened. */
export interface Spelt {
  scheme: IdentifierScheme;
  value: string;
  /** Which system a customer number is of. */
  system?: string | null | undefined;
}

/** A number of one system is none of another: a space stands between, which neither has in it. */
const ofSystem = (number: string, system: Spelt['system']): string =>
  number && system ? `${system} ${number}` : number;

/** A letter in its capital, where that is a capital of no other letter or letters: ß is not SS. */
const capital = (letter: string): string => {
  const upper = letter.toUpperCase();
  return upper.toLowerCase() === letter ? upper : letter;
};

/** A customer number without its spaces, in capitals and in signs of plain width. Of nothing but signs it is none. */
function customerNumber(value: string, system: Spelt['system']): string {
  // No further than width: ² or № are not 2 and No.
  const plain = value.normalize('NFC').replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC'));
  const number = visible(plain)
    .replace(/\s+/g, '')
    .replace(/\p{Ll}/gu, capital);
  return /[\p{L}\p{N}]/u.test(number) ? ofSystem(number, system) : '';
}

/**
 * The one spelling under which an identifier is hashed, so that the same person is found however it was typed, and nobody
 * else. Empty where nothing is left of it; null where it can be kept, yet not compared.
 *
 * @param country of the legal entity that received it: ISO 3166-1, as in FR
 */
export function spellingOf({ scheme, value, system }: Spelt, country: string | null): string | null {
  const text = visible(value.normalize('NFKC'));
  switch (scheme) {
    case IdentifierScheme.EMAIL:
      // NFKC would make one mailbox of two (RFC 6532, 3.1).
      return emailSpelling(visible(value.normalize('NFC')));
    case IdentifierScheme.PHONE:
      return /\p{Nd}/u.test(text) ? phoneSpelling(text, country) : '';
    case IdentifierScheme.CUSTOMER_NUMBER:
      return customerNumber(value, system);
    case IdentifierScheme.FULL_NAME:
      // People share names: none is found by theirs.
      return text === '' ? '' : null;
  }
}

/**
 * What two values that have no hash to be compared by have in common where they are the same: a full name, or a phone number
 * that is of a country nobody knows, or none at all. For the identifiers of one person alone.
 */
export function likeness(scheme: IdentifierScheme, value: string): string {
  const text = visible(value.normalize('NFKC')).replace(/\s+/g, ' ').toLowerCase();
  const isNumber = scheme === IdentifierScheme.PHONE && !/\p{L}/u.test(text);
  return isNumber ? text.replace(/[^\p{Nd}+]/gu, '') : text;
}

/**
 * The spelling of version 1. It took every 0 and nine digits for a French number. What is hashed by it alone, and can no
 * longer be read (an objection that outlives its person), is found by it for ever.
 */
export function formerSpelling({ scheme, value, system }: Spelt): string {
  const text = value.normalize('NFKC').trim();
  switch (scheme) {
    case IdentifierScheme.EMAIL:
      return text.toLowerCase();
    case IdentifierScheme.PHONE: {
      const digits = text.replace(/[^\d+]/g, '').replace(/^00/, '+');
      return /^0[1-9]\d{8}$/.test(digits) ? `+33${digits.slice(1)}` : digits;
    }
    case IdentifierScheme.CUSTOMER_NUMBER:
      return ofSystem(text.replace(/\s+/g, '').toUpperCase(), system);
    case IdentifierScheme.FULL_NAME:
      return text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean)
        .sort()
        .join(' ');
  }
}
