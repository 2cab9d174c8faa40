import { describe, expect, it } from '@jest/globals';
import type { CalendarEntry } from '@vigie/schema';
import { calendarText } from './icalendar.ts';

const ENTRY: CalendarEntry = {
  uid: '1@vigie',
  sequence: 1,
  changedAt: '2026-03-11T09:00:00.123Z',
  at: { day: '2026-12-31' },
  isCancelled: false,
  summary: 'Réponse',
  description: 'Un texte',
  url: 'https://lumen.example/#/deadlines/1/show',
};

const linesOf = (entry: Partial<CalendarEntry>): string[] =>
  calendarText('Échéances', [{ ...ENTRY, ...entry }]).split('\r\n');

describe('a calendar file', () => {
  it('ends each line by CR LF, the last one too, and has no other break', () => {
    const text = calendarText('Échéances', [ENTRY]);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it.each([
    ['letters of one octet', 'a'.repeat(300)],
    ['letters of two', 'é'.repeat(150)],
    ['of three', '’'.repeat(100)],
    ['of four, which are two halves in JavaScript', '📅'.repeat(80)],
    ['a mixture', 'aé’📅'.repeat(40)],
  ])('folds at 75 octets and never inside a character: %s', (_, summary) => {
    const lines = linesOf({ summary });
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(lines.join('\r\n').replaceAll('\r\n ', '')).toContain(`SUMMARY:${summary}\r\n`);
    expect(lines.join('')).not.toContain('\ufffd');
  });

  it.each([
    ['a comma, a semicolon and a backslash', 'a,b;c\\d', 'a\\,b\\;c\\\\d'],
    ['line breaks of any kind', 'a\nb\r\nc', 'a\\nb\\nc'],
    ['characters that have no place in a text', 'a\u0000b\u001bc', 'abc'],
    ['what would be a line of its own', 'a\nEND:VEVENT', 'a\\nEND:VEVENT'],
  ])('escapes %s', (_, summary, written) => {
    expect(linesOf({ summary })).toContain(`SUMMARY:${written}`);
  });

  it.each([
    [
      'a whole day ends with the next one, over the new year',
      { day: '2026-12-31' },
      'DTSTART;VALUE=DATE:20261231',
    ],
    ['an instant is in UTC', { instant: '2026-03-15T17:30:00.000Z' }, 'DTSTART:20260315T173000Z'],
  ])('%s', (_, at, start) => {
    const lines = linesOf({ at });
    expect(lines).toContain(start);
    expect(lines.includes('DTEND;VALUE=DATE:20270101')).toBe('day' in at);
  });

  it('is stamped by the last change, so that it stays the same while nothing changes', () => {
    expect(linesOf({})).toContain('DTSTAMP:20260311T090000Z');
    expect(linesOf({})).toEqual(linesOf({}));
  });
});
