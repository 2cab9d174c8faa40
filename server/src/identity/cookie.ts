import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` keeps a cookie to this very host over https; plain http has it on loopback alone. */
const nameOf = (secure: boolean): string => (secure ? '__Host-vigie' : 'vigie');

export const readCookie = (request: FastifyRequest, secure: boolean): string | undefined =>
  request.cookies[nameOf(secure)];

export function writeCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  reply.setCookie(nameOf(secure), secret, { httpOnly: true, sameSite: 'lax', path: '/', secure });
}

export function clearCookie(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(nameOf(secure), { httpOnly: true, sameSite: 'lax', path: '/', secure });
  reply.header('clear-site-data', '"cache"');
}

/** Whether a browser sent this from a page of ours: `Origin` is there on every request that could do harm. */
export function isSameOrigin(request: FastifyRequest, publicUrl: string | undefined): boolean {
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') return false;
  if (!origin) return true;
  if (publicUrl && new URL(publicUrl).origin === origin) return true;
  try {
    return new URL(origin).host === request.headers.host;
  } catch {
    return false;
  }
}
