import { expect, it } from '@jest/globals';
import { candidatesOf } from './findCase.ts';

const references = (text: string) => candidatesOf(text, 2026).map(({ reference }) => reference);

it.each([
  ['BR-2026-0007', ['BR-2026-0007']],
  [' br 7 ', ['BR-2026-0007']],
  ['dr-2025-12', ['DR-2025-0012']],
  ['DR2025-12', ['DR-2025-0012']],
  ['7', ['DR-2026-0007', 'BR-2026-0007', 'PC-2026-0007']],
  ['2025-7', ['DR-2025-0007', 'BR-2025-0007', 'PC-2025-0007']],
  ['XX-7', []],
  ['Louise Aubert', []],
  ['', []],
])('reads %j as %j', (text, expected) => {
  expect(references(text)).toEqual(expected);
});
