import { expect, it } from '@jest/globals';
import { Repeats } from './repeats.ts';

function written(lines: [line: string, at: number][], settledAt: number): [string, number][] {
  const repeats = new Repeats();
  const out: [string, number][] = [];
  for (const [line, at] of lines) repeats.take(line, at, (count) => out.push([line, count]));
  repeats.settle(settledAt);
  return out;
}

it('writes a line once and counts those that come again', () => {
  const lines = Array.from({ length: 1000 }, (_, index): [string, number] => ['a', index]);
  expect(written([...lines, ['b', 1000]], 20_000)).toEqual([
    ['a', 0],
    ['b', 0],
    ['a', 999],
  ]);
});

it('writes it again after a while, with how many were left out', () => {
  expect(
    written(
      [
        ['a', 0],
        ['a', 5],
        ['a', 10_000],
        ['a', 30_000],
      ],
      60_000,
    ),
  ).toEqual([
    ['a', 0],
    ['a', 1],
    ['a', 0],
  ]);
});

it('keeps some lines in mind, and loses no count of the others', () => {
  const others = Array.from({ length: 600 }, (_, index): [string, number] => [`other ${index}`, 2]);
  const out = written([['a', 0], ['a', 1], ...others], 3);
  expect(out).toContainEqual(['a', 1]);
  expect(out).toHaveLength(602);
});
