import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { LegalEntity } from '@vigie/schema';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';
import {
  aBreach,
  GIVEN,
  HIGH_RISK,
  REGISTERED,
  UNLIKELY,
  type VerbName,
  walk,
} from '../breaches/breach.factory.ts';
import { MAKE_FEED } from '../calendars/calendar.factory.ts';
import { aPolicy, policyInput } from '../deadlines/policy.factory.ts';
import { upload } from '../documents/document.factory.ts';
import type { Actor, TestOrganisation } from '../harness/actors.ts';
import type { Json, TestApp } from '../harness/app.ts';
import { ago, DAY, HOUR } from '../harness/clock.ts';
import { aFailedJob } from '../jobs/dead-letter.factory.ts';
import { aHolidayChange } from '../organisations/counting.factory.ts';
import {
  ANSWER,
  aDecidedRequest,
  aFailedLetter,
  anErasure,
  anExcessiveRequest,
  aQualifiedRequest,
  aRequest,
  NOTIFY_RECIPIENT,
  performed,
  refusal,
  SUSPEND,
  VERIFY,
} from '../requests/request.factory.ts';
import { aSubject } from '../subjects/subject.factory.ts';
import { aComment, aTask } from '../tasks/task.factory.ts';
import { World } from './world.ts';

/** The API as it is printed for review. */
export const SCHEMA = buildSchema(
  readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'),
);

type Variables = Record<string, unknown>;
/** `by`: who is to call, where it has to be their own. */
type Call = (world: World, by?: Actor) => Promise<Variables> | Variables;

const versioned =
  (type: string, more: object = {}): Call =>
  async (world) => ({
    input: { id: world.id(type), version: await world.version(type), ...more },
  });

const byId =
  (type: string): Call =>
  (world) => ({ id: world.id(type) });

let calls = 0;
/** Another value each time, so that a change is one. */
const anew = (): number => ++calls;

/** A clock of 72 hours that runs. */
const aClock = async ({ app, organisation }: World): Promise<Json> =>
  (await app.given(aBreach(organisation, { awareAt: ago(HOUR) }))).deadlines[0];

/** Room for one more policy of requests. */
const noPolicy = ({ app, organisation }: World) =>
  app.database.rows(
    `update escalation_policy set archived_at = now() where organisation_id = $1 and family = 'REQUESTS'`,
    [organisation.id],
  );

const anIdentifier = ({ organisation }: World) => ({
  input: {
    identifiers: [{ scheme: 'EMAIL', value: `${randomUUID()}@courriel.example` }],
    legalEntityId: organisation.entityId,
  },
});
type Factory = (organisation: TestOrganisation) => (app: TestApp) => Promise<Json>;

/** A verb on a request that was just made so. */
const ofRequest =
  (factory: Factory, more: object): Call =>
  async ({ app, organisation }) => {
    const { id, version } = await app.given(factory(organisation));
    return { input: { id, version, ...more } };
  };

/** The same on its first right. */
const ofRight =
  (factory: Factory, more: object): Call =>
  async ({ app, organisation }) => {
    const { id, version } = (await app.given(factory(organisation))).rights[0];
    return { input: { id, version, ...more } };
  };

/** A breach that was walked through these verbs, and what the next one is given. */
const breachVerb =
  (more: object, next: VerbName, ...steps: (VerbName | [VerbName, object])[]): Call =>
  async ({ app, organisation }) => {
    const recorded = await app.given(aBreach(organisation, more));
    const { id, version } = await walk(app, organisation.dpo, recorded, ...steps);
    return { input: { id, version, ...GIVEN[next] } };
  };

const nowAware = () => ({ awareAt: ago(HOUR) });
const registered = () => ({ ...REGISTERED, detectedAt: ago(HOUR), awareAt: ago(HOUR) });
const as = (more: object) => ({ ...registered(), ...more });

