import { Role } from '@vigie/schema';
import pg from 'pg';
import { measure } from '../harness/pace.ts';
import { until } from '../jobs/office.ts';
import { Client } from './client.ts';
import { BOTH, EITHER, type Fault, seconds, sleep } from './fault.ts';
import { Broken, checkPromise, datesOf, type Figures, sameDates } from './invariants.ts';
import type { Lab } from './lab.ts';
import type { Vigie } from './vigie.ts';
import { Wire } from './wire.ts';

const alive = (processes: readonly Vigie[]): void => {
  for (const each of processes) {
    if (!each.isAlive) throw new Broken(`a process died: ${each.log().slice(-500)}`);
    if (each.log().includes('unhandled rejection')) throw new Broken('an unhandled rejection');
  }
};

/** PostgreSQL goes away under load and comes back. */
async function restarted(lab: Lab, signal: 'SIGINT' | 'SIGQUIT'): Promise<Figures> {
  const { office } = lab;
  await lab.hire(Role.DPO);
  const { vigie, url } = await lab.server();
  const workers = await lab.workers(2);
  const api = new Client(url, await lab.token());
  await lab.seed(lab.length(150, 30));
  // Some are on their way, some are not yet.
  await until(() => lab.sink.accepted.length > 3);
  const before = await datesOf(lab);
  await lab.cluster.stop(signal);
  const goneAt = performance.now();
  const refused: number[] = [];
  while (performance.now() - goneAt < lab.length(20_000, 2500)) {
    const reply = await api.createBreach(office.legalEntityId);
    if (reply.status !== 503 || !reply.retryAfter)
      throw new Broken(`it answered ${reply.status}: ${reply.body}`);
    refused.push(reply.ms);
    await sleep(500);
  }
  const ready = await api.get('/readyz');
  if (ready.status !== 503 || !ready.body.includes('database'))
    throw new Broken(`/readyz says ${ready.body}`);
  const taken = lab.sink.accepted.length;
  const seeded = new Set(before.keys());
  await lab.cluster.run();
  const sinceBack = measure();
  await until(() => lab.sink.accepted.length > taken, 30_000);
  const firstAfter = sinceBack();
  await until(async () => (await api.createBreach(office.legalEntityId)).status === 200, 10_000);
  await lab.settled();
  alive([vigie, ...workers]);
  const slowest = Math.max(...refused);
  if (slowest > 5000) throw new Broken(`a refusal took ${Math.round(slowest)} ms`);
  if (firstAfter > 5000) throw new Broken(`the first alert came ${seconds(firstAfter)} s after it was back`);
  const after = await datesOf(lab);
  for (const id of seeded) if (!after.has(id)) throw new Broken('a clock is gone');
  sameDates(before, after);
  // What was between the server’s 250 and our record when the database went may be sent once more.
  const figures = await checkPromise(lab, { copies: 1 });
  return {
    ...figures,
    refused: refused.length,
    'slowest refusal ms': Math.round(slowest),
    'first alert after s': seconds(firstAfter),
  };
}

const TERMINATE = `select count(pg_terminate_backend(pid))::int as n from pg_stat_activity
  where datname = current_database() and usename in ('vigie_app', 'vigie_system', 'vigie_jobs')`;

/** A trigger that fails statements on a table with the code of a serialization failure or a deadlock. */
const unlucky = (table: string, event: string, condition: string): string => `
  create sequence if not exists luck_${table};
  grant usage on sequence luck_${table} to vigie_app;
  create function unlucky_${table}() returns trigger language plpgsql as $$
  declare n bigint := nextval('luck_${table}');
  begin
    if ${condition} then
      raise exception 'unlucky' using errcode = case when n % 2 = 0 then '40001' else '40P01' end;
    end if;
    return new;
  end $$;
  create trigger unlucky before ${event} on ${table} for each row execute function unlucky_${table}()`;

