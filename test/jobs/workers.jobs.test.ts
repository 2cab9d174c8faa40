import type { ChildProcess } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openQueue, type RunningWorker, startWorker } from '@vigie/jobs';
import { Role } from '@vigie/schema';
import type { Databases } from '@vigie/server';
import { measure, timed } from '../harness/pace.ts';
import { MailServer } from './mail-server.ts';
import { HOUR, smtpTo, TestOffice, until } from './office.ts';
import { end, spawnWorker } from './processes.ts';
import { hasRedis, RedisServer } from './redis-server.ts';

// Workers are real, and one of them has to be seen dead before another takes over.
jest.setTimeout(90_000);

let office: TestOffice;
let mail: MailServer;
let workers: { worker: RunningWorker; databases: Databases }[];

/** Keeps which claims were taken over after they had run out: that happens to a living worker only where its machine stands still. */
const WATCH_CLAIMS = `
  create table run_out (step_id uuid primary key);
  create function keep_run_out() returns trigger language plpgsql security definer as $$
    begin insert into public.run_out values (old.id) on conflict do nothing; return null; end $$;
  create trigger keep_run_out after update on alert_step for each row
    when (old.state = 'CLAIMED' and new.state = 'CLAIMED' and old.claim_token <> new.claim_token
      and old.claim_until <= clock_timestamp())
    execute function keep_run_out()`;

beforeEach(async () => {
  office = await TestOffice.open('workers');
  await office.owner.query(WATCH_CLAIMS);
  mail = await MailServer.start();
  workers = [];
  await office.hire(Role.DPO);
  await office.hire(Role.DPO);
});

async function stopWorkers(): Promise<void> {
  await Promise.all(
    workers.splice(0).map(async ({ worker, databases }) => {
      await worker.stop();
      await databases.close();
    }),
  );
}

afterEach(async () => {
  await stopWorkers();
  await mail.stop();
  await office.close();
});

async function startOne(offset: number, redisUrl?: string): Promise<RunningWorker> {
  const databases = await TestOffice.connect(office.url, 5);
  const worker = await startWorker({
    ...office.job(offset, smtpTo(mail.port), databases),
    jobsUrl: office.jobsUrl,
    redisUrl,
  });
  workers.push({ worker, databases });
  return worker;
}

const seed = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i += 1) await office.breachClock();
};

/** Everything that is due went out: each mail once, each line of an inbox once. */
async function expectEachOnce(clocks: number): Promise<void> {
  const sent = await office.rows<{ id: string; channel: string }>(
    `select id, channel from alert_step where state = 'SENT'`,
  );
  const mails = sent.filter(({ channel }) => channel === 'MAIL');
  expect(mails).toHaveLength(clocks * 2);
  const copies = mail.copies();
  const runOut = await office.rows<{ id: string }>('select step_id as id from run_out order by step_id');
  // A machine that stood still for longer than a claim holds lets another worker send it too, and says so.
  const mayBeTwice = new Set(runOut.map(({ id }) => id));
  const doubled = [...copies].filter(([id, count]) => count !== 1 && !mayBeTwice.has(id.slice(1, 37)));
  expect(doubled).toEqual([]);
  expect([...copies.keys()].map((id) => id.slice(1, 37)).sort()).toEqual(mails.map(({ id }) => id).sort());
  expect(await office.count('notification')).toBe(clocks * 2);
  // Nothing is called possibly sent twice but what was: a claim that still held was taken by nobody.
  expect(await office.rows('select id from alert_step where possibly_sent_twice order by id')).toEqual(
    runOut,
  );
  expect(await office.count(`alert_step where state = 'CLAIMED'`)).toBe(0);
}

const allSent = (offset: number) => async () => (await office.openSteps(offset)) === 0;

describe('four workers on PostgreSQL', () => {
  it('send each alert exactly once', async () => {
    await seed(30);
    await Promise.all([1, 2, 3, 4].map(() => startOne(0)));
    await until(allSent(0));
    await expectEachOnce(30);
  });

  it('send each alert exactly once although the queue is emptied and its bells are doubled', async () => {
    await Promise.all([1, 2].map(() => startOne(0)));
    const queue = await openQueue({ jobsUrl: office.jobsUrl, onError: () => undefined });
    await seed(20);
    const clocks = await office.rows<{ id: string }>('select id from deadline');
    const bells = clocks.map(({ id }) => ({
      job: 'ring-clock',
      payload: { organisationId: office.organisationId, nodeId: id },
    }));
    await queue.ring([...bells, ...bells, ...bells]);
    await office.owner.query('truncate bullmq.job cascade');
    await queue.ring(bells);
    for (const { worker } of workers) worker.wake();
    await until(allSent(0));
    await queue.close();
    await expectEachOnce(20);
  });

  it('keeps ids only in the queue', async () => {
    await seed(3);
    await startOne(0);
    await until(allSent(0));
    await until(async () => (await office.count('outbox_event where relayed_at is null')) === 0);
    const dump = JSON.stringify(await office.rows('select * from bullmq.job'));
    expect(dump).not.toMatch(/lumen\.example|Camille|VD-2026/);
  });

  it('rings when an alert is due at once, without waiting for the sweep', async () => {
    await startOne(0);
    await until(() => workers[0]?.worker.health().lastSweepAt !== null);
    const took = measure();
    await seed(1);
    await until(allSent(0));
    expect(took()).toBeLessThan(6000);
    expect(workers[0]?.worker.health()).toMatchObject({ queueReachable: true });
  });
});

