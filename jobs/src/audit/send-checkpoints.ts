import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointsText, type Environment } from '@vigie/server';
import type { Office } from '../office.ts';

/** Where the checkpoints go: to somebody's mailbox, or into a folder. */
export type CheckpointsTo = NonNullable<Environment['checkpoints']>;

/** Held by the process that sends: its session ends with it, whatever happens. */
const LOCK = `hashtext('vigie.checkpoints')`;

/**
 * Sends the checkpoints of every trail outside once a day, by whichever worker comes first. What was not taken is tried again
 * at the next turn; the name of a file and of a mail is that of its day, so that a second attempt makes no second one.
 *
 * @returns whether they were sent
 */
export async function sendCheckpoints(office: Office, to: CheckpointsTo | undefined): Promise<boolean> {
  if (!to) return false;
  const client = await office.system.connect();
  try {
    const { rows: locks } = await client.query(`select pg_try_advisory_lock(${LOCK}) as mine`);
    if (!locks[0]?.mine) return false;
    try {
      const { rows } = await client.query<{ day: string }>(
        `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD') as day from installation
         where checkpoints_sent_at is null
           or (checkpoints_sent_at at time zone 'UTC')::date < (clock_timestamp() at time zone 'UTC')::date`,
      );
      const day = rows[0]?.day;
      const text = day ? await checkpointsText(office.system) : '';
      if (!day || text === '') return false;
      const name = `vigie-checkpoints-${day}.txt`;
      if ('folder' in to) await writeWhole(to.folder, name, text);
      else await mail(office, to.mail, day, name, text);
      await client.query('update installation set checkpoints_sent_at = clock_timestamp()');
      return true;
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK})`);
    }
  } finally {
    client.release();
  }
}

/** A file that appears whole or not at all. */
async function writeWhole(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `.${name}.${process.pid}`);
  const file = await open(draft, 'w', 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, name));
}

async function mail({ desk }: Office, to: string, day: string, name: string, text: string): Promise<void> {
  // The same installation and day, the same Message-ID.
  const id = createHash('sha256')
    .update(`${desk.publicUrl ?? ''}/${day}`)
    .digest('hex')
    .slice(0, 24);
  await desk.transport.send({
    messageId: `checkpoints-${day}-${id}@vigie.localhost`,
    to,
    subject: `Vigie : points de contrôle du journal, ${day} / checkpoints of the audit trail`,
    text: [
      'Conservez ce fichier hors de Vigie : il prouve jusqu’où le journal était scellé ce jour-là. Pour comparer :',
      `vigie audit verify --checkpoint ${name}`,
      '',
      'Keep this file outside Vigie: it proves how far the trail was sealed on that day. To compare:',
      `vigie audit verify --checkpoint ${name}`,
      '',
    ].join('\n'),
    urgent: false,
    attachments: [{ filename: name, bytes: Buffer.from(text), mediaType: 'text/plain' }],
  });
}
