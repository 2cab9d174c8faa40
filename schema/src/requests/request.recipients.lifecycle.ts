import type { RightState } from './request.decision.lifecycle.ts';
import { DecisionOutcome, RecipientNoticeOutcome, RequestStatus, Right } from './request.terms.ts';

/** The rights whose granting is told to each recipient, GDPR 19. */
const TOLD_OF: readonly Right[] = [Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION];

const isGiven = (outcome: RightState['outcome']): boolean =>
  outcome === DecisionOutcome.GRANTED || outcome === DecisionOutcome.PARTIALLY_GRANTED;

/** Whether the recipients of the data have to hear what is done, GDPR 19. */
export const concernsRecipients = (right: RightState & { right: Right }): boolean =>
  TOLD_OF.includes(right.right) && isGiven(right.outcome);

/** What became of a request whose recipients nobody has to tell any more. */
const ENDED: readonly RequestStatus[] = [
  RequestStatus.CLOSED,
  RequestStatus.REFUSED,
  RequestStatus.WITHDRAWN,
  RequestStatus.TRANSFERRED,
];

/** Why no recipient of that right can be told now; null if one can. */
export function recipientObstacle(
  right: RightState & { right: Right },
  { status }: { status: RequestStatus },
): string | null {
  if (ENDED.includes(status)) return 'REQUEST_OVER';
  if (!TOLD_OF.includes(right.right)) return 'RECIPIENTS_NOT_CONCERNED';
  return isGiven(right.outcome) ? null : 'RIGHT_NOT_GRANTED';
}

/** Why a notice cannot be kept like this; null if it can. */
export function noticeObstacle(notice: {
  outcome: RecipientNoticeOutcome;
  recipient?: string | null | undefined;
  reason?: string | null | undefined;
}): string | null {
  if (notice.outcome === RecipientNoticeOutcome.NO_RECIPIENT) return null;
  if (!notice.recipient?.trim()) return 'RECIPIENT_MISSING';
  if (notice.outcome === RecipientNoticeOutcome.TOLD) return null;
  return notice.reason?.trim() ? null : 'NOT_TOLD_REASON_MISSING';
}
