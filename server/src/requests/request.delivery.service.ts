import { randomUUID } from 'node:crypto';
import { DataSubjectRequest, RequestCommunication, RetentionClass, sealedFieldOf } from '@vigie/schema';
import { systemActor } from '../actor.ts';
import { type Context, newId } from '../context.ts';
import type { AlertDesk } from '../deadlines/alert-claim.service.ts';
import { findClock } from '../deadlines/deadline.service.ts';
import { firstToTell } from '../deadlines/recipient.service.ts';
import { filesOf } from '../documents/document.service.ts';
import { keepMails, recordMails } from '../mails/mail.service.ts';
import { LONGEST_ATTEMPT, type Mail, MailFailure, mailHost, retryDelay } from '../mails/transport.ts';
import { unitOfWork, type WorkOrder } from '../unit-of-work.ts';
import { ANSWER, rightsOf } from './request.clocks.service.ts';

/** How an attempt to send a letter ended. */
export type LetterOutcome = 'SENT' | 'RETRY' | 'FAILED' | 'NOT_DUE';

/** Nobody else tries for so long: longer than any attempt lasts. Milliseconds. */
const LEASE = 2 * LONGEST_ATTEMPT;

const orderOf = (organisationId: string): WorkOrder => ({
  actor: systemActor(organisationId),
  organisationId,
  requestId: randomUUID(),
});

const codesOf = ({ caseId, kind, attempts }: RequestCommunication) => ({
  requestId: caseId,
  kind,
  attempt: attempts,
});

/** First unit: takes the letter for a lease and keeps its mail, so that the attempt is on record before a byte is sent. */
async function claim(ctx: Context, desk: AlertDesk, id: string): Promise<Mail | null> {
  const [taken] = await ctx.sql(
    `update request_communication set attempts = attempts + 1, version = version + 1, updated_at = $2,
       next_attempt_at = clock_timestamp() + $3 * interval '1 ms'
     where id = (select id from request_communication where id = $1 and delivery = 'PENDING'
                   and next_attempt_at <= clock_timestamp() for update skip locked)
     returning id`,
    [id, ctx.now, LEASE],
  );
  if (!taken) return null;
  const letter = await ctx.get(RequestCommunication, id);
  const request = await ctx.get(DataSubjectRequest, letter.caseId);
  const [to, text] = await ctx.vault.open([
    {
      sealed: request.requesterEmail as Buffer,
      field: sealedFieldOf(DataSubjectRequest, 'requesterEmail'),
      nodeId: request.id,
    },
    {
      sealed: letter.text,
      field: sealedFieldOf(RequestCommunication, 'text'),
      nodeId: request.id,
      rowId: letter.id,
    },
  ]);
  if (!to || !text) {
    await settle(ctx, letter, 'FAILED', 'ERASED');
    return null;
  }
  // One letter, one Message-ID: a further attempt after a crash is known as the same mail.
  const messageId = `${letter.id}@${mailHost(desk.publicUrl)}`;
  const attachments = await filesOf(ctx, letter.documentIds ?? []);
  if (!attachments) {
    await settle(ctx, letter, 'FAILED', 'ERASED');
    return null;
  }
  const mail: Mail = { messageId, to, subject: letter.subject, text, urgent: false, attachments };
  await keepMails(ctx, [
    {
      mail,
      recipientId: null,
      ownerId: request.id,
      legalEntityId: letter.legalEntityId,
      retention: RetentionClass.REQUEST_FILE,
      nodeId: letter.id,
      isFirst: letter.attempts === 1,
    },
  ]);
  return mail;
}

/** Whoever works the request hears by inbox that the person did not get their letter: it has to go another way. */
async function tell(ctx: Context, letter: RequestCommunication): Promise<void> {
  const request = await ctx.get(DataSubjectRequest, letter.caseId);
  const [item] = await rightsOf(ctx, request.id);
  const clock = item && (await findClock(ctx, item.id, ANSWER));
  const [recipientId] = await firstToTell(ctx, request);
  if (!clock || !recipientId) return;
  await ctx.sql(
    `insert into notification (id, organisation_id, created_at, updated_at, legal_entity_id, recipient_id, step_id, kind,
                               node_id, deadline_id)
     values ($1, $2, $3, $3, $4, $5, $6, 'LETTER_FAILED', $7, $8) on conflict (organisation_id, step_id) do nothing`,
    [
      newId('Notification'),
      ctx.organisationId,
      ctx.now,
      letter.legalEntityId,
      recipientId,
      letter.id,
      clock.nodeId,
      clock.id,
    ],
  );
}

/** It has to go out again: the request says so until it did, and is not closed before. */
async function giveUp(ctx: Context, letter: RequestCommunication): Promise<void> {
  await ctx.sql(
    `update data_subject_request set undelivered_letters = undelivered_letters + 1, updated_at = $2, version = version + 1
     where id = $1`,
    [letter.caseId, ctx.now],
  );
  await tell(ctx, letter);
}

async function settle(
  ctx: Context,
  letter: RequestCommunication,
  outcome: Exclude<LetterOutcome, 'NOT_DUE'>,
  answer: string,
): Promise<void> {
  const delay = outcome === 'RETRY' ? retryDelay(letter.attempts) : null;
  await ctx.sql(
    `update request_communication set delivery = $2, server_answer = $3, updated_at = $4, version = version + 1,
       delivered_at = case when $2 = 'SENT' then $4::timestamptz end,
       next_attempt_at = clock_timestamp() + $5::float8 * interval '1 ms'
     where id = $1 and delivery = 'PENDING'`,
    [letter.id, outcome === 'RETRY' ? 'PENDING' : outcome, answer.slice(0, 60), ctx.now, delay],
  );
  if (outcome === 'FAILED') await giveUp(ctx, letter);
  if (outcome === 'SENT') ctx.record('letter.sent', letter, codesOf(letter));
  else
    ctx.record('letter.failed', letter, { ...codesOf(letter), error: answer, final: outcome === 'FAILED' });
}

/** Hands a mail over and says how that ended; a failure of ours is thrown on, and the lease runs out by itself. */
async function attempt(desk: AlertDesk, mail: Mail): Promise<[Exclude<LetterOutcome, 'NOT_DUE'>, string]> {
  try {
    return ['SENT', (await desk.transport.send(mail)).answer];
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    return [error.kind === 'PERMANENT' ? 'FAILED' : 'RETRY', error.code];
  }
}

/**
 * Sends one letter, if it is due and nobody else has it. Called by anyone, any number of times: it goes out once, or
 * once more after a crash under the same Message-ID.
 */
export async function sendLetter(
  desk: AlertDesk,
  organisationId: string,
  id: string,
): Promise<LetterOutcome> {
  const mail = await unitOfWork(desk.parts, orderOf(organisationId), (ctx) => claim(ctx, desk, id));
  if (!mail) return 'NOT_DUE';
  const [outcome, answer] = await attempt(desk, mail);
  await unitOfWork(desk.parts, orderOf(organisationId), async (ctx) => {
    const state = outcome === 'RETRY' ? 'PENDING' : outcome;
    await recordMails(ctx, [{ messageId: mail.messageId, state, answer }]);
    await settle(ctx, await ctx.get(RequestCommunication, id), outcome, answer);
  });
  return outcome;
}
