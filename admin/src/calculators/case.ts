import type { Variables } from '../graphql.ts';

export type Values = Record<string, unknown>;

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (Array.isArray(value) && value.length === 0) ||
  (typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0);

/** The same without what nobody has filled in, however deep. */
export function withoutBlanks<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutBlanks).filter((each) => !isBlank(each)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]) => [name, withoutBlanks(each)])
      .filter(([, each]) => !isBlank(each)),
  ) as T;
}

/** What the form holds, as the address of the page says it: after the `#`, so it never reaches a server. */
export const caseToSearch = (values: Values): string =>
  `?case=${encodeURIComponent(JSON.stringify(withoutBlanks(values)))}`;

/** The case that an address names; null where it names none, or nothing that can be read. */
export function caseFromSearch(search: string): Values | null {
  try {
    const parsed: unknown = JSON.parse(new URLSearchParams(search).get('case') ?? 'null');
    return parsed && typeof parsed === 'object' && !Array.isArray(parsed) ? (parsed as Values) : null;
  } catch {
    return null;
  }
}

/** A question with three answers: what is unknown stays out, and is never no. */
export const factOf = (answer: unknown): boolean | undefined =>
  answer === 'YES' ? true : answer === 'NO' ? false : undefined;

/** Each of these facts that somebody has answered. */
export const factsOf = (values: Values | undefined, flags: readonly string[]): Variables =>
  Object.fromEntries(
    flags.flatMap((flag) => {
      const fact = factOf(values?.[flag]);
      return fact === undefined ? [] : [[flag, fact]];
    }),
  );

/** Says of a list that nothing of it fits, which is an answer; nothing chosen is none. */
export const NONE = 'NONE';

/** The codes of a list; empty when nothing fits, absent while nobody has looked. */
export function listOf(chosen: unknown): string[] | undefined {
  const codes = Array.isArray(chosen) ? (chosen as string[]) : [];
  if (codes.length === 0) return undefined;
  return codes.filter((code) => code !== NONE);
}
