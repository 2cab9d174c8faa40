import {
  type AnnounceFeeOfRightInput,
  CommunicationKind,
  DataSubjectRequest,
  FeeAnnouncement,
  feeObstacle,
  RequestCase,
  RetentionClass,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { refuse } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { latestProposal } from './request.decision.service.ts';
import { FIELDS } from './request.fields.ts';

/**
 * A reasonable fee is announced before it is charged, and only where the request was assessed as manifestly unfounded or
 * excessive, GDPR 12(5)(a). The clock goes on: to ask for a fee suspends nothing.
 */
export async function announceFee(ctx: Context, input: AnnounceFeeOfRightInput): Promise<FeeAnnouncement> {
  ctx.require('requests:decide');
  const item = await getVersion(ctx, DataSubjectRequest, input);
  const request = await ctx.get(RequestCase, item.caseId);
  const before = await ctx.em.count(FeeAnnouncement, { itemId: item.id });
  refuse(feeObstacle(item, request, await latestProposal(ctx, item.id), before > 0));
  const { amountInCents, channel, sentAt, text } = input;
  const currency = input.currency ?? 'EUR';
  const id = newId('FeeAnnouncement');
  const { REQUEST_FILE } = RetentionClass;
  const fee = ctx.make(FeeAnnouncement, {
    id,
    itemId: item.id,
    legalEntityId: item.legalEntityId,
    amountInCents,
    currency,
    reason: await ctx.vault.seal(request.id, REQUEST_FILE, FIELDS.feeReason, input.reason, id),
    toldAt: sentAt ?? ctx.now,
    announcedById: ctx.actor.userId,
  });
  await communicate(ctx, request, { kind: CommunicationKind.FEE_NOTICE, channel, sentAt, text });
  request.updatedAt = ctx.now;
  const codes = { requestId: request.id, amountInCents, currency, toldAt: fee.toldAt.toISOString() };
  ctx.record('right.feeAnnounced', item, codes);
  return fee;
}
