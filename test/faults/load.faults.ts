import { execFileSync } from 'node:child_process';
import { chownSync, mkdirSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Role } from '@vigie/schema';
import { until } from '../jobs/office.ts';
import { Client } from './client.ts';
import { BOTH, EITHER, type Fault, seconds, sleep } from './fault.ts';
import { Broken, checkPromise, datesOf, sameDates } from './invariants.ts';
import type { Lab } from './lab.ts';
import type { Vigie } from './vigie.ts';

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
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=777', 'tmpfs', folder]);
      const { uid, gid } = statSync(join(lab.cluster.folder, 'postgres'));
      chownSync(folder, uid, gid);
      lab.afterwards.push(async () => {
        await lab.cluster.query('drop tablespace if exists small');
        execFileSync('umount', [folder]);
      });
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
      const [clock] = (await lab.seed(1)) as [string];
      const steps = lab.length(100_000, 1000);
      await multiply(lab, clock, steps / 2 - 1);
      const before = await datesOf(lab);
      const from = Date.now();
      const workers = await lab.workers(2);
      let most = 0;
      let least = Number.POSITIVE_INFINITY;
      await until(
        async () => {
          const used = Math.max(...workers.map(memoryOf));
          most = Math.max(most, used);
          least = Math.min(least, used);
          await sleep(500);
          return (await office.openSteps(0)) === 0;
        },
        lab.length(3_600_000, 120_000),
      );
      const took = (Date.now() - from) / 1000;
      if (most > 600) throw new Broken(`a worker grew to ${Math.round(most)} MB`);
      sameDates(before, await datesOf(lab));
      if (lab.sink.widest > 16)
        throw new Broken(`${lab.sink.widest} conversations with the mail server at once`);
      const figures = await checkPromise(lab, { from });
      if (figures.alerts !== steps) throw new Broken(`${figures.alerts} alerts for ${steps} steps`);
      return {
        ...figures,
        'took s': seconds(took * 1000),
        'alerts a second': Math.round(steps / took),
        'largest worker MB': Math.round(most),
        'conversations at once': lab.sink.widest,
      };
    },
  },
];
