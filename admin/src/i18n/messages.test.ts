import { describe, expect, it } from '@jest/globals';
import { en } from './en.ts';
import { messages as english } from './english.ts';
import { fr } from './fr.ts';
import { messages as french } from './french.ts';
import { withFrenchSpacing } from './frenchSpacing.ts';
import { initialLocale } from './i18nProvider.ts';

const flatten = (catalogue: object, path = ''): [string, string][] =>
  Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  );
const variables = (text: string) =>
  [...new Set([...text.matchAll(/%\{(\w+)\}/g)].map(([, name]) => name))].sort();

describe('the two languages', () => {
  it('have the same keys', () => {
    const keys = (catalogue: object) =>
      flatten(catalogue)
        .map(([key]) => key)
        .sort();
    expect(keys(en)).toEqual(keys(fr));
    expect(keys(english)).toEqual(keys(french));
  });

  it('have the same variables and the same plural forms', () => {
    const english = new Map(flatten(en));
    for (const [key, text] of flatten(fr)) {
      const other = english.get(key) ?? '';
      expect([key, variables(other)]).toEqual([key, variables(text)]);
      expect([key, other.split('||||').length]).toEqual([key, text.split('||||').length]);
    }
  });

  it('leave no text empty', () => {
    expect(flatten({ fr, en }).filter(([, text]) => !text.trim())).toEqual([]);
  });
});

it('keep French punctuation on the line of its word', () => {
  const texts = { why: 'Pourquoi cette date ?', name: 'La vue « %{name} » : une |||| deux', plain: 'a: b' };
  expect(withFrenchSpacing(texts)).toEqual({
    why: 'Pourquoi cette date\u00a0?',
    name: 'La vue «\u00a0%{name}\u00a0»\u00a0: une |||| deux',
    plain: 'a: b',
  });
});

it('starts in English only for those who read it before French', () => {
  expect(initialLocale(['en-GB', 'fr'])).toBe('en');
  expect(initialLocale(['de', 'fr-CH'])).toBe('fr');
  expect(initialLocale(['de', 'it'])).toBe('fr');
});
