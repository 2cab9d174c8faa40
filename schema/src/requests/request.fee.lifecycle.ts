import type { RightState } from './request.decision.lifecycle.ts';
import { isOpenRequest } from './request.lifecycle.ts';
import type { RequestStatus } from './request.terms.ts';

/**
 * Why no fee can be announced for a right; null if one can. What is done under the Regulation is free of charge, unless the
 * request is manifestly unfounded or excessive, and the person hears of the fee before it is charged: GDPR 12(5).
 *
 * @param proposal what the procedure proposed last, if it was asked
 */
export function feeObstacle(
  right: RightState,
  request: { status: RequestStatus },
  proposal: { code: string } | null,
  isAnnounced: boolean,
): string | null {
  if (!isOpenRequest(request.status)) return 'REQUEST_OVER';
  if (right.outcome) return 'RIGHT_DECIDED_BEFORE_FEE';
  if (proposal?.code !== 'COND_12_5') return 'NOT_ASSESSED_EXCESSIVE';
  return isAnnounced ? 'FEE_ANNOUNCED_BEFORE' : null;
}
