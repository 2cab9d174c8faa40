import { contentTypeOf } from '../documents/text-encoding.ts';
import { isLoopback } from '../loopback.ts';
import { getSmtpAddress, isMailAddress } from './smtp-address.ts';

/** A mail as it goes out: text only, to one person. */
export interface Mail {
  /** Without angle brackets; the same at every attempt. */
  messageId: string;
  to: string;
  subject: string;
  text: string;
  urgent: boolean;
  attachments?: readonly { filename: string; bytes: Buffer; mediaType: string }[];
}

/**
 * What a failed attempt says of the next one. TEMPORARY: it did not get in, try again. PERMANENT: this recipient or this
 * mail will never be taken. UNKNOWN: the server may have taken it before the line broke.
 */
export type MailFailureKind = 'TEMPORARY' | 'PERMANENT' | 'UNKNOWN';

/** A mail that was not taken, as far as we know. `code` is safe to keep: an SMTP number or the name of an error. */
export class MailFailure extends Error {
  readonly kind: MailFailureKind;
  readonly code: string;

  constructor(kind: MailFailureKind, code: string) {
    super(`mail: ${kind} ${code}`);
    this.name = 'MailFailure';
    this.kind = kind;
    this.code = code;
  }
}

/** Hands a mail over, or throws a MailFailure; never waits for ever. */
export interface MailTransport {
  /** How many mails it takes at once; one more waits. */
  readonly atOnce: number;
  send(mail: Mail): Promise<{ answer: string }>;
  /** Removes the copies it keeps itself that are older than that instant; gives how many. */
  forgetBefore(instant: Date): Promise<number>;
  /** Removes those copies it keeps itself that no longer stand, told by their Message-IDs up to the @; gives how many. */
  forgetGone?(stand: (ids: readonly string[]) => Promise<ReadonlySet<string>>): Promise<number>;
  close(): Promise<void>;
}

/** Longest that one attempt may take, whatever the server does. Milliseconds. */
export const LONGEST_ATTEMPT = 60_000;

/** What a header can hold: one line, without control characters. */
export const headerLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, 300);

/** The address itself, or a failure: whoever cannot be written to is not written to. */
export function checkedAddress(address: string): string {
  const trimmed = address.trim();
  if (!isMailAddress(trimmed)) throw new MailFailure('PERMANENT', 'ADDRESS');
  return trimmed;
}

/**
 * The mail as it is handed to the mailer: its address and its subject line checked first, so that neither ends a header.
 *
 * @throws MailFailure for an address that is none
 */
export const messageOf = (mail: Mail, from: string) => ({
  messageId: `<${mail.messageId}>`,
  from: { name: 'Vigie', address: from },
  to: { name: '', address: checkedAddress(mail.to) },
  subject: headerLine(mail.subject),
  text: mail.text,
  attachments: (mail.attachments ?? []).map(({ filename, bytes, mediaType }) => ({
    filename: headerLine(filename),
    content: bytes,
    contentType: contentTypeOf(mediaType, bytes),
    contentDisposition: 'attachment' as const,
  })),
  headers: { 'Auto-Submitted': 'auto-generated' },
  ...(mail.urgent ? { priority: 'high' as const } : {}),
});

/** The host in our addresses and Message-IDs. */
export function mailHost(publicUrl: string | undefined): string {
  const host = publicUrl && URL.canParse(publicUrl) ? new URL(publicUrl).hostname : '';
  return host && !isLoopback(host) && !host.startsWith('[') ? host : 'vigie.localhost';
}

/** From whom: `?from=` of SMTP_URL, else its user where that is an address, else vigie at our own host. */
export function senderOf(smtpUrl: string | undefined, publicUrl: string | undefined): string {
  const smtp = smtpUrl ? getSmtpAddress(smtpUrl) : null;
  const user = smtp && isMailAddress(smtp.user) ? smtp.user : null;
  return smtp?.from ?? user ?? `vigie@${mailHost(publicUrl)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A minute, doubled at each attempt up to an hour, 20 % more or less so that retries do not come in step. */
export const retryDelay = (attempts: number, random = Math.random()): number =>
  Math.min(MINUTE * 2 ** Math.min(attempts - 1, 10), HOUR) * (0.8 + 0.4 * random);
