import type { Socket } from 'node:net';
import type { ErrorCode } from '@vigie/schema';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PageFor } from './console.ts';

interface Told {
  code: ErrorCode;
  message: string;
  params?: { limit: string; max: number };
}

/** What is refused before any of our domains is asked: one sentence a cause, and nothing of what was sent. */
const CAUSES: Record<string, Told> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'INVALID_INPUT',
    message:
      'The media type is none that is taken here: application/json, or multipart/form-data for a file.',
  },
  EMPTY: { code: 'INVALID_INPUT', message: 'The body is empty.' },
  NOT_JSON: { code: 'INVALID_INPUT', message: 'The body is not JSON.' },
  NOT_UTF_8: { code: 'INVALID_INPUT', message: 'The body is not UTF-8.' },
  CHARSET: { code: 'INVALID_INPUT', message: 'The charset is none that is taken: send UTF-8.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'INVALID_INPUT',
    message: 'The body is not as long as content-length says.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'TOO_COMPLEX', message: 'The body is larger than what is taken.' },
  FST_ERR_BAD_URL: { code: 'INVALID_INPUT', message: 'The address cannot be read.' },
};

const BY_STATUS: Record<number, Told> = {
  400: { code: 'INVALID_INPUT', message: 'The body is not JSON.' },
  404: { code: 'NOT_FOUND', message: 'Not found.' },
  405: { code: 'INVALID_INPUT', message: 'This address does not take that method.' },
  408: { code: 'INVALID_INPUT', message: 'The request took too long to arrive.' },
  413: { code: 'TOO_COMPLEX', message: 'The body is larger than what is taken.' },
  415: {
    code: 'INVALID_INPUT',
    message: 'The content encoding is none that is taken: send the body as it is.',
  },
  431: { code: 'TOO_COMPLEX', message: 'The headers are larger than what is taken.' },
};

const UNREADABLE: Told = { code: 'INVALID_INPUT', message: 'The request cannot be read.' };
const INTERNAL: Told = { code: 'INTERNAL', message: 'Something went wrong on our side.' };

const shaped = ({ message, ...told }: Told, requestId?: string): object => ({
  errors: [{ message, extensions: { ...told, ...(requestId ? { requestId } : {}) } }],
});

/** Answers a refusal of HTTP's own in the form of all others. */
export function refuseByHttp(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .type('application/json; charset=utf-8')
    .send(shaped(BY_STATUS[status] ?? UNREADABLE, String(request.id)));
}

/** What an error of the framework becomes: its cause in one sentence, or a bug of ours. */
export function answerFrameworkError(
  error: { statusCode?: number; code?: string; max?: number },
  request: FastifyRequest,
  reply: FastifyReply,
  onBug: (error: unknown) => void,
): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) onBug(error);
  const max = error.max ?? request.routeOptions.bodyLimit;
  const named =
    error.code !== undefined && Object.hasOwn(CAUSES, error.code) ? CAUSES[error.code] : undefined;
  const told = status >= 500 ? INTERNAL : (named ?? BY_STATUS[status] ?? UNREADABLE);
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .header('x-request-id', request.id)
    .type('application/json; charset=utf-8')
    .send(
      shaped(
        { ...told, ...(status === 413 && max ? { params: { limit: 'bytes', max } } : {}) },
        String(request.id),
      ),
    );
}

const STATUS_OF_BROKEN: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** The same where there is no request yet: what came is no HTTP. */
export function answerBrokenHttp({ code = '' }: { code?: string }, socket: Socket): void {
  if (!socket.writable || code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const status = STATUS_OF_BROKEN[code] ?? 400;
  const body = JSON.stringify(shaped(status === 400 ? UNREADABLE : (BY_STATUS[status] ?? UNREADABLE)));
  socket.end(
    [
      `HTTP/1.1 ${status} Refused`,
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

/** Bodies come as they are: an encoding that nobody undoes would be read as broken JSON. */
export function refuseEncodedBodies(http: FastifyInstance): void {
  http.addHook('onRequest', (request, reply, done) => {
    const encoding = request.headers['content-encoding'];
    if (request.is404 || encoding === undefined || encoding.trim().toLowerCase() === 'identity')
      return done();
    refuseByHttp(request, reply.header('accept-encoding', 'identity'), 415);
  });
}

/** Answers where no route is, before the body is read: what it holds is no matter there. */
export function answerWhereNothingIs(http: FastifyInstance, pageFor: PageFor): void {
  const methodsOf = watchMethods(http);
  http.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const allowed = methodsOf(request.url.split('?')[0] as string);
    if (allowed.length > 0) refuseByHttp(request, reply.header('allow', allowed.join(', ')), 405);
    else if (!pageFor(request, reply)) refuseByHttp(request, reply, 404);
  });
}

/** Says by which methods an address is reached, from the routes that are added after this. */
function watchMethods(http: FastifyInstance): (path: string) => string[] {
  const routes: { pattern: RegExp; methods: string[] }[] = [];
  http.addHook('onRoute', ({ url, method }) => {
    const escaped = url
      .replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)
      .replace(/:\w+/g, '[^/]+')
      .replace('*', '.*');
    routes.push({ pattern: new RegExp(`^${escaped}$`), methods: [method].flat() });
  });
  return (path) =>
    [...new Set(routes.flatMap(({ pattern, methods }) => (pattern.test(path) ? methods : [])))].sort();
}
