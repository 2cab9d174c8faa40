import {
  type AcknowledgeNoticeOfRightInput,
  CommunicationKind,
  DataSubjectRequest,
  type NotifyRecipientOfRightInput,
  notFound,
  noticeObstacle,
  RecipientNotice,
  RecipientNoticeOutcome,
  RequestCase,
  type RequestCommunication,
  RetentionClass,
  recipientObstacle,
  ruleBroken,
  type TellRecipientsOfRequestInput,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { past } from '../instants.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { refuse, rightsOf, showRights } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { FIELDS } from './request.fields.ts';

/** A recipient of the data hears what was done, or it is kept why none does, GDPR 19. */
export async function notifyRecipient(
  ctx: Context,
  input: NotifyRecipientOfRightInput,
): Promise<RecipientNotice> {
  ctx.require('requests:write');
  const item = await getVersion(ctx, DataSubjectRequest, input);
  const request = await ctx.get(RequestCase, item.caseId);
  refuse(recipientObstacle(item, request));
  refuse(noticeObstacle(input));
  const { outcome } = input;
  const isTold = outcome === RecipientNoticeOutcome.TOLD;
  const sentAt = isTold ? past(ctx, input.sentAt ?? ctx.now, 'NOTICE_IN_FUTURE') : null;
  if (sentAt && sentAt < request.receivedAt) throw ruleBroken('NOTICE_BEFORE_RECEIPT');
  const id = newId('RecipientNotice');
  const seal = (field: string, text: string | null | undefined) =>
    text ? ctx.vault.seal(request.id, RetentionClass.REQUEST_FILE, field, text, id) : null;
  const notice = ctx.make(RecipientNotice, {
    id,
    itemId: item.id,
    legalEntityId: item.legalEntityId,
    outcome,
    recipient: await seal(FIELDS.recipient, input.recipient),
    reason: await seal(FIELDS.notToldReason, isTold ? null : input.reason),
    sentAt,
  });
  await showRights(ctx, request);
  const codes = { requestId: request.id, noticeId: id, outcome, sentAt: sentAt?.toISOString() ?? null };
  ctx.record('right.recipientNotified', item, codes);
  return notice;
}

/** A recipient confirms that it was done there too. */
export async function acknowledgeNotice(
  ctx: Context,
  input: AcknowledgeNoticeOfRightInput,
): Promise<RecipientNotice> {
  ctx.require('requests:write');
  const item = await getVersion(ctx, DataSubjectRequest, input);
  const notice = await ctx.get(RecipientNotice, input.noticeId);
  if (notice.itemId !== item.id) throw notFound();
  refuse(recipientObstacle(item, await ctx.get(RequestCase, item.caseId)));
  if (!notice.sentAt) throw ruleBroken('NOTICE_NOT_SENT');
  if (notice.acknowledgedAt) throw ruleBroken('NOTICE_ACKNOWLEDGED_BEFORE');
  const acknowledgedAt = past(ctx, input.acknowledgedAt ?? ctx.now, 'ACKNOWLEDGED_IN_FUTURE');
  if (acknowledgedAt < notice.sentAt) throw ruleBroken('ACKNOWLEDGED_BEFORE_SENT');
  Object.assign(notice, { acknowledgedAt, updatedAt: ctx.now });
  const codes = {
    requestId: item.caseId,
    noticeId: notice.id,
    acknowledgedAt: acknowledgedAt.toISOString(),
  };
  ctx.record('right.recipientAcknowledged', item, codes);
  return notice;
}

/** The person asked who the recipients are: they are told, GDPR 19, second sentence. */
export async function tellRecipients(
  ctx: Context,
  input: TellRecipientsOfRequestInput,
): Promise<RequestCommunication> {
  ctx.require('requests:write');
  const request = await getVersion(ctx, RequestCase, input);
  const items = await rightsOf(ctx, request.id);
  const told = await ctx.em.count(RecipientNotice, {
    itemId: { $in: items.map(({ id }) => id) },
    outcome: RecipientNoticeOutcome.TOLD,
  });
  if (told === 0) throw ruleBroken('RECIPIENTS_UNKNOWN');
  const { channel, sentAt, text } = input;
  const { RECIPIENTS_NOTICE } = CommunicationKind;
  const letter = await communicate(ctx, request, { kind: RECIPIENTS_NOTICE, channel, sentAt, text });
  const codes = { channel, sentAt: letter.sentAt.toISOString(), recipients: told };
  ctx.record('request.recipientsTold', request, codes);
  return letter;
}
