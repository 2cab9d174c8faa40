import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Deadline, Role } from '@vigie/schema';
import { type Context, deadlines } from '@vigie/server';
import pg from 'pg';
import { offsetTo, realNow } from '../harness/clock.ts';
import { HOUR, until } from '../jobs/office.ts';
import { BOTH, EITHER, type Fault, sleep } from './fault.ts';
import { Broken, checkPromise, datesOf, type Figures, sameDates } from './invariants.ts';
import type { Lab } from './lab.ts';
import { fine } from './mail-sink.ts';

const SHIFT = fileURLToPath(new URL('./shift-clock.mjs', import.meta.url));

/**
 * The machine's clock, for PostgreSQL and for the processes of Vigie: functions of the same names stand before
 * PostgreSQL's own for its login roles, and a preloaded module before Node's.
 */
class MachineClock {
  readonly #file: string;

  private constructor(readonly lab: Lab) {
    this.#file = join(lab.folder, 'clock');
  }

  static async of(lab: Lab): Promise<MachineClock> {
    const clock = new MachineClock(lab);
    const { owner, name } = lab.office;
    await owner.query(`
      create schema machine;
      create table machine.clock (shift interval not null);
      insert into machine.clock values ('0');
      create function machine.clock_timestamp() returns timestamptz language sql volatile
        as 'select pg_catalog.clock_timestamp() + shift from machine.clock';
      create function machine.now() returns timestamptz language sql stable
        as 'select pg_catalog.now() + shift from machine.clock';
      grant usage on schema machine to public;
      grant select on machine.clock to public`);
    // Months are made ahead by a worker, from PostgreSQL's own current_date, which does not know of this clock.
    await owner.query(`select make_partitions(current_date, 14)`);
    for (const role of ['vigie_app', 'vigie_system']) {
      await owner.query(
        `alter role ${role} in database ${name} set search_path = machine, pg_catalog, public`,
      );
    }
    await clock.set(0);
    return clock;
  }

