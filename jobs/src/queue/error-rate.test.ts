import { expect, it } from '@jest/globals';
import { ErrorRate } from './error-rate.ts';

const hearsTooMany = (instants: number[]): boolean => {
  const rate = new ErrorRate();
  return instants.map((instant) => rate.count(instant)).some(Boolean);
};

const every = (milliseconds: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => index * milliseconds);

it.each([
  ['a thousand in the same instant', every(0, 1000), true],
  ['ten a second', every(100, 20), true],
  ['one connection after the other that breaks, when the database ends', every(1, 8), false],
  ['three a second for an hour', every(334, 10_800), false],
])('%s: %s', (_title, instants, isLoop) => {
  expect(hearsTooMany(instants)).toBe(isLoop);
});
