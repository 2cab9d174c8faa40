import { Temporal } from 'temporal-polyfill';
import { isLate } from '../deadlines/deadline.engine.ts';

/**
 * The instant that stands for a receipt of which only the day is known: the start of that local day, so that the clock
 * never starts later than it did. Dates of calendar rules are the same at any hour of the day.
 */
export const receiptInstant = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone }).epochMilliseconds);

/** The local day of an instant, as `2026-03-10`. */
export const localDay = (at: Date, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/**
 * Why the answer cannot be extended by a notice of that instant; null if it can. The person has to hear of an extension
 * before the first month is over, GDPR 12(3).
 *
 * @param dueAt the due instant of the clock before the extension; null while it stands still
 */
export function extensionObstacle(dueAt: Date | null, notifiedAt: Date): string | null {
  return dueAt && isLate(dueAt, notifiedAt) ? 'FIRST_MONTH_PASSED' : null;
}
