import {
  type AcknowledgeRequestInput,
  CommunicationKind,
  type IdentifySubjectOfRequestInput,
  IdentityCheck,
  IdentityMethod,
  IdentityResult,
  identityObstacle,
  invalidField,
  PauseReason,
  RequestCase,
  RequestStatus,
  RetentionClass,
  ruleBroken,
  type Sealed,
  Suspension,
  type VerifyMandateOfRequestInput,
  type VerifyRequestInput,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { past } from '../instants.ts';
import { leaveAsItWas, markChanged } from '../no-change.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { decidesPerson, refuseClaims, settlePerson } from './request.claim.service.ts';
import { recompute, refuse, showRights } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { deleteIdentityDocuments } from './request.documents.service.ts';
import { FIELDS } from './request.fields.ts';

/** The person is told that their message arrived, and until when they will have an answer. */
export async function acknowledge(ctx: Context, input: AcknowledgeRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('acknowledge');
  const letter = await communicate(ctx, request, { kind: CommunicationKind.ACKNOWLEDGEMENT, ...input });
  request.acknowledgedAt = letter.sentAt;
  ctx.record('request.acknowledged', request, {
    channel: input.channel,
    sentAt: letter.sentAt.toISOString(),
  });
  return request;
}

/**
 * A clock that waits for the person's own answer about who they are. With the answer it has to be resumed, at the
 * instant at which it came; where it never came, the wait ends with the decision.
 */
async function endWait(ctx: Context, request: RequestCase, result: IdentityResult, at: Date): Promise<void> {
  if (request.status !== RequestStatus.PAUSED) return;
  const wait = await ctx.em.findOne(Suspension, { caseId: request.id, answeredAt: null });
  if (wait?.reason !== PauseReason.IDENTITY_DOUBT) return;
  if (result !== IdentityResult.FAILED) throw ruleBroken('SUSPENDED');
  Object.assign(wait, { answeredAt: at < wait.askedAt ? wait.askedAt : at, updatedAt: ctx.now });
  request.resume();
  await recompute(ctx, request, 'RESUMED');
}

async function keepCheck(
  ctx: Context,
  request: RequestCase,
  input: VerifyRequestInput,
  at: Date,
): Promise<IdentityCheck> {
  const id = newId('IdentityCheck');
  const seal = (field: string, text: string | null | undefined): Promise<Sealed> | null =>
    text ? ctx.vault.seal(request.id, RetentionClass.REQUEST_FILE, field, text, id) : null;
  const isOpen = input.result === IdentityResult.PENDING;
  return ctx.make(IdentityCheck, {
    id,
    caseId: request.id,
    legalEntityId: request.legalEntityId,
    result: input.result,
    method: input.method ?? null,
    asked: await seal(FIELDS.asked, input.asked),
    reason: await seal(FIELDS.identityReason, input.reason),
    // With the decision the document goes: what comes with it is not kept at all.
    documentReference: isOpen ? await seal(FIELDS.documentReference, input.documentReference) : null,
    documentDeletedAt: !isOpen && input.documentReference ? ctx.now : null,
    at,
  });
}

const stepIn = (status: RequestStatus | null | undefined): RequestStatus | null | undefined =>
  status === RequestStatus.RECEIVED ? RequestStatus.IDENTITY_CHECK : status;

/** A look at who asks, GDPR 12(6): something is asked of them, or the question is settled. */
export async function verify(ctx: Context, input: VerifyRequestInput): Promise<IdentityCheck> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('verify');
  refuse(identityObstacle(input));
  const at = past(ctx, input.at ?? ctx.now, 'CHECK_IN_FUTURE');
  if (at < request.receivedAt) throw ruleBroken('CHECK_BEFORE_RECEIPT');
  const { result, method = null, channel, text } = input;
  const isOpen = result === IdentityResult.PENDING;
  const check = await keepCheck(ctx, request, input, at);
  if (!isOpen) {
    await endWait(ctx, request, result, at);
    await deleteIdentityDocuments(ctx, request, 'DECIDED');
  }
  request.identity = result;
  if (result !== IdentityResult.NOT_NEEDED) {
    request.status = stepIn(request.status) as RequestStatus;
    request.pausedFrom = stepIn(request.pausedFrom) ?? null;
  }
  if (isOpen || result === IdentityResult.FAILED) {
    if (decidesPerson(input)) throw ruleBroken('IDENTITY_UNSETTLED');
    if (!isOpen) await refuseClaims(ctx, request);
  } else if (decidesPerson(input)) await settlePerson(ctx, request, input);
  await showRights(ctx, request);
  if (isOpen && channel) {
    const { IDENTITY_REQUEST } = CommunicationKind;
    await communicate(ctx, request, { kind: IDENTITY_REQUEST, channel, text, sentAt: input.at });
  }
  const codes = { result, method, at: at.toISOString() };
  if (isOpen) ctx.record('request.identityAsked', request, codes);
  else ctx.record('request.identitySettled', request, codes);
  return check;
}

/** The person is signed in with whoever passes their message on: no check is needed, EDPB 01/2022. */
export async function settleByAccount(ctx: Context, request: RequestCase): Promise<void> {
  const codes = { result: IdentityResult.NOT_NEEDED, method: IdentityMethod.AUTHENTICATED_ACCOUNT };
  request.identity = codes.result;
  const { id: caseId, legalEntityId } = request;
  ctx.make(IdentityCheck, { caseId, legalEntityId, ...codes, at: ctx.now });
  ctx.record('request.identitySettled', request, { ...codes, at: ctx.now.toISOString() });
  ctx.record('request.subjectIdentified', request, { dataSubjectId: request.dataSubjectId });
}

/** The mandate of somebody who asks for the person: a request of a stranger opens no data. */
export async function verifyMandate(ctx: Context, input: VerifyMandateOfRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('verifyMandate');
  request.mandate = input.result;
  const { REQUEST_FILE } = RetentionClass;
  request.mandateNote = await ctx.vault.seal(request.id, REQUEST_FILE, FIELDS.mandateNote, input.note);
  ctx.record('request.mandateVerified', request, { result: input.result });
  return request;
}

/** The person is found later than the message: by their node, by what the message claims, or by what else is known. */
export async function identifySubject(
  ctx: Context,
  input: IdentifySubjectOfRequestInput,
): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('identifySubject');
  if (!decidesPerson(input)) throw invalidField('dataSubjectId', 'NOBODY_NAMED');
  // What follows asks the database, which would write the mark down before it is known whether anything changes.
  leaveAsItWas(request);
  const told = ctx.notes.length;
  await settlePerson(ctx, request, input);
  if (ctx.notes.length > told) markChanged(request, ctx.now);
  return request;
}
