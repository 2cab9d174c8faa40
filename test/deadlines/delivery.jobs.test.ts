import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { runOnce } from '@vigie/jobs';
import { Deadline, Role } from '@vigie/schema';
import {
  type AlertDesk,
  alerts,
  deadlines,
  type MailTransport,
  openTransport,
  systemActor,
  unitOfWork,
} from '@vigie/server';
import { sweepState } from '../../jobs/src/deadlines/sweep-state.ts';
import { recordAnswers } from '../../server/src/deadlines/alert-answer.service.ts';
import { claimSteps } from '../../server/src/deadlines/alert-claim.service.ts';
import { pause } from '../harness/pace.ts';
import { counting } from '../harness/statements.ts';
import { MailServer } from '../jobs/mail-server.ts';
import { DAY, HOUR, smtpTo, TestOffice, until } from '../jobs/office.ts';

let office: TestOffice;
let server: MailServer;

beforeAll(async () => {
  office = await TestOffice.open('delivery');
  server = await MailServer.start();
  await office.hire(Role.DPO);
});

afterAll(async () => {
  await server.stop();
  await office.close();
});

beforeEach(async () => {
  await office.owner.query('truncate alert_step, deadline, deadline_revision, notification cascade');
  server.taken.length = 0;
});

const sweep = (offset = 0, transport = smtpTo(server.port)) => runOnce(office.job(offset, transport));

const order = () => ({
  actor: systemActor(office.organisationId),
  organisationId: office.organisationId,
  requestId: randomUUID(),
});

/** The answer to a request of that age; its alerts are counted in days. */
const requestClock = (reference: string, openFor: number): Promise<string> =>
  office.requestClock({ reference, openFor });

const dueMails = async (): Promise<string[]> =>
  (
    await office.rows<{ id: string }>(
      `select id from alert_step where channel = 'MAIL' and state = 'PLANNED' and due_at <= ${office.sqlNow()} order by id`,
    )
  ).map(({ id }) => id);

const breaches = async (count: number): Promise<string[]> => {
  const clocks: string[] = [];
  for (let place = 0; place < count; place += 1) clocks.push(await office.breachClock());
  return clocks;
};

const claim = (desk: AlertDesk, ids: readonly string[]) =>
  unitOfWork(desk.parts, order(), (ctx) => claimSteps(ctx, desk, ids));

const cancel = (clock: string) =>
  office.work(0, async (ctx) => deadlines.cancel(ctx, await ctx.get(Deadline, clock), 'NOT_A_BREACH'));

const stateOf = async (id: string) =>
  (await office.rows<{ state: string }>('select state from alert_step where id = $1', [id]))[0]?.state;

/** A server that takes one mail at a time, and what happens meanwhile. */
const transportOf = (meanwhile: (messageId: string) => Promise<void>): MailTransport => ({
  atOnce: 1,
  async send({ messageId }) {
    await meanwhile(messageId);
    return { answer: '250' };
  },
  forgetBefore: async () => 0,
  close: async () => undefined,
});

