import { describe, expect, it } from '@jest/globals';
import { type Hashed, type Known, matchOf } from './subject.match.ts';
import { IdentifierScheme } from './subject.terms.ts';

const { EMAIL, PHONE, CUSTOMER_NUMBER, FULL_NAME } = IdentifierScheme;
const mail = (hash: string): Hashed => ({ scheme: EMAIL, hash });
const phone = (hash: string): Hashed => ({ scheme: PHONE, hash });
const number = (hash: string, system: string | null = null): Hashed => ({
  scheme: CUSTOMER_NUMBER,
  system,
  hash,
});
const name = (hash: string): Hashed => ({ scheme: FULL_NAME, hash });
const has = (dataSubjectId: string, ...own: Hashed[]): Known[] =>
  own.map((each) => ({ ...each, dataSubjectId }));

const ODILE = has('odile', mail('o'), number('7'), phone('home'));
const LEA = has('lea', mail('l'), number('crm 7', 'crm'));
const KARIM = has('karim', mail('k'), phone('home'));
const SEVERAL = 'IDENTIFIERS_OF_SEVERAL_PERSONS';
const DIFFER = 'IDENTIFIERS_DIFFER';

describe('who is meant by the identifiers of a message', () => {
  it.each<[string, Hashed[], Known[], string | null, string | null]>([
    ['nobody, where none is known', [mail('x')], [], null, null],
    ['the one who has it', [mail('o')], ODILE, 'odile', null],
    [
      'the one who has some of it, where nothing speaks against it',
      [mail('o'), phone('new')],
      ODILE,
      'odile',
      null,
    ],
    ['the one who has one address of two', [mail('o'), mail('o2')], ODILE, 'odile', null],
    ['not who has the customer number and another address', [number('7'), mail('x')], ODILE, null, DIFFER],
    ['not who has the address and another customer number', [mail('o'), number('8')], ODILE, null, DIFFER],
    ['not who shares the phone and has another address', [phone('home'), mail('x')], KARIM, null, DIFFER],
    ['who has the phone, where nothing else is said', [phone('home')], KARIM, 'karim', null],
    ['nobody of two who share the phone', [phone('home')], [...ODILE, ...KARIM], null, SEVERAL],
    [
      'who has address and phone, though the phone is shared',
      [mail('k'), phone('home')],
      [...ODILE, ...KARIM],
      'karim',
      null,
    ],
    [
      'nobody, where the number is one person’s and the address another’s',
      [number('7'), mail('k')],
      [...ODILE, ...KARIM],
      null,
      SEVERAL,
    ],
    ['who has that number of that system', [number('crm 7', 'crm')], LEA, 'lea', null],
    [
      'who has the address, though the number is of another system',
      [mail('l'), number('billing 9', 'billing')],
      LEA,
      'lea',
      null,
    ],
    ['who has the address, though the number is of no system', [mail('l'), number('7')], LEA, 'lea', null],
    [
      'not who has the address and another number of the same system',
      [mail('l'), number('crm 8', 'crm')],
      LEA,
      null,
      DIFFER,
    ],
    [
      'not who has one number, and another of a system that both name',
      [number('7'), number('crm 8', 'crm')],
      has('odile', number('7'), number('crm 7', 'crm')),
      null,
      DIFFER,
    ],
    [
      'nobody, where the numbers of two systems are two persons’',
      [number('crm 7', 'crm'), number('7')],
      [...LEA, ...ODILE],
      null,
      SEVERAL,
    ],
    ['nobody by a name alone', [name('n')], has('odile', name('n')), null, null],
  ])('is %s', (_, given, known, dataSubjectId, obstacle) => {
    expect(matchOf(given, known)).toMatchObject({ dataSubjectId, obstacle });
  });

  it('proposes everyone who is known by one of them', () => {
    expect(matchOf([number('7'), mail('k')], [...KARIM, ...ODILE]).candidateIds).toEqual(['karim', 'odile']);
    expect(matchOf([name('n')], has('odile', name('n'))).candidateIds).toEqual([]);
  });
});