/** A call with the caller's own ids for every field of Query and Mutation: one that is missing here fails the tests. */
export const CALLS: Record<string, Call> = {
  'Query.viewer': () => ({}),
  'Query.node': byId('Breach'),
  'Query.organisation': () => ({}),
  'Query.legalEntity': byId('LegalEntity'),
  'Query.member': byId('Membership'),
  'Query.apiToken': byId('ApiToken'),
  'Query.dataSubject': byId('DataSubject'),
  'Query.findDataSubject': anIdentifier,
  'Query.isSuppressed': anIdentifier,
  'Query.request': byId('DataSubjectRequest'),
  'Query.requestLetter': (world) => ({ id: world.id('DataSubjectRequest'), kind: 'ACKNOWLEDGEMENT' }),
  'Query.document': byId('Document'),
  'Query.breach': byId('Breach'),
  'Query.breachLetter': byId('Breach'),
  'Query.breachForm': byId('Breach'),
  'Query.deadline': byId('Deadline'),
  'Query.escalationPolicy': byId('EscalationPolicy'),
  'Query.countingPolicy': byId('CountingPolicy'),
  'Query.holidayChange': byId('HolidayChange'),
  'Query.digestPolicy': () => ({}),
  'Query.notification': byId('Notification'),
  'Query.mail': byId('MailMessage'),
  'Query.calendarFeed': byId('CalendarFeed'),
  'Query.backgroundWork': () => ({}),
  'Query.auditEntry': byId('AuditEntry'),
  'Query.auditStatus': () => ({}),
  'Query.legalDeadline': () => ({
    input: { rule: 'GDPR_12_3', anchorAt: '2026-03-10T09:00:00Z', timeZone: 'Europe/Paris' },
  }),
  'Query.previewDeadline': ({ organisation }) => ({
    legalEntityId: organisation.entityId,
    input: { rule: 'GDPR_12_3', anchorAt: '2026-03-10T09:00:00Z', timeZone: 'Europe/Paris' },
  }),
  'Query.breachSeverity': () => ({ input: { data: [{ category: 'SIMPLE' }], identification: 'LIMITED' } }),
  'Query.assessRight': () => ({ input: { right: 'ERASURE', legalBasis: 'CONSENT', context: {} } }),
  'Query.task': byId('Task'),
  'Query.comment': byId('Comment'),
  'Query.classifyAiSystem': () => ({ input: { roles: ['DEPLOYER'] } }),
  'Query.screenDpia': () => ({ input: { cases: {}, criteria: {} } }),

  'Mutation.createLegalEntity': () => ({ input: { name: 'Lumen Logistique' } }),
  'Mutation.updateLegalEntity': (world) => versioned('LegalEntity', { name: `Maison ${anew()}` })(world),
  // A legal entity of its own each time: what is on already cannot be switched on.
  'Mutation.switchRegimeOfLegalEntity': async (world) => {
    const entity = await world.app.work(world.organisation.id, async (ctx) =>
      ctx.make(LegalEntity, { name: 'Lumen Radio' }),
    );
    await world.reachToo(entity.id);
    return { input: { id: entity.id, version: 1, regime: 'EPRIVACY_611', on: true, day: '2040-01-01' } };
  },
  'Mutation.inviteMember': ({ organisation }) => ({
    input: {
      email: `${randomUUID()}@lumen.example`,
      name: 'Alix Essai',
      roles: ['AUDITOR'],
      legalEntityIds: [organisation.entityId],
    },
  }),
  'Mutation.changeRoleOfMember': async ({ organisation, app, person }) => {
    const { membershipId } = await organisation.hire(['AUDITOR' as never], [organisation.entityId]);
    const { node } = await app
      .as(person)
      .ask('query ($id: ID!) { node(id: $id) { version } }', { id: membershipId });
    return {
      input: {
        id: membershipId,
        version: node.version,
        roles: ['BUSINESS_OWNER'],
        legalEntityIds: [organisation.entityId],
      },
    };
  },
  'Mutation.createApiToken': () => ({ input: { name: 'Essai', scopes: ['organisations:read'] } }),
  'Mutation.revokeApiToken': async ({ organisation, reach }) => ({
    input: { id: (await organisation.token(['requests:read'], null, reach)).id, version: 1 },
  }),
  'Mutation.takeOverApiToken': async ({ organisation, reach }) => ({
    input: { id: (await organisation.token(['requests:read'], null, reach)).id, version: 1 },
  }),
  'Mutation.identifyDataSubject': async ({ app, organisation }) => {
    const identifiers = [{ scheme: 'EMAIL', value: `${randomUUID()}@courriel.example` }];
    const { id: dataSubjectId } = await app.given(aSubject(organisation));
    return { input: { identifiers, dataSubjectId, legalEntityId: organisation.entityId } };
  },
  'Mutation.eraseDataSubject': async ({ app, organisation }) => {
    const { id, version } = await app.given(aSubject(organisation));
    return { input: { id, version, ground: 'REQUEST' } };
  },
  'Mutation.receiveRequest': ({ organisation, assigneeId }) => ({
    input: { legalEntityId: organisation.entityId, channel: 'EMAIL', rights: ['ACCESS'], assigneeId },
  }),
  'Mutation.suspendRequest': async ({ app, organisation }) => {
    const { id, version } = await app.given(aRequest(organisation));
    return { input: { id, version, reason: 'IDENTITY_DOUBT' } };
  },
  'Mutation.resumeRequest': async ({ app, organisation, person }) => {
    const request = await app.given(aRequest(organisation, { receivedAt: ago(DAY) }));
    const input = { id: request.id, version: request.version, reason: 'IDENTITY_DOUBT', askedAt: ago(HOUR) };
    const { suspendRequest } = await app.as(person).ask(SUSPEND, { input });
    return { input: { id: request.id, version: suspendRequest.parent.version } };
  },
  'Mutation.extendRequest': async ({ app, organisation }) => {
    const { id, version } = await app.given(aRequest(organisation));
    return { input: { id, version, reasons: ['COMPLEXITY'] } };
  },
  'Mutation.answerRequest': async ({ app, organisation, person }) => {
    const { id, version } = await app.given(aDecidedRequest(organisation));
    const { body } = await upload(app, person, { node: id });
    return { input: { id, version, channel: 'EMAIL', content: 'Voici.', documentIds: [body.id] } };
  },
  'Mutation.acknowledgeRequest': ofRequest(aRequest, { channel: 'POST' }),
  'Mutation.verifyRequest': async (world) => {
    const known = { subjectIdentifiers: [{ scheme: 'FULL_NAME', value: 'Odile Fontaine' }] };
    const { id, version, claims } = await world.app.given(aRequest(world.organisation, known));
    const acceptedClaimIds = claims.map((claim: Json) => claim.id);
    return {
      input: { id, version, result: 'NOT_NEEDED', dataSubjectId: world.id('DataSubject'), acceptedClaimIds },
    };
  },
  'Mutation.verifyMandateOfRequest': ofRequest(
    (organisation) => aRequest(organisation, { requester: { type: 'MANDATE' } }),
    { result: 'VERIFIED', note: 'Mandat du 3 mars, au dossier.' },
  ),
  'Mutation.identifySubjectOfRequest': async (world) => {
    const known = { subjectIdentifiers: [{ scheme: 'FULL_NAME', value: 'Odile Fontaine' }] };
    const received = await world.app.given(aRequest(world.organisation, known));
    const acceptedClaimIds = received.claims.map((claim: Json) => claim.id);
    const settled = { result: 'NOT_NEEDED' };
    const { id, version } = await performed(world.app, world.organisation, VERIFY, received, settled);
    return { input: { id, version, dataSubjectId: world.id('DataSubject'), acceptedClaimIds } };
  },
  'Mutation.assignRequest': async (world) => {
    const { id, version } = await world.app.given(aRequest(world.organisation));
    return { input: { id, version, assigneeId: world.assigneeId } };
  },
  'Mutation.correctReceiptOfRequest': async ({ app, organisation }) => {
    const { id, version } = await app.given(aRequest(organisation));
    return { input: { id, version, receivedAt: ago(DAY), reason: 'Arrivé la veille.' } };
  },
  'Mutation.setExternalReferenceOfRequest': async ({ app, organisation }) => {
    const { id, version } = await app.given(aRequest(organisation));
    return { input: { id, version, externalReference: { system: 'zendesk', id } } };
  },
  'Mutation.qualifyRequest': async ({ app, organisation }) => {
    const received = await app.given(aRequest(organisation));
    const { id, version } = await performed(app, organisation, VERIFY, received, { result: 'NOT_NEEDED' });
    return { input: { id, version } };
  },
  'Mutation.startRequest': ofRequest(aQualifiedRequest, {}),
  'Mutation.transferRequest': ofRequest(aRequest, { channel: 'POST', to: 'Lumen Voyages SA' }),
  'Mutation.withdrawRequest': ofRequest(aRequest, { channel: 'PHONE' }),
  'Mutation.closeRequest': async ({ app, organisation }) => {
    const decided = await app.given(aDecidedRequest(organisation));
    const how = { channel: 'POST', content: 'Voici.' };
    const { id, version } = await performed(app, organisation, ANSWER, decided, how);
    return { input: { id, version } };
  },
  'Mutation.addRightToRequest': ofRequest(aRequest, { right: 'ERASURE' }),
  'Mutation.correctRight': ofRight(aRequest, { right: 'ERASURE' }),
  'Mutation.recordAssessmentOfRight': ofRight(aRequest, { context: { identifiable: true } }),
  'Mutation.grantRight': ofRight(aQualifiedRequest, {}),
  'Mutation.partiallyGrantRight': ofRight(aQualifiedRequest, refusal()),
  'Mutation.refuseRight': ofRight(aQualifiedRequest, refusal()),
  'Mutation.resendLetterOfRequest': async ({ app, organisation }) => {
    const { letter } = await app.given(aFailedLetter(organisation));
    return { input: { id: letter.id, version: letter.version, channel: 'POST' } };
  },
  'Mutation.notifyRecipientOfRight': ofRight(anErasure, { outcome: 'NO_RECIPIENT' }),
  'Mutation.acknowledgeNoticeOfRight': async ({ app, organisation }) => {
    const { rights } = await app.given(anErasure(organisation));
    const told = { outcome: 'TOLD', recipient: 'Transports Express' };
    const right = await performed(app, organisation, NOTIFY_RECIPIENT, rights[0], told);
    const { id, version, recipientNotices } = right;
    return { input: { id, version, noticeId: recipientNotices[0].id } };
  },
  'Mutation.tellRecipientsOfRequest': async ({ app, organisation }) => {
    const { rights } = await app.given(anErasure(organisation));
    const told = { outcome: 'TOLD', recipient: 'Transports Express' };
    const { request } = await performed(app, organisation, NOTIFY_RECIPIENT, rights[0], told);
    return { input: { id: request.id, version: request.version, channel: 'POST' } };
  },
  'Mutation.announceFeeOfRight': ofRight(anExcessiveRequest, {
    amountInCents: 1500,
    reason: 'Troisième demande identique.',
    channel: 'POST',
  }),
  'Mutation.describeAccessOfRequest': ofRequest(aRequest, {
    sections: [{ heading: 'PURPOSES', text: 'Vos commandes.' }],
  }),
  'Mutation.deleteDocument': async ({ app, organisation, person }) => {
    const { id: node } = await app.given(aRequest(organisation));
    const { body } = await upload(app, person, { node });
    return { input: { id: body.id, version: body.version } };
  },
  'Mutation.createBreach': ({ organisation, assigneeId }) => ({
    input: { legalEntityId: organisation.entityId, title: 'Un titre', natures: ['INTEGRITY'], assigneeId },
  }),
  'Mutation.updateBreach': async ({ app, organisation, assigneeId }) => {
    const { id, version } = await app.given(aBreach(organisation));
    return { input: { id, version, title: 'Un autre titre', assigneeId } };
  },
  'Mutation.fileBreach': async ({ app, organisation }) => {
    const { id, version } = await app.given(aBreach(organisation, { awareAt: ago(HOUR) }));
    return { input: { id, version, stage: 'INITIAL' } };
  },
  'Mutation.investigateBreach': (world) => breachVerb({}, 'investigate')(world),
  'Mutation.becomeAwareOfBreach': async (world) => {
    const { input } = await breachVerb({}, 'becomeAware')(world);
    return { input: { ...(input as object), awareAt: ago(HOUR) } };
  },
  'Mutation.markNotABreach': (world) => breachVerb({}, 'markNotABreach', 'investigate')(world),
  'Mutation.assessBreach': (world) => breachVerb(nowAware(), 'assess')(world),
  'Mutation.decideBreach': (world) => breachVerb(nowAware(), 'decide', 'assess')(world),
  'Mutation.communicateBreach': (world) => breachVerb(nowAware(), 'communicate')(world),
  'Mutation.exemptBreach': (world) =>
    breachVerb(nowAware(), 'exempt', 'assess', ['decide', HIGH_RISK])(world),
  'Mutation.addMeasureToBreach': async (world) => {
    const { input } = await breachVerb({}, 'addMeasure')(world);
    return { input: { ...(input as object), ownerId: world.assigneeId } };
  },
  'Mutation.completeMeasureOfBreach': async ({ app, organisation }) => {
    const breach = await walk(app, organisation.dpo, await app.given(aBreach(organisation)), 'addMeasure');
    return { input: { id: breach.id, version: breach.version, measureId: breach.measures[0].id } };
  },
  'Mutation.applyRegimeToBreach': (world) => breachVerb(nowAware(), 'applyRegime')(world),
  'Mutation.correctRegimeOfBreach': (world) => breachVerb(nowAware(), 'correctRegime', 'applyRegime')(world),
  'Mutation.ruleOutRegimeOfBreach': (world) => breachVerb(nowAware(), 'ruleOutRegime', 'applyRegime')(world),
  'Mutation.addControllerToBreach': async (world) => {
    const { input } = await breachVerb(as({ role: 'PROCESSOR' }), 'addController')(world);
    return { input: { ...(input as object), controllerEntityId: world.organisation.otherEntityId } };
  },
  'Mutation.openControllerBreach': async ({ app, organisation, assigneeId }) => {
    const recorded = await app.given(aBreach(organisation, as({ role: 'PROCESSOR' })));
    const breach = await walk(
      app,
      organisation.dpo,
      recorded,
      ['addController', { controllerEntityId: organisation.otherEntityId }],
      ['notifyController', ({ controllerNotices }) => ({ noticeId: controllerNotices[0].id })],
    );
    const { id, version, controllerNotices } = breach;
    return { input: { id, version, noticeId: controllerNotices[0].id, assigneeId } };
  },
  'Mutation.notifyControllerOfBreach': async ({ app, organisation }) => {
    const recorded = await app.given(aBreach(organisation, as({ role: 'PROCESSOR' })));
    const breach = await walk(app, organisation.dpo, recorded, 'addController');
    return { input: { id: breach.id, version: breach.version, noticeId: breach.controllerNotices[0].id } };
  },
  'Mutation.documentBreachOnly': (world) =>
    breachVerb(registered(), 'documentOnly', 'assess', ['decide', UNLIKELY])(world),
  'Mutation.closeBreach': (world) =>
    breachVerb(registered(), 'close', 'assess', 'decide', ['file', { isComplete: true }])(world),
  'Mutation.reopenBreach': (world) => breachVerb({}, 'reopen', 'markNotABreach')(world),
  'Mutation.createTask': (world) => ({
    input: { nodeId: world.id('Breach'), title: 'Appeler', ownerId: world.assigneeId, dueOn: '2026-04-20' },
  }),
  'Mutation.updateTask': async (world) => {
    const { id, version } = await world.app.given(aTask(world.organisation, world.id('Breach')));
    return { input: { id, version, title: 'Écrire', ownerId: world.assigneeId } };
  },
  'Mutation.completeTask': async (world) => {
    const { id, version } = await world.app.given(aTask(world.organisation, world.id('Breach')));
    return { input: { id, version, evidence: 'Compte rendu au dossier.' } };
  },
  'Mutation.reopenTask': async (world) => {
    const { id, version } = await world.app.given(
      aTask(world.organisation, world.id('Breach'), { isDone: true }),
    );
    return { input: { id, version } };
  },
  'Mutation.assignTasks': async (world) => {
    const { id, version } = await world.app.given(aTask(world.organisation, world.id('Breach')));
    return { input: { tasks: [{ id, version }], ownerId: world.assigneeId } };
  },
  'Mutation.completeTasks': async (world) => {
    const { id, version } = await world.app.given(aTask(world.organisation, world.id('Breach')));
    return { input: { tasks: [{ id, version }] } };
  },
  'Mutation.createComment': (world) => ({
    input: { nodeId: world.id('Breach'), text: 'À revoir.', mentions: [world.assigneeId] },
  }),
  'Mutation.deleteComment': async (world, by = world.organisation.dpo) => {
    const { id, version } = await world.app.given(aComment(world.organisation, world.id('Breach'), {}, by));
    return { input: { id, version } };
  },
  'Mutation.acknowledgeDeadline': async (world) => {
    const { id, version } = await aClock(world);
    return { input: { id, version } };
  },
  'Mutation.snoozeDeadline': async (world) => {
    const { id, version } = await aClock(world);
    return { input: { id, version, until: ago(-HOUR) } };
  },
  'Mutation.reassignDeadline': async (world) => {
    const { id, version } = await aClock(world);
    return { input: { id, version, assigneeId: world.assigneeId } };
  },
  'Mutation.createEscalationPolicy': async (world) => {
    await noPolicy(world);
    return { input: policyInput({ legalEntityId: world.organisation.entityId }) };
  },
  'Mutation.updateEscalationPolicy': (world) =>
    versioned('EscalationPolicy', {
      quietFrom: `20:${String(anew() % 60).padStart(2, '0')}`,
      quietUntil: '08:00',
    })(world),
  'Mutation.archiveEscalationPolicy': async (world) => {
    await noPolicy(world);
    const { id, version } = await world.app.given(
      aPolicy(world.organisation, { legalEntityId: world.organisation.entityId }),
    );
    return { input: { id, version } };
  },
  'Mutation.setDigestPolicy': async (world) => ({
    input: {
      version: await world.version('DigestPolicy'),
      isEnabled: true,
      hour: anew() % 24,
      workingDaysOnly: false,
    },
  }),
  'Mutation.setCountingPolicy': async (world) => ({
    input: {
      legalEntityId: world.organisation.entityId,
      version: await world.version('CountingPolicy'),
      periods: [{ rule: 'GDPR_34_1', amount: 48 }],
      disputedDays: true,
    },
  }),
  'Mutation.createHolidayChange': async (world) => {
    await world.app.database.rows('update holiday_change set archived_at = now() where "on" = $1', [
      '2039-07-11',
    ]);
    return { input: { place: 'LV', on: '2039-07-11', isHoliday: true, source: 'Likumi 1' } };
  },
  'Mutation.archiveHolidayChange': async (world) => {
    await world.app.database.rows('update holiday_change set archived_at = now() where "on" = $1', [
      '2039-07-12',
    ]);
    const { id, version } = await world.app.given(aHolidayChange(world.organisation, { on: '2039-07-12' }));
    return { input: { id, version } };
  },
  'Mutation.readNotification': versioned('Notification'),
  'Mutation.createCalendarFeed': () => ({ input: { locale: 'EN' } }),
  'Mutation.revokeCalendarFeed': async ({ app, person }) => {
    const { createCalendarFeed } = await app.as(person).ask(MAKE_FEED, { input: {} });
    return { input: { id: createCalendarFeed.feed.id, version: createCalendarFeed.feed.version } };
  },
  'Mutation.replayAlert': async ({ app, organisation }) => {
    const id = await World.fail(app, organisation);
    const [step] = await app.database.rows<{ version: number }>(
      'select version from alert_step where id = $1',
      [id],
    );
    return { input: { id, version: step?.version } };
  },
  'Mutation.replayLetter': async ({ app, organisation }) => {
    const { letter } = await app.given(aFailedLetter(organisation));
    return { input: { id: letter.id, version: letter.version } };
  },
  'Mutation.replayJob': async (world) => ({
    input: { job: await aFailedJob(world.app, world.organisation.id, world.id('Deadline')) },
  }),
};

