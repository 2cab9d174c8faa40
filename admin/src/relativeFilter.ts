import type { Variables } from './graphql.ts';

const HOUR = 3_600_000;
const UNITS: Record<string, number> = { h: HOUR, d: 24 * HOUR };

/**
 * A filter that is kept in a link or a saved query must mean the same tomorrow: `@now`, `@now+7d`, `@now-24h` and `@me`
 * become an instant or an id only when the question is asked. What is empty is left out.
 */
export async function resolveRelative(
  filter: Variables,
  { now, me }: { now: () => number; me: () => Promise<string | undefined> },
): Promise<Variables> {
  const resolve = async (value: unknown): Promise<unknown> => {
    // Without it the condition would be left out, and the list would show what is everybody's.
    if (value === '@me') return (await me()) ?? Promise.reject(new Error('Nobody is signed in'));
    if (typeof value === 'string' && value.startsWith('@now')) return instant(value, now());
    if (Array.isArray(value)) return Promise.all(value.map(resolve));
    if (value && typeof value === 'object') return resolveRelative(value as Variables, { now, me });
    return value;
  };
  const entries = await Promise.all(
    Object.entries(filter).map(async ([key, value]) => [key, await resolve(value)] as const),
  );
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));
}

function instant(expression: string, now: number): string {
  const [, sign, amount, unit] = /^@now(?:([+-])(\d+)([hd]))?$/.exec(expression) ?? [];
  const shift = sign ? Number(`${sign}${amount}`) * (UNITS[unit ?? 'h'] ?? HOUR) : 0;
  return new Date(now + shift).toISOString();
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
