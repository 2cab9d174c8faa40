import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { atExit } from '../harness/at-exit.ts';
import type { Ground } from './ground.ts';
import type { Mix } from './options.ts';
import { seedSteps } from './seed.ts';
import type { MailSink } from './sink.ts';
import { cpuOfTree, peakMemory } from './usage.ts';

const MAIN = fileURLToPath(new URL('../../jobs/dist/main.js', import.meta.url));
const LINK = 'https://privacy.bench.example/#/';

/** What one run of the product's worker came to. */
export interface ProductRun {
  mix: Mix;
  size: number;
  seconds: number;
  /** Microseconds of processor time a step: the worker's, and PostgreSQL's. */
  workerCpu: number;
  databaseCpu: number;
  /** The most memory of the worker, in MiB. */
  memory: number;
  /** Seconds from due to sent, by what is urgent: half, and 99 of 100. */
  lateness: { rank: string; p50: number; p99: number }[];
  /** Seconds until every event was relayed and every entry of the trail sealed too. */
  settled: number;
  /** Connections that the mail server saw, and the most at once. */
  connections: number;
  mostAtOnce: number;
}

async function startWorker(
  ground: Ground,
  sink: MailSink,
  redisUrl: string | undefined,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [MAIN, 'worker'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      DATA_DIR: join(ground.folder, 'worker'),
      DATABASE_URL: ground.database.ownerUrl,
      VIGIE_SECRET_KEY: ground.secretKey.toString('base64'),
      SMTP_URL: sink.url,
      PUBLIC_URL: 'https://privacy.bench.example',
      LOG_LEVEL: 'warn',
      ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    },
  });
  child.once(
    'exit',
    atExit(() => child.kill('SIGKILL')),
  );
  // Read to its end: a worker whose output is closed is in trouble.
  await new Promise<void>((resolve, reject) => {
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (/^ready$/m.test(said)) resolve();
    });
    child.once('exit', () => reject(new Error(`the worker did not start: ${said}`)));
  });
  child.stdout.pipe(process.stderr, { end: false });
  return child;
}

const isOpen = async (ground: Ground): Promise<boolean> =>
  (await ground.rows(`select 1 from alert_step where state in ('PLANNED', 'CLAIMED') limit 1`)).length > 0;

const isSettled = async (ground: Ground): Promise<boolean> => {
  const [row] = await ground.rows<{ left: boolean }>(
    `select exists (select from outbox_event where relayed_at is null)
       or exists (select from audit_entry where sequence is null) as left`,
  );
  return row?.left === false;
};

const now = async (ground: Ground): Promise<Date> => {
  const [row] = await ground.rows<{ now: Date }>('select clock_timestamp() as now');
  return (row as { now: Date }).now;
};

/** Seeds, runs the worker until nothing is left, and looks at every row and every mail. */
export async function runProduct(
  ground: Ground,
  sink: MailSink,
  mix: Mix,
  size: number,
  redisUrl: string | undefined,
): Promise<ProductRun> {
  await seedSteps(ground, mix, size);
  sink.forget();
  const databaseBefore = cpuOfTree(ground.postmaster);
  const child = await startWorker(ground, sink, redisUrl);
  const pid = child.pid as number;
  const from = await now(ground);
  const workerBefore = cpuOfTree(pid);
  try {
    while (await isOpen(ground)) {
      if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}`);
      await sleep(250);
    }
    const [workerCpu, databaseCpu] = [
      cpuOfTree(pid) - workerBefore,
      cpuOfTree(ground.postmaster) - databaseBefore,
    ];
    const [row] = await ground.rows<{ last: Date }>('select max(sent_at) as last from alert_step');
    while (!(await isSettled(ground))) await sleep(500);
    const settled = ((await now(ground)).getTime() - from.getTime()) / 1000;
    await checkEachOnce(ground, sink, mix, size);
    return {
      mix,
      size,
      seconds: ((row as { last: Date }).last.getTime() - from.getTime()) / 1000,
      workerCpu: (workerCpu / size) * 1e6,
      databaseCpu: (databaseCpu / size) * 1e6,
      memory: peakMemory(pid),
      lateness: await latenessSince(ground, from),
      settled,
      connections: sink.connections,
      mostAtOnce: sink.mostAtOnce,
    };
  } finally {
    const gone = once(child, 'exit');
    if (child.exitCode === null && child.kill('SIGTERM')) await gone;
  }
}

const latenessSince = async (ground: Ground, from: Date) =>
  ground.rows<{ rank: string; p50: number; p99: number }>(
    `with late as (
       select case when code like 'AFTER_%' then 'hours' when code like 'OVERDUE_%' then 'overdue' else 'ahead' end as rank,
         extract(epoch from sent_at - $1::timestamptz)::float8 as seconds
       from alert_step where state = 'SENT'
     )
     select rank, percentile_cont(0.5) within group (order by seconds) as p50,
       percentile_cont(0.99) within group (order by seconds) as p99
     from late group by rank order by p50`,
    [from],
  );

/** Every step is sent, each line and each mail is there once, and each has its entry in the trail. */
async function checkEachOnce(ground: Ground, sink: MailSink, mix: Mix, size: number): Promise<void> {
  const mails = mix === 'inbox' ? 0 : mix === 'mail' ? size : size / 2;
  const [counts] = await ground.rows<Record<string, number>>(
    `select
       (select count(*) from alert_step where state = 'SENT')::int as sent,
       (select count(*) from alert_step where possibly_sent_twice)::int as twice,
       (select count(*) from notification)::int as lines,
       (select count(*) from mail_message where state = 'SENT' and attempts = 1)::int as mails,
       (select count(distinct a.node_id) from audit_entry a join alert_step s on s.id = a.node_id
        where a.action = 'alert.sent')::int as entries,
       (select count(*) from outbox_event where type = 'alert.sent')::int as events`,
  );
  const expected = { sent: size, twice: 0, lines: size - mails, mails, entries: size, events: size };
  if (JSON.stringify(counts) !== JSON.stringify(expected)) {
    throw new Error(
      `not each exactly once: ${JSON.stringify(counts)} where ${JSON.stringify(expected)} was due`,
    );
  }
  const ids = await ground.rows<{ id: string }>(`select id from alert_step where channel = 'MAIL'`);
  if (sink.taken !== mails || ids.some(({ id }) => sink.copies.get(id) !== 1)) {
    throw new Error(`the mail server took ${sink.taken} mails where ${mails} were due once each`);
  }
  for (const raw of sink.sample) await checkMail(raw);
}

/** A mail of the sample says which case, until when, by which article, and where to act. */
async function checkMail(raw: string): Promise<void> {
  const { subject = '', text = '' } = await simpleParser(raw);
  const isWhole =
    /^\[Vigie\] BENCH-\d{7}/.test(subject) &&
    text.includes(LINK) &&
    /(RGPD|GDPR),? art\. (33|12)/i.test(text);
  if (!isWhole) throw new Error(`a mail is not what it should be: ${subject}`);
}
