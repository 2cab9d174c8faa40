import { createHash } from 'node:crypto';
import { conflict, DomainError, invalidInput, unauthenticated } from '@vigie/schema';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor.ts';
import type { Context } from './context.ts';

const LONGEST_KEY = 255;

/** Refuses an `Idempotency-Key` as a field that was sent. */
export const refusedKey = (code: string, params?: { max: number }): DomainError =>
  invalidInput({ path: ['headers', 'idempotency-key'], code, ...(params ? { params } : {}) });

/** The `Idempotency-Key` of a request, if it has one. */
export function idempotencyKey({ headers, raw }: FastifyRequest, actor: Actor): string | null {
  const key = headers['idempotency-key'];
  if (key === undefined) return null;
  // Node joins them into one.
  const sent = raw.rawHeaders.filter((each, i) => i % 2 === 0 && each.toLowerCase() === 'idempotency-key');
  if (sent.length > 1) throw refusedKey('NOT_BOTH');
  if (typeof key !== 'string' || key.trim() === '') throw refusedKey('REQUIRED');
  if (key.length > LONGEST_KEY) throw refusedKey('MAX_LENGTH', { max: LONGEST_KEY });
  if (!actor.id) throw unauthenticated();
  return key;
}

/** The same object by the order of its names: a client may write them in another one when it sends again. */
const inOrder = (_name: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** What tells one request from another under the same key. */
export const requestHash = (...parts: unknown[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts, inOrder)).digest();

/** Does the work in this unit and lets the key stand for its node; or tells for which node it stood before. */
export async function onceFor<T>(
  context: Context,
  key: { key: string; hash: Buffer } | null,
  work: () => Promise<T>,
): Promise<{ result: T } | { replayed: string }> {
  if (!key) return { result: await work() };
  const replayed = await claim(context, key.key, key.hash);
  if (replayed) return { replayed };
  const result = await work();
  await settle(context, key.key, (result as { id: string }).id);
  return { result };
}

/** A key as it is kept. What the caller sent may be anything, an address too. */
const keptKey = ({ organisationId, actor }: Context, key: string): string =>
  createHash('sha256').update(`${organisationId} ${actor.id} ${key}`).digest('base64url');

/** Takes the key in this transaction; or gives the node that it stood for before. */
async function claim(context: Context, key: string, hash: Buffer): Promise<string | null> {
  const id = [context.organisationId, context.actor.id, keptKey(context, key)];
  const taken = await context.sql(
    `insert into idempotency_key (organisation_id, actor_id, key, request_hash, created_at)
     values ($1, $2, $3, $4, $5) on conflict do nothing returning key`,
    [...id, hash, context.realNow],
  );
  if (taken.length > 0) return null;
  const [before] = await context.sql<{ request_hash: Buffer; node_id: string }>(
    'select request_hash, node_id from idempotency_key where organisation_id = $1 and actor_id = $2 and key = $3',
    id,
  );
  if (!before) throw conflict();
  if (!hash.equals(before.request_hash)) {
    throw new DomainError('CONFLICT', 'This idempotency key was used for another request.');
  }
  return before.node_id;
}

const settle = (context: Context, key: string, nodeId: string): Promise<unknown> =>
  context.sql(
    'update idempotency_key set node_id = $4 where organisation_id = $1 and actor_id = $2 and key = $3',
    [context.organisationId, context.actor.id, keptKey(context, key), nodeId],
  );
