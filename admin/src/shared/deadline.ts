import { countsHours, endsWithDay } from '@vigie/schema/rules';
import type { Traced } from './Trace.tsx';

/** A clock as every page selects it. */
export interface DeadlineRecord extends Traced {
  id: string;
  version: number;
  rule: string;
  label: string;
  source: string;
  kind: string;
  state: string;
  anchorAt: string;
  dueAt: string | null;
  dueOn: string | null;
  notBeforeAt: string | null;
  settledAt: string | null;
  acknowledgedAt: string | null;
  steps?: AlertStepRecord[];
  /** The right, where the clock is of one among several. */
  on?: { id: string; right?: string } | null;
}
export interface AlertStepRecord {
  id: string;
  code: string;
  channel: 'MAIL' | 'INBOX';
  state: string;
  dueAt: string;
  sentAt: string | null;
  attempts: number;
  possiblySentTwice: boolean;
  recipient: { id: string; name: string } | null;
}

export const CLOCK_FIELDS = `rule label(locale: $locale) source kind state anchorAt dueAt dueOn baseDueOn strictDueAt
  notBeforeAt settledAt acknowledgedAt warnings trace { step source policy result text(locale: $locale) }`;

export const STEP_FIELDS =
  'steps { id code channel state dueAt sentAt attempts possiblySentTwice recipient { id name } }';

export const isRunning = (state: string): boolean =>
  state === 'RUNNING' || state === 'PAUSED' || state === 'MISSED';

/** Whether the rule counts hours: 72 h run to the second, a month to the end of its last day. */
export const isHourClock = ({ rule }: Pick<DeadlineRecord, 'rule'>): boolean => countsHours(rule);

/** Whether its end is told with the hour: a clock of hours does, and one of days that a relief has moved to noon. */
export const isToldByHour = (clock: { rule: string; dueAt: string | null }, timeZone: string): boolean =>
  !endsWithDay({ ...clock, timeZone });

const FAR = Number.MAX_SAFE_INTEGER;

/** The clock that counts now: the nearest legal one that runs, else a target that runs, else what was settled. */
export function mainClock<T extends ClockFacts>(clocks: T[]): T | undefined {
  const rank = ({ kind, state }: T) => (isRunning(state) ? 0 : 2) + (kind === 'DUE' ? 0 : 1);
  const due = ({ dueAt }: T) => (dueAt ? Date.parse(dueAt) : FAR);
  return [...clocks].sort((a, b) => rank(a) - rank(b) || due(a) - due(b))[0];
}

type ClockFacts = Pick<DeadlineRecord, 'kind' | 'state' | 'dueAt'>;
