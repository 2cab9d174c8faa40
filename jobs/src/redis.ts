import { Cluster, Redis, type RedisOptions } from 'ioredis';

/** Waits before it connects again, ever longer up to two seconds. Milliseconds. */
const retryStrategy = (times: number): number => Math.min(100 * times, 2000);

/** How long a connection may take to say goodbye. Milliseconds. */
const disconnectTimeout = 200;

/**
 * A connection to Redis or Valkey. `?cluster=` in the address, empty or with further nodes as `host:port,host:port`,
 * makes it a cluster's.
 */
export function openRedis(
  address: string,
  options: RedisOptions,
  onError: (error: Error) => void,
): Redis | Cluster {
  const url = new URL(address);
  const nodes = url.searchParams.get('cluster');
  url.searchParams.delete('cluster');
  const connection =
    nodes === null
      ? new Redis(url.href, { ...options, retryStrategy, disconnectTimeout })
      : cluster(url, nodes, options);
  connection.on('error', onError);
  return connection;
}

function cluster(url: URL, nodes: string, { enableOfflineQueue = true, ...options }: RedisOptions): Cluster {
  const seeds = [url.host, ...nodes.split(',')].filter((node) => node !== '');
  return new Cluster(
    seeds.map((seed) => {
      const [host, port] = seed.split(':');
      return { host: host as string, port: Number(port ?? 6379) };
    }),
    {
      enableOfflineQueue,
      clusterRetryStrategy: retryStrategy,
      redisOptions: {
        ...options,
        disconnectTimeout,
        ...(url.username ? { username: decodeURIComponent(url.username) } : {}),
        ...(url.password ? { password: decodeURIComponent(url.password) } : {}),
        ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
      },
    },
  );
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

const connected = (redis: Redis | Cluster, limit: number): Promise<boolean> =>
  new Promise((resolve) => {
    if (redis.status === 'ready') return resolve(true);
    const timer = setTimeout(() => resolve(false), limit);
    redis.once('ready', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });

/**
 * Refuses a Redis that may throw keys away under pressure: locks and jobs would go first. One that is away now is let
 * through; alerts do not need it.
 */
export async function requireNoEviction(redis: Redis | Cluster, limit: number): Promise<void> {
  if (!(await connected(redis, limit))) return;
  const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
  if (policy && policy !== 'noeviction') {
    throw new Error(
      `REDIS_URL: set maxmemory-policy to noeviction there, it is ${policy} and may throw jobs away`,
    );
  }
}
