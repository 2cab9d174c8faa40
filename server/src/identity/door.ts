import { DomainError, forbidden, Locale, unauthenticated } from '@vigie/schema';
import type { FastifyRequest } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { type Actor, PUBLIC_ACTOR } from '../actor.ts';
import { languageOf } from '../graphql/language.ts';
import { isSameOrigin, readCookie } from './cookie.ts';
import type { People } from './people.ts';

const tooOften = (retry: RateLimiterRes): DomainError =>
  new DomainError('RATE_LIMITED', 'Too many attempts.', {
    retryAfter: Math.max(1, Math.ceil(retry.msBeforeNext / 1000)),
  });

/** Counts what must not go on for ever, by account and by address. */
export class Limits {
  readonly #account = new RateLimiterMemory({ points: 8, duration: 900 });
  readonly #address = new RateLimiterMemory({ points: 60, duration: 900 });
  readonly #badToken = new RateLimiterMemory({ points: 60, duration: 60 });
  readonly #calendar = new RateLimiterMemory({ points: 60, duration: 60 });

  async #take(limiter: RateLimiterMemory, key: string): Promise<void> {
    await limiter.consume(key).catch((retry: RateLimiterRes) => {
      throw tooOften(retry);
    });
  }

  /** One attempt to sign in; answers alike for known and unknown accounts. */
  async signIn(address: string, account: string): Promise<void> {
    await this.#take(this.#address, address);
    await this.#take(this.#account, `${address}|${account.toLowerCase().trim()}`);
  }

  async signedIn(address: string, account: string): Promise<void> {
    await this.#account.delete(`${address}|${account.toLowerCase().trim()}`);
  }

  /** One look at a calendar's address, whether there is such a one or not. */
  calendar(address: string): Promise<void> {
    return this.#take(this.#calendar, address);
  }

  /** One request with a token that is none. */
  badToken(address: string): Promise<void> {
    return this.#take(this.#badToken, address);
  }
}

/** The token of an `Authorization: Bearer` header. */
export const readBearer = (request: FastifyRequest): string | null =>
  /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null;

/** Says who sends a request: a token's holder, a cookie's, or the public. */
export async function authenticate(
  request: FastifyRequest,
  people: People,
  limits: Limits,
  options: { secureCookies: boolean; publicUrl: string | undefined },
): Promise<Actor> {
  const asked =
    request.headers['x-organisation'] ?? (request.query as Record<string, unknown> | undefined)?.organisation;
  const organisation = typeof asked === 'string' && asked !== '' ? asked : null;
  if (request.headers.authorization !== undefined) {
    const secret = readBearer(request);
    try {
      if (!secret) throw unauthenticated();
      return await people.byToken(secret, organisation);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'UNAUTHENTICATED') await limits.badToken(request.ip);
      throw error;
    }
  }
  const cookie = readCookie(request, options.secureCookies);
  if (!cookie) return publicActor(request);
  if (!isSameOrigin(request, options.publicUrl)) throw forbidden();
  return (await people.bySession(cookie, organisation)) ?? publicActor(request);
}

const publicActor = (request: FastifyRequest): Actor => ({
  ...PUBLIC_ACTOR,
  locale: languageOf(request.headers['accept-language']) ?? Locale.FR,
});
