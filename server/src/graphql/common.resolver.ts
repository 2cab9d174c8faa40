import {
  type ApiToken,
  BaseEntity,
  BREACH_ACTIONS,
  type Breach,
  type BreachAction,
  breachObstacle,
  type CalendarFeed,
  DataSubjectRequest,
  DeadLetter,
  type Deadline,
  type DeadlineAction,
  type Document,
  deadlineObstacle,
  type EscalationPolicy,
  FeeAnnouncement,
  feedObstacle,
  feeObstacle,
  type HolidayChange,
  type IdentityCheck,
  identityDocumentObstacle,
  invalidInput,
  Locale,
  type Membership,
  nodeTypeOf,
  RecipientNotice,
  RecipientNoticeOutcome,
  type RequestAction,
  RequestAssessment,
  RequestCase,
  type RequestCommunication,
  type RightAction,
  recipientObstacle,
  refusalText,
  replayObstacle,
  requestObstacle,
  resendObstacle,
  rightObstacle,
  type Scope,
} from '@vigie/schema';
import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Operation } from './operation.ts';

@ObjectType('Permission', { description: 'Whether a verb is open to the caller on a node now, and why not.' })
export class Permission {
  @Field(() => String, { description: 'The verb alone, as in suspend.' })
  action!: string;

  @Field(() => Boolean, { description: 'Whether it is.' })
  allowed!: boolean;

