import { describe, expect, it } from '@jest/globals';
import { checkFields } from './verb.check.ts';
import {
  code,
  group,
  groupOf,
  id,
  instant,
  line,
  list,
  mail,
  mayChange,
  optional,
  REFERENCE,
  text,
  type VerbField,
  type VerbFields,
  whole,
  yesNo,
} from './verb.fields.ts';

const check = (fields: VerbFields, sent: Readonly<Record<string, unknown>>) =>
  checkFields(fields, sent, ['input'], {
    mail: (address) => (address.includes('@') ? null : 'NO_ADDRESS'),
  });

describe('a field of an update', () => {
  const fields = {
    title: mayChange(line('Its title.')),
    natures: mayChange(list(text('One of them.'), { min: 1 })),
    contact: optional(line('Whom to ask.')),
    note: optional(text('More of it.', { min: 0 })),
  };

  it('stays as it is where it is absent', () => {
    expect(check(fields, {})).toEqual({ problems: [], values: {} });
  });

  it('is cleared by null, unless it is one that is never cleared', () => {
    expect(check(fields, { contact: null, note: null })).toEqual({
      problems: [],
      values: { contact: null, note: null },
    });
    expect(check(fields, { title: null, natures: null }).problems).toEqual([
      { path: ['input', 'title'], code: 'NOT_NULL' },
      { path: ['input', 'natures'], code: 'NOT_NULL' },
    ]);
  });

  it('is cleared by a line that shows nothing, where it may be', () => {
    expect(check(fields, { contact: ' \u200b' })).toEqual({ problems: [], values: { contact: null } });
    expect(check(fields, { title: ' \u200b' }).problems).toEqual([
      { path: ['input', 'title'], code: 'MIN_LENGTH', params: { min: 1 } },
    ]);
  });

  it('is checked like any other once it is sent', () => {
    expect(check(fields, { title: ' Export\n', natures: ['a'] })).toEqual({
      problems: [],
      values: { title: 'Export', natures: ['a'] },
    });
    expect(check(fields, { natures: [] }).problems).toEqual([
      { path: ['input', 'natures'], code: 'ARRAY_MIN_SIZE', params: { min: 1 } },
    ]);
  });
});

const UUID = '01a20990-d0bf-700c-93b2-960803ade596';
const ANIMALS = { CAT: 'CAT', DOG: 'DOG' } as const;

