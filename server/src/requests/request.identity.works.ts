import {
  CommunicationKind,
  DataSubjectRequest,
  IdentityCheck,
  IdentityMethod,
  IdentityResult,
  identityObstacle,
  invalidField,
  PauseReason,
  type REQUEST_VERBS,
  RequestStatus,
  ruleBroken,
  Suspension,
  type Told,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { DONE, UNCHANGED } from '../graphql/verbs.ts';
import { sealerOf } from '../vault/seal.ts';
import { decidesPerson, refuseClaims, settlePerson } from './request.claim.service.ts';
import { recompute, refuse, showRights } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { deleteIdentityDocuments } from './request.documents.service.ts';
import type { RequestWorks } from './request.works.ts';

type Check = Told<(typeof REQUEST_VERBS)['verify']['fields']>;

/**
 * A clock that waits for the person's own answer about who they are. With the answer it has to be resumed, at the
 * instant at which it came; where it never came, the wait ends with the decision.
 */
async function endWait(
  ctx: Context,
  request: DataSubjectRequest,
  result: IdentityResult,
  at: Date,
): Promise<void> {
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
  request: DataSubjectRequest,
  told: Check,
  at: Date,
): Promise<IdentityCheck> {
  const id = newId('IdentityCheck');
  const seal = sealerOf(ctx, IdentityCheck, request.id, id);
  const isOpen = told.result === IdentityResult.PENDING;
  return ctx.make(IdentityCheck, {
    id,
    caseId: request.id,
    legalEntityId: request.legalEntityId,
    result: told.result,
    method: told.method ?? null,
    asked: await seal('asked', told.asked),
    reason: await seal('reason', told.reason),
    // With the decision the document goes: what comes with it is not kept at all.
    documentReference: isOpen ? await seal('documentReference', told.documentReference) : null,
    documentDeletedAt: !isOpen && told.documentReference ? ctx.now : null,
    at,
  });
}

const stepIn = (status: RequestStatus | null | undefined): RequestStatus | null | undefined =>
  status === RequestStatus.RECEIVED ? RequestStatus.IDENTITY_CHECK : status;

/** The person is signed in with whoever passes their message on: no check is needed, EDPB 01/2022. */
export async function settleByAccount(ctx: Context, request: DataSubjectRequest): Promise<void> {
  const codes = { result: IdentityResult.NOT_NEEDED, method: IdentityMethod.AUTHENTICATED_ACCOUNT };
  request.identity = codes.result;
  const { id: caseId, legalEntityId } = request;
  ctx.make(IdentityCheck, { caseId, legalEntityId, ...codes, at: ctx.now });
  ctx.record('request.identitySettled', request, { ...codes, at: ctx.now.toISOString() });
  ctx.record('request.subjectIdentified', request, { dataSubjectId: request.dataSubjectId });
}

/** Who asks, GDPR 12(6), and for whom. */
export const identityWorks = {
  /** Something is asked of the person, or the question is settled. */
  async verify(ctx, request, told) {
    refuse(identityObstacle(told));
    const { result, method = null, channel, text } = told;
    const at = told.at ?? ctx.now;
    const isOpen = result === IdentityResult.PENDING;
    const made = await keepCheck(ctx, request, told, at);
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
      if (decidesPerson(told)) throw ruleBroken('IDENTITY_UNSETTLED');
      if (!isOpen) await refuseClaims(ctx, request);
    } else if (decidesPerson(told)) await settlePerson(ctx, request, told);
    await showRights(ctx, request);
    const { IDENTITY_REQUEST } = CommunicationKind;
    if (isOpen && channel)
      await communicate(ctx, request, { kind: IDENTITY_REQUEST, channel, text, sentAt: told.at });
    const event = isOpen ? 'request.identityAsked' : 'request.identitySettled';
    ctx.record(event, request, { result, method, at: at.toISOString() });
    return { made };
  },

  /** The mandate of somebody who asks for the person: a request of a stranger opens no data. */
  async verifyMandate(ctx, request, { result, note }) {
    request.mandate = result;
    request.mandateNote = await sealerOf(ctx, DataSubjectRequest, request.id)('mandateNote', note);
    return { codes: { result } };
  },

  /** The person is found later than the message: by their node, by what the message claims, or by what else is known. */
  async identifySubject(ctx, request, told) {
    if (!decidesPerson(told)) throw invalidField('dataSubjectId', 'NOBODY_NAMED');
    const noted = ctx.notes.length;
    await settlePerson(ctx, request, told);
    return ctx.notes.length > noted ? DONE : UNCHANGED;
  },
} satisfies Partial<RequestWorks>;
