import { fileTransport } from './file-transport.ts';
import { smtpTransport } from './smtp-transport.ts';
import { type MailTransport, senderOf } from './transport.ts';

/** Where mails go: to the server of SMTP_URL, else into files that the console shows. */
export function openTransport(options: {
  smtpUrl: string | undefined;
  publicUrl: string | undefined;
  dataDir: string;
  /** Told in a line when mails cannot be written to their folder, and when they can again. */
  tell?: (line: string) => void;
}): MailTransport {
  const from = senderOf(options.smtpUrl, options.publicUrl);
  return options.smtpUrl
    ? smtpTransport(options.smtpUrl, from)
    : fileTransport(options.dataDir, from, options.tell);
}
