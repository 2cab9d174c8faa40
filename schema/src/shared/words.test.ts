import { expect, it } from '@jest/globals';
import * as rules from '../rules.ts';
import { allWords, type Codes, codesAndWords, hintsOf, labelsOf, wordsOf } from './words.ts';

// `words` would declare them to the API of whatever file this worker takes next.
const [Colour, saidOfColour] = codesAndWords('Colour', 'What it looks like.', {
  RED: ['Like blood.', 'Rouge', 'Red', ['art. 1', 'Art. 1']],
  BLUE: ['Like the sky.', 'Bleu', 'Blue'],
});

it('a list of codes holds its codes alone, each its own value, in order', () => {
  expect(Object.entries(Colour)).toEqual([
    ['RED', 'RED'],
    ['BLUE', 'BLUE'],
  ]);
});

it('what is said of each stands beside the list', () => {
  expect(saidOfColour).toEqual({
    name: 'Colour',
    says: 'What it looks like.',
    sentences: { RED: 'Like blood.', BLUE: 'Like the sky.' },
    labels: { RED: { FR: 'Rouge', EN: 'Red' }, BLUE: { FR: 'Bleu', EN: 'Blue' } },
    hints: { RED: { FR: 'art. 1', EN: 'Art. 1' } },
  });
});

it('a code of which the API alone speaks has no label', () => {
  const [, said] = codesAndWords('Shape', 'Which form it has.', { ROUND: 'Like a ball.' });
  expect(said).toMatchObject({ sentences: { ROUND: 'Like a ball.' }, labels: {}, hints: {} });
});

it('what was declared is found by its list', () => {
  const { labels, hints } = wordsOf(rules.Role);
  expect(Object.keys(labels)).toEqual(Object.keys(rules.Role));
  expect(labelsOf(rules.Role)).toBe(labels);
  expect(hintsOf(rules.Role)).toBe(hints);
});

it('a list that was not declared by words has none', () => {
  expect(() => wordsOf({ ROUND: 'ROUND' })).toThrow('No words were declared for ROUND');
});

it('a list is exported under its name in the API', () => {
  const lists = new Map(allWords());
  const exported = Object.entries(rules).flatMap(([key, value]) => {
    const list = lists.get(value as Codes);
    return list ? [[key, list.name]] : [];
  });
  expect(exported.length).toBeGreaterThan(40);
  expect(exported.filter(([key, name]) => key !== name)).toEqual([]);
});
