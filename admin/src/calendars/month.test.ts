import { describe, expect, it } from '@jest/globals';
import { fromWallClock } from '../time/zoned.ts';
import { monthAfter, sheetBoundsOf, weeksOf } from './month.ts';

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

  it.each(['Pacific/Kiritimati', 'Europe/Paris', 'Pacific/Pago_Pago'])(
    'is asked for from the first minute of its sheet to the last, in %s too',
    (zone) => {
      const [from, to] = sheetBoundsOf('2026-11');
      expect(from <= fromWallClock('2026-10-26T00:00', zone)).toBe(true);
      expect(to > fromWallClock('2026-12-06T23:59', zone)).toBe(true);
    },
  );
});
