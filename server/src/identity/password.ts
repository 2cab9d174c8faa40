import { DomainError } from '@vigie/schema';
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/** Why a password may not be had. */
export type PasswordObstacle = 'TOO_SHORT' | 'ONE_S_OWN_WORDS' | 'COMMON';

const SHORTEST = 12;
/** Of 4: what could be guessed in 10^8 attempts, by lists of common passwords, their variants, runs of keys and repetitions, is less. */
const STRONG_ENOUGH = 3;
/** One's own words in a password leave at least so many other characters. */
const BESIDE_OWN_WORDS = 8;
/** Shorter ones are found in many a word. */
const SHORTEST_WORD = 3;

const SENTENCES: Record<PasswordObstacle, string> = {
  TOO_SHORT: `the password has to have at least ${SHORTEST} characters`,
  ONE_S_OWN_WORDS: 'the password may not be made of the name or the address of its person',
  COMMON:
    'the password is a common one, or is easily guessed: take several words that have nothing to do with each other',
};

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Names and the parts of an address, the longest first. */
const wordsOf = (texts: readonly string[]): string[] =>
  texts
    .flatMap((text) => [text, ...text.split(/[\s@.\-_+]+/)])
    .map(plain)
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length);

let guesser: Promise<ZxcvbnFactory> | undefined;

/** The list comes with the package and is read when a password is first set: no network, and no start waits for it. */
const openGuesser = async (): Promise<ZxcvbnFactory> => {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
};

/** Why that person may not have this password; null where they may. NIST SP 800-63B, 3.1.1.2. */
export async function passwordObstacle(
  password: string,
  own: { email: string; name: string },
): Promise<PasswordObstacle | null> {
  if ([...password].length < SHORTEST) return 'TOO_SHORT';
  const words = wordsOf([own.email, own.name]);
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), plain(password));
  if (left.length < BESIDE_OWN_WORDS && left !== plain(password)) return 'ONE_S_OWN_WORDS';
  guesser ??= openGuesser();
  const { score } = (await guesser).check(password, words);
  return score < STRONG_ENOUGH ? 'COMMON' : null;
}

/** @throws DomainError with the one sentence that says why */
export async function requirePassword(password: string, own: { email: string; name: string }): Promise<void> {
  const obstacle = await passwordObstacle(password, own);
  if (!obstacle) return;
  const fields = [{ path: ['password'], code: obstacle }];
  throw new DomainError('INVALID_INPUT', SENTENCES[obstacle], { fields });
}
