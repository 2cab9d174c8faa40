import {
  type ApiToken,
  type BaseEntity,
  BREACH_ACTIONS,
  type Breach,
  type BreachAction,
  breachObstacle,
  type CalendarFeed,
  DeadLetter,
  type Deadline,
  type DeadlineAction,
  type Document,
  deadlineObstacle,
  type EscalationPolicy,
  feedObstacle,
  type HolidayChange,
  type Membership,
  replayObstacle,
} from '@vigie/schema';
import type { VerbsOfTypes } from './graphql/permission.ts';
import type { VerbOfNode } from './graphql/verbs.ts';
import { identityCheckAccess, requestVerbs } from './requests/request.verbs.ts';
import { letterVerbs, rightVerbs } from './requests/right.verbs.ts';

/** Whoever has the scope may do it whatever the node's state. */
const always = (): null => null;

const ofDeadline = (action: DeadlineAction): VerbOfNode => ({
  scope: 'deadlines:write',
  obstacle: (node: Deadline, { now }) => deadlineObstacle(action, node, now),
});

const archived = (node: EscalationPolicy): string | null => (node.archivedAt ? 'POLICY_ARCHIVED' : null);

/** The verbs of a breach that record and prepare; the others decide. */
const BREACH_WORK: readonly BreachAction[] = [
  'update',
  'investigate',
  'becomeAware',
  'assess',
  'addMeasure',
  'completeMeasure',
  'addController',
  'correctRegime',
  'openControllerBreach',
];

const breachVerbs = (): Record<string, VerbOfNode> =>
  Object.fromEntries(
    BREACH_ACTIONS.map((action) => [
      action,
      {
        scope: BREACH_WORK.includes(action) ? 'breaches:write' : 'breaches:decide',
        obstacle: (node: Breach) => breachObstacle(action, node),
      },
    ]),
  );

/** The same for an alert and a letter: both stand in the view of what was not delivered. */
const REPLAY: VerbOfNode = {
  scope: 'jobs:admin',
  obstacle: async (node: BaseEntity, { look, now }) =>
    replayObstacle(await look.find(DeadLetter, node.id), now),
};

/** The verbs of each node type, with their scope and what the life cycle says. The services ask the very same rules. */
export const VERBS: VerbsOfTypes = {
  RequestCase: requestVerbs.permissions,
  DataSubjectRequest: rightVerbs.permissions,
  IdentityCheck: identityCheckAccess,
  Document: {
    delete: {
      scope: 'documents:write',
      obstacle: (node: Document) => (node.deletedAt ? 'DOCUMENT_DELETED' : null),
    },
    reveal: { scope: 'documents:reveal', obstacle: always },
  },
  Breach: {
    ...breachVerbs(),
    reveal: { scope: 'breaches:reveal', obstacle: always },
  },
  DataSubject: {
    erase: {
      scope: 'subjects:decide',
      obstacle: (node: { erasedAt?: Date | null }) => (node.erasedAt ? 'ALREADY_ERASED' : null),
    },
    reveal: { scope: 'subjects:reveal', obstacle: always },
  },
  Deadline: {
    acknowledge: ofDeadline('acknowledge'),
    snooze: ofDeadline('snooze'),
    reassign: ofDeadline('reassign'),
  },
  EscalationPolicy: {
    update: { scope: 'deadlines:admin', obstacle: archived },
    archive: { scope: 'deadlines:admin', obstacle: archived },
  },
  DigestPolicy: { set: { scope: 'deadlines:admin', obstacle: always } },
  CountingPolicy: { set: { scope: 'deadlines:admin', obstacle: always } },
  HolidayChange: {
    archive: {
      scope: 'deadlines:admin',
      obstacle: (node: HolidayChange) => (node.archivedAt ? 'HOLIDAY_CHANGE_ARCHIVED' : null),
    },
  },
  LegalEntity: {
    update: { scope: 'organisations:admin', obstacle: always },
    switchRegime: { scope: 'organisations:admin', obstacle: always },
  },
  Membership: {
    changeRole: {
      scope: 'members:admin',
      obstacle: ({ legalEntityIds }: Membership, { actor }) =>
        actor.legalEntityIds && !legalEntityIds?.every((id) => actor.legalEntityIds?.includes(id))
          ? 'FORBIDDEN'
          : null,
    },
  },
  ApiToken: {
    revoke: { scope: 'tokens:admin', obstacle: always },
    takeOver: {
      scope: 'members:admin',
      obstacle: ({ revokedAt }: ApiToken, { actor }) =>
        revokedAt ? 'ALREADY_REVOKED' : actor.userId ? null : 'FORBIDDEN',
    },
  },
  Notification: { read: { scope: 'notifications:read', obstacle: always } },
  CalendarFeed: { revoke: { scope: 'deadlines:read', obstacle: (node: CalendarFeed) => feedObstacle(node) } },
  AlertStep: { replay: REPLAY },
  RequestCommunication: { ...letterVerbs.permissions, replay: REPLAY },
};
