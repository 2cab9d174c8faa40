import type { FastifyInstance, FastifyRequest } from 'fastify';

const CHARSET = /;\s*charset\s*=\s*"?([^\s";]+)/i;

const refused = (statusCode: number, code: string): Error =>
  Object.assign(new Error(code), { statusCode, code });

/** The value that a body holds: other bytes than those of UTF-8 would be kept as something else than what was meant. */
function readJson(mediaType: string, bytes: Buffer): unknown {
  const charset = CHARSET.exec(mediaType)?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) throw refused(415, 'CHARSET');
  if (bytes.length === 0) throw refused(400, 'EMPTY');
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(400, 'NOT_UTF_8');
  }
  try {
    return JSON.parse(text);
  } catch {
    throw refused(400, 'NOT_JSON');
  }
}

/** Reads the bodies of JSON. A key such as `__proto__` stays a key like any other: nothing here merges objects by their keys. */
export function takeJson(http: FastifyInstance): void {
  const read = async ({ headers }: FastifyRequest, body: Buffer): Promise<unknown> =>
    readJson(headers['content-type'] ?? '', body);
  http.addContentTypeParser('application/json', { parseAs: 'buffer' }, read);
}
