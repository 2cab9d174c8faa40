import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { requireRedis } from '../../jobs/src/queue/redis.ts';
import { pause } from '../harness/pace.ts';
import { freePort, hasRedis, RedisServer } from './redis-server.ts';

const quiet = (): void => undefined;
const SENTENCE = 'REDIS_URL: nobody answers at that address: is Redis running there?';

describe('the address of Redis', () => {
  it.each([
    ['refuses', async () => `redis://127.0.0.1:${await freePort()}`],
    ['is unknown', async () => 'redis://nowhere.invalid:6379'],
  ])('stops a start once it has been given its time, where it %s', async (_how, address) => {
    await expect(requireRedis(await address(), quiet, 1200)).rejects.toMatchObject({
      name: 'StartError',
      message: SENTENCE,
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
});