  @Field(() => String, { nullable: true, description: 'FORBIDDEN, or the code of the rule that says no.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'The same as a sentence.' })
  text(
    @Arg('locale', () => Locale, {
      nullable: true,
      defaultValue: Locale.FR,
      description: 'In which language.',
    })
    locale: Locale | null,
  ): string | null {
    return this.reason && refusalText(this.reason, locale ?? Locale.FR);
  }
}

interface Verb {
  scope: Scope;
  obstacle?: (node: never, now: Date, ctx: Operation) => string | null | Promise<string | null>;
}

const ofRequest = (action: RequestAction, scope: Scope): Verb => ({
  scope,
  obstacle: (node: RequestCase) => requestObstacle(action, node),
});

const ofRight = (action: RightAction, scope: Scope): Verb => ({
  scope,
  obstacle: async (node: DataSubjectRequest, _now, { reader }) =>
    rightObstacle(action, node, await reader.get(RequestCase, node.caseId)),
});

const ofDeadline = (action: DeadlineAction): Verb => ({
  scope: 'deadlines:write',
  obstacle: (node: Deadline, now) => deadlineObstacle(action, node, now),
});

const archived = (node: EscalationPolicy): string | null => (node.archivedAt ? 'POLICY_ARCHIVED' : null);

async function announceFeeObstacle(
  node: DataSubjectRequest,
  _now: Date,
  { reader }: Operation,
): Promise<string | null> {
  const [request, proposals, fees] = await Promise.all([
    reader.get(RequestCase, node.caseId),
    reader.children(RequestAssessment, 'itemId', node.id),
    reader.children(FeeAnnouncement, 'itemId', node.id),
  ]);
  return feeObstacle(node, request, proposals.at(-1) ?? null, fees.length > 0);
}

async function tellRecipientsObstacle(
  node: RequestCase,
  _now: Date,
  { reader }: Operation,
): Promise<string | null> {
  const items = await reader.children(DataSubjectRequest, 'caseId', node.id);
  const notices = await Promise.all(items.map(({ id }) => reader.children(RecipientNotice, 'itemId', id)));
  const isTold = notices.flat().some(({ outcome }) => outcome === RecipientNoticeOutcome.TOLD);
  return isTold ? null : 'RECIPIENTS_UNKNOWN';
}

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

const breachVerbs = (): Record<string, Verb> =>
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
const REPLAY: Verb = {
  scope: 'jobs:admin',
  obstacle: async (node: BaseEntity, now, { reader }) =>
    replayObstacle(await reader.find(DeadLetter, node.id), now),
};

/** The verbs of each node type, with their scope and what the life cycle says. The services ask the very same rules. */
const VERBS: Record<string, Record<string, Verb>> = {
  RequestCase: {
    acknowledge: ofRequest('acknowledge', 'requests:write'),
    verify: ofRequest('verify', 'requests:write'),
    verifyMandate: ofRequest('verifyMandate', 'requests:write'),
    identifySubject: ofRequest('identifySubject', 'requests:write'),
    assign: ofRequest('assign', 'requests:write'),
    addRight: ofRequest('addRight', 'requests:write'),
    addDocument: ofRequest('addDocument', 'requests:write'),
    describeAccess: ofRequest('describeAccess', 'requests:write'),
    tellRecipients: { scope: 'requests:write', obstacle: tellRecipientsObstacle },
    correctReceipt: ofRequest('correctReceipt', 'requests:decide'),
    qualify: ofRequest('qualify', 'requests:write'),
    start: ofRequest('start', 'requests:write'),
    suspend: ofRequest('suspend', 'requests:write'),
    resume: ofRequest('resume', 'requests:write'),
    // After the first month too: a notice that was given in time may be recorded later, and a late one is refused by its time.
    extend: ofRequest('extend', 'requests:decide'),
    answer: ofRequest('answer', 'requests:decide'),
    transfer: ofRequest('transfer', 'requests:decide'),
    withdraw: ofRequest('withdraw', 'requests:write'),
    close: ofRequest('close', 'requests:decide'),
    reveal: { scope: 'requests:reveal' },
  },
  DataSubjectRequest: {
    correct: ofRight('correct', 'requests:write'),
    assess: ofRight('assess', 'requests:write'),
    grant: ofRight('grant', 'requests:decide'),
    partiallyGrant: ofRight('partiallyGrant', 'requests:decide'),
    refuse: ofRight('refuse', 'requests:decide'),
    announceFee: { scope: 'requests:decide', obstacle: announceFeeObstacle },
    notifyRecipient: {
      scope: 'requests:write',
      obstacle: async (node: DataSubjectRequest, _now, { reader }) =>
        recipientObstacle(node, await reader.get(RequestCase, node.caseId)),
    },
  },
  IdentityCheck: {
    addDocument: {
      scope: 'requests:write',
      obstacle: async (node: IdentityCheck, _now, { reader }) =>
        identityDocumentObstacle(node, await reader.get(RequestCase, node.caseId)),
    },
  },
  Document: {
    delete: {
      scope: 'documents:write',
      obstacle: (node: Document) => (node.deletedAt ? 'DOCUMENT_DELETED' : null),
    },
    reveal: { scope: 'documents:reveal' },
  },
  Breach: {
    ...breachVerbs(),
    reveal: { scope: 'breaches:reveal' },
  },
  DataSubject: {
    erase: {
      scope: 'subjects:decide',
      obstacle: (node: { erasedAt?: Date | null }) => (node.erasedAt ? 'ALREADY_ERASED' : null),
    },
    reveal: { scope: 'subjects:reveal' },
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
  DigestPolicy: { set: { scope: 'deadlines:admin' } },
  CountingPolicy: { set: { scope: 'deadlines:admin' } },
  HolidayChange: {
    archive: {
      scope: 'deadlines:admin',
      obstacle: (node: HolidayChange) => (node.archivedAt ? 'HOLIDAY_CHANGE_ARCHIVED' : null),
    },
  },
  LegalEntity: {
    update: { scope: 'organisations:admin' },
    switchRegime: { scope: 'organisations:admin' },
  },
  Membership: {
    changeRole: {
      scope: 'members:admin',
      obstacle: ({ legalEntityIds }: Membership, _now, { actor }) =>
        actor.legalEntityIds && !legalEntityIds?.every((id) => actor.legalEntityIds?.includes(id))
          ? 'FORBIDDEN'
          : null,
    },
  },
  ApiToken: {
    revoke: { scope: 'tokens:admin' },
    takeOver: {
      scope: 'members:admin',
      obstacle: ({ revokedAt }: ApiToken, _now, { actor }) =>
        revokedAt ? 'ALREADY_REVOKED' : actor.userId ? null : 'FORBIDDEN',
    },
  },
  Notification: { read: { scope: 'notifications:read' } },
  CalendarFeed: { revoke: { scope: 'deadlines:read', obstacle: (node: CalendarFeed) => feedObstacle(node) } },
  AlertStep: { replay: REPLAY },
  RequestCommunication: {
    replay: REPLAY,
    resend: { scope: 'requests:write', obstacle: (node: RequestCommunication) => resendObstacle(node) },
  },
};

/** More verbs than any node has. */
const MOST_ACTIONS = 40;

async function permissionFor(ctx: Operation, node: BaseEntity, action: string): Promise<Permission> {
  const verbs = VERBS[nodeTypeOf(node.id) ?? ''] ?? {};
  const verb = Object.hasOwn(verbs, action) ? verbs[action] : undefined;
  const reason = !verb
    ? 'UNKNOWN_ACTION'
    : !ctx.may(verb.scope)
      ? 'FORBIDDEN'
      : await verb.obstacle?.(node as never, await ctx.now(), ctx);
  return Object.assign(new Permission(), { action, allowed: !reason, reason: reason ?? null });
}

@Resolver(() => BaseEntity)
export class NodeResolver {
  @Query(() => BaseEntity, { description: 'Any node, by its id alone: the id tells its type.' })
  node(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<BaseEntity> {
    return ctx.readNode(id);
  }

  @FieldResolver(() => Permission, {
    description: 'Whether the caller may do that to it now. The action is the verb alone.',
  })
  async permission(
    @Root() node: BaseEntity,
    @Ctx() ctx: Operation,
    @Arg('action', () => String) action: string,
  ): Promise<Permission> {
    return permissionFor(ctx, node, action);
  }

  @FieldResolver(() => [Permission], {
    description: 'The same of several verbs at once; of all that its type has, when none are named.',
  })
  permissions(
    @Root() node: BaseEntity,
    @Ctx() ctx: Operation,
    @Arg('actions', () => [String], { nullable: true, description: 'Which verbs.' }) actions: string[] | null,
  ): Promise<Permission[]> {
    const asked = actions ?? Object.keys(VERBS[nodeTypeOf(node.id) ?? ''] ?? {});
    if (asked.length > MOST_ACTIONS) throw invalidInput({ path: ['actions'], code: 'TOO_MANY' });
    return Promise.all(asked.map((action) => permissionFor(ctx, node, action)));
  }
}
