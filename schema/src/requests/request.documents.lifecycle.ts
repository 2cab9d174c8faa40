import { isOpenRequest } from './request.lifecycle.ts';
import { IdentityMethod, IdentityResult, type RequestStatus } from './request.terms.ts';

/** What a check of the identity says of the copy that it asked for. */
export interface CheckState {
  result: IdentityResult;
  method?: IdentityMethod | null | undefined;
  /** That the doubt is stated, in clear or sealed. */
  reason?: unknown;
}

/**
 * Why a copy of an identity document cannot be kept with that check now: only on a reasonable doubt that is stated, and
 * only until it is decided, GDPR 5(1)(c), 12(6).
 */
export function identityDocumentObstacle(
  check: CheckState,
  request: { status: RequestStatus; identity: IdentityResult },
): string | null {
  if (!isOpenRequest(request.status)) return 'REQUEST_OVER';
  const isSettled = request.identity !== IdentityResult.PENDING || check.result !== IdentityResult.PENDING;
  if (isSettled) return 'IDENTITY_SETTLED';
  return check.method === IdentityMethod.ID_COPY && check.reason ? null : 'DOUBT_NOT_STATED';
}
