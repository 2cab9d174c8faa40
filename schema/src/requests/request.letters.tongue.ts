import { dayText } from '../deadlines/deadline.labels.ts';
import type { Locale } from '../shared/locale.ts';
import type { LetterFacts } from './request.letters.ts';

/** What a letter is written from, in one language. */
export interface Tongue {
  facts: LetterFacts;
  /** The one or the other language. */
  say: (fr: string, en: string) => string;
  locale: Locale;
}

/** What every letter begins with. */
export const received = ({ facts, say, locale }: Tongue): string =>
  say(
    `Nous avons reçu votre demande le ${dayText(facts.receivedOn, locale)}.`,
    `We received your request on ${dayText(facts.receivedOn, locale)}.`,
  );