/** Tokens have no inbox and no calendar, and neither make nor take over other tokens. */
export const isForPersons = ({ name, type }: RootField): boolean =>
  ['Notification', 'CalendarFeed', 'CreatedCalendarFeed'].includes(type) ||
  ['Mutation.createApiToken', 'Mutation.takeOverApiToken'].includes(name);

/** Signing in and out has tests of its own. */
export const APART = ['Mutation.signIn', 'Mutation.signOut'];

/** Which node a list can be filtered by, by the name of its field: the same holds for all lists. */
export const FILTER_IDS: Record<string, (world: World, list: string) => string> = {
  legalEntityId: ({ organisation }) => organisation.entityId,
  assigneeId: ({ assigneeId }) => assigneeId,
  ownerId: ({ assigneeId }) => assigneeId,
  dataSubjectId: (world) => world.id('DataSubject'),
  userId: ({ assigneeId }) => assigneeId,
  actorId: ({ assigneeId }) => assigneeId,
  nodeId: (world) => world.id('Breach'),
};

const isList = (field: GraphQLField<unknown, unknown>): boolean =>
  getNamedType(field.type).name.endsWith('Connection');

export interface RootField {
  /** As in `Query.breach`. */
  name: string;
  field: GraphQLField<unknown, unknown>;
  isList: boolean;
  /** The type of the node, or of the nodes of the list. */
  type: string;
  document: string;
}

