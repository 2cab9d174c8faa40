import { isOpenRequest, type RequestState, requesterObstacle } from './request.lifecycle.ts';
import type { RightOutcome, RightReason } from './request.rights.terms.ts';
import {
  DecisionOutcome,
  IdentityMethod,
  IdentityResult,
  MandateResult,
  RefusalGround,
  RequestStatus,
  Right,
} from './request.terms.ts';

/** The verbs of one right. */
export type RightAction = 'assess' | 'grant' | 'partiallyGrant' | 'refuse' | 'correct';

/** What they look at in the right itself. */
export interface RightState {
  outcome?: DecisionOutcome | null | undefined;
}

/** Whether the person who asks is known not to be who they would have to be. */
const isStranger = ({ identity, mandate }: RequestState): boolean =>
  identity === IdentityResult.FAILED || mandate === MandateResult.REJECTED;

/** Why a right of that request cannot be decided now. Nothing is given to a stranger. */
function decidingObstacle(request: RequestState, gives: boolean): string | null {
  if (request.status === RequestStatus.PAUSED) return 'SUSPENDED';
  const unsettled = requesterObstacle(request);
  if (unsettled) return unsettled;
  const isReady = request.status === RequestStatus.QUALIFIED || request.status === RequestStatus.IN_PROGRESS;
  if (!isReady) return 'NOT_QUALIFIED';
  return gives && isStranger(request) ? 'REQUESTER_NOT_PROVEN' : null;
}

/** Why `action` is not open for one right of a request: the code of a rule; null if it is. */
export function rightObstacle(action: RightAction, right: RightState, request: RequestState): string | null {
  if (!isOpenRequest(request.status)) return 'REQUEST_OVER';
  if (action === 'assess') return null;
  if (action === 'correct') return right.outcome ? 'RIGHT_DECIDED' : null;
  return decidingObstacle(request, action !== 'refuse');
}

/** What the procedure proposed last, where it was asked. */
export interface Proposal {
  outcome: RightOutcome;
  code: RightReason;
}

/** A decision as a person takes it. */
export interface DecisionFacts {
  right: Right;
  outcome: DecisionOutcome;
  ground?: RefusalGround | null | undefined;
  /** The law that restricts, GDPR 23. */
  statute?: string | null | undefined;
  /** The authority that the person may complain to, and whether the remedy before a court is told, 12(4). */
  complaintAuthority?: string | null | undefined;
  judicialRemedy?: boolean | null | undefined;
  /** Why the proposal is departed from. */
  departureReason?: string | null | undefined;
}

const ALL = Object.values(Right);
const without = (...rights: Right[]): readonly Right[] => ALL.filter((right) => !rights.includes(right));

/** For which rights a ground can be invoked at all. */
export const RIGHTS_OF_GROUND: Readonly<Record<RefusalGround, readonly Right[]>> = {
  [RefusalGround.NOT_IDENTIFIABLE]: ALL,
  // A withdrawal of consent is never subject to fees or refusal, GDPR 7(3).
  [RefusalGround.UNFOUNDED_OR_EXCESSIVE]: without(Right.CONSENT_WITHDRAWAL),
  [RefusalGround.THIRD_PARTY_RIGHTS]: [Right.ACCESS, Right.PORTABILITY],
  [RefusalGround.ERASURE_EXCEPTION]: [Right.ERASURE],
  // Rights that the law ties to conditions of their own: 17(1), 18(1), 20(1), 22(1), LIL 85.
  [RefusalGround.NO_GROUND]: [
    Right.ERASURE,
    Right.RESTRICTION,
    Right.PORTABILITY,
    Right.AUTOMATED_DECISION_REVIEW,
    Right.POST_MORTEM_DIRECTIVES,
  ],
  [RefusalGround.COMPELLING_GROUNDS]: [Right.OBJECTION],
  // Access and rectification are open whatever the legal basis.
  [RefusalGround.BASIS_EXCLUDES_RIGHT]: without(Right.ACCESS, Right.RECTIFICATION),
  [RefusalGround.NATIONAL_RESTRICTION]: without(Right.CONSENT_WITHDRAWAL),
};

/** Whether a decision departs from what the procedure proposed. Where it leaves the question open, nothing departs. */
export function departsFrom(outcome: DecisionOutcome, proposal: Proposal | null): boolean {
  const isRefusal = outcome === DecisionOutcome.REFUSED;
  if (proposal?.outcome === 'NO') return !isRefusal;
  const isOpen = proposal?.outcome === 'YES';
  return isOpen && isRefusal;
}

function groundObstacle(decision: DecisionFacts, request: RequestState): string | null {
  const { right, outcome, ground, statute } = decision;
  if (!ground) return 'GROUND_MISSING';
  if (!RIGHTS_OF_GROUND[ground].includes(right)) return 'GROUND_NOT_FOR_RIGHT';
  const isRefusal = outcome === DecisionOutcome.REFUSED;
  if (isRefusal && ground === RefusalGround.THIRD_PARTY_RIGHTS) return 'REDACT_NOT_REFUSE';
  if (ground === RefusalGround.NOT_IDENTIFIABLE && !isStranger(request)) return 'REQUESTER_NOT_DOUBTED';
  if (ground === RefusalGround.NATIONAL_RESTRICTION && !statute?.trim()) return 'STATUTE_MISSING';
  return null;
}

/** Why a decision cannot be taken like this: its ground, its remedies, its distance from the proposal. */
export function decisionObstacle(
  decision: DecisionFacts,
  request: RequestState,
  proposal: Proposal | null,
): string | null {
  const { outcome } = decision;
  if (outcome !== DecisionOutcome.GRANTED) {
    const obstacle = groundObstacle(decision, request);
    if (obstacle) return obstacle;
    // The objection to direct marketing knows no balancing and no excess, GDPR 21(3).
    if (proposal?.code === 'OK_21_2_ABSOLUTE') return 'DIRECT_MARKETING_ABSOLUTE';
    if (!decision.complaintAuthority?.trim() || !decision.judicialRemedy) return 'REMEDIES_MISSING';
  }
  const departs = departsFrom(outcome, proposal);
  return departs && !decision.departureReason?.trim() ? 'DEPARTURE_REASON_MISSING' : null;
}

/** Why an identity check is not proportionate or not complete, GDPR 5(1)(c), 12(6). */
export function identityObstacle(check: {
  result: IdentityResult;
  method?: IdentityMethod | null | undefined;
  asked?: string | null | undefined;
  reason?: string | null | undefined;
}): string | null {
  const { result, method, asked, reason } = check;
  // A copy of an identity document only where the doubt is stated in writing.
  if (method === IdentityMethod.ID_COPY && !reason?.trim()) return 'ID_COPY_REASON_MISSING';
  if (result === IdentityResult.NOT_NEEDED) return null;
  if (!method) return 'IDENTITY_METHOD_MISSING';
  if (result === IdentityResult.PENDING && !asked?.trim()) return 'IDENTITY_QUESTION_MISSING';
  return null;
}