export const DATABASE_FAULTS: Fault[] = [
  {
    id: 'F8a',
    title: 'PostgreSQL is stopped (fast) under load, and is back 20 s later',
    backends: BOTH,
    run: (lab) => restarted(lab, 'SIGINT'),
  },
  {
    id: 'F8b',
    title: 'PostgreSQL is stopped (immediate) under load, and recovers 20 s later',
    backends: BOTH,
    run: (lab) => restarted(lab, 'SIGQUIT'),
  },
  {
    id: 'F9',
    title: 'Every connection is terminated every 2 s',
    backends: BOTH,
    async run(lab) {
      await lab.hire(Role.DPO);
      const { vigie, url } = await lab.server();
      const workers = await lab.workers(2);
      const api = new Client(url, await lab.token());
      const rounds = lab.length(15, 3);
      let terminated = 0;
      const statuses = new Map<number, number>();
      for (let i = 0; i < rounds; i += 1) {
        await lab.seed(lab.length(20, 8));
        const [row] = await lab.office.rows<{ n: number }>(TERMINATE);
        terminated += row?.n ?? 0;
        const { status, body } = await api.createBreach(lab.office.legalEntityId);
        if (status !== 200 && status !== 503) throw new Broken(`it answered ${status}: ${body}`);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        await sleep(lab.length(2000, 600));
      }
      await lab.settled();
      alive([vigie, ...workers]);
      const figures = await checkPromise(lab, { copies: 1 });
      return { ...figures, terminated, answered: statuses.get(200) ?? 0, refused: statuses.get(503) ?? 0 };
    },
  },
  {
    id: 'F10',
    title: 'Every connection of the API is held by others',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      await lab.hire(Role.DPO);
      const { vigie, url } = await lab.server();
      const api = new Client(url, await lab.token());
      await api.createBreach(office.legalEntityId);
      const held = await office.owner.connect();
      try {
        await held.query('begin; lock table breach in access exclusive mode');
        const waiting = Array.from({ length: 30 }, (_, i) =>
          i % 2 ? api.createBreach(office.legalEntityId) : api.ask('{ breaches { nodes { id } } }'),
        );
        await sleep(1500);
        const refused = await Promise.all([
          api.createBreach(office.legalEntityId),
          api.ask('{ breaches { nodes { id } } }'),
        ]);
        for (const { status, retryAfter, body, ms } of refused) {
          if (status !== 503 || !retryAfter) throw new Broken(`it answered ${status}: ${body}`);
          if (ms > 17_000) throw new Broken(`a refusal took ${Math.round(ms)} ms`);
        }
        await held.query('rollback');
        const answers = await Promise.all(waiting);
        const odd = answers.filter(({ status }) => status !== 200 && status !== 503);
        if (odd.length > 0) throw new Broken(`it answered ${odd[0]?.status}: ${odd[0]?.body}`);
        const after = await api.createBreach(office.legalEntityId);
        if (after.status !== 200) throw new Broken(`afterwards it answered ${after.status}`);
        alive([vigie]);
        await lab.worker();
        await lab.settled();
        return {
          ...(await checkPromise(lab)),
          'slowest refusal ms': Math.round(Math.max(...refused.map(({ ms }) => ms))),
        };
      } finally {
        await held.query('rollback').catch(() => undefined);
        held.release();
      }
    },
  },
  {
    id: 'F13',
    title: 'One mutation is delivered ten times at once under one idempotency key',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      await lab.hire(Role.DPO);
      const { url } = await lab.server();
      await lab.worker();
      const api = new Client(url, await lab.token());
      const input = {
        legalEntityId: office.legalEntityId,
        title: 'Une fois',
        natures: ['INTEGRITY'],
        awareAt: lab.office.now(-1000).toISOString(),
      };
      const send = () =>
        api.ask(
          'mutation create($input: CreateBreachInput!) { createBreach(input: $input) { id reference } }',
          { input },
          { 'idempotency-key': 'once' },
        );
      const replies = await Promise.all(Array.from({ length: 10 }, send));
      replies.push(await send());
      const odd = replies.find(({ errors }) => errors && errors[0]?.extensions.code !== 'CONFLICT');
      if (odd) throw new Broken(`it answered ${odd.body}`);
      const ids = new Set(replies.flatMap(({ data }) => data?.createBreach?.id ?? []));
      if (ids.size !== 1) throw new Broken(`${ids.size} breaches were answered`);
      if ((await office.count('breach')) !== 1) throw new Broken('there is more than one breach');
      await lab.settled();
      const answered = replies.filter(({ data }) => data?.createBreach).length;
      return { ...(await checkPromise(lab)), deliveries: replies.length, answered };
    },
  },
  {
    id: 'F21',
    title: 'Serialization failures (40001) and deadlocks (40P01) on every third write',
    backends: BOTH,
    async run(lab) {
      const { office } = lab;
      await lab.hire(Role.DPO);
      const { url } = await lab.server();
      const api = new Client(url, await lab.token());
      await office.owner.query(unlucky('alert_step', 'update', 'n % 3 = 0'));
      await office.owner.query(unlucky('breach', 'insert', 'n in (1, 2) or n between 4 and 8'));
      const retried = await api.createBreach(office.legalEntityId);
      if (retried.status !== 200 || retried.errors) throw new Broken(`it answered ${retried.body}`);
      const refused = await api.createBreach(office.legalEntityId);
      if (refused.errors?.[0]?.extensions.code !== 'CONFLICT')
        throw new Broken(`it answered ${refused.body}`);
      await lab.seed(lab.length(40, 10));
      await lab.workers(2);
      await lab.settled(120_000);
      // A record is tried three times after the server’s 250. Where all three fail the mail goes out once more.
      return checkPromise(lab, { copies: 3 });
    },
  },
  {
    id: 'F22',
    title: 'The network to PostgreSQL drops everything and tells nobody, for 40 s',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      const wire = await Wire.to(lab.cluster.port);
      try {
        const through = (url: string): string => {
          const address = new URL(url);
          address.port = String(wire.port);
          return address.href;
        };
        const env = {
          DATABASE_APP_URL: through(office.url('vigie_app', 'app')),
          DATABASE_SYSTEM_URL: through(office.url('vigie_system', 'system')),
          DATABASE_JOBS_URL: through(office.url('vigie_jobs', 'jobs')),
        };
        await lab.hire(Role.DPO);
        const { vigie, url } = await lab.server(env);
        const worker = await lab.worker(env);
        const api = new Client(url, await lab.token());
        await lab.seed(5);
        await lab.settled();
        await api.createBreach(office.legalEntityId);
        wire.partition();
        const from = performance.now();
        await lab.seed(lab.length(20, 5));
        const during = await api.createBreach(office.legalEntityId);
        if (during.status !== 503) throw new Broken(`it answered ${during.status}: ${during.body}`);
        if (during.ms > 31_000) throw new Broken(`the refusal took ${Math.round(during.ms)} ms`);
        await sleep(Math.max(0, lab.length(40_000, 20_000) - (performance.now() - from)));
        wire.heal();
        const sinceHealed = measure();
        await lab.settled(60_000);
        const took = sinceHealed();
        if (took > 30_000) throw new Broken(`alerts went out ${seconds(took)} s after the network was back`);
        await until(async () => (await api.createBreach(office.legalEntityId)).status === 200, 30_000);
        alive([vigie, worker]);
        await lab.settled();
        return {
          // BullMQ's idle connection is found dead by the kernel's keepalive, which this wire still answers.
          ...(await checkPromise(lab, { copies: 1, withoutQueue: true })),
          'refused after s': seconds(during.ms),
          'all sent after s': seconds(took),
        };
      } finally {
        await wire.close();
      }
    },
  },
  {
    id: 'F23',
    title: 'A migration is killed (-9) half-way, again and again',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      const name = `${office.name}_half`;
      await office.owner.query(`create database ${name}`);
      const address = (url: string): string => {
        const changed = new URL(url);
        changed.pathname = `/${name}`;
        return changed.href;
      };
      const env = {
        DATABASE_URL: address(lab.cluster.url),
        DATABASE_APP_URL: address(office.url('vigie_app', 'app')),
        DATABASE_SYSTEM_URL: address(office.url('vigie_system', 'system')),
        DATABASE_JOBS_URL: address(office.url('vigie_jobs', 'jobs')),
      };
      const client = new pg.Client({ connectionString: env.DATABASE_URL });
      client.on('error', () => undefined);
      await client.connect();
      try {
        let halves = 0;
        for (let i = 0; i < lab.length(5, 2); i += 1) {
          const migration = lab.run(['migrate'], env);
          // Its lock is taken: it is in the middle of it.
          const inside = `select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = $1)`;
          await until(
            async () => !migration.isAlive || ((await client.query(inside, [name])).rowCount ?? 0) > 0,
          );
          await sleep(i * 40);
          if (migration.isAlive) halves += 1;
          await migration.end('SIGKILL');
          const { rows } = await client.query(`select to_regclass('public.alert_step') as there`);
          if (rows[0].there !== null && (await migration.code()) !== 0)
            throw new Broken('half of a migration stayed');
        }
        const last = lab.run(['migrate'], env);
        if ((await last.code()) !== 0) throw new Broken(`the last one failed: ${last.log()}`);
        const again = lab.run(['migrate'], env);
        await again.code();
        if (!again.log().includes('nothing to migrate')) throw new Broken('it was not complete');
        return { 'killed half-way': halves };
      } finally {
        await client.end();
        await office.owner.query(`drop database ${name} with (force)`);
      }
    },
  },
];
