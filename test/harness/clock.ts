export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/**
 * Legal now of every test that sets no other, whatever day it runs on: a Tuesday, nine in the morning in Paris. Periods of 72 hours
 * and of a month that begin about then end on ordinary working days.
 */
export const MORNING = '2026-03-17T08:00:00.000Z';

/** That long before an instant, as the API takes it. */
export const before = (instant: string | Date, milliseconds: number): string =>
  new Date(new Date(instant).getTime() - milliseconds).toISOString();

/** That long before the morning on which tests stand. */
export const ago = (milliseconds: number): string => before(MORNING, milliseconds);

/** The real clock, by which sessions, tokens, leases and the trail live. It says nothing of legal now. */
export const realNow = (): Date => new Date();

/** How far legal now is from the real clock, for it to be that instant. */
export const offsetTo = (instant: string | Date): number => new Date(instant).getTime() - realNow().getTime();
