import { expect, it } from '@jest/globals';
import { languageOf } from './language.ts';

it.each<[string | undefined, string | null]>([
  [undefined, null],
  ['', null],
  ['fr', 'FR'],
  ['en-GB', 'EN'],
  ['fr-FR, en;q=0.8', 'FR'],
  ['de-DE, en;q=0.7, fr;q=0.9', 'FR'],
  ['en;q=0.5, fr;q=0.5', 'EN'],
  ['fr;q=0, en;q=0.1', 'EN'],
  ['EN ; Q=1', 'EN'],
  ['de, *', null],
  ['fr;q=x, en', 'EN'],
  [',,;;=', null],
  ['constructor, fr', 'FR'],
])('the language of %p is %p', (header, expected) => {
  expect(languageOf(header)).toBe(expected);
});
