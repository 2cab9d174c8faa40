import type { LadderClock } from './alert.clock.ts';
import { planAlerts } from './alert.plan.ts';
import type { LadderPolicy } from './alert.policy.ts';
import { DeadlineKind, DeadlineState } from './deadline.terms.ts';

/** What a person may do with a clock; what ends it is done to the case it hangs on. */
export type DeadlineAction = 'acknowledge' | 'snooze' | 'reassign';

const OPEN: readonly DeadlineState[] = [DeadlineState.RUNNING, DeadlineState.PAUSED, DeadlineState.MISSED];

/** Why that cannot be done with a clock at `now`; null if it can. */
export function deadlineObstacle(
  action: DeadlineAction,
  { state, kind, dueAt }: { state: DeadlineState; kind: DeadlineKind; dueAt?: Date | null },
  now: Date,
): string | null {
  if (!OPEN.includes(state)) return 'DEADLINE_OVER';
  if (action !== 'snooze') return null;
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
