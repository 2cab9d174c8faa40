import {
  type CommunicationKind,
  type DataSubjectRequest,
  type Document,
  letterSubject,
  MailState,
  RequestChannel,
  RequestCommunication,
  ruleBroken,
} from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import { past } from '../instants.ts';
import { sha256 } from '../sha256.ts';
import { sealerOf } from '../vault/seal.ts';
import { shelfOfUnit, writeLetter } from './request.letter.service.ts';

/** Something for the person. */
export interface Outgoing {
  kind: CommunicationKind;
  channel: RequestChannel;
  /** When it went out elsewhere; absent: now. */
  sentAt?: Date | null | undefined;
  /** Absent: the letter as its template has it. */
  text?: string | null | undefined;
  /** Files of the request that go with it. */
  documents?: readonly Document[] | undefined;
  /** The letter that failed, where this one goes in its place. */
  againOfId?: string | undefined;
}

/** More than most mail servers take in one mail, once its files are written as text. */
const LARGEST_MAIL = 15_000_000;

/** What proves a letter: the hash of its text; with files, that of the hashes of all its parts, a line each. */
export const letterHash = (text: string, documents: readonly Document[] = []): string =>
  documents.length === 0
    ? sha256(text)
    : sha256([sha256(text), ...documents.map((each) => each.sha256)].map((line) => `${line}\n`).join(''));

/**
 * Keeps what is told the person, sealed, with its hash. Where it goes by mail now and they have an address, a job sends
 * it; whatever else has gone out already, in another way or at another time.
 */
export async function communicate(
  ctx: Context,
  request: DataSubjectRequest,
  out: Outgoing,
): Promise<RequestCommunication> {
  const { kind, channel } = out;
  const sentAt = past(ctx, out.sentAt ?? ctx.now, 'SENT_IN_FUTURE');
  if (sentAt < request.receivedAt) throw ruleBroken('SENT_BEFORE_RECEIPT');
  const text = out.text ?? (await writeLetter(shelfOfUnit(ctx), request, kind, request.locale)).text;
  const byMail = channel === RequestChannel.EMAIL && !out.sentAt && Boolean(request.requesterEmail);
  const documents = out.documents ?? [];
  const bytes = documents.reduce((sum, { size }) => sum + size, 0);
  if (byMail && bytes > LARGEST_MAIL) throw ruleBroken('ATTACHMENTS_TOO_LARGE');
  const id = newId('RequestCommunication');
  const letter = ctx.make(RequestCommunication, {
    id,
    caseId: request.id,
    legalEntityId: request.legalEntityId,
    kind,
    channel,
    sentAt,
    subject: letterSubject(kind, request.reference, request.locale),
    text: await sealerOf(ctx, RequestCommunication, request.id, id)('text', text),
    sha256: letterHash(text, documents),
    documentIds: documents.length > 0 ? documents.map((each) => each.id) : null,
    againOfId: out.againOfId ?? null,
    delivery: byMail ? MailState.PENDING : null,
    nextAttemptAt: byMail ? ctx.realNow : null,
  });
  const codes = {
    requestId: request.id,
    kind,
    channel,
    sentAt: sentAt.toISOString(),
    documents: documents.length,
  };
  const proof = { sha256: letter.sha256 };
  if (byMail) ctx.record('letter.queued', letter, codes, proof);
  else ctx.record('letter.recorded', letter, codes, proof);
  return letter;
}
