import {
  CommunicationKind,
  DataSubjectRequest,
  extensionObstacle,
  IdentityCheck,
  invalidField,
  PauseReason,
  RequestCommunication,
  RequestStatus,
  receiptInstant,
  ruleBroken,
  Suspension,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import * as deadlines from '../deadlines/deadline.service.ts';
import { setExternalReference } from '../external-reference.ts';
import { DONE, UNCHANGED } from '../graphql/verbs.ts';
import { past, underGdpr } from '../instants.ts';
import { isSame } from '../no-change.ts';
import { requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { sealerOf } from '../vault/seal.ts';
import { ANSWER, cancelClocks, recompute, refuse, rightsOf, showRights } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { deleteIdentityDocuments } from './request.documents.service.ts';
import type { RequestWorks } from './request.works.ts';

/** The earliest thing that happened after the receipt: the receipt lies before it. */
async function firstEvent(ctx: Context, request: DataSubjectRequest): Promise<Date | null> {
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

async function end(ctx: Context, request: DataSubjectRequest, status: RequestStatus): Promise<void> {
  request.status = status;
  request.closedAt = ctx.now;
  await deleteIdentityDocuments(ctx, request, status);
  await showRights(ctx, request);
  await cancelClocks(ctx, request, status);
}

/** What moves a request from its receipt to its end, and its clocks with it. */
export const workflowWorks = {
  /** The alerts that have not gone out go to whom it is assigned. */
  async assign(ctx, request, told) {
    const assigneeId = told.assigneeId ?? null;
    await requireMember(ctx, request.legalEntityId, assigneeId, 'assigneeId');
    if (isSame(assigneeId, request.assigneeId)) return UNCHANGED;
    request.assigneeId = assigneeId;
    for (const { id } of await rightsOf(ctx, request.id)) await deadlines.reassign(ctx, id, assigneeId);
    return { codes: { assigneeId } };
  },

  async setExternalReference(ctx, request, { externalReference }) {
    const { externalSystem, externalId } = request;
    await setExternalReference(ctx, DataSubjectRequest, request, externalReference);
    if (request.externalSystem === externalSystem && request.externalId === externalId) return UNCHANGED;
    return { codes: { system: request.externalSystem ?? null } };
  },

  /** The receipt was another one: every clock is computed again, and what it was is kept. */
  async correctReceipt(ctx, request, told) {
    if (Boolean(told.receivedAt) === Boolean(told.receivedOn))
      throw invalidField('receivedOn', 'ONE_OF_BOTH');
    const { place } = await entityAndPlace(ctx, request.legalEntityId);
    const sentAt = told.receivedAt ?? receiptInstant(told.receivedOn as string, place.timeZone);
    const receivedAt = past(ctx, sentAt, 'RECEIPT_IN_FUTURE');
    underGdpr(receivedAt, told.receivedOn ? 'receivedOn' : 'receivedAt', place.timeZone);
    const first = await firstEvent(ctx, request);
    if (first && receivedAt > first) throw ruleBroken('RECEIPT_AFTER_EVENTS');
    if (isSame(receivedAt, request.receivedAt) && isSame(told.receivedOn, request.receivedOn))
      return UNCHANGED;
    const from = request.receivedAt.toISOString();
    request.receivedAt = receivedAt;
    request.receivedOn = told.receivedOn ?? null;
    request.receiptReason = await sealerOf(ctx, DataSubjectRequest, request.id)('receiptReason', told.reason);
    await recompute(ctx, request, 'RECEIPT_CORRECTED');
    return { codes: { from, to: receivedAt.toISOString() } };
  },

  async qualify(ctx, request) {
    request.status = RequestStatus.QUALIFIED;
    await showRights(ctx, request);
    return { codes: { rights: request.rightCodes } };
  },

  async start(ctx, request) {
    request.status = RequestStatus.IN_PROGRESS;
    await showRights(ctx, request);
    return DONE;
  },

  async suspend(ctx, request, { reason, askedAt }) {
    if (reason === PauseReason.AUTHORITY_INFORMATION) throw invalidField('reason', 'NOT_FOR_REQUESTS');
    request.suspend();
    const { id: caseId, legalEntityId } = request;
    const made = ctx.make(Suspension, { caseId, legalEntityId, reason, askedAt });
    await recompute(ctx, request, 'SUSPENDED');
    await showRights(ctx, request);
    return { made, codes: { reason, askedAt: askedAt.toISOString() } };
  },

  async resume(ctx, request, { answeredAt }) {
    request.resume();
    const wait = await ctx.em.findOneOrFail(Suspension, { caseId: request.id, answeredAt: null });
    if (answeredAt < wait.askedAt) throw ruleBroken('ANSWERED_BEFORE_ASKED');
    Object.assign(wait, { answeredAt, updatedAt: ctx.now });
    await recompute(ctx, request, 'RESUMED');
    await showRights(ctx, request);
    return { codes: { answeredAt: answeredAt.toISOString() } };
  },

  /** GDPR 12(3): refused once the first month is over, since the person had to hear of it within it. */
  async extend(ctx, request, { reasons, channel, text, ...told }) {
    const notifiedAt = told.notifiedAt ?? ctx.now;
    const [item] = await rightsOf(ctx, request.id);
    const clock = item && (await deadlines.findClock(ctx, item.id, ANSWER));
    refuse(extensionObstacle(clock?.dueAt ?? null, notifiedAt));
    const months = told.months ?? 2;
    request.extensionReasons = reasons;
    request.extensionNotifiedAt = notifiedAt;
    request.extensionMonths = months;
    await recompute(ctx, request, 'EXTENDED');
    const { EXTENSION_NOTICE } = CommunicationKind;
    if (channel)
      await communicate(ctx, request, { kind: EXTENSION_NOTICE, channel, text, sentAt: told.notifiedAt });
    return { codes: { reasons, months, notifiedAt: notifiedAt.toISOString() } };
  },

  /** Another controller is the right one: the person is told so, and the clocks have nothing to measure any more. */
  async transfer(ctx, request, { to, channel, sentAt, text }) {
    request.transferredTo = await sealerOf(ctx, DataSubjectRequest, request.id)('transferredTo', to);
    const { TRANSFER_NOTICE } = CommunicationKind;
    const letter = await communicate(ctx, request, { kind: TRANSFER_NOTICE, channel, sentAt, text });
    await end(ctx, request, RequestStatus.TRANSFERRED);
    return { codes: { channel, sentAt: letter.sentAt.toISOString() } };
  },

  async withdraw(ctx, request, { channel, withdrawnAt }) {
    await end(ctx, request, RequestStatus.WITHDRAWN);
    return { codes: { channel, withdrawnAt: withdrawnAt.toISOString() } };
  },

  /** Nothing is left to do after the answer: the file's retention begins. */
  async close(ctx, request) {
    request.status = RequestStatus.CLOSED;
    request.closedAt = ctx.now;
    return DONE;
  },
} satisfies Partial<RequestWorks>;
