/** By what a person can be found: exactly, never by a part. */
export enum IdentifierScheme {
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  CUSTOMER_NUMBER = 'CUSTOMER_NUMBER',
  FULL_NAME = 'FULL_NAME',
}

/**
 * The one spelling under which a value is sealed in the index, so that the same person is found however it was typed.
 *
 * E-mail: trimmed, lower case. Phone: digits, a French 0 as +33. Customer number: no spaces, upper case. Full name:
 * no accents, lower case, words in alphabetical order.
 */
export function normaliseIdentifier(scheme: IdentifierScheme, value: string): string {
  const text = value.normalize('NFKC').trim();
  switch (scheme) {
    case IdentifierScheme.EMAIL:
      return text.toLowerCase();
    case IdentifierScheme.PHONE: {
      const digits = text.replace(/[^\d+]/g, '').replace(/^00/, '+');
      return /^0[1-9]\d{8}$/.test(digits) ? `+33${digits.slice(1)}` : digits;
    }
    case IdentifierScheme.CUSTOMER_NUMBER:
      return text.replace(/\s+/g, '').toUpperCase();
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
