import { RequestStatus } from './request.terms.ts';

/** The verbs of a request. */
export type RequestAction = 'suspend' | 'resume' | 'extend' | 'answer';

/** What the life cycle looks at. */
export interface RequestState {
  status: RequestStatus;
  extensionNotifiedAt?: unknown;
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

/** Why `action` is not open now: the code of a rule; null if it is. */
export function requestObstacle(action: RequestAction, request: RequestState): string | null {
  if (!isOpenRequest(request.status)) return 'REQUEST_OVER';
  const paused = request.status === RequestStatus.PAUSED;
  switch (action) {
    case 'suspend':
      return paused ? 'ALREADY_SUSPENDED' : null;
    case 'resume':
      return paused ? null : 'NOT_SUSPENDED';
    case 'extend':
      return request.extensionNotifiedAt ? 'EXTENDED_BEFORE' : null;
    case 'answer':
      return paused ? 'SUSPENDED' : null;
  }
}
