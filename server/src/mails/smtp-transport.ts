import { Transform, type TransformCallback } from 'node:stream';
import { createTransport } from 'nodemailer';
import { getSmtpAddress, type SmtpAddress } from './smtp-address.ts';
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

/**
 * Connections are kept for the next mail, so many at most. One is given up after so many mails, and when none came for a
 * second: servers count both. What the server closes before a byte of a mail was said goes to another, twice at most.
 */
const POOL = { maxConnections: 8, maxMessages: 100, idleTimeout: 1000, maxRequeues: 2 };

/** How many connections at once, and how many mails a second over all of them. */
const paceOf = ({ connections, rate }: SmtpAddress): { maxConnections: number; rateLimit?: number } => ({
  maxConnections: connections ?? POOL.maxConnections,
  ...(rate ? { rateLimit: rate } : {}),
});

/** The text of a mail in one piece: a write to the line for each of its parts costs more than making them. */
class InOne extends Transform {
  readonly #parts: Buffer[] = [];

  override _transform(part: Buffer, _encoding: string, done: TransformCallback): void {
    this.#parts.push(part);
    done();
  }

  override _flush(done: TransformCallback): void {
    done(null, Buffer.concat(this.#parts));
  }
}

/**
 * Sends by an SMTP server, over connections that are kept for the next mail. TLS is used whenever the server offers it.
 *
 * @param limits shorter ones, for those who cannot wait
 */
export function smtpTransport(
  smtpUrl: string,
  from: string,
  limits: Partial<typeof TIMEOUTS> = {},
): MailTransport {
  const address = getSmtpAddress(smtpUrl);
  const pace = paceOf(address);
  const mailer = createTransport({
    url: address.url,
    pool: true,
    ...POOL,
    ...pace,
    ...TIMEOUTS,
    ...limits,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  // Each mail has its own answer; an error event without a listener would end the process.
  mailer.on('error', () => undefined);
  mailer.use('stream', ({ message }, done) => {
    message?.transform(() => new InOne());
    done();
  });
  return {
    atOnce: pace.maxConnections,
    async send(mail: Mail) {
      // When the time is up the mail is taken from the queue, or its connection is cut: it does not go out later.
      const late = new AbortController();
      const timer = setTimeout(() => late.abort(), LONGEST_ATTEMPT);
      try {
        const { response } = await mailer.sendMail({ ...messageOf(mail, from), signal: late.signal });
        return { answer: /^\d{3}/.exec(response)?.[0] ?? '250' };
      } catch (error) {
        if (error instanceof MailFailure) throw error;
        if (late.signal.aborted) throw new MailFailure('UNKNOWN', 'ATTEMPT_TIMEOUT');
        throw failureOf(error as SmtpError);
      } finally {
        clearTimeout(timer);
      }
    },
    forgetBefore: async () => 0,
    close: async () => mailer.close(),
  };
}
