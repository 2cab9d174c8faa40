import { describe, expect, it } from '@jest/globals';
import { plainLine, shownLength } from './plain-line.ts';

describe('a name or a title', () => {
  it.each([
    ['is trimmed', '  Odile Fontaine \t', 'Odile Fontaine'],
    ['is one line', 'Odile\r\nFontaine\u2028Bcc: x', 'Odile Fontaine Bcc: x'],
    ['has no controls', 'Odile\u0007 Fon\u0000taine', 'Odile Fon taine'],
    ['has no override of direction', 'Odile \u202eeniatnoF\u202c', 'Odile eniatnoF'],
    ['has no zero-width space', 'Odile\u200b Fontaine\ufeff', 'Odile Fontaine'],
  ])('%s', (_, typed, kept) => {
    expect(plainLine(typed)).toBe(kept);
  });

  it.each([
    ['spaces', ' \u00a0\u3000\t'],
    ['zero-width characters', '\u200b\u200d\u2060\ufeff'],
    ['marks of direction', '\u200e\u200f\u202e'],
    ['fillers', '\u3164\u115f\u1160\uffa0'],
    ['the braille blank', '\u2800'],
    ['selectors and lone marks', '\ufe0f\u0301'],
    ['nothing', ''],
  ])('of %s is none', (_, typed) => {
    expect(plainLine(typed)).toBe('');
  });

  it.each([
    'Ὀδυσσεύς',
    'علی‌رضا محمدی',
    'שָׁלוֹם כהן',
    'क्‍ष शर्मा',
    '👩‍👩‍👧 Atelier',
    'Sukarno',
    'Jean-Baptiste d’Alembert',
    'Ludwig van Beethoven',
    'Nguyễn Thị Minh Khai',
    'O’Brien 3rd',
    '李小龍',
  ])('of a real person stays: %s', (name) => {
    expect(plainLine(name)).toBe(name.normalize('NFC'));
  });
});

it.each([
  ['a\u3164\u3164', 1],
  ['a\u2800\u2800\u2800', 1],
  ['a\ufe0f\ufe0f', 1],
  ['a \u3164b', 3],
  ['क्‍ष', 3],
  ['mur', 3],
])('what cannot be seen adds nothing to the length: %j', (line, length) => {
  expect(shownLength(plainLine(line))).toBe(length);
});
