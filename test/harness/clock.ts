export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** That long before an instant, as the API takes it. */
export const before = (instant: string | Date, milliseconds: number): string =>
  new Date(new Date(instant).getTime() - milliseconds).toISOString();

/** That long before the real now; for tests that do not set legal now. */
export const ago = (milliseconds: number): string => before(new Date(), milliseconds);
