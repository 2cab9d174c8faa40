import {
  type AnswerRequestInput,
  CommunicationKind,
  DataSubjectRequest,
  DecisionOutcome,
  type ExtendRequestInput,
  extensionObstacle,
  IdentifierScheme,
  invalidField,
  isLate,
  Organisation,
  PauseReason,
  type ReceiveRequestInput,
  RequestCase,
  RequesterType,
  type ResumeRequestInput,
  RetentionClass,
  receiptInstant,
  ruleBroken,
  type SuspendRequestInput,
  Suspension,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { setExternalReference } from '../external-reference.ts';
import { past, underGdpr } from '../instants.ts';
import { getVersion, requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { nextReference } from '../organisations/reference.ts';
import { recognise } from '../subjects/subject.service.ts';
import { CLAIMED, keepClaims } from './request.claim.service.ts';
import { ANSWER, recompute, rightsOf, setOff, showNearest, showRights } from './request.clocks.service.ts';
import { communicate, letterHash } from './request.communication.service.ts';
import { documentsOf } from './request.documents.service.ts';
import { FIELDS } from './request.fields.ts';
import { settleByAccount } from './request.requester.service.ts';

/**
 * A message by which rights are exercised comes in. Each right is an item with a clock of its own; all clocks start at
 * the receipt, also when it is recorded later.
 */
export async function receive(ctx: Context, input: ReceiveRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const { entity, place } = await entityAndPlace(ctx, input.legalEntityId);
  if (input.receivedAt && input.receivedOn) throw invalidField('receivedOn', 'NOT_BOTH');
  const sentAt =
    input.receivedAt ?? (input.receivedOn ? receiptInstant(input.receivedOn, place.timeZone) : ctx.now);
  const receivedAt = past(ctx, sentAt, 'RECEIPT_IN_FUTURE');
  underGdpr(receivedAt, input.receivedOn ? 'receivedOn' : 'receivedAt', place.timeZone);
  await requireMember(ctx, entity.id, input.assigneeId, 'assigneeId');
  const organisation = await ctx.get(Organisation, ctx.organisationId);
  const locale = input.locale ?? organisation.locale;
  const request = ctx.make(RequestCase, {
    reference: await nextReference(ctx, 'DR'),
    legalEntityId: entity.id,
    channel: input.channel,
    receivedAt,
    receivedOn: input.receivedOn ?? null,
    locale,
    requesterType: input.requester?.type ?? RequesterType.SELF,
    assigneeId: input.assigneeId ?? null,
    rightCodes: input.rights,
    undecidedRights: input.rights.length,
  });
  await setExternalReference(ctx, RequestCase, request, input.externalReference);
  const seal = (field: string, text: string | null | undefined) =>
    text ? ctx.vault.seal(request.id, RetentionClass.REQUEST_FILE, field, text) : null;
  request.requesterName = await seal(FIELDS.requesterName, input.requester?.name);
  request.requesterEmail = await seal(FIELDS.requesterEmail, input.requester?.email);
  request.verbatim = await seal(FIELDS.verbatim, input.verbatim);
  for (const right of input.rights) {
    const item = ctx.make(DataSubjectRequest, { caseId: request.id, legalEntityId: entity.id, right });
    await setOff(ctx, request, item, place);
  }
  await showNearest(ctx, request);
  ctx.record('request.received', request, { channel: input.channel, rights: input.rights });
  await keepWho(ctx, request, input);
  return request;
}

/**
 * What the message says of who the person is. It stays a claim; where the caller vouches for it, since the person is signed
 * in there, no check is needed and they are found or recorded, GDPR 12(6), EDPB 01/2022. In doubt they are left open. Who
 * writes for themselves says their own address as well; a representative's is not the person's.
 */
async function keepWho(ctx: Context, request: RequestCase, input: ReceiveRequestInput): Promise<void> {
  const { subjectIdentifiers, isVouchedFor, requester } = input;
  const { locale, legalEntityId } = request;
  const said = [...(subjectIdentifiers ?? [])];
  if (isVouchedFor && said.length === 0) throw invalidField('subjectIdentifiers', 'EMPTY');
  if (request.requesterType === RequesterType.SELF && requester?.email)
    said.push({ scheme: IdentifierScheme.EMAIL, value: requester.email });
  const claims = await keepClaims(ctx, request, said);
  if (!isVouchedFor) return;
  const subject = await recognise(ctx, said, { locale, legalEntityId, path: CLAIMED });
  if (!subject) return;
  for (const claim of claims) claim.accept(ctx.now);
  request.dataSubjectId = subject.id;
  await settleByAccount(ctx, request);
}

export async function suspend(ctx: Context, input: SuspendRequestInput): Promise<Suspension> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  const askedAt = past(ctx, input.askedAt ?? ctx.now, 'QUESTION_IN_FUTURE');
  if (askedAt < request.receivedAt) throw ruleBroken('QUESTION_BEFORE_RECEIPT');
  if (input.reason === PauseReason.AUTHORITY_INFORMATION) throw invalidField('reason', 'NOT_FOR_REQUESTS');
  request.suspend();
  const suspension = ctx.make(Suspension, {
    caseId: request.id,
    legalEntityId: request.legalEntityId,
    reason: input.reason,
    askedAt,
  });
  await recompute(ctx, request, 'SUSPENDED');
  await showRights(ctx, request);
  ctx.record('request.suspended', request, { reason: input.reason, askedAt: askedAt.toISOString() });
  return suspension;
}

export async function resume(ctx: Context, input: ResumeRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.resume();
  const open = await ctx.em.findOneOrFail(Suspension, { caseId: request.id, answeredAt: null });
  const answeredAt = past(ctx, input.answeredAt ?? ctx.now, 'ANSWER_IN_FUTURE');
  if (answeredAt < open.askedAt) throw ruleBroken('ANSWERED_BEFORE_ASKED');
  open.answeredAt = answeredAt;
  open.updatedAt = ctx.now;
  await recompute(ctx, request, 'RESUMED');
  await showRights(ctx, request);
  ctx.record('request.resumed', request, { answeredAt: answeredAt.toISOString() });
  return request;
}

/** Extends the month, GDPR 12(3): refused once the first month is over, since the person had to hear of it within it. */
export async function extend(ctx: Context, input: ExtendRequestInput): Promise<RequestCase> {
  ctx.require('requests:decide');
  const request = await getVersion(ctx, RequestCase, input);
  const notifiedAt = past(ctx, input.notifiedAt ?? ctx.now, 'NOTICE_IN_FUTURE');
  if (notifiedAt < request.receivedAt) throw ruleBroken('NOTICE_BEFORE_RECEIPT');
  request.allow('extend');
  const [item] = await rightsOf(ctx, request.id);
  const clock = item && (await deadlines.findClock(ctx, item.id, ANSWER));
  const obstacle = extensionObstacle(clock?.dueAt ?? null, notifiedAt);
  if (obstacle) throw ruleBroken(obstacle);
  request.extend({ reasons: input.reasons, notifiedAt, months: input.months ?? 2 });
  await recompute(ctx, request, 'EXTENDED');
  if (input.channel) {
    const { channel, text, notifiedAt: sentAt } = input;
    await communicate(ctx, request, { kind: CommunicationKind.EXTENSION_NOTICE, channel, text, sentAt });
  }
  ctx.record('request.extended', request, {
    reasons: input.reasons,
    months: input.months ?? 2,
    notifiedAt: notifiedAt.toISOString(),
  });
  return request;
}

/**
 * The answer went out: every clock of the request is settled at that instant, late or not. Who asks is known and every
 * right is decided by then; where none was granted it is a refusal.
 */
export async function answer(ctx: Context, input: AnswerRequestInput): Promise<RequestCase> {
  ctx.require('requests:decide');
  const request = await getVersion(ctx, RequestCase, input);
  const { channel, content: text } = input;
  const answeredAt = past(ctx, input.answeredAt ?? ctx.now, 'ANSWER_IN_FUTURE');
  if (answeredAt < request.receivedAt) throw ruleBroken('ANSWER_BEFORE_RECEIPT');
  request.allow('answer');
  const late = Boolean(request.dueAt && isLate(request.dueAt, answeredAt));
  if (late && !input.lateReason?.trim()) throw ruleBroken('LATE_REASON_MISSING');
  const items = await rightsOf(ctx, request.id);
  const isRefusal = items.every(({ outcome }) => outcome === DecisionOutcome.REFUSED);
  request.answer(answeredAt, channel, isRefusal);
  const documents = await documentsOf(ctx, request, input.documentIds ?? []);
  request.answerHash = letterHash(text, documents);
  const seal = (field: string, value: string) =>
    ctx.vault.seal(request.id, RetentionClass.REQUEST_FILE, field, value);
  request.answerSummary = await seal(FIELDS.answerSummary, text);
  const lateReason = late ? (input.lateReason ?? null) : null;
  request.lateReason = lateReason === null ? null : await seal(FIELDS.lateReason, lateReason);
  const kind = isRefusal ? CommunicationKind.REFUSAL : CommunicationKind.ANSWER;
  await communicate(ctx, request, { kind, channel, text, documents, sentAt: input.answeredAt });
  for (const { id } of items) await deadlines.settle(ctx, id, ANSWER, answeredAt);
  await showRights(ctx, request);
  await showNearest(ctx, request);
  const codes = { channel, answeredAt: answeredAt.toISOString(), late };
  const proof = { answer: request.answerHash, lateReason };
  if (isRefusal) ctx.record('request.refused', request, codes, proof);
  else ctx.record('request.answered', request, codes, proof);
  return request;
}
