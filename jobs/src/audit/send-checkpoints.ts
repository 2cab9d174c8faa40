import { createHash } from 'node:crypto';
import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { checkpointsText, contradictedBy, type Environment, parseCheckpoints } from '@vigie/server';
import type { Office } from '../office.ts';
import { type KeptFile, keptIn } from './kept-outside.ts';

/** Where the checkpoints go: to somebody's mailbox, or into a folder. */
export type CheckpointsTo = NonNullable<Environment['checkpoints']>;

/** Held by the process that sends: its session ends with it, whatever happens. */
const LOCK = `hashtext('vigie.checkpoints')`;

/**
 * Sends the checkpoints of every trail outside once a day, by whichever worker comes first. What was not taken is tried again
 * at the next turn; the name of a file and of a mail is that of its day, so that a second attempt makes no second one. A file
 * that says more than the trail does now stays, beside the new one.
 *
 * @param onHeld told whether the trail contradicts what lies in the folder
 * @returns whether they were sent
 */
export async function sendCheckpoints(
  office: Office,
  to: CheckpointsTo | undefined,
  onHeld: (isContradicted: boolean) => void = () => undefined,
): Promise<boolean> {
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
      if (!day) return false;
      const kept = 'folder' in to ? await keptIn(to.folder) : [];
      // What lies outside is held against the trail even when nothing is left of it to send.
      const isContradicted = await holdAgainst(office, kept);
      onHeld(isContradicted);
      const text = await checkpointsText(office.system);
      if (text === '') return false;
      if ('folder' in to) await writeWhole(to.folder, freeName(day, text, kept, isContradicted), text);
      else await mail(office, to.mail, day, nameOf(day), text);
      await client.query('update installation set checkpoints_sent_at = clock_timestamp()');
      return true;
    } finally {
      await client.query(`select pg_advisory_unlock(${LOCK})`);
    }
  } finally {
    client.release();
  }
}

const nameOf = (day: string, number = 1): string =>
  `vigie-checkpoints-${day}${number === 1 ? '' : `-${number}`}.txt`;

/** Tells of every file that the trail contradicts; whether there is one. */
async function holdAgainst({ system, secrets, logger }: Office, kept: readonly KeptFile[]): Promise<boolean> {
  const contradicted = new Set(
    await contradictedBy(
      system,
      secrets,
      kept.flatMap(({ checkpoints }) => checkpoints ?? []),
    ),
  );
  for (const { name, checkpoints } of kept) {
    const first = checkpoints?.find((each) => contradicted.has(each));
    if (!first) continue;
    const { organisationId, stream, sequence } = first;
    logger.error(
      { file: name, organisationId, stream, sequence },
      'the trail contradicts checkpoints that were kept outside',
    );
  }
  return contradicted.size > 0;
}

/** A name of the day under which nothing lies, or nothing that the new text does not say as well. */
function freeName(day: string, text: string, kept: readonly KeptFile[], isContradicted: boolean): string {
  for (let number = 1; ; number++) {
    const name = nameOf(day, number);
    const file = kept.find((each) => each.name === name);
    if (!file || (!isContradicted && goesAsFar(text, file))) return name;
  }
}

function goesAsFar(text: string, { checkpoints }: KeptFile): boolean {
  const coming = parseCheckpoints(text) ?? [];
  return (
    checkpoints?.every(({ organisationId, stream, sequence }) =>
      coming.some(
        (each) =>
          each.organisationId === organisationId && each.stream === stream && each.sequence >= sequence,
      ),
    ) ?? false
  );
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
