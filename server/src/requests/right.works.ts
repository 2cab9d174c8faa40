import {
  assessRight,
  CommunicationKind,
  conflict,
  DataSubjectRequest,
  type DecisionFacts,
  DecisionOutcome,
  decisionObstacle,
  departsFrom,
  ExercisedRight,
  FeeAnnouncement,
  invalidInput,
  isInvalid,
  type LETTER_VERBS,
  type LetterState,
  notFound,
  noticeObstacle,
  type Proposal,
  RecipientNotice,
  RecipientNoticeOutcome,
  RequestAssessment,
  RequestChannel,
  RequestCommunication,
  RequestStatus,
  type RIGHT_VERBS,
  type Right,
  type RightContext,
  RightDecision,
  type RightInRequest,
  ruleBroken,
  sealedFieldOf,
  type Told,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { UNCHANGED, type WorksOf } from '../graphql/verbs.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { sealerOf } from '../vault/seal.ts';
import { refuse, rightsOf, setOff, showNearest, showRights } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { documentsOf } from './request.documents.service.ts';
import type { RequestWorks } from './request.works.ts';

type RightWorks = WorksOf<ExercisedRight, RightInRequest, typeof RIGHT_VERBS>;
type LetterWorks = WorksOf<RequestCommunication, LetterState, typeof LETTER_VERBS>;

async function requireNew(ctx: Context, caseId: string, right: Right): Promise<void> {
  const items = await rightsOf(ctx, caseId);
  if (items.some((item) => item.right === right)) throw ruleBroken('RIGHT_INVOKED_BEFORE');
}

/** The message exercises a further right: its clock starts at the receipt, as the others did. */
export const addRight: RequestWorks['addRight'] = async (ctx, request, { right }) => {
  await requireNew(ctx, request.id, right);
  const { place, entity } = await entityAndPlace(ctx, request.legalEntityId);
  const { id: caseId, status } = request;
  const made = ctx.make(ExercisedRight, { caseId, legalEntityId: entity.id, right, status });
  await setOff(ctx, request, made, place);
  await showRights(ctx, request);
  await showNearest(ctx, request);
  return { made, codes: { right } };
};

const plain = (context: object | null | undefined): RightContext => JSON.parse(JSON.stringify(context ?? {}));

const nextNumber = async (
  ctx: Context,
  type: typeof RequestAssessment | typeof RightDecision,
  itemId: string,
): Promise<number> => 1 + (await ctx.em.count(type as typeof RightDecision, { itemId }));

const latestProposal = async (ctx: Context, itemId: string): Promise<RequestAssessment | null> =>
  (await ctx.em.find(RequestAssessment, { itemId }, { orderBy: { number: 'desc' }, limit: 1 }))[0] ?? null;

async function keepDecision(
  ctx: Context,
  item: ExercisedRight,
  facts: DecisionFacts,
  more: { reason: string | null | undefined; proposal: RequestAssessment | null; departs: boolean },
): Promise<RightDecision> {
  const id = newId('RightDecision');
  const seal = sealerOf(ctx, RightDecision, item.caseId, id);
  return ctx.make(RightDecision, {
    id,
    itemId: item.id,
    legalEntityId: item.legalEntityId,
    number: await nextNumber(ctx, RightDecision, item.id),
    outcome: facts.outcome,
    assessmentId: more.proposal?.id ?? null,
    departs: more.departs,
    departureReason: await seal('departureReason', more.departs ? facts.departureReason : null),
    ground: facts.ground ?? null,
    statute: facts.statute ?? null,
    reason: await seal('reason', more.reason),
    complaintAuthority: facts.complaintAuthority ?? null,
    judicialRemedy: facts.judicialRemedy ?? false,
    decidedById: ctx.actor.userId ?? null,
  });
}

type Refusal = Told<(typeof RIGHT_VERBS)['refuse']['fields']>;
type Grant = Told<(typeof RIGHT_VERBS)['grant']['fields']>;

/** A person decides of one right, beside what was proposed. A later decision stands beside the earlier one. */
async function decide(
  ctx: Context,
  item: ExercisedRight,
  outcome: DecisionOutcome,
  { reason, ...told }: Grant & Partial<Omit<Refusal, 'reason'>>,
) {
  const request = await ctx.get(DataSubjectRequest, item.caseId);
  const proposal = await latestProposal(ctx, item.id);
  const facts: DecisionFacts = { right: item.right, outcome, ...told };
  refuse(decisionObstacle(facts, request, proposal as Proposal | null));
  const departs = departsFrom(outcome, proposal as Proposal | null);
  const made = await keepDecision(ctx, item, facts, { reason, proposal, departs });
  item.outcome = outcome;
  if (request.status === RequestStatus.QUALIFIED) request.status = RequestStatus.IN_PROGRESS;
  await showRights(ctx, request);
  return { made, codes: { requestId: request.id, right: item.right, ground: told.ground ?? null, departs } };
}

/** What the verbs of one right do: the procedure proposes, a person decides, and what was done is told. */
export const rightWorks: RightWorks = {
  /** Another right was meant: the clock stays, since all rights of a message share its receipt. */
  async correct(ctx, item, { right }) {
    if (item.right === right) return UNCHANGED;
    await requireNew(ctx, item.caseId, right);
    const from = item.right;
    item.right = right;
    await showRights(ctx, await ctx.get(DataSubjectRequest, item.caseId));
    return { codes: { requestId: item.caseId, from, to: right } };
  },

  async assess(ctx, item, told) {
    const legalBasis = told.legalBasis ?? null;
    const context = plain(told.context);
    const answer = assessRight(item.right, legalBasis, context);
    if (isInvalid(answer))
      throw invalidInput(...answer.invalid.map((each) => ({ ...each, path: ['input', ...each.path] })));
    const number = await nextNumber(ctx, RequestAssessment, item.id);
    const { id: itemId, legalEntityId, caseId: requestId } = item;
    const made = ctx.make(RequestAssessment, {
      itemId,
      legalEntityId,
      number,
      legalBasis,
      context,
      ...answer,
    });
    return { made, codes: { requestId, number, ...answer } };
  },

  grant: (ctx, item, told) => decide(ctx, item, DecisionOutcome.GRANTED, told),

  /** For the rest a ground, its reason and the remedies, GDPR 12(4). */
  partiallyGrant: (ctx, item, told) => decide(ctx, item, DecisionOutcome.PARTIALLY_GRANTED, told),

  refuse: (ctx, item, told) => decide(ctx, item, DecisionOutcome.REFUSED, told),

  /**
   * A reasonable fee is announced before it is charged, and only where the request was assessed as manifestly unfounded or
   * excessive, GDPR 12(5)(a). The clock goes on: to ask for a fee suspends nothing.
   */
  async announceFee(ctx, item, { amountInCents, channel, sentAt, text, ...told }) {
    const request = await ctx.get(DataSubjectRequest, item.caseId);
    const currency = told.currency ?? 'EUR';
    const id = newId('FeeAnnouncement');
    const made = ctx.make(FeeAnnouncement, {
      id,
      itemId: item.id,
      legalEntityId: item.legalEntityId,
      amountInCents,
      currency,
      reason: await sealerOf(ctx, FeeAnnouncement, request.id, id)('reason', told.reason),
      toldAt: sentAt ?? ctx.now,
      announcedById: ctx.actor.userId,
    });
    await communicate(ctx, request, { kind: CommunicationKind.FEE_NOTICE, channel, sentAt, text });
    const toldAt = made.toldAt.toISOString();
    return { made, codes: { requestId: request.id, amountInCents, currency, toldAt } };
  },

  /** A recipient of the data hears what was done, or it is kept why none does, GDPR 19. */
  async notifyRecipient(ctx, item, told) {
    refuse(noticeObstacle(told));
    const request = await ctx.get(DataSubjectRequest, item.caseId);
    const { outcome } = told;
    const isTold = outcome === RecipientNoticeOutcome.TOLD;
    const sentAt = isTold ? (told.sentAt ?? ctx.now) : null;
    if (sentAt && sentAt < request.receivedAt) throw ruleBroken('NOTICE_BEFORE_RECEIPT');
    const id = newId('RecipientNotice');
    const seal = sealerOf(ctx, RecipientNotice, request.id, id);
    const made = ctx.make(RecipientNotice, {
      id,
      itemId: item.id,
      legalEntityId: item.legalEntityId,
      outcome,
      recipient: await seal('recipient', told.recipient),
      reason: await seal('reason', isTold ? null : told.reason),
      sentAt,
    });
    await showRights(ctx, request);
    const codes = { requestId: request.id, noticeId: id, outcome, sentAt: sentAt?.toISOString() ?? null };
    return { made, codes };
  },

  /** A recipient confirms that it was done there too. */
  async acknowledgeNotice(ctx, item, { noticeId, acknowledgedAt }) {
    const made = await ctx.get(RecipientNotice, noticeId);
    if (made.itemId !== item.id) throw notFound();
    if (!made.sentAt) throw ruleBroken('NOTICE_NOT_SENT');
    if (made.acknowledgedAt) throw ruleBroken('NOTICE_ACKNOWLEDGED_BEFORE');
    if (acknowledgedAt < made.sentAt) throw ruleBroken('ACKNOWLEDGED_BEFORE_SENT');
    Object.assign(made, { acknowledgedAt, updatedAt: ctx.now });
    const codes = { requestId: item.caseId, noticeId, acknowledgedAt: acknowledgedAt.toISOString() };
    return { made, codes };
  },
};

/** What can be done to a letter. */
export const letterWorks: LetterWorks = {
  /**
   * A letter that nobody took goes out again, as a letter of its own: to the right address, or in another way. The one that
   * failed stays as it is, with what the server said: the proof that it was tried.
   */
  async resend(ctx, failed, { channel, sentAt, email }) {
    const request = await ctx.get(DataSubjectRequest, failed.caseId);
    if (email)
      request.requesterEmail = await sealerOf(ctx, DataSubjectRequest, request.id)('requesterEmail', email);
    const isMailed = channel === RequestChannel.EMAIL && !sentAt;
    if (isMailed && !request.requesterEmail) throw ruleBroken('ADDRESS_MISSING');
    const place = { nodeId: request.id, rowId: failed.id };
    const text = await ctx.vault.openOne({
      sealed: failed.text,
      field: sealedFieldOf(RequestCommunication, 'text'),
      ...place,
    });
    if (text === null) throw conflict();
    const documents = await documentsOf(ctx, request, failed.documentIds ?? []);
    const again = { kind: failed.kind, channel, sentAt, text, documents, againOfId: failed.id };
    const made = await communicate(ctx, request, again);
    failed.resentAt = made.sentAt;
    request.undeliveredLetters = Math.max(0, request.undeliveredLetters - 1);
    request.updatedAt = ctx.now;
    const codes = { requestId: request.id, letterId: made.id, channel, hasNewAddress: Boolean(email) };
    return { made, codes };
  },
};
