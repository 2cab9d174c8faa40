import { createTransport } from 'nodemailer';
import { LONGEST_ATTEMPT, type Mail, MailFailure, type MailTransport, messageOf } from './transport.ts';

/** Each step of the conversation has its own limit, all of them together LONGEST_ATTEMPT. Milliseconds. */
const TIMEOUTS = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
};

interface SmtpError extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  syscall?: string;
}

/** Errors of which the server cannot have taken the mail: nothing was handed over yet. */
const BEFORE_THE_MAIL = new Set(['EAUTH', 'EDNS', 'ETLS', 'ECONFIG', 'EOAUTH2', 'EREQUIRETLS']);
const REFUSED = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN)$/;

/** What an error of the conversation means for the next attempt. */
export function failureOf(error: SmtpError): MailFailure {
  const { code = 'ERROR', command = '', responseCode, syscall, message } = error;
  if (responseCode && responseCode >= 500) {
    // Only what is said of the recipient or of the mail is final; a server that refuses us altogether may be mended.
    const isFinal = command === 'RCPT TO' || command === 'DATA' || code === 'EMESSAGE';
    return new MailFailure(isFinal ? 'PERMANENT' : 'TEMPORARY', `SMTP_${responseCode}`);
  }
  if (responseCode) return new MailFailure('TEMPORARY', `SMTP_${responseCode}`);
  const cause = REFUSED.exec(code)?.[0] ?? /\b(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH)\b/.exec(message)?.[0];
  if (cause) return new MailFailure('TEMPORARY', cause);
  if (/certificate|\b(TLS|SSL)\b/i.test(message)) return new MailFailure('TEMPORARY', 'ETLS');
  if (BEFORE_THE_MAIL.has(code) || syscall === 'connect') return new MailFailure('TEMPORARY', code);
  if (/^(Connection timeout|Greeting never received)/.test(message))
    return new MailFailure('TEMPORARY', code);
  return new MailFailure('UNKNOWN', code);
}

/** Rejects when the time is up; the conversation itself is cut by its own limits. */
function within<T>(work: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new MailFailure('UNKNOWN', 'ATTEMPT_TIMEOUT')), limit);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/**
 * Sends by an SMTP server, a conversation a mail. TLS is used whenever the server offers it.
 *
 * @param limits shorter ones, for those who cannot wait
 */
export function smtpTransport(
  smtpUrl: string,
  from: string,
  limits: Partial<typeof TIMEOUTS> = {},
): MailTransport {
  const address = new URL(smtpUrl);
  address.searchParams.delete('from');
  const mailer = createTransport({
    url: address.href,
    ...TIMEOUTS,
    ...limits,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(mail: Mail) {
      const sending = mailer.sendMail(messageOf(mail, from));
      try {
        const { response } = await within(sending, LONGEST_ATTEMPT);
        return { answer: /^\d{3}/.exec(response)?.[0] ?? '250' };
      } catch (error) {
        throw error instanceof MailFailure ? error : failureOf(error as SmtpError);
      }
    },
    forgetBefore: async () => 0,
    close: async () => mailer.close(),
  };
}
