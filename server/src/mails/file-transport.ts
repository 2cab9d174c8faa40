import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Mail, MailFailure, type MailTransport, messageOf } from './transport.ts';

/**
 * Writes each mail as an `.eml` file into DATA_DIR/outbox, readable by its owner alone. A file has the name of its
 * Message-ID and appears whole or not at all, so a second attempt leaves one file.
 */
export function fileTransport(dataDir: string, from: string): MailTransport {
  const folder = join(dataDir, 'outbox');
  const mailer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    atOnce: 4,
    async send(mail: Mail) {
      const { message } = await mailer.sendMail(messageOf(mail, from));
      const name = `${mail.messageId.replace(/@.*$/, '').replace(/[^\w-]/g, '_')}.eml`;
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        const draft = join(folder, `.${name}.${process.pid}`);
        const file = await open(draft, 'w', 0o600);
        await file.writeFile(message as Buffer);
        await file.sync();
        await file.close();
        await rename(draft, join(folder, name));
      } catch (error) {
        throw new MailFailure('TEMPORARY', (error as NodeJS.ErrnoException).code ?? 'FILE');
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
    close: async () => mailer.close(),
  };
}
