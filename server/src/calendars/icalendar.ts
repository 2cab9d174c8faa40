import type { CalendarEntry } from '@vigie/schema';

/** Octets of a line, RFC 5545 3.1; what is longer goes on in the next one, after a space. */
const LONGEST_LINE = 75;

/** How often a calendar should look again: RFC 7986 5.7. */
const REFRESH = 'PT1H';

const DAY = 24 * 3_600_000;

/** Folds between characters, never inside one: clients that read bytes would show its halves. */
function folded(line: string): string {
  let text = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > LONGEST_LINE) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return text;
}

/** RFC 5545 3.3.11. Control characters have no place in a text, a line break alone has its own spelling. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r?\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');

const instant = (iso: string): string => `${new Date(iso).toISOString().replace(/[-:]|\.\d+/g, '')}`;
const day = (iso: string): string => iso.replaceAll('-', '');
const dayAfter = (iso: string): string =>
  day(new Date(Date.parse(`${iso}T00:00:00Z`) + DAY).toISOString().slice(0, 10));

function eventLines(entry: CalendarEntry): string[] {
  const { at } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${instant(entry.changedAt)}`,
    `LAST-MODIFIED:${instant(entry.changedAt)}`,
    `SEQUENCE:${entry.sequence}`,
    // In UTC, so that no zone has to be described; a day is the legal entity's own, wherever it is read.
    ...('day' in at
      ? [`DTSTART;VALUE=DATE:${day(at.day)}`, `DTEND;VALUE=DATE:${dayAfter(at.day)}`]
      : [`DTSTART:${instant(at.instant)}`]),
    `SUMMARY:${escaped(entry.summary)}`,
    `DESCRIPTION:${escaped(entry.description)}`,
    `URL:${entry.url}`,
    `STATUS:${entry.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'CLASS:PRIVATE',
    // A deadline takes up nobody's time.
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/**
 * Entries as an iCalendar file, RFC 5545. It has no alarm: Vigie's own alerts follow the law's ladder, are never lost and
 * stop with the clock, and a second set of them would be none of that.
 */
export const calendarText = (title: string, entries: readonly CalendarEntry[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Vigie//Deadlines//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(title)}`,
    `X-WR-CALNAME:${escaped(title)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
