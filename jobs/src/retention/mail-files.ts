import { randomUUID } from 'node:crypto';
import { systemActor, unitOfWork } from '@vigie/server';
import type { Office } from '../office.ts';

/** Of these mails those that can still be read: their row is there, and so is the key that it is sealed under. */
const STANDING = `
  select split_part(m.message_id, '@', 1) as id
  from mail_message m
  join protection_key k on k.organisation_id = m.organisation_id and k.destroyed_at is null
    and k.id = encode(substring(m.text from 2 for 16), 'hex')::uuid
  where m.organisation_id = $1 and split_part(m.message_id, '@', 1) = any ($2::text[])`;

/**
 * A mail that was written as a file goes with what it belongs to: with its row, when that is past its time, and with the key of the
 * file or of the person, when that is destroyed. Without SMTP the file is the one copy in clear.
 */
export async function forgetMailFiles(office: Office, organisationIds: readonly string[]): Promise<number> {
  const { transport, parts } = office.desk;
  const forgotten = await transport.forgetGone?.(async (ids) => {
    const standing = new Set<string>();
    for (const organisationId of organisationIds) {
      const order = { actor: systemActor(organisationId), organisationId, requestId: randomUUID() };
      const rows = await unitOfWork(parts, order, (ctx) =>
        ctx.sql<{ id: string }>(STANDING, [organisationId, ids]),
      );
      for (const { id } of rows) standing.add(id);
    }
    return standing;
  });
  return forgotten ?? 0;
}