describe('a worker that is killed', () => {
  let child: ChildProcess;

  afterEach(async () => {
    await end(child, 'SIGKILL');
  });

  it('between the server’s 250 and our record: one further copy at most, under the same Message-ID, marked', async () => {
    await mail.stop();
    let kills = 0;
    mail = await MailServer.start(() => {
      // The server has the mail; its answer reaches nobody.
      if (kills === 0) child.kill('SIGKILL');
      kills += 1;
    });
    await seed(1);
    child = await spawnWorker(office, { port: mail.port });
    await until(() => kills > 0);
    const took = measure();
    await startOne(0);
    await until(allSent(0), 45_000);
    expect(took()).toBeLessThan(30_000);
    const steps = await office.rows<{ id: string; state: string; possibly_sent_twice: boolean }>(
      `select id, state, possibly_sent_twice from alert_step where channel = 'MAIL' and attempts > 0`,
    );
    expect(steps.map(({ state }) => state)).toEqual(['SENT', 'SENT']);
    const copies = mail.copies();
    for (const { id, possibly_sent_twice } of steps) {
      const count = [...copies].find(([messageId]) => messageId.includes(id))?.[1] ?? 0;
      expect(count).toBeGreaterThanOrEqual(1);
      expect(count).toBeLessThanOrEqual(possibly_sent_twice ? 2 : 1);
    }
    const twice = [...copies.values()].filter((count) => count === 2).length;
    expect(twice).toBeGreaterThanOrEqual(1);
    expect(await office.count(`audit_entry where action = 'alert.possibly_sent_twice'`)).toBe(
      steps.filter((step) => step.possibly_sent_twice).length,
    );
  });

  it('is told to stop under load: it leaves within 20 s, with code 0, and nothing is lost or doubled', async () => {
    await seed(40);
    child = await spawnWorker(office, { port: mail.port });
    await until(() => mail.taken.length > 3);
    const took = measure();
    const from = performance.now();
    expect(await end(child)).toBe(0);
    expect(took()).toBeLessThan(20_000);
    // What it had not begun is given back, so that nobody has to wait for it; a stop that lasts to its end leaves it to run out.
    const hadTime = performance.now() - from < 15_000;
    const held = await office.count(`alert_step where state = 'CLAIMED'`);
    expect(hadTime ? held : 0).toBe(0);
    await startOne(0);
    await until(allSent(0));
    await expectEachOnce(40);
  });
});

const redisIt = hasRedis ? it : it.skip;

describe('workers on Redis (skipped where there is no redis-server)', () => {
  let redis: RedisServer;

  beforeEach(async () => {
    if (hasRedis) redis = await RedisServer.start();
  });
  afterEach(async () => {
    await stopWorkers();
    await redis?.stop();
  });

  redisIt('send each alert exactly once, FLUSHALL in between', async () => {
    await Promise.all([1, 2, 3, 4].map(() => startOne(0, redis.url)));
    await seed(15);
    redis.command('FLUSHALL');
    await seed(15);
    redis.command('FLUSHALL');
    await until(allSent(0));
    await expectEachOnce(30);
  });

  redisIt(
    'send what is due while Redis is down, from the start too, and use it again once it is back',
    async () => {
      await startOne(0, redis.url);
      await redis.kill();
      await seed(3);
      await startOne(0, redis.url);
      await until(allSent(0));
      await expectEachOnce(3);
      expect(workers[1]?.worker.health().queueReachable).toBe(false);
      await redis.run();
      await seed(2);
      await until(async () => (await office.count('outbox_event where relayed_at is null')) === 0, 40_000);
      await until(allSent(0));
      await expectEachOnce(5);
    },
  );

  redisIt('stop promptly while Redis is away', async () => {
    const worker = await startOne(0, redis.url);
    await until(() => worker.health().queueReachable === true);
    await redis.kill();
    expect(await timed(() => worker.stop())).toBeLessThan(8000);
  });

  redisIt('refuse a Redis that may throw jobs away', async () => {
    const careless = await RedisServer.start('allkeys-lru');
    await expect(startOne(0, careless.url)).rejects.toThrow(/^REDIS_URL: set maxmemory-policy to noeviction/);
    await careless.stop();
  });
});

it('starts twice at once on an empty database: one set of queue tables', async () => {
  await Promise.all([1, 2, 3].map(() => startOne(HOUR)));
  expect(await office.count(`pg_tables where schemaname = 'bullmq' and tablename = 'job'`)).toBe(1);
});
