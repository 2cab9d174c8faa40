import { MailState } from '../mails/mail.terms.ts';

/** What becomes of a letter. */
export interface LetterState {
  delivery?: MailState | null;
  resentAt?: unknown;
}

/** Why a letter does not go out again; null if it can. One that failed does, once: the next one is a letter of its own. */
export function resendObstacle(letter: LetterState): string | null {
  if (letter.delivery !== MailState.FAILED) return 'LETTER_NOT_FAILED';
  return letter.resentAt ? 'LETTER_RESENT_BEFORE' : null;
}
