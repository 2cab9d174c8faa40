import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Refusal, refusalOf, STATUS_OF } from '../errors.ts';
import type { Limits } from '../identity/door.ts';
import type { Parts } from '../unit-of-work.ts';
import { readCalendar } from './calendar.reading.ts';

const refuse = (reply: FastifyReply, { code, message, retryAfter }: Refusal) => {
  if (retryAfter) reply.header('retry-after', retryAfter);
  return reply
    .code(STATUS_OF[code] ?? 404)
    .header('cache-control', 'no-store')
    .send({ errors: [{ message, extensions: { code } }] });
};

/** Where it listens, for links where no PUBLIC_URL is set. What a request says of its host is anybody's word, and calendars keep it. */
function ownAddress(http: FastifyInstance): string {
  const bound = http.server.address();
  return `http://localhost${bound && typeof bound === 'object' ? `:${bound.port}` : ''}`;
}

const SECRET = /^([\w-]{43})\.ics$/;

/**
 * Serves `/calendar/<secret>.ics`. Whatever is wrong with an address (unknown, withdrawn, its person gone or without the
 * right), the answer is the same 404 after the same one look.
 */
export function serveCalendar(
  http: FastifyInstance,
  { parts, limits, publicUrl }: { parts: Parts; limits: Limits; publicUrl: string | undefined },
): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    await limits.calendar(request.ip);
    const { file } = request.params as { file: string };
    const reader = await parts.people.byCalendarSecret(SECRET.exec(file)?.[1] ?? '');
    if (!reader) return refuse(reply, { code: 'NOT_FOUND', message: 'Not found.' });
    const base = (publicUrl ?? ownAddress(http)).replace(/\/+$/, '');
    const text = await readCalendar(parts, reader, base);
    const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', etag).header('cache-control', 'private, no-cache');
    const known = request.headers['if-none-match']?.split(',').map((each) => each.trim().replace(/^W\//, ''));
    if (known?.some((each) => each === etag || each === '*')) return reply.code(304).send();
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="vigie.ics"')
      .send(text);
  };
  http.get('/calendar/:file', async (request, reply) => {
    try {
      return await answer(request, reply);
    } catch (error) {
      const refusal = refusalOf(error);
      if (refusal.code !== 'INTERNAL') return refuse(reply, refusal);
      throw error;
    }
  });
}
