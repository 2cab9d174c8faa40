import { chownSync, mkdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Role } from '@vigie/schema';
import { realNow } from '../harness/clock.ts';
import { until } from '../jobs/office.ts';
import { Client } from './client.ts';
import { BOTH, EITHER, type Fault, seconds, sleep } from './fault.ts';
import { Broken, checkPromise, datesOf, type Figures, sameDates } from './invariants.ts';
import type { Lab } from './lab.ts';
import type { Vigie } from './vigie.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Copies a clock with its steps that often: each copy is another breach, its alerts due at the very same instant. */
async function multiply(lab: Lab, clock: string, times: number): Promise<void> {
  const columns = async (table: string, without: string[]): Promise<string> => {
    const rows = await lab.office.rows<{ name: string }>(
      `select quote_ident(attname) as name from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attname <> all ($2)`,
      [table, without],
    );
    return rows.map(({ name }) => `t.${name}`).join(', ');
  };
  // Ids keep their type; the end of each is its number.
  const id = (column: string): string =>
    `(left(${column}::text, 24) || lpad(to_hex(n), 6, '0') || right(${column}::text, 6))::uuid`;
  const clocks = await columns('deadline', ['id', 'node_id', 'on_reference']);
  const steps = await columns('alert_step', ['id', 'deadline_id']);
  const names = (list: string): string => list.replaceAll('t.', '');
  await lab.office.owner.query(
    `insert into deadline (id, node_id, on_reference, ${names(clocks)})
     select ${id('t.id')}, ${id('t.node_id')}, 'VD-' || n, ${clocks}
     from deadline t, generate_series(1, $2::int) n where t.id = $1`,
    [clock, times],
  );
  await lab.office.owner.query(
    `insert into alert_step (id, deadline_id, ${names(steps)})
     select ${id('t.id')}, ${id('t.deadline_id')}, ${steps}
     from alert_step t, generate_series(1, $2::int) n where t.deadline_id = $1`,
    [clock, times],
  );
  await lab.office.owner.query('analyze deadline, alert_step');
}

/** When the first mail went out, and how long each urgency took: what presses more is all but over when the next begins. */
async function orderOf(lab: Lab, from: number): Promise<Figures> {
  const rows = await lab.office.rows<{ first: number; half: number; most: number }>(
    `select min(at) as first, percentile_cont(0.5) within group (order by at) as half,
       percentile_cont(0.99) within group (order by at) as most
     from (select urgency, extract(epoch from sent_at)::float8 * 1000 - $1 as at from alert_step
           where state = 'SENT' and channel = 'MAIL') s
     group by urgency order by urgency`,
    [from],
  );
  for (const [urgency, { most }] of rows.entries()) {
    const next = rows[urgency + 1];
    // A few hundred are one page of both workers.
    if (lab.isFull && next && most > next.half)
      throw new Broken(
        `urgency ${urgency} took ${seconds(most)} s, and half of the next were out by ${seconds(next.half)} s`,
      );
  }
  const [first, second, third] = rows;
  const [inboxes] = await lab.office.rows<{ at: number }>(
    `select extract(epoch from max(sent_at))::float8 * 1000 - $1 as at from alert_step where channel = 'INBOX'`,
    [from],
  );
  return {
    'first mail after s': seconds(first?.first ?? 0),
    'urgent mails out after s': seconds(first?.most ?? 0),
    'overdue ones s': seconds(second?.most ?? 0),
    'others s': seconds(third?.most ?? 0),
    'all inboxes s': seconds(inboxes?.at ?? 0),
  };
}

const memoryOf = ({ pid }: Vigie): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

