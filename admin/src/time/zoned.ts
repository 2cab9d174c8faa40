/** Instants and the wall clock of a zone, both ways, with nothing but Intl. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function partsIn(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** `2026-11-27T17:40` on the wall of that zone, as `datetime-local` wants it. */
export function toWallClock(instant: string | number, timeZone: string): string {
  const parts = Object.fromEntries(
    partsIn(timeZone)
      .formatToParts(new Date(instant))
      .map((part) => [part.type, part.value]),
  );
  // A year that is being typed: 2, 20, 202.
  const year = parts.year?.padStart(4, '0');
  return `${year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

export const toDay = (instant: string | number, timeZone: string): string =>
  toWallClock(instant, timeZone).slice(0, 10);

/** The instant when that zone's wall shows this; the earlier of two in autumn, the later side of the gap in spring. */
export function fromWallClock(local: string, timeZone: string): string {
  const wanted = Date.parse(`${local}Z`);
  const offsetAt = (instant: number) =>
    Date.parse(`${toWallClock(instant, timeZone)}Z`) - Math.floor(instant / 60_000) * 60_000;
  const before = wanted - offsetAt(wanted - 86_400_000);
  const after = wanted - offsetAt(wanted + 86_400_000);
  const shows = (instant: number) => toWallClock(instant, timeZone) === local.slice(0, 16);
  return new Date(shows(before) ? before : shows(after) ? after : before).toISOString();
}

/** Whole local days from one instant to another; negative when it is past. */
export function daysBetween(from: string | number, to: string | number, timeZone: string): number {
  return Math.round((Date.parse(toDay(to, timeZone)) - Date.parse(toDay(from, timeZone))) / 86_400_000);
}
