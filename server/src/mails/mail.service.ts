import { RetentionClass } from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import type { Mail } from './transport.ts';

/** The sealed fields of a mail, by the codes that they are bound to. */
export const MAIL_FIELDS = { to: 'MailMessage.to', text: 'MailMessage.text' } as const;

/** A mail to one of the staff, or to a person outside, about a node. */
export interface KeptMail {
  mail: Mail;
  /** Whose key seals it: its recipient, or the file that it belongs to. */
  recipientId: string;
  /** With what it dies; STAFF unless told. */
  retention?: RetentionClass;
  nodeId: string | null;
  /** No attempt was made before. */
  isFirst: boolean;
}

/**
 * Keeps a mail, sealed under its recipient's key or its file's, before it goes out: the attempt is on record whatever happens. A
 * further attempt is the same row with its text as of now.
 */
export async function keepMail(
  ctx: Context,
  { mail, recipientId, retention = RetentionClass.STAFF, nodeId, isFirst }: KeptMail,
): Promise<void> {
  const [existing] = isFirst
    ? []
    : await ctx.sql<{ id: string }>(
        'select id from mail_message where organisation_id = $1 and message_id = $2 for update',
        [ctx.organisationId, mail.messageId],
      );
  const id = existing?.id ?? newId('MailMessage');
  const [to, text] = await Promise.all([
    ctx.vault.seal(recipientId, retention, MAIL_FIELDS.to, mail.to, id),
    ctx.vault.seal(recipientId, retention, MAIL_FIELDS.text, mail.text, id),
  ]);
  await ctx.sql(
    `insert into mail_message (id, organisation_id, created_at, updated_at, "to", subject, text, state, message_id,
                               node_id, attempts)
     values ($1, $2, $3, $3, $4, $5, $6, 'PENDING', $7, $8, 1)
     on conflict (id) do update set "to" = excluded."to", subject = excluded.subject, text = excluded.text,
       state = 'PENDING', attempts = mail_message.attempts + 1, updated_at = excluded.updated_at,
       version = mail_message.version + 1`,
    [id, ctx.organisationId, ctx.now, to, mail.subject, text, mail.messageId, nodeId],
  );
}

/** Writes down what the server said: its answer code, or the code of the failure. */
export async function recordMail(
  ctx: Context,
  messageId: string,
  state: 'SENT' | 'FAILED' | 'PENDING',
  answer: string,
): Promise<void> {
  await ctx.sql(
    `update mail_message set state = $3, server_answer = $4, updated_at = $5, version = version + 1,
       sent_at = case when $3 = 'SENT' then coalesce(sent_at, $5) else sent_at end
     where organisation_id = $1 and message_id = $2`,
    [ctx.organisationId, messageId, state, answer, ctx.now],
  );
}
