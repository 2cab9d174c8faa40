import {
  type BaseEntity,
  type CalendarFeed,
  DeadLetter,
  type Deadline,
  type DeadlineAction,
  type Document,
  deadlineObstacle,
  type EscalationPolicy,
  feedObstacle,
  replayObstacle,
} from '@vigie/schema';
import { breachVerbs } from './breaches/breach.verbs.ts';
import { regimeVerbs } from './breaches/regime-switch.verbs.ts';
import type { VerbsOfTypes } from './graphql/permission.ts';
import type { VerbOfNode } from './graphql/verbs.ts';
import { countingPolicyAccess, holidayChangeVerbs } from './organisations/counting.policy.verbs.ts';
import { legalEntityVerbs } from './organisations/legal-entity.verbs.ts';
import { memberVerbs } from './organisations/member.verbs.ts';
import { tokenVerbs } from './organisations/token.verbs.ts';
import { identityCheckAccess, requestVerbs } from './requests/request.verbs.ts';
import { letterVerbs, rightVerbs } from './requests/right.verbs.ts';

/** Whoever has the scope may do it whatever the node's state. */
const always = (): null => null;

const ofDeadline = (action: DeadlineAction): VerbOfNode => ({
  scope: 'deadlines:write',
  obstacle: (node: Deadline, { now }) => deadlineObstacle(action, node, now),
});

const archived = (node: EscalationPolicy): string | null => (node.archivedAt ? 'POLICY_ARCHIVED' : null);

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
  IdentityCheck: identityCheckAccess.permissions,
  Document: {
    delete: {
      scope: 'documents:write',
      obstacle: (node: Document) => (node.deletedAt ? 'DOCUMENT_DELETED' : null),
    },
    reveal: { scope: 'documents:reveal', obstacle: always },
  },
  Breach: breachVerbs.permissions,
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
  CountingPolicy: countingPolicyAccess.permissions,
  HolidayChange: holidayChangeVerbs.permissions,
  LegalEntity: { ...legalEntityVerbs.permissions, ...regimeVerbs.permissions },
  Membership: memberVerbs.permissions,
  ApiToken: tokenVerbs.permissions,
  Notification: { read: { scope: 'notifications:read', obstacle: always } },
  CalendarFeed: { revoke: { scope: 'deadlines:read', obstacle: (node: CalendarFeed) => feedObstacle(node) } },
  AlertStep: { replay: REPLAY },
  RequestCommunication: { ...letterVerbs.permissions, replay: REPLAY },
};
