import type { Guard } from '../shared/verb.ts';
import type { LadderClock } from './alert.clock.ts';
import { planAlerts } from './alert.plan.ts';
import type { LadderPolicy } from './alert.policy.ts';
import { DeadlineKind, DeadlineState } from './deadline.terms.ts';

const OPEN: readonly DeadlineState[] = [DeadlineState.RUNNING, DeadlineState.PAUSED, DeadlineState.MISSED];

/** What the verbs of a clock look at. */
export interface ClockState {
  state: DeadlineState;
  kind: DeadlineKind;
  dueAt?: Date | null;
  now: Date;
}

export const isOpenClock: Guard<ClockState> = ({ state }) => (OPEN.includes(state) ? null : 'DEADLINE_OVER');

export function hasAlertsToCome({ kind, dueAt, now }: ClockState): string | null {
  if (!dueAt || kind === DeadlineKind.NOT_BEFORE) return 'NOTHING_TO_SNOOZE';
  return dueAt <= now ? 'DUE_ALREADY' : null;
}

/** Why the alerts of a clock that runs cannot be put off until then; null if they can. The due instant never waits. */
export function snoozeObstacle(
  clock: LadderClock & { dueAt: string },
  until: Date,
  now: Date,
  policy: LadderPolicy,
): string | null {
  if (until <= now) return 'SNOOZE_IN_PAST';
  if (until > new Date(clock.dueAt)) return 'SNOOZE_PAST_DUE';
  // Quiet hours may have brought the last alert forward: it has gone out, and nothing is left to put off.
  const last = planAlerts(clock, policy).at(-1);
  return last && new Date(last.dueAt) <= now ? 'DUE_ALREADY' : null;
}
