const DAY = 86_400_000;

/** A local day, `2026-11-27`, some days later. */
const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The month, `2026-11`, some months later. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks that a month is shown in, each from Monday to Sunday, with the days of its neighbours. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const last = dayAfter(`${monthAfter(month, 1)}-01`, -1);
  // Sunday is 0 and comes last.
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: string[][] = [];
  for (let monday = dayAfter(first, -before); monday <= last; monday = dayAfter(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, i) => dayAfter(monday, i)));
  }
  return weeks;
}

/**
 * The instants between which all days of the sheet lie, wherever on earth the legal entity is: from the first, and before the
 * second. Which day a clock stands on is told by its own zone.
 */
export function sheetBoundsOf(month: string): [string, string] {
  const days = weeksOf(month).flat();
  return [`${dayAfter(days[0] ?? '', -1)}T00:00:00.000Z`, `${dayAfter(days.at(-1) ?? '', 2)}T00:00:00.000Z`];
}
