import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requireRedis } from '../../jobs/src/queue/redis.ts';
import { pause } from '../harness/pace.ts';
import { freePort, hasRedis, RedisServer } from './redis-server.ts';

const quiet = (): void => undefined;
const NOBODY = 'REDIS_URL: nobody answers at that address: is Redis running there?';
const UNKNOWN = 'REDIS_URL: the host of that address is unknown: is it spelt right?';
const STRANGER = 'REDIS_URL: Redis refuses this user or password';

describe('the address of Redis', () => {
  it.each([
    ['refuses', async () => `redis://127.0.0.1:${await freePort()}`, NOBODY],
    ['is a cluster that refuses', async () => `redis://127.0.0.1:${await freePort()}?cluster=`, NOBODY],
    ['is unknown', async () => 'redis://nowhere.invalid:6379', UNKNOWN],
    [
      'is a cluster of unknown nodes',
      async () => 'redis://nowhere.invalid:6379?cluster=nirgends.invalid',
      UNKNOWN,
    ],
  ])('stops a start once it has been given its time, where it %s', async (_how, address, message) => {
    await expect(requireRedis(await address(), quiet, 1200)).rejects.toMatchObject({
      name: 'StartError',
      message,
    });
  });
});

(hasRedis ? describe : describe.skip)('a Redis that is late', () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await RedisServer.start();
  });

  afterAll(() => redis.stop());

  it('is waited for while it is silent, longer than one that refuses would be', async () => {
    let isThere = false;
    redis.pause();
    const waiting = requireRedis(redis.url, quiet, 200).then(() => {
      isThere = true;
    });
    await pause(1000);
    expect(isThere).toBe(false);
    redis.goOn();
    await waiting;
    expect(isThere).toBe(true);
  });

  it('is let in when it comes within the time that it has', async () => {
    await redis.kill();
    const waiting = requireRedis(redis.url, quiet, 120_000);
    await redis.run();
    await expect(waiting).resolves.toBeUndefined();
  });

  it.each(['', '?cluster='])(
    'that takes nobody in with this password ends a start at once: %j',
    async (more) => {
      redis.command('CONFIG', 'SET', 'requirepass', 'open');
      const address = `redis://:closed@127.0.0.1:${redis.port}${more}`;
      await expect(requireRedis(address, quiet)).rejects.toMatchObject({ message: STRANGER });
    },
  );
});
