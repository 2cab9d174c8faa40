import { DeadlineKind } from './deadline.terms.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a ladder is made from: a clock as it was computed. Instants are ISO 8601 with an offset. */
export interface LadderClock {
  kind: DeadlineKind;
  anchorAt: string;
  /** Null while it stands still. */
  dueAt: string | null;
  notBeforeAt?: string | null;
  rule?: string;
  /** The legal entity's, in which hours are quiet; Europe/Paris when absent. */
  timeZone?: string;
  /** Someone said that they know of it. */
  isAcknowledged?: boolean;
  /** It was computed anew: it began long ago, and what there is to say is that its date moved. */
  isMoved?: boolean;
  /** Until when it was put off. */
  snoozedUntil?: string | null;
}

/** One alert of a clock: its code, and when it is to go out. */
export interface LadderStep {
  code: string;
  dueAt: string;
}

/** Code of what is said instead of the start where a clock was computed anew. */
export const AT_MOVE = 'AT_MOVE';

/** Clocks up to this long are told in hours: 72 h with its variants, 24 h, 4 h. Milliseconds. */
export const LONGEST_IN_HOURS = 4 * DAY + HOUR;

const ESCALATED = /^(AT_DUE$|OVERDUE_)/;

/** Whether the date is reached or behind us and the act still owed: nothing silences an alert from here on. */
export const isEscalated = (code: string): boolean => ESCALATED.test(code);

/** Whether the clock is one of hours, GDPR 33(1) first of all: its alerts are urgent and never given up. */
export const isToldInHours = ({ anchorAt, dueAt }: Pick<LadderClock, 'anchorAt' | 'dueAt'>): boolean =>
  dueAt !== null && Date.parse(dueAt) - Date.parse(anchorAt) <= LONGEST_IN_HOURS;

/**
 * What goes out first when much is due at once: a breach and whatever else is counted in hours, then what is due or
 * overdue, then what lies ahead. Lower is sooner.
 */
export const ALERT_URGENCIES = [0, 1, 2] as const;

/** How urgent an alert of a clock is. It follows from the round that it belongs to, and does not change. */
export const alertUrgency = (
  clock: Pick<LadderClock, 'anchorAt' | 'dueAt'>,
  code: string,
): (typeof ALERT_URGENCIES)[number] => {
  if (isToldInHours(clock)) return 0;
  return isEscalated(code) ? 1 : 2;
};

/** Whether the clock has a due instant that alerts lead up to; one of kind NOT_BEFORE only opens an act. */
export const hasDue = (clock: LadderClock): clock is LadderClock & { dueAt: string } =>
  clock.dueAt !== null && clock.kind !== DeadlineKind.NOT_BEFORE;
