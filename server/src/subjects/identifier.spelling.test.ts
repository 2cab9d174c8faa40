import { describe, expect, it } from '@jest/globals';
import { IdentifierScheme } from '@vigie/schema';
import { formerSpelling, likeness, spellingOf, visible } from './identifier.spelling.ts';

const { EMAIL, PHONE, CUSTOMER_NUMBER, FULL_NAME } = IdentifierScheme;
const phone = (value: string, country: string | null) => spellingOf({ scheme: PHONE, value }, country);

describe('a phone number', () => {
  it.each([
    ['of an Italian entity keeps its zero', '06 5544 3322', 'IT', '+390655443322'],
    ['of a French entity', '06 55 44 33 22', 'FR', '+33655443322'],
    ['of a Belgian entity', '0470 12 34 56', 'BE', '+32470123456'],
    ['of a German entity', '030 901820', 'DE', '+4930901820'],
    ['with its country is that whoever received it', '+33 6 55 44 33 22', 'IT', '+33655443322'],
    ['that begins with 00', '0033 6 55 44 33 22', 'IT', '+33655443322'],
    ['that begins with 00, to nobody in particular', '0033655443322', null, '+33655443322'],
    ['with (0) behind the French code', '+33 (0)6 55 44 33 22', 'FR', '+33655443322'],
    ['with (0) behind the British code', '+44 (0)20 7946 0018', 'FR', '+442079460018'],
    [
      'with (0) behind the Spanish code, where there is no trunk prefix',
      '+34 (0)612 34 56 78',
      'FR',
      '+34612345678',
    ],
    ['with (0) behind the Portuguese code', '+351 (0) 912 345 678', 'PT', '+351912345678'],
    ['with (0) behind 00', '0033 (0)6 55 44 33 22', 'IT', '+33655443322'],
    ['with (0) behind the Italian code, which is part of it', '+39 (0)6 5544 3322', 'FR', '+390655443322'],
    ['with (0549) of San Marino', '+378 (0549) 886377', 'FR', '+3780549886377'],
    ['with an extension is another line', '+33 1 44 55 66 77 ext 12', 'FR', '+33144556677;ext=12'],
    ['of a link', 'tel:+33655443322', null, '+33655443322'],
    ['in Arabic digits', '٠٦ ٥٥ ٤٤ ٣٣ ٢٢', 'FR', '+33655443322'],
    ['with a mark of direction in it', '\u202a+33 6 55 44 33 22\u202c', 'FR', '+33655443322'],
  ])('%s', (_, value, country, spelling) => {
    expect(phone(value, country)).toBe(spelling);
  });

  it('is compared with no other where nobody knows its country', () => {
    expect(phone('06 55 44 33 22', null)).toBeNull();
  });

  it.each([
    ['a word behind a country code', '+32 néant'],
    ['a country code', '+33'],
    ['letters of the keypad', '+1 800 FLOWERS'],
    ['letters that make it too short', '+1 800 HELLO'],
    ['zeros', '00000'],
    ['one digit', '1'],
    ['a word before a digit', 'anonymous 1'],
    ['a short code', '36 31'],
    ['a number with a word before it', 'bureau 06 55 44 33 22'],
    ['a number with a word behind it', '06 55 44 33 22 (père)'],
    ['two numbers', '06 55 44 33 22 / 06 11 22 33 44'],
    ['too many digits', '06 55 44 33 22 11'],
    ['a country code that there is not', '+999 12 34 56 78'],
  ])('is compared with no other where it is %s', (_, value) => {
    expect(phone(value, 'FR')).toBeNull();
  });

  it('that is none is like none but itself', () => {
    expect(likeness(PHONE, '+32 néant')).not.toBe(likeness(PHONE, '+32 sur demande'));
    expect(likeness(PHONE, '06 55.44')).toBe(likeness(PHONE, '06-5544'));
  });

  it('of nothing but signs is none', () => {
    expect(phone(' . ', 'FR')).toBe('');
  });
});

describe('an address', () => {
  it.each([
    ['in capitals', '  Odile.Fontaine@COURRIEL.example ', 'odile.fontaine@courriel.example'],
    ['of an internationalised domain', 'odile@müller.example', 'odile@xn--mller-kva.example'],
    ['of the same domain in ASCII', 'odile@XN--mller-kva.example', 'odile@xn--mller-kva.example'],
    ['of the same domain, decomposed', 'odile@mu\u0308ller.example', 'odile@xn--mller-kva.example'],
  ])('%s', (_, value, spelling) => {
    expect(spellingOf({ scheme: EMAIL, value }, null)).toBe(spelling);
  });
});

describe('two mailboxes', () => {
  it.each([
    ['a²@courriel.example', 'a2@courriel.example'],
    ['ﬁ@courriel.example', 'fi@courriel.example'],
    ['①@courriel.example', '1@courriel.example'],
  ])('%s and %s', (one, two) => {
    const spelt = (value: string) => spellingOf({ scheme: EMAIL, value }, null);
    expect(spelt(one)).not.toBe(spelt(two));
  });
});

describe('a customer number and a name', () => {
  it('lose what cannot be seen in them', () => {
    expect(spellingOf({ scheme: CUSTOMER_NUMBER, value: 'ml-\u200b 077\u2060 350\ufeff' }, null)).toBe(
      'ML-077350',
    );
    expect(visible('\u202eOdile\u202c Fontaine')).toBe('Odile Fontaine');
  });

  it('are none where nothing is left', () => {
    expect(spellingOf({ scheme: CUSTOMER_NUMBER, value: '\u200b \u2060' }, null)).toBe('');
    expect(spellingOf({ scheme: FULL_NAME, value: '\u200b' }, null)).toBe('');
  });

  it.each([
    ['of the organisation itself', '47 11', null, '4711'],
    ['of the CRM', '47 11', 'crm', 'crm 4711'],
    ['of another system', '4711', 'billing', 'billing 4711'],
    ['that begins with the name of a system', 'crm 4711', null, 'CRM4711'],
    ['of a system, that begins with its name', 'crm 4711', 'crm', 'crm CRM4711'],
    ['of a system, with nothing in it', ' \u200b', 'crm', ''],
  ])('a number %s', (_, value, system, spelling) => {
    expect(spellingOf({ scheme: CUSTOMER_NUMBER, value, system }, null)).toBe(spelling);
    expect(formerSpelling({ scheme: CUSTOMER_NUMBER, value: visible(value), system })).toBe(spelling);
  });

  it.each([
    ['a superscript', '12²', '122'],
    ['a sharp s', 'straße1', 'STRASSE1'],
    ['a dotless i', 'ı1', 'I1'],
    ['a fraction', '½', '1⁄2'],
    ['a ligature', 'ﬁ1', 'FI1'],
  ])('keep %s apart', (_, value, other) => {
    const spelt = (each: string) => spellingOf({ scheme: CUSTOMER_NUMBER, value: each }, null);
    expect(spelt(value)).not.toBe(spelt(other));
  });

  it('are one in full width and small letters, and none of nothing but signs', () => {
    expect(spellingOf({ scheme: CUSTOMER_NUMBER, value: 'ｍｌ－１２é' }, null)).toBe('ML-12É');
    for (const value of ['-', '?', ' — '])
      expect(spellingOf({ scheme: CUSTOMER_NUMBER, value, system: 'crm' }, null)).toBe('');
  });

  it('find nobody by a name', () => {
    expect(spellingOf({ scheme: FULL_NAME, value: 'Jean Martin' }, 'FR')).toBeNull();
  });
});
