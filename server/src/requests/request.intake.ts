import {
  DataSubjectRequest,
  ExercisedRight,
  IdentifierScheme,
  invalidField,
  Organisation,
  RECEIVE_REQUEST,
  RequesterType,
  receiptInstant,
  type Told,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { setExternalReference } from '../external-reference.ts';
import { creationOfNode } from '../graphql/verbs.ts';
import { past, underGdpr } from '../instants.ts';
import { requireMember } from '../organisations/organisation.service.ts';
import { entityAndPlace } from '../organisations/place.ts';
import { nextReference } from '../organisations/reference.ts';
import { recognise } from '../subjects/subject.service.ts';
import { sealerOf } from '../vault/seal.ts';
import { CLAIMED, keepClaims } from './request.claim.service.ts';
import { setOff, showNearest } from './request.clocks.service.ts';
import { settleByAccount } from './request.identity.works.ts';

type Received = Told<typeof RECEIVE_REQUEST.fields>;

/**
 * A message by which rights are exercised comes in. Each right is an item with a clock of its own; all clocks start at
 * the receipt, also when it is recorded later.
 */
async function receive(ctx: Context, told: Received): Promise<DataSubjectRequest> {
  const { entity, place } = await entityAndPlace(ctx, told.legalEntityId);
  if (told.receivedAt && told.receivedOn) throw invalidField('receivedOn', 'NOT_BOTH');
  const sentAt =
    told.receivedAt ?? (told.receivedOn ? receiptInstant(told.receivedOn, place.timeZone) : ctx.now);
  const receivedAt = past(ctx, sentAt, 'RECEIPT_IN_FUTURE');
  underGdpr(receivedAt, told.receivedOn ? 'receivedOn' : 'receivedAt', place.timeZone);
  await requireMember(ctx, entity.id, told.assigneeId, 'assigneeId');
  const organisation = await ctx.get(Organisation, ctx.organisationId);
  const request = ctx.make(DataSubjectRequest, {
    reference: await nextReference(ctx, 'DR'),
    legalEntityId: entity.id,
    channel: told.channel,
    receivedAt,
    receivedOn: told.receivedOn ?? null,
    locale: told.locale ?? organisation.locale,
    requesterType: told.requester?.type ?? RequesterType.SELF,
    assigneeId: told.assigneeId ?? null,
    rightCodes: told.rights,
    undecidedRights: told.rights.length,
  });
  await setExternalReference(ctx, DataSubjectRequest, request, told.externalReference);
  const seal = sealerOf(ctx, DataSubjectRequest, request.id);
  request.requesterName = await seal('requesterName', told.requester?.name);
  request.requesterEmail = await seal('requesterEmail', told.requester?.email);
  request.verbatim = await seal('verbatim', told.verbatim);
  for (const right of told.rights) {
    const item = ctx.make(ExercisedRight, { caseId: request.id, legalEntityId: entity.id, right });
    await setOff(ctx, request, item, place);
  }
  await showNearest(ctx, request);
  ctx.record('request.received', request, { channel: told.channel, rights: told.rights });
  await keepWho(ctx, request, told);
  return request;
}

/**
 * What the message says of who the person is. It stays a claim; where the caller vouches for it, since the person is signed
 * in there, no check is needed and they are found or recorded, GDPR 12(6), EDPB 01/2022. In doubt they are left open. Who
 * writes for themselves says their own address as well; a representative's is not the person's.
 */
async function keepWho(ctx: Context, request: DataSubjectRequest, told: Received): Promise<void> {
  const { subjectIdentifiers, isVouchedFor, requester } = told;
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

export const requestIntake = creationOfNode(DataSubjectRequest, RECEIVE_REQUEST, receive);
