import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type JobQueue, lazyDesk, openQueue } from '@vigie/jobs';
import { QueueBackend } from '@vigie/schema';
import { UnrecoverableError } from 'bullmq';
import { runJob } from '../../jobs/src/worker.ts';
import { MailServer } from './mail-server.ts';
import { smtpTo, TestOffice, until } from './office.ts';
import { hasRedis, RedisServer } from './redis-server.ts';

// A poison job is tried three times, with a pause before each.
jest.setTimeout(40_000);

let office: TestOffice;
let mail: MailServer;
let queue: JobQueue | undefined;

beforeAll(async () => {
  office = await TestOffice.open('failed');
  mail = await MailServer.start();
});

afterEach(async () => {
  await queue?.stopWorking();
  await queue?.close();
  queue = undefined;
});

afterAll(async () => {
  await mail.stop();
  await office.close();
});

const OURS = 'organisation-ours';
const bell = (organisationId: string, nodeId: string) => ({
  job: 'ring-clock',
  payload: { organisationId, nodeId },
});

/** What holds on either backend. */
function behaviour(
  test: typeof it | typeof it.skip,
  backend: QueueBackend,
  redisUrl: () => string | undefined,
) {
  const open = async (): Promise<JobQueue> => {
    queue = await openQueue({ jobsUrl: office.jobsUrl, redisUrl: redisUrl(), onError: () => undefined });
    return queue;
  };

  test('shows an organisation its own failed jobs, and hands them to a worker again', async () => {
    const own = await open();
    expect(own.backend).toBe(backend);
    let isWell = false;
    const done: string[] = [];
    own.work(async (_, { nodeId }) => {
      if (!isWell) throw new UnrecoverableError('NOT_FOUND');
      done.push(nodeId as string);
    });
    await own.ring([bell(OURS, 'a'), bell('organisation-theirs', 'b')]);
    await until(async () => (await own.failedJobs(OURS)).length === 1);
    await until(async () => (await own.failedJobs('organisation-theirs')).length === 1);
    const [failed] = await own.failedJobs(OURS);
    expect(failed).toMatchObject({ name: 'ring-clock', nodeId: 'a', reason: 'NOT_FOUND', attempts: 1 });
    expect(failed?.failedAt).toBeInstanceOf(Date);
    const [theirs] = await own.failedJobs('organisation-theirs');
    isWell = true;
    expect(await own.replay(OURS, theirs?.job as string)).toBeNull();
    expect(await own.replay(OURS, 'nothing')).toBeNull();
    expect(await own.replay(OURS, failed?.job as string)).toMatchObject({ nodeId: 'a' });
    await until(() => done.length === 1);
    expect(done).toEqual(['a']);
    expect(await own.failedJobs(OURS)).toEqual([]);
    expect(await own.replay(OURS, failed?.job as string)).toBeNull();
  });

  test('sets a poison job aside after three attempts, and keeps a code of its error and no value', async () => {
    const own = await open();
    const { organisationId } = office;
    const desk = {
      office: office.tasks(0, smtpTo(mail.port)),
      queue: own,
      signal: new AbortController().signal,
    };
    own.work((job, payload) => runJob(desk, job, payload));
    await own.ring([bell(organisationId, 'Odile Fontaine')]);
    await until(async () => (await own.failedJobs(organisationId)).length === 1, 30_000);
    const [poison] = await own.failedJobs(organisationId);
    expect(poison).toMatchObject({ reason: '22P02', attempts: 3 });
    // The steps beside it go out all the same.
    const clock = await office.breachClock();
    await own.ring([bell(organisationId, clock)]);
    await until(async () => (await own.failedJobs(organisationId)).length === 1);
  });
}

describe('a job that fails for good, on PostgreSQL', () => {
  behaviour(it, QueueBackend.POSTGRESQL, () => undefined);

  it('leaves no value of its error in the tables of the queue', async () => {
    const dump = await office.rows<{ text: string }>(`select to_jsonb(j)::text as text from bullmq.job j`);
    const errors = dump.map(({ text }) => text.replaceAll('"nodeId": "Odile Fontaine"', ''));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.join()).toMatch(/22P02/);
    expect(errors.join()).not.toMatch(/Odile|invalid input syntax/);
  });
});

describe('a job that fails for good, on Redis (skipped where there is no redis-server)', () => {
  let redis: RedisServer | undefined;

  beforeAll(async () => {
    if (hasRedis) redis = await RedisServer.start();
  });
  afterAll(async () => {
    await redis?.stop();
  });

  behaviour(hasRedis ? it : it.skip, QueueBackend.REDIS, () => redis?.url);
});

describe('the queue of a process that does no jobs', () => {
  it('is opened when someone first looks, and again when that did not work', async () => {
    let attempts = 0;
    const desk = lazyDesk(QueueBackend.POSTGRESQL, () => {
      attempts += 1;
      if (attempts === 1) return Promise.reject(new Error('away'));
      return openQueue({ jobsUrl: office.jobsUrl, onError: () => undefined });
    });
    expect(attempts).toBe(0);
    expect(await desk.isReachable()).toBe(false);
    expect(await desk.isReachable()).toBe(true);
    expect(await desk.failedJobs('nobody')).toEqual([]);
    expect(attempts).toBe(2);
    await desk.close();
  });
});