const typeBehind = (field: GraphQLField<unknown, unknown>): string =>
  getNamedType(field.type).name.replace(/Connection$/, '');

/** What is asked of an answer here: ids wherever there are some. */
function selectionOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type)) return '';
  if (isList(field)) return '{ nodes { id } totalCount pageInfo { endCursor startCursor } }';
  const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  if (fields.id) return '{ id }';
  if (fields.token) return '{ token { id } }';
  if (fields.feed) return '{ feed { id } }';
  return '{ __typename }';
}

const rootsOf = (type: GraphQLObjectType | null | undefined, operation: string): RootField[] =>
  Object.values(type?.getFields() ?? {}).map((field) => {
    const declared = field.args.map(({ name, type: of }) => `$${name}: ${of}`).join(', ');
    const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
    const call = passed ? `${field.name}(${passed})` : field.name;
    return {
      name: `${type?.name}.${field.name}`,
      field,
      isList: isList(field),
      type: typeBehind(field),
      document: `${operation} ${field.name}${declared ? `(${declared})` : ''} { ${call} ${selectionOf(field)} }`,
    };
  });

/** Every field of Query and Mutation. */
export const ROOT_FIELDS: RootField[] = [
  ...rootsOf(SCHEMA.getQueryType(), 'query'),
  ...rootsOf(SCHEMA.getMutationType(), 'mutation'),
];

