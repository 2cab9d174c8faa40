import { Temporal } from 'temporal-polyfill';

/** Offsets change at quarters of an hour only, wherever clocks have been changed since 2018. */
const QUARTER = 900_000;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Offsets of a zone that are remembered: a sweep asks for the same mornings again and again. */
const MOST_OFFSETS = 50_000;

const OFFSETS = new Map<string, Map<number, number>>();

function readOffset(quarter: number, timeZone: string): number {
  const at = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER).toZonedDateTimeISO(timeZone);
  return at.offsetNanoseconds / 1e6;
}

/** By how many milliseconds the clocks of a zone are ahead of UTC at an instant. */
function offsetAt(time: number, timeZone: string): number {
  const known = OFFSETS.get(timeZone) ?? new Map<number, number>();
  OFFSETS.set(timeZone, known);
  const quarter = Math.floor(time / QUARTER);
  const remembered = known.get(quarter);
  if (remembered !== undefined) return remembered;
  if (known.size >= MOST_OFFSETS) known.clear();
  const offset = readOffset(quarter, timeZone);
  known.set(quarter, offset);
  return offset;
}

/** What the clock on the wall of a zone shows at an instant, as milliseconds: to be compared, and to be counted in. */
export const wallAt = (time: number, timeZone: string): number => time + offsetAt(time, timeZone);

/** The day of such a time, as days since 1970. */
export const dayOfWall = (wall: number): number => Math.floor(wall / DAY);

/** Minutes of its day. */
export const minutesOfWall = (wall: number): number => Math.floor((wall - dayOfWall(wall) * DAY) / MINUTE);

/** Whether that day is a Saturday or a Sunday: 1 January 1970 was a Thursday. */
export const isWeekend = (day: number): boolean => (((day + 3) % 7) + 7) % 7 > 4;

/** `20:00` as minutes of a day. */
export const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));

/** The instant at which the wall shows that: the first of two in autumn, past the gap in spring. */
export function instantOn(day: number, minutes: number, timeZone: string): number {
  const wall = day * DAY + minutes * MINUTE;
  const [before, after] = [offsetAt(wall - DAY, timeZone), offsetAt(wall + DAY, timeZone)];
  if (offsetAt(wall - before, timeZone) === before) return wall - before;
  return offsetAt(wall - after, timeZone) === after ? wall - after : wall - before;
}
