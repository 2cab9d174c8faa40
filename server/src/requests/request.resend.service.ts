import {
  conflict,
  RequestCase,
  RequestChannel,
  RequestCommunication,
  type ResendLetterOfRequestInput,
  RetentionClass,
  resendObstacle,
  ruleBroken,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { getVersion } from '../organisations/organisation.service.ts';
import { refuse } from './request.clocks.service.ts';
import { communicate } from './request.communication.service.ts';
import { documentsOf } from './request.documents.service.ts';
import { FIELDS } from './request.fields.ts';

/**
 * A letter that nobody took goes out again, as a letter of its own: to the right address, or in another way. The one that
 * failed stays as it is, with what the server said: the proof that it was tried.
 */
export async function resendLetter(
  ctx: Context,
  input: ResendLetterOfRequestInput,
): Promise<RequestCommunication> {
  ctx.require('requests:write');
  const failed = await getVersion(ctx, RequestCommunication, input);
  refuse(resendObstacle(failed));
  const request = await ctx.get(RequestCase, failed.caseId);
  const { channel, sentAt, email } = input;
  const { REQUEST_FILE } = RetentionClass;
  if (email)
    request.requesterEmail = await ctx.vault.seal(request.id, REQUEST_FILE, FIELDS.requesterEmail, email);
  const isMailed = channel === RequestChannel.EMAIL && !sentAt;
  if (isMailed && !request.requesterEmail) throw ruleBroken('ADDRESS_MISSING');
  const place = { nodeId: request.id, rowId: failed.id };
  const text = await ctx.vault.openOne({ sealed: failed.text, field: FIELDS.letter, ...place });
  if (text === null) throw conflict();
  const documents = await documentsOf(ctx, request, failed.documentIds ?? []);
  const again = { kind: failed.kind, channel, sentAt, text, documents, againOfId: failed.id };
  const letter = await communicate(ctx, request, again);
  failed.resentAt = letter.sentAt;
  request.undeliveredLetters = Math.max(0, request.undeliveredLetters - 1);
  request.updatedAt = ctx.now;
  const codes = { requestId: request.id, letterId: letter.id, channel, hasNewAddress: Boolean(email) };
  ctx.record('letter.resent', failed, codes);
  return letter;
}
