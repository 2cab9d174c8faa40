import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Mail, MailFailure, type MailTransport, messageOf } from './transport.ts';

/**
 * Writes each mail as an `.eml` file into DATA_DIR/outbox, readable by its owner alone. A file has the name of its
 * Message-ID and appears whole or not at all, so a second attempt leaves one file.
 */
export function fileTransport(
  dataDir: string,
  from: string,
  tell: (line: string) => void = () => undefined,
): MailTransport {
  const folder = join(dataDir, 'outbox');
  let trouble: string | null = null;
  const hasTrouble = (code: string | null): void => {
    if (code && !trouble) tell(`mails cannot be written (${code}): they are tried again until they can`);
    if (!code && trouble) tell('mails are written again');
    trouble = code;
  };
  const write = async (name: string, message: Buffer): Promise<void> => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const draft = join(folder, `.${name}.${process.pid}`);
    try {
      const file = await open(draft, 'w', 0o600);
      try {
        await file.writeFile(message);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, join(folder, name));
    } catch (error) {
      // Half a mail on a full disk would only make it fuller.
      await rm(draft, { force: true }).catch(() => undefined);
      throw error;
    }
  };
  const mailer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    atOnce: 4,
    async send(mail: Mail) {
      const { message } = await mailer.sendMail(messageOf(mail, from));
      const name = `${mail.messageId.replace(/@.*$/, '').replace(/[^\w-]/g, '_')}.eml`;
      try {
        await write(name, message as Buffer);
        hasTrouble(null);
      } catch (error) {
        const { code = 'FILE' } = error as NodeJS.ErrnoException;
        hasTrouble(code);
        throw new MailFailure('TEMPORARY', code);
      }
      return { answer: 'FILE' };
    },
    async forgetBefore(instant: Date) {
      let forgotten = 0;
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const { mtime } = await stat(path).catch(() => ({ mtime: null }));
        if (!mtime || mtime >= instant) continue;
        await rm(path, { force: true });
        forgotten += 1;
      }
      return forgotten;
    },
    async forgetGone(stand) {
      const names = (await readdir(folder).catch(() => [])).filter((name) => /^[^.].*\.eml$/.test(name));
      const standing = names.length > 0 ? await stand(names.map((name) => name.slice(0, -4))) : new Set();
      const gone = names.filter((name) => !standing.has(name.slice(0, -4)));
      await Promise.all(gone.map((name) => rm(join(folder, name), { force: true })));
      return gone.length;
    },
    close: async () => mailer.close(),
  };
}
