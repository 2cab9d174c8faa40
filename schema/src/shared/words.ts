import type { Label } from './locale.ts';

/**
 * What is said of one code: the sentence of the API alone, or with it what people read, in French and in English, and a hint
 * beside that, such as its article.
 */
export type Word =
  | string
  | readonly [says: string, fr: string, en: string, hint?: readonly [fr: string, en: string]];

/** A closed list of codes: each key is its value. */
export type Codes<C extends string = string> = { readonly [K in C]: K };

/** Any code of a list. */
export type CodeOf<L extends Codes> = L[keyof L];

/** What is said of a list of codes, beside the codes. */
export interface WordsOf {
  /** Its name in the API, and in the console's messages. */
  name: string;
  says: string;
  sentences: Readonly<Record<string, string>>;
  /** Empty where the API alone speaks of it. */
  labels: Readonly<Record<string, Label>>;
  hints: Readonly<Record<string, Label>>;
}

const LISTS = new Map<Codes, WordsOf>();

const label = ([FR, EN]: readonly [fr: string, en: string]): Label => ({ FR, EN });

/** A list of codes, and what is said of each, made of the same table. */
export function codesAndWords<C extends string>(
  name: string,
  says: string,
  told: Readonly<Record<C, Word>>,
): readonly [codes: Codes<C>, words: WordsOf] {
  const entries = Object.entries<Word>(told);
  const codes = Object.fromEntries(entries.map(([code]) => [code, code])) as Codes<C>;
  const spoken = entries.flatMap(([code, word]) => (typeof word === 'string' ? [] : [[code, word] as const]));
  const said = {
    name,
    says,
    sentences: Object.fromEntries(
      entries.map(([code, word]) => [code, typeof word === 'string' ? word : word[0]]),
    ),
    labels: Object.fromEntries(spoken.map(([code, [, fr, en]]) => [code, label([fr, en])])),
    hints: Object.fromEntries(spoken.flatMap(([code, [, , , hint]]) => (hint ? [[code, label(hint)]] : []))),
  };
  return [codes, said];
}

/** Declares a list of codes with all that is said of each; in a file of terms, which the console takes as a whole. */
export function words<C extends string>(
  name: string,
  says: string,
  told: Readonly<Record<C, Word>>,
): Codes<C> {
  const [codes, said] = codesAndWords(name, says, told);
  LISTS.set(codes, said);
  return codes;
}

/** What is said of that list. */
export function wordsOf(codes: Codes): WordsOf {
  const list = LISTS.get(codes);
  if (!list) throw new Error(`No words were declared for ${Object.keys(codes).join(', ')}`);
  return list;
}

/** Every list that was declared. */
export const allWords = (): readonly (readonly [codes: Codes, words: WordsOf])[] => [...LISTS];

/** What people read for each code. */
export const labelsOf = <L extends Codes>(codes: L): Readonly<Record<CodeOf<L>, Label>> =>
  wordsOf(codes).labels as Readonly<Record<CodeOf<L>, Label>>;

/** What may stand beside a label, for those codes that have something. */
export const hintsOf = <L extends Codes>(codes: L): Readonly<Partial<Record<CodeOf<L>, Label>>> =>
  wordsOf(codes).hints as Readonly<Partial<Record<CodeOf<L>, Label>>>;
