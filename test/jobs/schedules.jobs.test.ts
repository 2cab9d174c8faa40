import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { purge, type RunningWorker, startWorker } from '@vigie/jobs';
import { BackgroundTask, RequestChannel, type RetentionCode, Right, Role } from '@vigie/schema';
import { type Databases, requests } from '@vigie/server';
import { MailServer } from './mail-server.ts';
import { smtpTo, TestOffice, until } from './office.ts';

// Four workers share two cores with everything else.
jest.setTimeout(90_000);

const WORKERS = 4;
const OLD_KEYS = 40;
const OLD_CASES = 12;

let office: TestOffice;
let mail: MailServer;
const workers: { worker: RunningWorker; databases: Databases }[] = [];

const stop = () =>
  Promise.all(
    workers.splice(0).map(async ({ worker, databases }) => {
      await worker.stop();
      await databases.close();
    }),
  );

beforeAll(async () => {
  office = await TestOffice.open('schedules');
  mail = await MailServer.start();
  await office.hire(Role.DPO);
});

afterAll(async () => {
  await stop();
  await mail.stop();
  await office.close();
});

async function start(): Promise<void> {
  const databases = await TestOffice.connect(office.url, 5);
  const worker = await startWorker({
    ...office.job(0, smtpTo(mail.port), databases),
    jobsUrl: office.jobsUrl,
  });
  workers.push({ worker, databases });
}

/** Something to do for every task: alerts, what is past its time, events and entries without number. */
async function seed(): Promise<void> {
  for (let i = 0; i < 6; i += 1) await office.breachClock();
  await age();
}

/** What is past its time. */
async function age(): Promise<void> {
  for (let i = 0; i < OLD_KEYS; i += 1) {
    await office.owner.query(
      `insert into idempotency_key (organisation_id, actor_id, key, request_hash, created_at)
       values ($1, $2, $3, '', now() - interval '2 days')`,
      [office.organisationId, randomUUID(), String(i)],
    );
  }
  for (let i = 0; i < OLD_CASES; i += 1) {
    const { id } = await office.work(0, (ctx) =>
      requests.requestIntake.perform(ctx, {
        legalEntityId: office.legalEntityId,
        channel: RequestChannel.POST,
        rights: [Right.ACCESS],
        verbatim: 'Bonjour',
      }),
    );
    await office.owner.query(
      `update data_subject_request set closed_at = ${office.sqlNow()} - interval '2 years',
         archived_at = case when $2 then ${office.sqlNow()} - interval '5 years' end where id = $1`,
      [id, i % 2 === 0],
    );
  }
}

const DONE = `worker_process where (select count(*) from jsonb_object_keys(runs)) = ${Object.keys(BackgroundTask).length}
  and not runs @? '$.* ? (@.outcome != "DONE")'`;

/** How often the trail tells of it, and of how many nodes. */
const told = async (action: string) => {
  const [row] = await office.rows<{ entries: number; nodes: number }>(
    'select count(*)::int as entries, count(distinct node_id)::int as nodes from audit_entry where action = $1',
    [action],
  );
  return row;
};

it('applies retention once, although four purges meet at the same rows', async () => {
  await age();
  const desk = office.tasks(0, smtpTo(mail.port));
  const { signal } = new AbortController();
  // The rows are held until every purge has either come to them or gone by.
  const holder = await office.owner.connect();
  await holder.query('begin; select id from data_subject_request for update');
  let gone = 0;
  const purges = Array.from({ length: WORKERS }, () =>
    purge(desk, signal).finally(() => {
      gone += 1;
    }),
  );
  const waiting = () =>
    office.count(`pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`);
  await until(async () => gone + (await waiting()) === WORKERS);
  await holder.query('rollback');
  holder.release();
  const results = await Promise.all(purges);
  const removed = (code: RetentionCode) => results.reduce((sum, each) => sum + (each[code] ?? 0), 0);
  expect(removed('IDEMPOTENCY_KEYS')).toBe(OLD_KEYS);
  expect(removed('REQUEST_FILES_ACTIVE')).toBe(OLD_CASES / 2);
  expect(removed('REQUEST_FILES_ARCHIVE')).toBe(OLD_CASES / 2);
  for (const action of ['request.archived', 'request.purged']) {
    expect([action, await told(action)]).toEqual([action, { entries: OLD_CASES / 2, nodes: OLD_CASES / 2 }]);
  }
  await office.owner.query('truncate retention_run');
});