  /** Turns the clock to that far from the real one. */
  async set(milliseconds: number): Promise<void> {
    writeFileSync(this.#file, String(milliseconds));
    await this.lab.office.owner.query(`update machine.clock set shift = $1 * interval '1 ms'`, [
      milliseconds,
    ]);
  }

  worker() {
    return this.lab.worker({ CLOCK_FILE: this.#file }, SHIFT);
  }

  /** Everything that is due by this clock has gone out. */
  settled(): Promise<void> {
    return until(async () => {
      const due = `alert_step where state in ('PLANNED', 'CLAIMED') and due_at <= machine.clock_timestamp()`;
      return (await this.lab.office.count(due)) === 0;
    }, 60_000);
  }
}

/** What was sent so far, by code and channel. */
async function sent(lab: Lab): Promise<string> {
  const rows = await lab.office.rows<{ code: string; n: number }>(
    `select code, count(*)::int as n from alert_step s join deadline d on d.id = s.deadline_id
     where s.state = 'SENT' and channel = 'MAIL' and rule = 'GDPR_33_1' group by code order by code`,
  );
  return rows.map(({ code, n }) => `${code} ${n}`).join(', ');
}

function expectSent(found: string, expected: string): void {
  if (found !== expected) throw new Broken(`sent: ${found}; expected: ${expected}`);
}

/** A clock that runs across a change of the hour, with the machine's own clock led over it. */
async function acrossChange(lab: Lab, changeAt: string): Promise<Figures> {
  await lab.hire(Role.DPO);
  const clock = await MachineClock.of(lab);
  const change = Date.parse(changeAt);
  const at = (instant: number): Promise<void> => clock.set(offsetTo(new Date(instant)));
  // Aware 24 hours and 3 s before: the alert after 24 hours falls just before the change, the next ones behind it.
  const begin = change - 24 * HOUR - 3000;
  await at(begin);
  await lab.seed(3, offsetTo(new Date(begin)));
  const before = await datesOf(lab);
  await clock.worker();
  await clock.settled();
  expectSent(await sent(lab), 'AT_START 3');
  await at(change - 10_000);
  await sleep(1500);
  await clock.settled();
  expectSent(await sent(lab), 'AT_START 3');
  await at(change + 1000);
  await until(async () => (await sent(lab)).startsWith('AFTER_PT24H 3'), 30_000);
  // The local clock says the same hour again, or skips one: neither is an hour of the law.
  for (const hours of [1, 2]) {
    await at(change + hours * HOUR);
    await sleep(1500);
    await clock.settled();
    expectSent(await sent(lab), 'AFTER_PT24H 3, AT_START 3');
  }
  await at(begin + 72 * HOUR - 60_000);
  await until(async () => (await sent(lab)).includes('AFTER_PT66H 3'), 30_000);
  if ((await sent(lab)).includes('AT_DUE')) throw new Broken('the due instant was told of before it came');
  await at(begin + 72 * HOUR + 60_000);
  await until(async () => (await sent(lab)).includes('AT_DUE 3'), 30_000);
  const after = await datesOf(lab);
  sameDates(before, after);
  const [elapsed] = await lab.office.rows<{ hours: number }>(
    `select distinct extract(epoch from due_at - anchor_at)::float8 / 3600 as hours from deadline where rule = 'GDPR_33_1'`,
  );
  if (elapsed?.hours !== 72) throw new Broken(`the clock runs ${elapsed?.hours} hours`);
  await clock.settled();
  return checkPromise(lab, { ownClock: true, offset: offsetTo(new Date(begin + 72 * HOUR)) });
}

const inPlace = {
  moved: (ctx: Context, clock: Deadline) =>
    deadlines.recompute(
      ctx,
      clock,
      { anchorAt: new Date(ctx.now.getTime() - 2 * HOUR).toISOString() },
      'AWARENESS_CORRECTED',
    ),
  settled: (ctx: Context, clock: Deadline) => deadlines.settle(ctx, clock.nodeId, clock.rule, ctx.now),
  cancelled: (ctx: Context, clock: Deadline) => deadlines.cancel(ctx, clock, 'NOT_A_BREACH'),
};

export const CLOCK_FAULTS: Fault[] = [
  {
    id: 'F11a',
    title: 'The machine’s clock jumps an hour ahead and an hour back while workers run',
    backends: BOTH,
    async run(lab) {
      await lab.hire(Role.DPO);
      const clock = await MachineClock.of(lab);
      await lab.seed(3, -23.5 * HOUR); // in half an hour the second alert is due
      await lab.office.owner.query(`update alert_step set state = 'SUPERSEDED' where code = 'AT_START'`);
      const before = await datesOf(lab);
      await clock.worker();
      await clock.worker();
      await lab.seed(2);
      await clock.settled();
      expectSent(await sent(lab), 'AT_START 2');
      await clock.set(-HOUR);
      await sleep(2000);
      expectSent(await sent(lab), 'AT_START 2');
      await clock.set(HOUR);
      await until(async () => (await sent(lab)) === 'AFTER_PT24H 3, AT_START 2', 30_000);
      await clock.set(0);
      await sleep(2000);
      await clock.set(HOUR);
      await sleep(2000);
      expectSent(await sent(lab), 'AFTER_PT24H 3, AT_START 2');
      sameDates(before, await datesOf(lab));
      await clock.settled();
      return checkPromise(lab, { ownClock: true, offset: HOUR });
    },
  },
  {
    id: 'F11b',
    title: 'The clock of one worker alone is two hours ahead, that of another two hours behind',
    backends: BOTH,
    async run(lab) {
      await lab.hire(Role.DPO);
      await lab.seed(3, -23 * HOUR); // due in an hour, which the one ahead believes to be over
      await lab.office.owner.query(`update alert_step set state = 'SUPERSEDED' where code = 'AT_START'`);
      await lab.seed(3);
      for (const hours of [2, -2]) {
        const file = join(lab.folder, `clock${hours}`);
        writeFileSync(file, String(hours * HOUR));
        await lab.worker({ CLOCK_FILE: file }, SHIFT);
      }
      await lab.settled();
      await lab.seed(3);
      await lab.settled();
      await sleep(lab.length(20_000, 3000));
      expectSent(await sent(lab), 'AT_START 6');
      return checkPromise(lab);
    },
  },
  {
    id: 'F11c',
    title: 'A clock of 72 hours runs across the change to summer time',
    backends: EITHER,
    run: (lab) => acrossChange(lab, '2027-03-28T01:00:00Z'),
  },
  {
    id: 'F11d',
    title: 'A clock of 72 hours runs across the change to winter time',
    backends: EITHER,
    run: (lab) => acrossChange(lab, '2027-10-31T01:00:00Z'),
  },
  {
    id: 'F17',
    title: 'A deadline is moved, settled or cancelled while its alert is claimed',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      await lab.hire(Role.DPO);
      await office.owner.query(`
        create function tell_claim() returns trigger language plpgsql as $$
        begin perform pg_notify('claimed', new.deadline_id::text); return new; end $$;
        create trigger tell_claim after update of state on alert_step for each row
          when (old.state = 'PLANNED' and new.state = 'CLAIMED') execute function tell_claim()`);
      const listener = new pg.Client({ connectionString: office.url() });
      await listener.connect();
      await listener.query('listen claimed');
      const worker = await lab.worker();
      const ended = new Map<string, number>();
      let fenced = 0;
      try {
        for (let i = 0; i < lab.length(24, 6); i += 1) {
          const change = Object.values(inPlace)[i % 3] as (typeof inPlace)['moved'];
          const claimed = new Promise<void>((resolve) => {
            listener.once('notification', () => {
              worker.signal('SIGSTOP');
              resolve();
            });
          });
          const [id] = (await lab.seed(1)) as [string];
          await claimed;
          const [step] = await office.rows<{ state: string }>(
            `select state from alert_step where deadline_id = $1 and channel = 'MAIL' and code = 'AT_START'`,
            [id],
          );
          const taken = lab.sink.accepted.length;
          const changed = office.work(0, async (ctx) => {
            // It may have been stopped with the row in its hands: then it goes first.
            await ctx.sql(`set local lock_timeout = '1500ms'`);
            return change(ctx, await ctx.get(Deadline, id));
          });
          const won = await changed.then(
            () => true,
            () => false,
          );
          if (won) ended.set(id, realNow().getTime());
          worker.signal('SIGCONT');
          await lab.settled();
          if (won && step?.state === 'CLAIMED' && lab.sink.accepted.length === taken + (i % 3 === 0 ? 1 : 0))
            fenced += 1;
        }
        if (fenced === 0) throw new Broken('no change ever came between claim and mail');
        return { ...(await checkPromise(lab, { ended })), changes: ended.size, fenced };
      } finally {
        await listener.end();
      }
    },
  },
  {
    id: 'F18',
    title: 'Acknowledgements race the alerts that they make superfluous',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      await lab.hire(Role.DPO);
      const clocks = await lab.seed(lab.length(120, 24));
      lab.sink.behaviour = async (moment) => {
        if (moment.command === 'BODY') await sleep(20);
        return fine(moment);
      };
      await lab.workers(2);
      const ended = new Map<string, number>();
      for (const id of [...clocks].reverse()) {
        await office.work(0, async (ctx) => {
          const { version } = await ctx.get(Deadline, id);
          return deadlines.deadlineVerbs.perform.acknowledge(ctx, { id, version });
        });
        ended.set(id, realNow().getTime());
      }
      await lab.settled();
      const both = await office.count(
        `alert_step s where state = 'SUPERSEDED' and channel = 'MAIL'
           and exists (select from audit_entry a where a.node_id = s.id and a.action = 'alert.sent')`,
      );
      if (both > 0) throw new Broken(`${both} alerts were both sent and taken back`);
      const acknowledged = await office.count(`deadline where acknowledged_at is not null`);
      if (acknowledged !== clocks.length) throw new Broken(`${acknowledged} acknowledgements are kept`);
      const taken = await office.count(`alert_step where state = 'SUPERSEDED' and channel = 'MAIL'`);
      const figures = await checkPromise(lab, { ended });
      return { ...figures, 'alerts that lost': taken };
    },
  },
];