/** Holds a row's lock while `work` runs. */
async function holding<T>(table: 'alert_step' | 'deadline', id: string, work: () => Promise<T>): Promise<T> {
  const client = await office.owner.connect();
  try {
    await client.query('begin');
    await client.query(`select from ${table} where id = $1 for update`, [id]);
    return await work();
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('much that is due at once', () => {
  it('goes out by urgency: clocks of hours, then what is overdue, then what lies ahead, each by its instant', async () => {
    const [later, sooner] = [
      await requestClock('AHEAD-2', 20 * DAY),
      await requestClock('AHEAD-1', 20 * DAY),
    ];
    await requestClock('OVERDUE', 40 * DAY);
    await office.breachClock();
    const now = office.sqlNow();
    const dueFor = `update alert_step set due_at = ${now} - $2::interval
                    where deadline_id = $1 and state = 'PLANNED' and due_at <= ${now}`;
    await office.owner.query(dueFor, [sooner, '2 days']);
    await office.owner.query(dueFor, [later, '1 day']);
    const one = openTransport({
      smtpUrl: `smtp://127.0.0.1:${server.port}?from=vigie@lumen.example&connections=1`,
      publicUrl: undefined,
      dataDir: '/nowhere',
    });
    await sweep(0, one);
    const subjects = server.taken.map(
      ({ parsed }) => /(AHEAD-\d|OVERDUE-?|VD)/.exec((parsed.subject ?? '').slice(0, 20))?.[0],
    );
    expect(subjects).toEqual(['VD', 'OVERDUE', 'AHEAD-1', 'AHEAD-2']);
    const urgency = await office.rows('select distinct urgency from alert_step order by urgency');
    expect(urgency).toEqual([{ urgency: 0 }, { urgency: 1 }, { urgency: 2 }]);
  });

  it('costs statements for the batch and not for the alert', async () => {
    await breaches(30);
    const ids = await dueMails();
    const desk = office.desk(0, smtpTo(server.port));
    const statementsOf = async (work: () => Promise<unknown>) => (await counting(work)).length;
    // The first makes the key of its recipient.
    const all = [...(await claim(desk, ids.slice(0, 1))).claims];
    const few = await statementsOf(async () => all.push(...(await claim(desk, ids.slice(1, 3))).claims));
    const many = await statementsOf(async () => all.push(...(await claim(desk, ids.slice(3))).claims));
    expect(all).toHaveLength(30);
    expect(many).toBe(few);
    const answers = all.map((each) => ({ claim: each, answer: '250' }));
    const recordFew = await statementsOf(() => recordAnswers(desk.parts, order(), answers.slice(0, 2)));
    const recordMany = await statementsOf(() => recordAnswers(desk.parts, order(), answers.slice(2)));
    expect(recordMany).toBe(recordFew);
    expect(await office.count(`alert_step where channel = 'MAIL' and state = 'SENT'`)).toBe(30);
    expect(
      await office.count(
        `audit_entry a join alert_step s on s.id = a.node_id where a.action = 'alert.sent' and s.channel = 'MAIL'`,
      ),
    ).toBe(30);
    expect(
      await office.count(
        `outbox_event e join alert_step s on s.id = e.node_id where e.type = 'alert.sent' and s.channel = 'MAIL'`,
      ),
    ).toBe(30);
  });

  it('is planned by statements for the batch and not for the clock', async () => {
    const clocks = await breaches(40);
    const parts = office.parts(97 * HOUR);
    const tending = async (ids: string[]): Promise<number> =>
      (await counting(() => unitOfWork(parts, order(), (ctx) => deadlines.tend(ctx, ids)))).length;
    const few = await tending(clocks.slice(0, 2));
    expect(await tending(clocks.slice(2))).toBe(few);
    const missed = `deadline d where state = 'MISSED' and (
      select count(*) from alert_step s where s.deadline_id = d.id and s.code = 'OVERDUE_1' and s.state = 'PLANNED') = 2`;
    expect(await office.count(missed)).toBe(40);
    const told = `outbox_event where type = 'deadline.missed' and node_id = any ($1)`;
    expect(await office.count(told, [clocks])).toBe(40);
    await office.owner.query('update organisation set policy_round = policy_round + 1');
    const replanned = await tending(clocks.slice(0, 2));
    expect(await tending(clocks.slice(2))).toBe(replanned);
    const behind =
      'deadline d join organisation o on o.id = d.organisation_id and d.policy_round < o.policy_round';
    expect(await office.count(behind)).toBe(0);
    expect(await tending(clocks)).toBeLessThan(few);
  });

  it('is sent on as many connections as there are, and each of it once', async () => {
    await breaches(60);
    await sweep();
    expect(server.taken).toHaveLength(60);
    expect([...server.copies().values()].every((count) => count === 1)).toBe(true);
    expect(await office.openSteps(0)).toBe(0);
    // Two batches of clocks, at the same time.
    expect((await sweep(25 * HOUR)).clocks).toBe(60);
    expect(server.taken).toHaveLength(120);
  });
});

describe('somebody else’s lock', () => {
  it('on a clock that is being changed holds up no other alert, and the next look is soon', async () => {
    const [changing, quiet] = await breaches(2);
    await holding('deadline', changing as string, async () => {
      const { outcomes } = await sweep();
      expect(outcomes).toEqual({ SENT: 2, BUSY: 2 });
      expect((await sweepState(office.tasks(0, smtpTo(server.port)))).nextIn).toBe(250);
    });
    const sent = () =>
      office.rows<{ deadline_id: string }>(
        `select distinct deadline_id from alert_step where state = 'SENT'`,
      );
    expect(await sent()).toEqual([{ deadline_id: quiet }]);
    await sweep();
    expect(await sent()).toHaveLength(2);
    expect(server.taken).toHaveLength(2);
  });

  it('on a step that was sent does not keep the others of the batch from their record', async () => {
    await breaches(3);
    const ids = await dueMails();
    const desk = office.desk(0, smtpTo(server.port));
    const { claims } = await claim(desk, ids);
    const locked = ids[1] as string;
    let recorded: ReturnType<typeof recordAnswers> | undefined;
    await holding('alert_step', locked, async () => {
      recorded = recordAnswers(
        desk.parts,
        order(),
        claims.map((each) => ({ claim: each, answer: '250' })),
      );
      await until(
        async () => (await office.count(`alert_step where channel = 'MAIL' and state = 'SENT'`)) === 2,
      );
      expect(await stateOf(locked)).toBe('CLAIMED');
    });
    expect(new Set((await recorded)?.values())).toEqual(new Set(['SENT']));
    expect(await stateOf(locked)).toBe('SENT');
  });
});

describe('a batch of mails on its way', () => {
  it('leaves out those whose clock was changed after they were claimed', async () => {
    const [settled] = await breaches(3);
    const ids = await dueMails();
    const desk = office.desk(0, smtpTo(server.port));
    const { claims } = await claim(desk, ids);
    await cancel(settled as string);
    const outcomes = await alerts.sendClaimed(desk, office.organisationId, claims);
    expect([...outcomes.values()].sort()).toEqual(['FENCED', 'SENT', 'SENT']);
    expect(server.taken).toHaveLength(2);
  });

  it('leaves out those whose clock is changed while the first ones are with a slow server', async () => {
    const clocks = await breaches(3);
    const ids = await dueMails();
    const handed: string[] = [];
    const slow = transportOf(async (messageId) => {
      handed.push(messageId);
      if (handed.length > 1) return;
      const [own] = await office.rows<{ deadline_id: string }>(
        'select deadline_id from alert_step where id = $1',
        [messageId.slice(0, 36)],
      );
      for (const id of clocks.filter((clock) => clock !== own?.deadline_id)) await cancel(id);
      await pause(400);
    });
    const outcomes = await alerts.deliverSteps(office.desk(0, slow), office.organisationId, ids);
    expect(handed).toHaveLength(1);
    expect([...outcomes.values()].sort()).toEqual(['FENCED', 'FENCED', 'SENT']);
  });

  it('begins no further mail once one could not be recorded, and gives the rest back', async () => {
    await breaches(6);
    const ids = await dueMails();
    const handed: string[] = [];
    const failing = transportOf(async (messageId) => {
      handed.push(messageId);
      // The table is out of reach, just when the answer is to be written.
      if (handed.length === 1)
        await office.owner.query('alter table mail_message rename to mail_message_away');
      await pause(100);
    });
    try {
      await expect(
        alerts.deliverSteps(office.desk(0, failing), office.organisationId, ids),
      ).rejects.toThrow();
    } finally {
      await office.owner.query('alter table mail_message_away rename to mail_message');
    }
    expect(handed.length).toBeLessThan(6);
    expect(await office.count(`alert_step where state = 'CLAIMED'`)).toBe(handed.length);
    await office.owner.query(
      `update alert_step set claim_until = now() - interval '1 s' where state = 'CLAIMED'`,
    );
    await sweep();
    expect(await office.count(`alert_step where channel = 'MAIL' and state = 'SENT'`)).toBe(6);
    expect(await office.count('alert_step where possibly_sent_twice')).toBe(handed.length);
    expect(server.taken).toHaveLength(6);
    expect(server.taken.map(({ messageId }) => messageId)).toContain(`<${handed[0]}>`);
  });

  it('is written down once the database is back, and no mail goes out again', async () => {
    await breaches(6);
    const ids = await dueMails();
    // The first attempts to write an answer down end as they do while PostgreSQL is starting.
    await office.owner.query(`create sequence troubles;
      grant usage on sequence troubles to vigie_app;
      create function be_away() returns trigger language plpgsql as $$ begin
        if new.state = 'SENT' and nextval('troubles') < 4 then raise exception using errcode = '57P03'; end if;
        return new; end $$;
      create trigger away before update on mail_message for each row execute function be_away()`);
    try {
      const outcomes = await alerts.deliverSteps(
        office.desk(0, smtpTo(server.port)),
        office.organisationId,
        ids,
      );
      expect([...outcomes.values()]).toEqual(Array(6).fill('SENT'));
      const [row] = await office.rows<{ last: string }>('select last_value as last from troubles');
      expect(Number(row?.last)).toBeGreaterThan(3);
    } finally {
      await office.owner.query(
        'drop trigger away on mail_message; drop function be_away; drop sequence troubles',
      );
    }
    expect(server.taken).toHaveLength(6);
    expect(await office.count('alert_step where possibly_sent_twice')).toBe(0);
  });

  it('is recorded once, though its answers are told twice', async () => {
    await breaches(2);
    const desk = office.desk(0, smtpTo(server.port));
    const { claims } = await claim(desk, await dueMails());
    const answers = claims.map((each) => ({ claim: each, answer: '250' }));
    const told = () =>
      office.count(`audit_entry where action like 'alert.%' and node_id = any ($1)`, [
        claims.map(({ stepId }) => stepId),
      ]);
    await recordAnswers(desk.parts, order(), answers);
    const before = await told();
    const again = await recordAnswers(desk.parts, order(), answers);
    expect([...again.values()]).toEqual(['SENT', 'SENT']);
    expect(await told()).toBe(before);
    // One that was taken back while the server had it: that it went out is on record once, too.
    await office.owner.query(`update alert_step set state = 'SUPERSEDED' where id = $1`, [claims[0]?.stepId]);
    await recordAnswers(desk.parts, order(), answers);
    expect(await told()).toBe(before);
  });

  it('is cut short by a stop: what was not begun is given back, and goes out once by another process', async () => {
    await breaches(6);
    const ids = await dueMails();
    const stopping = new AbortController();
    let handed = 0;
    const stopped = transportOf(async () => {
      handed += 1;
      stopping.abort();
    });
    const desk = office.desk(0, stopped);
    const outcomes = await alerts.deliverSteps(desk, office.organisationId, ids, stopping.signal);
    expect([...outcomes.values()].sort()).toEqual([...Array(5).fill('RETRY'), 'SENT']);
    expect(handed).toBe(1);
    expect(
      await office.count(
        `alert_step where state = 'CLAIMED' or claim_token is not null and state = 'PLANNED'`,
      ),
    ).toBe(0);
    await sweep();
    expect(server.taken).toHaveLength(5);
    expect(await office.count('alert_step where possibly_sent_twice')).toBe(0);
  });
});

describe('clocks whose turn has come', () => {
  it('are brought up to now in batches, and one that cannot be holds up none of them', async () => {
    const clocks = await breaches(7);
    await office.owner.query(`update deadline set anchor_at = 'infinity' where id = $1`, [clocks[3]]);
    expect((await sweep(25 * HOUR)).clocks).toBe(6);
    expect((await sweep(25 * HOUR)).clocks).toBe(0);
  });

  it('are left for the next look while somebody changes them', async () => {
    const [changing] = await breaches(3);
    await holding('deadline', changing as string, async () => {
      expect((await sweep(25 * HOUR)).clocks).toBe(2);
    });
    expect((await sweep(25 * HOUR)).clocks).toBe(1);
  });
});
