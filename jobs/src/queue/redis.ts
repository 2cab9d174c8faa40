import { once } from 'node:events';
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { StartError } from '../embedded/index.ts';
import { isUnknownHost, requireKnown } from '../lookups.ts';
import { patiently } from '../patience.ts';
import type { Say } from '../telling.ts';
import { within } from '../timer.ts';
import { SILENCE } from './backend.ts';

/** Waits before it connects again, ever longer up to two seconds. Milliseconds. */
const retryStrategy = (times: number): number => Math.min(100 * times, 2000);

/**
 * How long a connection may take to say goodbye; one on which an answer is waited for is given up after a silence; a line
 * that is dead is found out. Milliseconds.
 */
const WIRE = { disconnectTimeout: 200, socketTimeout: SILENCE, keepAlive: 10_000 };

/**
 * A connection to Redis or Valkey. `?cluster=` in the address, empty or with further nodes as `host:port,host:port`,
 * makes it a cluster's.
 */
export function openRedis(
  address: string,
  options: RedisOptions,
  onError: (error: Error) => void,
): Redis | Cluster {
  const { url, seeds } = readAddress(address);
  const connection = seeds
    ? cluster(url, seeds, options)
    : new Redis(url.href, { ...options, ...WIRE, retryStrategy });
  connection.on('error', onError);
  return connection;
}

interface Seed {
  host: string;
  port: number;
}

/** The address of one Redis, and the first nodes of a cluster where it is one. */
function readAddress(address: string): { url: URL; seeds: Seed[] | null } {
  const url = new URL(address);
  const nodes = url.searchParams.get('cluster');
  url.searchParams.delete('cluster');
  if (nodes === null) return { url, seeds: null };
  const seeds = [url.host, ...nodes.split(',')].filter((node) => node !== '');
  return {
    url,
    seeds: seeds.map((seed) => {
      const [host, port] = seed.split(':');
      return { host: host as string, port: Number(port ?? 6379) };
    }),
  };
}

function cluster(
  url: URL,
  seeds: readonly Seed[],
  { enableOfflineQueue = true, ...options }: RedisOptions,
): Cluster {
  return new Cluster([...seeds], {
    enableOfflineQueue,
    clusterRetryStrategy: retryStrategy,
    redisOptions: {
      ...options,
      ...WIRE,
      ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
      ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
      ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
    },
  });
}

/**
 * The further connections that are made from this one: BullMQ makes its blocking one so, and waits for it for ever when
 * Redis is away. Whoever closes the queue cuts them too.
 */
export function copiesOf(connection: Redis | Cluster): (Redis | Cluster)[] {
  const copies: (Redis | Cluster)[] = [];
  const duplicate = connection.duplicate.bind(connection) as (...options: unknown[]) => Redis | Cluster;
  connection.duplicate = ((...options: unknown[]) => {
    const copy = duplicate(...options);
    copies.push(copy);
    return copy;
  }) as never;
  return copies;
}

/** What Redis says of who may not come in: no waiting mends it. */
const REFUSED = /^(WRONGPASS|NOAUTH|NOPERM)/;

async function connected(redis: Redis | Cluster, limit: number): Promise<void> {
  if (redis.status === 'ready') return;
  await once(redis, 'ready', { signal: AbortSignal.timeout(limit) }).catch((error: Error) => {
    // A cluster says what its last node said.
    const { lastNodeError: cause = error } = error as { lastNodeError?: Error };
    if (REFUSED.test(cause.message)) throw new StartError('REDIS_URL: Redis refuses this user or password');
    // Of a node that refuses it only says that the connection is closed.
    const code = cause.message === 'Connection is closed.' ? 'ECONNREFUSED' : 'ETIMEDOUT';
    throw Object.assign(new Error('Redis does not answer', { cause }), { code });
  });
}

/** How long a connection that is to be proved may take. Milliseconds. */
const PROOF = 5000;

/**
 * Waits until Redis is there, however slow or silent it is.
 *
 * @param refusedFor how long it may refuse, or be unknown, in milliseconds; half a minute when absent
 * @throws StartError where it has for so long, and where it takes nobody in with this password
 */
export async function requireRedis(address: string, say: Say, refusedFor?: number): Promise<void> {
  const { url, seeds } = readAddress(address);
  const hosts = seeds?.map(({ host }) => host) ?? [url.hostname];
  const prove = async (): Promise<void> => {
    await requireKnown(hosts);
    const redis = openRedis(address, {}, () => undefined);
    try {
      await connected(redis, PROOF);
    } finally {
      redis.disconnect();
    }
  };
  await patiently('Redis', say, prove, refusedFor).catch((cause: Error) => {
    if (cause instanceof StartError) throw cause;
    const sentence = isUnknownHost(cause)
      ? 'the host of that address is unknown: is it spelt right?'
      : 'nobody answers at that address: is Redis running there?';
    throw new StartError(`REDIS_URL: ${sentence}`, { cause });
  });
}

/**
 * Refuses a Redis that may throw keys away under pressure: locks and jobs would go first.
 *
 * @throws StartError for such a one; another error for one that does not answer in that time
 */
export async function requireNoEviction(redis: Redis | Cluster, limit: number): Promise<void> {
  await connected(redis, limit);
  const memory = await within(redis.info('memory'), limit, 'Redis');
  const policy = /maxmemory_policy:(\S+)/.exec(memory)?.[1];
  if (policy && policy !== 'noeviction') {
    throw new StartError(
      `REDIS_URL: set maxmemory-policy to noeviction there, it is ${policy} and may throw jobs away`,
    );
  }
}