export const LOAD_FAULTS: Fault[] = [
  {
    id: 'F19',
    title: 'The disk of the trail is full',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      const folder = join(lab.cluster.folder, 'small');
      mkdirSync(folder, { recursive: true });
      lab.afterwards.push(() => lab.cluster.query('drop tablespace if exists small'));
      lab.mount(folder, 'size=24m,mode=777');
      const { uid, gid } = statSync(join(lab.cluster.folder, 'postgres'));
      chownSync(folder, uid, gid);
      await office.owner.query(`create tablespace small location '${folder}'`);
      const parts = await office.rows<{ name: string }>(
        `select relname as name from pg_class where relname ~ '^(audit_entry_change|outbox_event)_' and relkind = 'r'`,
      );
      for (const { name } of parts) await office.owner.query(`alter table ${name} set tablespace small`);
      await lab.hire(Role.DPO);
      const { vigie, url } = await lab.server();
      const worker = await lab.worker();
      const api = new Client(url, await lab.token());
      await lab.seed(3);
      await lab.settled();
      const before = await datesOf(lab);
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize));
      let refused = 0;
      let made = 0;
      // Pages that are there already take some more.
      for (let i = 0; i < 400 && refused < 3; i += 1) {
        const { status, body } = await api.createBreach(office.legalEntityId);
        if (status !== 200 && status !== 503) throw new Broken(`it answered ${status}: ${body}`);
        if (status === 503) refused += 1;
        else made += 1;
      }
      if (refused < 3) throw new Broken('the disk did not fill');
      await sleep(2000);
      rmSync(join(folder, 'ballast'));
      await until(async () => (await api.createBreach(office.legalEntityId)).status === 200, 20_000);
      await lab.settled();
      if (!vigie.isAlive || !worker.isAlive) throw new Broken('a process died');
      const breaches = await office.count('breach');
      if (breaches !== made + 1) throw new Broken(`${breaches} breaches, ${made + 1} were answered`);
      sameDates(before, await datesOf(lab));
      const figures = await checkPromise(lab, { copies: 1 });
      return { ...figures, 'refused with 503': refused };
    },
  },
  {
    id: 'F20',
    title: '100,000 alerts are due in the same minute after a weekend without any worker',
    backends: BOTH,
    async run(lab) {
      const { office } = lab;
      await lab.hire(Role.DPO);
      // As of Friday evening: breaches that became known then, requests that fell due on Saturday, and others that will.
      const offset = -62 * HOUR;
      const kinds: [string, number][] = [
        [await office.breachClock({ offset }), 0.1],
        [await office.requestClock({ offset, openFor: 30 * DAY }), 0.2],
        [await office.requestClock({ offset, openFor: 22 * DAY }), 0.7],
      ];
      // Each of them has one alert to give now, to one person, by mail and in the inbox.
      const steps = lab.length(100_000, 1000);
      for (const [clock, share] of kinds) await multiply(lab, clock, (steps / 2) * share - 1);
      const before = await datesOf(lab);
      const from = realNow().getTime();
      const workers = await lab.workers(2);
      const memory: number[] = [];
      await until(
        async () => {
          memory.push(Math.max(...workers.map(memoryOf)));
          await sleep(500);
          return (await office.openSteps(0)) === 0;
        },
        lab.length(3_600_000, 120_000),
      );
      const took = (realNow().getTime() - from) / 1000;
      const half = Math.ceil(memory.length / 2);
      const [early, late] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))];
      if (late > Math.max(early * 1.25, 400) || late > 800)
        throw new Broken(`a worker grew from ${Math.round(early)} to ${Math.round(late)} MB`);
      sameDates(before, await datesOf(lab));
      if (lab.sink.widest > 16)
        throw new Broken(`${lab.sink.widest} conversations with the mail server at once`);
      const figures = await checkPromise(lab, { from });
      if (figures.alerts !== steps) throw new Broken(`${figures.alerts} alerts for ${steps} steps`);
      const order = await orderOf(lab, from);
      return {
        ...figures,
        'took s': seconds(took * 1000),
        'alerts a second': Math.round(steps / took),
        ...order,
        'largest worker MB, first half': Math.round(early),
        'second half': Math.round(late),
        'conversations at once': lab.sink.widest,
      };
    },
  },
];
