import { describe, expect, it } from '@jest/globals';
import { groupOf, hoursMinutesSeconds, toneOfDue } from './remaining.ts';
import { daysBetween, fromWallClock, toWallClock } from './zoned.ts';

const PARIS = 'Europe/Paris';
const at = (iso: string) => Date.parse(iso);

describe('the wall clock of a zone', () => {
  it.each([
    ['2026-11-27T17:40', PARIS, '2026-11-27T16:40:00.000Z'],
    ['2026-07-01T09:00', PARIS, '2026-07-01T07:00:00.000Z'],
    ['2026-11-27T17:40', 'Indian/Reunion', '2026-11-27T13:40:00.000Z'],
    ['2026-10-25T02:30', PARIS, '2026-10-25T00:30:00.000Z'], // twice that night: the earlier one
  ])('%s in %s is %s', (local, zone, instant) => {
    expect(fromWallClock(local, zone)).toBe(instant);
    expect(toWallClock(instant, zone)).toBe(local);
  });

  it('has every year that one passes while typing', () => {
    for (const year of ['0002', '0020', '0202', '2026'])
      expect(toWallClock(fromWallClock(`${year}-03-12T10:20`, 'UTC'), 'UTC')).toBe(`${year}-03-12T10:20`);
  });

  it('takes an hour that spring skips for the one after it', () => {
    expect(toWallClock(fromWallClock('2026-03-29T02:30', PARIS), PARIS)).toBe('2026-03-29T03:30');
  });

  it('counts local days, not blocks of 24 hours', () => {
    expect(daysBetween('2026-11-27T22:30:00Z', '2026-11-27T23:30:00Z', PARIS)).toBe(1);
    expect(daysBetween('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z', PARIS)).toBe(2);
  });
});

describe('what is left', () => {
  it.each([
    [72 * 3_600_000, '72:00:00'],
    [61_000, '0:01:01'],
    [-3_661_000, '1:01:01'],
  ])('%i ms reads %s', (left, text) => expect(hoursMinutesSeconds(left)).toBe(text));

  it.each([
    ['RUNNING', '2026-11-28T12:00:00Z', true, 'accent'],
    ['RUNNING', '2026-11-27T12:00:00Z', true, 'warn'],
    ['RUNNING', '2026-11-26T23:00:00Z', true, 'danger'],
    ['RUNNING', '2026-12-02T12:00:00Z', false, 'warn'],
    ['RUNNING', '2026-12-20T12:00:00Z', false, 'accent'],
    ['PAUSED', null, false, 'pause'],
    ['MISSED', '2026-11-20T12:00:00Z', false, 'danger'],
    ['MET', '2026-11-20T12:00:00Z', false, 'good'],
  ])('%s until %s, in hours %s, is %s', (state, dueAt, isHours, tone) =>
    expect(toneOfDue(state, dueAt, at('2026-11-27T00:00:00Z'), isHours)).toBe(tone),
  );

  it('is grouped by what it means for today', () => {
    const now = at('2026-11-27T16:00:00Z');
    expect(groupOf('RUNNING', '2026-11-27T15:00:00Z', now, 0)).toBe('late');
    expect(groupOf('RUNNING', '2026-11-27T20:00:00Z', now, 0)).toBe('today');
    expect(groupOf('RUNNING', '2026-11-30T20:00:00Z', now, 3)).toBe('week');
    expect(groupOf('RUNNING', '2026-12-30T20:00:00Z', now, 33)).toBe('later');
    expect(groupOf('PAUSED', null, now, 0)).toBe('paused');
  });
});
