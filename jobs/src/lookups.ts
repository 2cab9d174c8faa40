import dns, { type LookupAddress, type LookupOptions } from 'node:dns';
import { isDeepStrictEqual } from 'node:util';
import { within } from './timer.ts';

type Told = (error: NodeJS.ErrnoException | null, found: string | LookupAddress[], family: number) => void;

interface Question {
  options: LookupOptions;
  told: Told[];
}

/**
 * From here on a name is looked up once at a time, whoever asks for it. Two look-ups of a process are under way at once, each until
 * the name server has answered or was given up, ten seconds later and more, and each attempt to connect begins another: behind those
 * of one name whose server is silent, all others would wait, `localhost` among them.
 */
export function shareLookups(): void {
  const { lookup } = dns;
  /** By name; the first question is under way. */
  const asked = new Map<string, Question[]>();
  const ask = (name: string, { options, told }: Question): void => {
    lookup(name, options, (...answer) => {
      const [, ...others] = asked.get(name) ?? [];
      if (others[0]) {
        asked.set(name, others);
        ask(name, others[0]);
      } else asked.delete(name);
      for (const each of told) each(...answer);
    });
  };
  const shared = (name: string, options: LookupOptions, told: Told): void => {
    const questions = asked.get(name) ?? [];
    const same = questions.find((each) => isDeepStrictEqual(each.options, options));
    if (same) {
      same.told.push(told);
      return;
    }
    const question = { options, told: [told] };
    asked.set(name, [...questions, question]);
    if (questions.length === 0) ask(name, question);
  };
  // What may be left out is left to Node; connections always say all of it.
  const either = (name: string, options: unknown, told?: Told): void =>
    told && typeof options === 'object' && options !== null
      ? shared(name, options, told)
      : lookup(name, options as LookupOptions, told as Told);
  dns.lookup = Object.assign(either, { __promisify__: lookup.__promisify__ }) as typeof lookup;
}

/** Longest that a name server may take where a start waits for it. Milliseconds. */
const PATIENCE = 5000;

const lookedUp = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    dns.lookup(name, {}, (error) => (error ? reject(error) : resolve()));
  });

/**
 * Waits until one of these hosts is known.
 *
 * @throws with the code of an unknown host, also where the name server is silent: a look-up lasts longer than a connection is
 * waited for, and who is unknown would seem slow
 */
export async function requireKnown(hosts: readonly string[]): Promise<void> {
  const names = hosts.map((host) => host.replace(/^\[(.*)\]$/, '$1'));
  const known = Promise.any(names.map(lookedUp)).catch(({ errors }: AggregateError) => {
    throw errors[0];
  });
  await within(known, PATIENCE, 'the name server', 'EAI_AGAIN');
}

/** Whether a host is unknown: said by the error or by what it was made of. */
export function isUnknownHost(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: string; cause?: unknown };
  return /^(ENOTFOUND|EAI_AGAIN)$/.test(code ?? '') || (cause !== undefined && isUnknownHost(cause));
}
