import { Transform } from 'node:stream';
import type { FastifyRequest, preParsingAsyncHookHandler } from 'fastify';
import type { Actor } from '../actor.ts';

/** The most bytes of a body from somebody whom nobody knows. */
export const LARGEST_BODY = 100_000;

/**
 * The most bytes from somebody who is signed in or has a token: twenty thousand characters fit, however their JSON escapes them (six
 * bytes each, twelve for one beyond the basic plane), with what stands around them.
 */
export const LARGEST_KNOWN_BODY = 300_000;

const tooLarge = (): Error =>
  Object.assign(new Error('the body is too large'), { statusCode: 413, max: LARGEST_BODY });

/** Lets so many bytes through; Fastify compares what it counted with `content-length`. */
class Bounded extends Transform {
  receivedEncodedLength = 0;

  override _transform(chunk: Buffer, _encoding: string, done: (error: Error | null, chunk?: Buffer) => void) {
    this.receivedEncodedLength += chunk.length;
    if (this.receivedEncodedLength > LARGEST_BODY) done(tooLarge());
    else done(null, chunk);
  }
}

/**
 * Takes the larger body of those alone whom `actorOf` knows: who it is is asked only where it matters, before the body is read. A
 * wrong sign-in is nobody here, and is refused as such later.
 */
export const limitStrangers =
  (actorOf: (request: FastifyRequest) => Promise<Actor>): preParsingAsyncHookHandler =>
  async (request, _reply, payload) => {
    const declared = Number(request.headers['content-length'] ?? Number.NaN);
    if (declared <= LARGEST_BODY) return payload;
    const actor = await actorOf(request).catch(() => null);
    if (actor && actor.kind !== 'PUBLIC') return payload;
    if (declared > LARGEST_BODY) throw tooLarge();
    return payload.pipe(new Bounded());
  };
