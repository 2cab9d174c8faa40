import { IdentityResult, MandateResult, RequesterType, RequestStatus, type Right } from './request.terms.ts';

/** What the life cycle looks at. A fact that is absent is not known here, and stands in nobody's way. */
export interface RequestState {
  status: RequestStatus;
  extensionNotifiedAt?: unknown;
  acknowledgedAt?: unknown;
  identity?: IdentityResult | undefined;
  requesterType?: RequesterType | undefined;
  mandate?: MandateResult | null | undefined;
  /** How many of its rights are not decided. */
  undecidedRights?: number | undefined;
  /** The rights exercised. */
  rightCodes?: readonly Right[] | undefined;
  /** How many of its rights have recipients that nobody told, GDPR 19. */
  untoldRights?: number | undefined;
  /** How many letters to the person failed, and did not go out again. */
  undeliveredLetters?: number | undefined;
  /** How many recipients of the data were told what was done. */
  toldRecipients?: number | undefined;
}

const OPEN: readonly RequestStatus[] = [
  RequestStatus.RECEIVED,
  RequestStatus.IDENTITY_CHECK,
  RequestStatus.QUALIFIED,
  RequestStatus.IN_PROGRESS,
  RequestStatus.PAUSED,
];

/** Whether its clock can still run. */
export const isOpenRequest = (status: RequestStatus): boolean => OPEN.includes(status);

/** Whether somebody else asks for the person, so that a mandate has to be there. */
export const needsMandate = ({ requesterType }: Pick<RequestState, 'requesterType'>): boolean =>
  requesterType !== undefined && requesterType !== RequesterType.SELF;

/** What is still open about who asks: before that nothing is decided and nothing is answered, GDPR 12(6). */
export function requesterObstacle(request: RequestState): string | null {
  if (request.identity === IdentityResult.PENDING) return 'IDENTITY_UNSETTLED';
  if (needsMandate(request) && request.mandate === null) return 'MANDATE_UNVERIFIED';
  return null;
}
