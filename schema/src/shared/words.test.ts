import { expect, it } from '@jest/globals';
import * as rules from '../rules.ts';
import { allWords, type Codes, hintsOf, labelsOf, words, wordsOf } from './words.ts';

const Colour = words('Colour', 'What it looks like.', {
  RED: ['Like blood.', 'Rouge', 'Red', ['art. 1', 'Art. 1']],
  BLUE: ['Like the sky.', 'Bleu', 'Blue'],
});
const Shape = words('Shape', 'Which form it has.', { ROUND: 'Like a ball.' });

it('a list of codes holds its codes alone, each its own value, in order', () => {
  expect(Object.entries(Colour)).toEqual([
    ['RED', 'RED'],
    ['BLUE', 'BLUE'],
  ]);
});

it('what is said of each stands beside the list', () => {
  expect(labelsOf(Colour)).toEqual({ RED: { FR: 'Rouge', EN: 'Red' }, BLUE: { FR: 'Bleu', EN: 'Blue' } });
  expect(hintsOf(Colour)).toEqual({ RED: { FR: 'art. 1', EN: 'Art. 1' } });
  expect(wordsOf(Colour)).toMatchObject({
    name: 'Colour',
    says: 'What it looks like.',
    sentences: { RED: 'Like blood.', BLUE: 'Like the sky.' },
  });
});

it('a code of which the API alone speaks has no label', () => {
  expect(wordsOf(Shape).sentences).toEqual({ ROUND: 'Like a ball.' });
  expect(labelsOf(Shape)).toEqual({});
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
