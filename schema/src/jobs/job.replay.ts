import { DeadlineState } from '../deadlines/deadline.terms.ts';
import { DeadLetterKind } from './job.terms.ts';

/** What is known of a delivery that failed. Instants are Date or ISO 8601. */
export interface FailedDelivery {
  kind: DeadLetterKind;
  reason: string;
  /** Of an alert: the clock's state, and whether its present date is still the one that the alert speaks of. */
  clockState: DeadlineState | null;
  isPresentRound: boolean | null;
  /** Of an alert: when the next one to the same person by the same channel comes due. */
  laterDueAt: Date | string | null;
  /** Of a letter: a later one of the same kind was written to the person. */
  isReplaced: boolean | null;
}

const time = (instant: Date | string): number => new Date(instant).getTime();

function alertObstacle({ clockState, isPresentRound, laterDueAt }: FailedDelivery, now: Date): string | null {
  if (clockState !== DeadlineState.RUNNING && clockState !== DeadlineState.MISSED) return 'CLOCK_OVER';
  if (!isPresentRound) return 'CLOCK_RECOMPUTED';
  return laterDueAt !== null && time(laterDueAt) <= now.getTime() ? 'LATER_ALERT_DUE' : null;
}

/**
 * Why a failed delivery cannot be sent again at `now`; null if it can. An alert only while its clock is open and says
 * the same; a letter whatever its clock, since the person is owed it: GDPR 12(3).
 */
export function replayObstacle(delivery: FailedDelivery | null, now: Date): string | null {
  if (!delivery) return 'NOTHING_TO_REPLAY';
  if (delivery.kind === DeadLetterKind.ALERT) return alertObstacle(delivery, now);
  if (delivery.reason === 'ERASED') return 'FILE_ERASED';
  return delivery.isReplaced ? 'LATER_LETTER' : null;
}
