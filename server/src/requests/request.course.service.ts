import {
  type AssignRequestInput,
  CommunicationKind,
  type CorrectReceiptOfRequestInput,
  IdentityCheck,
  invalidField,
  RequestCase,
  RequestCommunication,
  RequestStatus,
  type RequestVersionInput,
  RetentionClass,
  receiptInstant,
  ruleBroken,
  type SetExternalReferenceOfRequestInput,
  Suspension,
  type TransferRequestInput,
  type WithdrawRequestInput,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { setExternalReference } from '../external-reference.ts';
import { past, underGdpr } from '../instants.ts';
import { isSame, leaveAsItWas } from '../no-change.ts';
import { getVersion, requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { cancelClocks, recompute, rightsOf, showRights } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { deleteIdentityDocuments } from './request.documents.service.ts';
import { FIELDS } from './request.fields.ts';

/** Somebody else works it: the alerts that have not gone out go to them. */
export async function assign(ctx: Context, input: AssignRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('assign');
  const assigneeId = input.assigneeId ?? null;
  await requireMember(ctx, request.legalEntityId, assigneeId, 'assigneeId');
  if (isSame(assigneeId, request.assigneeId)) return leaveAsItWas(request);
  request.assigneeId = assigneeId;
  for (const { id } of await rightsOf(ctx, request.id)) await deadlines.reassign(ctx, id, assigneeId);
  ctx.record('request.assigned', request, { assigneeId });
  return request;
}

/** Another system calls it so, or no longer does. */
export async function refer(ctx: Context, input: SetExternalReferenceOfRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('setExternalReference');
  const { externalSystem, externalId } = request;
  await setExternalReference(ctx, RequestCase, request, input.externalReference);
  if (request.externalSystem === externalSystem && request.externalId === externalId)
    return leaveAsItWas(request);
  ctx.record('request.externalReferenceSet', request, { system: request.externalSystem ?? null });
  return request;
}

/** The earliest thing that happened after the receipt: the receipt lies before it. */
async function firstEvent(ctx: Context, request: RequestCase): Promise<Date | null> {
  const where = { caseId: request.id };
  const suspensions = await ctx.em.find(Suspension, where);
  const letters = await ctx.em.find(RequestCommunication, where);
  const checks = await ctx.em.find(IdentityCheck, where);
  const instants = [
    ...suspensions.map(({ askedAt }) => askedAt),
    ...letters.map(({ sentAt }) => sentAt),
    ...checks.map(({ at }) => at),
    ...(request.extensionNotifiedAt ? [request.extensionNotifiedAt] : []),
  ];
  return instants.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** The receipt was another one: every clock is computed again, and what it was is kept. */
export async function correctReceipt(
  ctx: Context,
  input: CorrectReceiptOfRequestInput,
): Promise<RequestCase> {
  ctx.require('requests:decide');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('correctReceipt');
  if (Boolean(input.receivedAt) === Boolean(input.receivedOn))
    throw invalidField('receivedOn', 'ONE_OF_BOTH');
  const { place } = await entityAndPlace(ctx, request.legalEntityId);
  const sentAt = input.receivedAt ?? receiptInstant(input.receivedOn as string, place.timeZone);
  const receivedAt = past(ctx, sentAt, 'RECEIPT_IN_FUTURE');
  underGdpr(receivedAt, input.receivedOn ? 'receivedOn' : 'receivedAt', place.timeZone);
  const first = await firstEvent(ctx, request);
  if (first && receivedAt > first) throw ruleBroken('RECEIPT_AFTER_EVENTS');
  if (isSame(receivedAt, request.receivedAt) && isSame(input.receivedOn, request.receivedOn))
    return leaveAsItWas(request);
  const from = request.receivedAt.toISOString();
  request.receivedAt = receivedAt;
  request.receivedOn = input.receivedOn ?? null;
  const { REQUEST_FILE } = RetentionClass;
  request.receiptReason = await ctx.vault.seal(request.id, REQUEST_FILE, FIELDS.receiptReason, input.reason);
  await recompute(ctx, request, 'RECEIPT_CORRECTED');
  ctx.record('request.receiptCorrected', request, { from, to: receivedAt.toISOString() });
  return request;
}

/** Which rights are exercised is understood, and who exercises them. */
export async function qualify(ctx: Context, input: RequestVersionInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('qualify');
  request.status = RequestStatus.QUALIFIED;
  await showRights(ctx, request);
  ctx.record('request.qualified', request, { rights: request.rightCodes });
  return request;
}

export async function start(ctx: Context, input: RequestVersionInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('start');
  request.status = RequestStatus.IN_PROGRESS;
  await showRights(ctx, request);
  ctx.record('request.started', request);
  return request;
}

/** Another controller is the right one: the person is told so, and the clocks have nothing to measure any more. */
export async function transfer(ctx: Context, input: TransferRequestInput): Promise<RequestCase> {
  ctx.require('requests:decide');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('transfer');
  const { REQUEST_FILE } = RetentionClass;
  request.transferredTo = await ctx.vault.seal(request.id, REQUEST_FILE, FIELDS.transferredTo, input.to);
  const { channel, sentAt, text } = input;
  const { TRANSFER_NOTICE } = CommunicationKind;
  const letter = await communicate(ctx, request, { kind: TRANSFER_NOTICE, channel, sentAt, text });
  await end(ctx, request, RequestStatus.TRANSFERRED);
  ctx.record('request.transferred', request, { channel, sentAt: letter.sentAt.toISOString() });
  return request;
}

/** The person took it back. */
export async function withdraw(ctx: Context, input: WithdrawRequestInput): Promise<RequestCase> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('withdraw');
  const withdrawnAt = past(ctx, input.withdrawnAt ?? ctx.now, 'WITHDRAWAL_IN_FUTURE');
  if (withdrawnAt < request.receivedAt) throw ruleBroken('WITHDRAWAL_BEFORE_RECEIPT');
  await end(ctx, request, RequestStatus.WITHDRAWN);
  const { channel } = input;
  ctx.record('request.withdrawn', request, { channel, withdrawnAt: withdrawnAt.toISOString() });
  return request;
}

async function end(ctx: Context, request: RequestCase, status: RequestStatus): Promise<void> {
  request.status = status;
  request.closedAt = ctx.now;
  await deleteIdentityDocuments(ctx, request, status);
  await showRights(ctx, request);
  await cancelClocks(ctx, request, status);
}

/** Nothing is left to do after the answer: the file's retention begins. */
export async function close(ctx: Context, input: RequestVersionInput): Promise<RequestCase> {
  ctx.require('requests:decide');
  const request = await getVersion(ctx, RequestCase, input);
  request.allow('close');
  request.status = RequestStatus.CLOSED;
  request.closedAt = ctx.now;
  ctx.record('request.closed', request);
  return request;
}