it('runs each scheduled thing in four workers at once with one effect', async () => {
  await seed();
  await Promise.all(Array.from({ length: WORKERS }, start));
  await until(async () => (await office.count('idempotency_key')) === 0);
  await until(async () => (await office.openSteps(0)) === 0);
  await until(async () => (await office.count('outbox_event where relayed_at is null')) === 0);
  await until(async () => (await office.count('audit_entry where sequence is null')) === 0, 60_000);
  for (const { worker } of workers) worker.wake();
  await until(async () => (await office.count(DONE)) === WORKERS, 60_000);

  // Retention: every row is removed and told of once, whoever did it.
  expect(
    await office.rows(
      'select rule, sum(removed)::int as removed from retention_run group by rule order by rule',
    ),
  ).toEqual([
    { rule: 'IDEMPOTENCY_KEYS', removed: OLD_KEYS },
    { rule: 'REQUEST_FILES_ACTIVE', removed: OLD_CASES / 2 },
    { rule: 'REQUEST_FILES_ARCHIVE', removed: OLD_CASES / 2 },
  ]);
  for (const action of ['request.archived', 'request.purged']) {
    expect([action, await told(action)]).toEqual([action, { entries: OLD_CASES, nodes: OLD_CASES }]);
  }
  // The sweep: each alert once, by mail and by inbox.
  expect([...mail.copies().values()].filter((count) => count !== 1)).toEqual([]);
  const [steps] = await office.rows<{ mails: number; lines: number }>(
    `select count(*) filter (where channel = 'MAIL')::int as mails, count(*) filter (where channel = 'INBOX')::int as lines
     from alert_step where state = 'SENT'`,
  );
  expect(mail.copies().size).toBe(steps?.mails);
  expect(await office.count('notification')).toBe(steps?.lines);
  expect(steps?.mails).toBeGreaterThan(0);
  // The seal: numbers without gap or double.
  const streams = await office.rows<{ entries: number; first: number; last: number; numbers: number }>(
    `select count(*)::int as entries, min(sequence)::int as first, max(sequence)::int as last,
       count(distinct sequence)::int as numbers
     from audit_entry group by stream`,
  );
  for (const { entries, first, last, numbers } of streams) {
    expect([first, last, numbers]).toEqual([1, entries, entries]);
  }
});

it('says of each process that it lives and how its tasks ended, and forgets it when it stops', async () => {
  const rows = await office.rows<{ runs: Record<string, { endedAt: string; progress: number | null }> }>(
    "select runs from worker_process where seen_at > now() - interval '1 minute' and last_sweep_at is not null and queue_reachable",
  );
  expect(rows).toHaveLength(WORKERS);
  for (const { runs } of rows) {
    expect(Object.keys(runs).sort()).toEqual(Object.keys(BackgroundTask).sort());
    expect(runs.RETENTION?.progress).toBe(1);
  }
  await stop();
  expect(await office.count('worker_process')).toBe(0);
});

it('forgets a process that died without a word, a day after', async () => {
  await office.owner.query(
    `insert into worker_process (id, started_at, seen_at, queue_reachable, runs)
     select gen_random_uuid(), now(), now() - seen::interval, true, '{}' from unnest(array['25 hours', '23 hours']) seen`,
  );
  await start();
  await until(
    async () => (await office.count(`worker_process where seen_at < now() - interval '24 hours'`)) === 0,
  );
  expect(await office.count(`worker_process where seen_at < now() - interval '22 hours'`)).toBe(1);
});
