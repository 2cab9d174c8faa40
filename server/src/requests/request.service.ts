import { createHash } from 'node:crypto';
import {
  type AnswerRequestInput,
  DataSubjectRequest,
  type ExtendRequestInput,
  extensionObstacle,
  invalidField,
  Organisation,
  PauseReason,
  type ReceiveRequestInput,
  RequestCase,
  RequesterType,
  RequestStatus,
  type ResumeRequestInput,
  RetentionClass,
  receiptInstant,
  ruleBroken,
  type SuspendRequestInput,
  Suspension,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { getVersion, requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { nextReference } from '../organisations/reference.ts';
import { identify } from '../subjects/subject.service.ts';

/** The clock of the answer, GDPR 12(3). */
export const ANSWER = 'GDPR_12_3';

/** Field codes, bound into what is sealed: never renamed. */
export const FIELDS = {
  requesterName: 'RequestCase.requesterName',
  requesterEmail: 'RequestCase.requesterEmail',
  verbatim: 'RequestCase.verbatim',
  answerSummary: 'RequestCase.answerSummary',
} as const;

const notInFuture = (ctx: Context, at: Date, rule: string): void => {
  if (at > ctx.now) throw ruleBroken(rule);
};

const rightsOf = (ctx: Context, caseId: string): Promise<DataSubjectRequest[]> =>
  ctx.em.find(DataSubjectRequest, { caseId });

/**
 * A message by which rights are exercised comes in. Each right is an item with a clock of its own; all clocks start at
 * the receipt, also when it is recorded later.
 */
export async function receive(ctx: Context, input: ReceiveRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const { entity, place } = await entityAndPlace(ctx, input.legalEntityId);
  if (input.receivedAt && input.receivedOn) throw invalidField('receivedOn', 'NOT_BOTH');
  const receivedAt =
    input.receivedAt ?? (input.receivedOn ? receiptInstant(input.receivedOn, place.timeZone) : ctx.now);
  notInFuture(ctx, receivedAt, 'RECEIPT_IN_FUTURE');
  await requireMember(ctx, input.assigneeId, 'assigneeId');
  const organisation = await ctx.get(Organisation, ctx.organisationId);
  const locale = input.locale ?? organisation.locale;
  const subject = input.subjectIdentifiers?.length
    ? await identify(ctx, input.subjectIdentifiers, locale)
    : null;
  const request = ctx.make(RequestCase, {
    reference: await nextReference(ctx, 'DR'),
    legalEntityId: entity.id,
    channel: input.channel,
    receivedAt,
    receivedOn: input.receivedOn ?? null,
    locale,
    requesterType: input.requester?.type ?? RequesterType.SELF,
    dataSubjectId: subject?.id ?? null,
    assigneeId: input.assigneeId ?? null,
  });
  const seal = (field: string, text: string | null | undefined) =>
    text ? ctx.vault.seal(request.id, RetentionClass.REQUEST_FILE, field, text) : null;
  request.requesterName = await seal(FIELDS.requesterName, input.requester?.name);
  request.requesterEmail = await seal(FIELDS.requesterEmail, input.requester?.email);
  request.verbatim = await seal(FIELDS.verbatim, input.verbatim);
  for (const right of input.rights) {
    const item = ctx.make(DataSubjectRequest, { caseId: request.id, legalEntityId: entity.id, right });
    await deadlines.attach(ctx, {
      node: { id: item.id, legalEntityId: entity.id, reference: request.reference },
      rule: ANSWER,
      engineInput: { anchorAt: receivedAt.toISOString() },
      place,
      assigneeId: request.assigneeId ?? null,
    });
  }
  await showNearest(ctx, request);
  ctx.record('request.received', request, { channel: input.channel, rights: input.rights });
  return request;
}

/** Lists sort by the nearest clock of the case: a stored copy, written by the verbs alone. */
async function showNearest(ctx: Context, request: RequestCase): Promise<void> {
  await ctx.em.flush();
  let nearest: Date | null = null;
  for (const { id } of await rightsOf(ctx, request.id)) {
    const due = await deadlines.nearestDueAt(ctx, id);
    if (due && (!nearest || due < nearest)) nearest = due;
  }
  request.dueAt = nearest;
  request.updatedAt = ctx.now;
}

/** Every clock of the case, again, from its suspensions and extension as they are now. */
async function recompute(ctx: Context, request: RequestCase, reason: string): Promise<void> {
  await ctx.em.flush();
  const pauses = (await ctx.em.find(Suspension, { caseId: request.id }, { orderBy: { askedAt: 'asc' } })).map(
    ({ reason: why, askedAt, answeredAt }) => ({
      reason: why,
      askedAt: askedAt.toISOString(),
      answeredAt: answeredAt?.toISOString() ?? null,
    }),
  );
  const extension = request.extensionNotifiedAt
    ? { notifiedAt: request.extensionNotifiedAt.toISOString(), months: request.extensionMonths ?? 2 }
    : null;
  for (const item of await rightsOf(ctx, request.id)) {
    await deadlines.recompute(ctx, { nodeId: item.id, rule: ANSWER }, { pauses, extension }, reason);
  }
  await showNearest(ctx, request);
}

export async function suspend(ctx: Context, input: SuspendRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  const askedAt = input.askedAt ?? ctx.now;
  notInFuture(ctx, askedAt, 'QUESTION_IN_FUTURE');
  if (askedAt < request.receivedAt) throw ruleBroken('QUESTION_BEFORE_RECEIPT');
  if (input.reason === PauseReason.AUTHORITY_INFORMATION) throw invalidField('reason', 'NOT_FOR_REQUESTS');
  request.suspend();
  ctx.make(Suspension, {
    caseId: request.id,
    legalEntityId: request.legalEntityId,
    reason: input.reason,
    askedAt,
  });
  await recompute(ctx, request, 'SUSPENDED');
  ctx.record('request.suspended', request, { reason: input.reason, askedAt: askedAt.toISOString() });
  return request;
}

export async function resume(ctx: Context, input: ResumeRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.resume();
  const open = await ctx.em.findOneOrFail(Suspension, { caseId: request.id, answeredAt: null });
  const answeredAt = input.answeredAt ?? ctx.now;
  notInFuture(ctx, answeredAt, 'ANSWER_IN_FUTURE');
  if (answeredAt < open.askedAt) throw ruleBroken('ANSWERED_BEFORE_ASKED');
  open.answeredAt = answeredAt;
  open.updatedAt = ctx.now;
  await recompute(ctx, request, 'RESUMED');
  ctx.record('request.resumed', request, { answeredAt: answeredAt.toISOString() });
  return request;
}

/** Extends the month, GDPR 12(3): refused once the first month is over, since the person had to hear of it within it. */
export async function extend(ctx: Context, input: ExtendRequestInput): Promise<RequestCase> {
  ctx.require('requests:decide');
  const request = await getVersion(ctx, RequestCase, input);
  const notifiedAt = input.notifiedAt ?? ctx.now;
  notInFuture(ctx, notifiedAt, 'NOTICE_IN_FUTURE');
  if (notifiedAt < request.receivedAt) throw ruleBroken('NOTICE_BEFORE_RECEIPT');
  request.allow('extend');
  const [item] = await rightsOf(ctx, request.id);
  const clock = item && (await deadlines.findClock(ctx, item.id, ANSWER));
  const obstacle = extensionObstacle(clock?.dueAt ?? null, notifiedAt);
  if (obstacle) throw ruleBroken(obstacle);
  request.extend({ reasons: input.reasons, notifiedAt, months: input.months ?? 2 });
  await recompute(ctx, request, 'EXTENDED');
  ctx.record('request.extended', request, {
    reasons: input.reasons,
    months: input.months ?? 2,
    notifiedAt: notifiedAt.toISOString(),
  });
  return request;
}

/** The answer went out: every clock of the case is settled at that instant, late or not. */
export async function answer(ctx: Context, input: AnswerRequestInput): Promise<RequestCase> {
  ctx.require('requests:decide');
  const request = await getVersion(ctx, RequestCase, input);
  const answeredAt = input.answeredAt ?? ctx.now;
  notInFuture(ctx, answeredAt, 'ANSWER_IN_FUTURE');
  if (answeredAt < request.receivedAt) throw ruleBroken('ANSWER_BEFORE_RECEIPT');
  request.allow('answer');
  const late = request.dueAt !== null && request.dueAt !== undefined && answeredAt > request.dueAt;
  if (late && !input.lateReason) throw ruleBroken('LATE_REASON_MISSING');
  request.answer(answeredAt, input.channel);
  request.answerHash = createHash('sha256').update(input.content).digest('hex');
  request.answerSummary = await ctx.vault.seal(
    request.id,
    RetentionClass.REQUEST_FILE,
    FIELDS.answerSummary,
    input.content,
  );
  for (const item of await rightsOf(ctx, request.id)) {
    item.status = RequestStatus.ANSWERED;
    item.updatedAt = ctx.now;
    await deadlines.settle(ctx, item.id, ANSWER, answeredAt);
  }
  await showNearest(ctx, request);
  ctx.record(
    'request.answered',
    request,
    { channel: input.channel, answeredAt: answeredAt.toISOString(), late },
    { answer: request.answerHash, lateReason: input.lateReason ?? null },
  );
  return request;
}
