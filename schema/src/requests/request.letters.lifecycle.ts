import { MailState } from '../mails/mail.terms.ts';

/** Why a letter does not go out again; null if it can. One that failed does, once: the next one is a letter of its own. */
export function resendObstacle(letter: { delivery?: MailState | null; resentAt?: unknown }): string | null {
  if (letter.delivery !== MailState.FAILED) return 'LETTER_NOT_FAILED';
  return letter.resentAt ? 'LETTER_RESENT_BEFORE' : null;
}