type Path = (string | number)[];

/** Where the input takes ids; throws where a call leaves one of these places empty. */
export function idPlaces(type: GraphQLInputType, value: unknown, path: Path): Path[] {
  const bare = getNullableType(type);
  if (isListType(bare)) {
    return (value as unknown[]).flatMap((each, i) => idPlaces(bare.ofType, each, [...path, i]));
  }
  if (isInputObjectType(bare)) {
    return Object.values(bare.getFields()).flatMap((field) => {
      const inner = (value as Record<string, unknown> | undefined)?.[field.name];
      const takesIds = getNamedType(field.type).name === 'ID' || isInputObjectType(getNamedType(field.type));
      if (inner === undefined) {
        if (getNamedType(field.type).name === 'ID')
          throw new Error(`${[...path, field.name].join('.')} is an id that no test fills`);
        return [];
      }
      return takesIds ? idPlaces(field.type, inner, [...path, field.name]) : [];
    });
  }
  return getNamedType(bare).name === 'ID' ? [path] : [];
}

/** The value at a path. */
export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);

/** A copy with another value at a path. */
export function withAt<T>(value: T, path: Path, other: unknown): T {
  const copy = structuredClone(value);
  const holder = at(copy, path.slice(0, -1)) as Record<string | number, unknown>;
  holder[path.at(-1) as string] = other;
  return copy;
}

/** The filters of a list that compare an id, and `ids`. */
export function idFilters(root: RootField): string[] {
  const filter = root.field.args.find(({ name }) => name === 'filter');
  const type = filter && getNamedType(filter.type);
  if (!isInputObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap(({ name, type: of }) =>
    getNamedType(of).name === 'IdComparison' ? [name] : [],
  );
}