describe('each kind of field', () => {
  const at = new Date('2026-03-12T08:00:00Z');

  it.each<[string, VerbField, unknown]>([
    ['a text of several lines', text(''), 'one\ntwo '],
    ['a text as long as it may be', text('', { max: 4 }), '\u{1f600}'.repeat(4)],
    ['an empty text that may be', text('', { min: 0 }), ''],
    ['a text that looks as it has to', text('', { pattern: /^[A-Z]{2}$/ }), 'FR'],
    ['a text of a closed list', text('', { only: ['a', 'b'] }), 'b'],
    ['an address', mail(''), 'odile@courriel.example'],
    ['an instant', instant(''), at],
    ['the least number', whole('', { min: 1, max: 3 }), 1],
    ['the greatest number', whole('', { min: 1, max: 3 }), 3],
    ['one of the numbers', whole('', { only: [1, 2] }), 2],
    ['no', yesNo(''), false],
    ['an id in capitals', id(''), UUID.toUpperCase()],
    ['a code', code(ANIMALS, ''), 'CAT'],
    ['a code of those that may be sent here', code(ANIMALS, '', { only: ['CAT'] }), 'CAT'],
    ['no items, where there may be none', list(id('')), []],
    ['the same item twice, where it may be', list(whole(''), { unique: false }), [1, 1]],
  ])('takes %s as it is', (_, field, value) => {
    expect(check({ field }, { field: value })).toEqual({ problems: [], values: { field: value } });
  });

  it.each<[string, VerbField, unknown, string, object | undefined]>([
    ['a text that is too short', text('', { min: 3 }), 'ab', 'MIN_LENGTH', { min: 3 }],
    ['an empty text', text(''), '', 'MIN_LENGTH', { min: 1 }],
    ['a text that is too long', text('', { max: 4 }), 'abcde', 'MAX_LENGTH', { max: 4 }],
    ['a text without a limit of its own', text(''), 'a'.repeat(2001), 'MAX_LENGTH', { max: 2000 }],
    ['a text that looks otherwise', text('', { pattern: /^[A-Z]{2}$/ }), 'fr', 'MATCHES', undefined],
    ['a text of no list', text('', { only: ['a', 'b'] }), 'c', 'IS_IN', { allowed: 'a b' }],
    ['a line in which nothing shows', line(''), ' \u200b\n', 'MIN_LENGTH', { min: 1 }],
    ['a line that is too long', line(''), 'a'.repeat(201), 'MAX_LENGTH', { max: 200 }],
    ['an address that is none', mail(''), 'odile', 'NO_ADDRESS', undefined],
    ['a number that is too small', whole('', { min: 1 }), 0, 'MIN', { min: 1 }],
    ['a number that is too great', whole('', { max: 3 }), 4, 'MAX', { max: 3 }],
    ['another number', whole('', { only: [1, 2] }), 3, 'IS_IN', { allowed: '1 2' }],
    ['an id that is none', id(''), '4711', 'IS_UUID', undefined],
    [
      'a code that may not be sent here',
      code(ANIMALS, '', { only: ['CAT'] }),
      'DOG',
      'IS_IN',
      { allowed: 'CAT' },
    ],
    ['too few items', list(id(''), { min: 1 }), [], 'ARRAY_MIN_SIZE', { min: 1 }],
    ['too many items', list(whole(''), { max: 2 }), [1, 2, 3], 'ARRAY_MAX_SIZE', { max: 2 }],
    ['an item twice', list(whole('')), [1, 1], 'ARRAY_UNIQUE', undefined],
  ])('refuses %s', (_, field, value, code_, params) => {
    expect(check({ field }, { field: value }).problems).toEqual([
      { path: ['input', 'field'], code: code_, ...(params && { params }) },
    ]);
  });

  it('keeps a line plain, and what is not sent absent', () => {
    const { problems, values } = check(
      { name: line(''), note: optional(line('')) },
      { name: ' Odile\n\tF. ' },
    );
    expect([problems, values]).toEqual([[], { name: 'Odile F.' }]);
  });
});

describe('what stands in lists and groups', () => {
  const person = groupOf('PersonInput', '', { name: line(''), mails: optional(list(mail(''))) });
  const fields = { people: list(group(person, ''), { unique: ({ name }) => name }) };

  it('is made plain where it stands', () => {
    const people = [{ name: ' Odile ' }, { name: 'L\u00e9a', mails: null }];
    expect(check(fields, { people }).values).toEqual({
      people: [{ name: 'Odile' }, { name: 'L\u00e9a', mails: null }],
    });
  });

  it('is refused at its place, each problem by itself', () => {
    const people = [{ name: 'Odile' }, { name: '', mails: ['lea@courriel.example', 'lea'] }];
    expect(check(fields, { people }).problems).toEqual([
      { path: ['input', 'people', 1, 'name'], code: 'MIN_LENGTH', params: { min: 1 } },
      { path: ['input', 'people', 1, 'mails', 1], code: 'NO_ADDRESS' },
    ]);
  });

  it('is unique by what the list says', () => {
    const people = [{ name: 'Odile' }, { name: 'Odile', mails: [] }];
    expect(check(fields, { people }).problems).toEqual([{ path: ['input', 'people'], code: 'ARRAY_UNIQUE' }]);
  });
});

describe('the node that a verb is done to', () => {
  it('is told by an id and a version', () => {
    expect(check(REFERENCE, { id: UUID, version: 1 }).problems).toEqual([]);
    expect(check(REFERENCE, { id: 'x', version: 0 }).problems).toEqual([
      { path: ['input', 'id'], code: 'IS_UUID' },
      { path: ['input', 'version'], code: 'MIN', params: { min: 1 } },
    ]);
  });
});
