import { describe, expect, it } from '@jest/globals';
import { boundsOf, monthAfter, weeksOf } from './month.ts';

describe('a month', () => {
  it.each([
    ['2026-11', '2026-10-26', '2026-12-06', 6],
    ['2026-02', '2026-01-26', '2026-03-01', 5],
    ['2027-02', '2027-02-01', '2027-02-28', 4],
    ['2028-02', '2028-01-31', '2028-03-05', 5],
  ])('%s is shown from Monday %s to Sunday %s in %i weeks', (month, from, to, count) => {
    const weeks = weeksOf(month);
    expect(weeks).toHaveLength(count);
    expect([weeks[0]?.[0], weeks.at(-1)?.[6]]).toEqual([from, to]);
    expect(weeks.flat().filter((day) => day.startsWith(month)).length).toBeGreaterThan(27);
  });

  it.each([
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-06', 0, '2026-06'],
  ])('%s and %i more is %s', (month, more, other) => {
    expect(monthAfter(month, more)).toBe(other);
  });

  it('begins and ends with the wall clock of its zone, summer time or not', () => {
    expect(boundsOf('2026-03', 'Europe/Paris')).toEqual([
      '2026-02-28T23:00:00.000Z',
      '2026-03-31T22:00:00.000Z',
    ]);
  });
});
