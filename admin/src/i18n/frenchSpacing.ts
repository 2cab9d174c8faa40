import type { Messages } from './deepMerge.ts';

/** French sets a space that does not break before `: ; ? !` and inside « ». Texts are typed with plain ones. */
/** French text whose punctuation stays with the word that it belongs to. */
export const spaced = (text: string): string =>
  text.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/« /g, '«\u00a0');

export const withFrenchSpacing = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([key, value]) => [
      key,
      typeof value === 'string' ? spaced(value) : withFrenchSpacing(value),
    ]),
  );
