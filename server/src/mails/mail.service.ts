import { RetentionClass } from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import type { Mail } from './transport.ts';

/** The sealed fields of a mail, by the codes that they are bound to. */
export const MAIL_FIELDS = { to: 'MailMessage.to', text: 'MailMessage.text' } as const;

/** A mail to one of the staff, or to a person outside, about a node. */
export interface KeptMail {
  mail: Mail;
  /** The member to whom it goes; null for a person outside. */
  recipientId: string | null;
  /** Whose key seals it: its recipient, or the file that it belongs to. */
  ownerId: string;
  /** In which legal entity its case is; null for what concerns several. */
  legalEntityId: string | null;
  /** With what it dies; STAFF unless told. */
  retention?: RetentionClass;
  nodeId: string | null;
  /** No attempt was made before. */
  isFirst: boolean;
}

/**
 * Keeps mails, each sealed under its recipient's key or its file's, before they go out: the attempts are on record
 * whatever happens. A further attempt is the same row with its text as of now.
 */
export async function keepMails(ctx: Context, mails: readonly KeptMail[]): Promise<void> {
  if (mails.length === 0) return;
  const known = await idsOf(
    ctx,
    mails.filter(({ isFirst }) => !isFirst).map(({ mail }) => mail.messageId),
  );
  // Every seal is asked for in the same turn, so that all of them share the statements for their keys.
  const rows = await Promise.all(
    mails.map(async ({ mail, ownerId, retention = RetentionClass.STAFF, ...kept }) => {
      const id = known.get(mail.messageId) ?? newId('MailMessage');
      const [to, text] = await Promise.all([
        ctx.vault.seal(ownerId, retention, MAIL_FIELDS.to, mail.to, id),
        ctx.vault.seal(ownerId, retention, MAIL_FIELDS.text, mail.text, id),
      ]);
      return { ...kept, id, to, text, subject: mail.subject, messageId: mail.messageId };
    }),
  );
  await ctx.sql(
    `insert into mail_message (id, organisation_id, created_at, updated_at, "to", subject, text, state, message_id,
                               node_id, recipient_id, legal_entity_id, attempts)
     select id, $1, $2, $2, "to", subject, text, 'PENDING', message_id, node_id, recipient_id, legal_entity_id, 1
     from unnest($3::uuid[], $4::bytea[], $5::text[], $6::bytea[], $7::text[], $8::uuid[], $9::uuid[], $10::uuid[])
       as m (id, "to", subject, text, message_id, node_id, recipient_id, legal_entity_id)
     on conflict (id) do update set "to" = excluded."to", subject = excluded.subject, text = excluded.text,
       state = 'PENDING', attempts = mail_message.attempts + 1, updated_at = excluded.updated_at,
       version = mail_message.version + 1`,
    [
      ctx.organisationId,
      ctx.now,
      rows.map(({ id }) => id),
      rows.map(({ to }) => to),
      rows.map(({ subject }) => subject),
      rows.map(({ text }) => text),
      rows.map(({ messageId }) => messageId),
      rows.map(({ nodeId }) => nodeId),
      rows.map(({ recipientId }) => recipientId),
      rows.map(({ legalEntityId }) => legalEntityId),
    ],
  );
}

/** Takes back the attempt that was counted when these mails were kept: none was made. */
export async function uncountMails(ctx: Context, messageIds: readonly string[]): Promise<void> {
  await ctx.sql(
    `update mail_message set attempts = attempts - 1, updated_at = $3, version = version + 1
     where organisation_id = $1 and message_id = any ($2::text[])`,
    [ctx.organisationId, messageIds, ctx.now],
  );
}

/** The rows of mails that were tried before, locked. */
async function idsOf(ctx: Context, messageIds: readonly string[]): Promise<Map<string, string>> {
  if (messageIds.length === 0) return new Map();
  const rows = await ctx.sql<{ id: string; message_id: string }>(
    'select id, message_id from mail_message where organisation_id = $1 and message_id = any ($2::text[]) for update',
    [ctx.organisationId, messageIds],
  );
  return new Map(rows.map(({ id, message_id }) => [message_id, id]));
}

/** What the server said to a mail: its answer code, or the code of the failure. */
export interface MailAnswer {
  messageId: string;
  state: 'SENT' | 'FAILED' | 'PENDING';
  answer: string;
}

/** Writes down what the server said. */
export async function recordMails(ctx: Context, answers: readonly MailAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await ctx.sql(
    `update mail_message m set state = a.state, server_answer = a.answer, updated_at = $2, version = version + 1,
       sent_at = case when a.state = 'SENT' then coalesce(m.sent_at, $2) else m.sent_at end
     from unnest($3::text[], $4::text[], $5::text[]) as a (message_id, state, answer)
     where m.organisation_id = $1 and m.message_id = a.message_id`,
    [
      ctx.organisationId,
      ctx.now,
      answers.map(({ messageId }) => messageId),
      answers.map(({ state }) => state),
      answers.map(({ answer }) => answer),
    ],
  );
}
