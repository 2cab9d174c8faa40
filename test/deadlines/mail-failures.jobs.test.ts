import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce } from '@vigie/jobs';
import { Role } from '@vigie/schema';
import { smtpTransport } from '../../server/src/mails/smtp-transport.ts';
import { slowness, timed } from '../harness/pace.ts';
import { fine, MailServer, type Script, ScriptedServer } from '../jobs/mail-server.ts';
import { HOUR, type Person, smtpTo, TestOffice } from '../jobs/office.ts';

let office: TestOffice;
let good: MailServer;
let dpo: Person;
let owner: Person;

beforeAll(async () => {
  office = await TestOffice.open('mailfail');
  good = await MailServer.start();
  dpo = await office.hire(Role.DPO);
  owner = await office.hire(Role.OWNER);
});

afterAll(async () => {
  await good.stop();
  await office.close();
});

/**
 * Time-outs of the connection to a mail server: long enough for one that answers, on this machine as it is. The middle of several
 * looks, since one alone may have met a moment in which the machine did something else; and never so long that the time-out of the
 * whole attempt, which says less, comes first.
 */
const PACE = Math.min(15, [1, 2, 3, 4, 5].map(slowness).sort((a, b) => a - b)[2] ?? 1);
const LIMITS = { connectionTimeout: 1000 * PACE, greetingTimeout: 400 * PACE, socketTimeout: 700 * PACE };

const sweep = (offset: number, transport = smtpTo(good.port)) => runOnce(office.job(offset, transport));

interface Row {
  id: string;
  state: string;
  attempts: number;
  last_error: string | null;
  possibly_sent_twice: boolean;
  message_id: string;
  wait: number;
}

const mailStep = async (clock: string): Promise<Row> => {
  const [row] = await office.rows<Row>(
    `select id, state, attempts, last_error, possibly_sent_twice, message_id,
       extract(epoch from next_attempt_at - clock_timestamp())::float8 as wait
     from alert_step where deadline_id = $1 and channel = 'MAIL' and attempts > 0 order by due_at`,
    [clock],
  );
  return row as Row;
};

/** One attempt with a server that follows the script. */
async function attempt(
  script: Script,
): Promise<{ clock: string; step: Row; stub: ScriptedServer; took: number }> {
  const stub = await ScriptedServer.start(script);
  const clock = await office.breachClock();
  const transport = smtpTransport(`smtp://127.0.0.1:${stub.port}`, 'vigie@lumen.example', LIMITS);
  const took = await timed(() => sweep(0, transport));
  await stub.stop();
  return { clock, step: await mailStep(clock), stub, took };
}

/** The next attempt, once its time has come. */
async function again(clock: string): Promise<Row> {
  await office.owner.query(
    `update alert_step set next_attempt_at = now() where deadline_id = $1 and state = 'PLANNED'`,
    [clock],
  );
  await sweep(0);
  return mailStep(clock);
}

const copiesOf = (step: Row) => good.copies().get(`<${step.message_id}>`) ?? 0;
const on =
  (command: string, reply: string | null | undefined): Script =>
  (given) =>
    given === command ? reply : fine(given);

describe('a server that does not take the mail', () => {
  it.each([
    ['421 at the greeting', on('BANNER', '421 too busy'), 'SMTP_421'],
    ['450 for the recipient', on('RCPT', '450 greylisted'), 'SMTP_450'],
    ['451 after the text', on('BODY', '451 try later'), 'SMTP_451'],
    ['550 for whoever we are', on('MAIL', '550 not from you'), 'SMTP_550'],
  ])('is asked again later: %s', async (_name, script, code) => {
    const { clock, step } = await attempt(script);
    expect(step).toMatchObject({
      state: 'PLANNED',
      attempts: 1,
      last_error: code,
      possibly_sent_twice: false,
    });
    expect(step.wait).toBeGreaterThan(40);
    expect(step.wait).toBeLessThan(80);
    const sent = await again(clock);
    expect(sent).toMatchObject({
      state: 'SENT',
      attempts: 2,
      message_id: step.message_id,
      possibly_sent_twice: false,
    });
    expect(copiesOf(sent)).toBe(1);
  });

  it('is asked again later when its TLS cannot be trusted', async () => {
    // It offers STARTTLS, and then speaks no TLS.
    const { clock, step } = await attempt((command) => {
      if (command === 'EHLO') return '250-stub\r\n250 STARTTLS';
      return command === 'STARTTLS' ? '220 go on\r\nthis is no TLS' : fine(command);
    });
    expect(step).toMatchObject({ state: 'PLANNED', possibly_sent_twice: false });
    expect(await again(clock)).toMatchObject({ state: 'SENT' });
  });

  it('is asked again later when nobody answers there at all', async () => {
    const stub = await ScriptedServer.start(fine);
    const { port } = stub;
    await stub.stop();
    const clock = await office.breachClock();
    await sweep(0, smtpTransport(`smtp://127.0.0.1:${port}`, 'vigie@lumen.example', LIMITS));
    expect(await mailStep(clock)).toMatchObject({ state: 'PLANNED', last_error: 'ECONNREFUSED' });
    expect(await again(clock)).toMatchObject({ state: 'SENT', possibly_sent_twice: false });
  });
});

describe('a server that may have taken the mail', () => {
  it.each([
    ['hangs up after the text', on('BODY', null)],
    ['falls silent after the text', on('BODY', undefined)],
  ])('%s: the same mail once more, marked', async (_name, script) => {
    const { clock, step, stub, took } = await attempt(script);
    expect(stub.bodies).toHaveLength(1);
    expect(stub.bodies[0]).toContain(`Message-ID: <${step.message_id}>`);
    expect(step).toMatchObject({ state: 'PLANNED', possibly_sent_twice: false });
    expect(step.last_error).toMatch(/^UNKNOWN_/);
    expect(took).toBeLessThan(4000);
    const sent = await again(clock);
    expect(sent).toMatchObject({ state: 'SENT', message_id: step.message_id, possibly_sent_twice: true });
    expect(copiesOf(sent)).toBe(1);
    expect(
      await office.count(`audit_entry where action = 'alert.possibly_sent_twice' and node_id = $1`, [
        sent.id,
      ]),
    ).toBe(1);
  });
});

describe('a server that never will', () => {
  it('tells the owner by inbox at once, and asks each hour while a clock of hours is open', async () => {
    const { clock, step } = await attempt(on('RCPT', '550 no such user'));
    expect(step).toMatchObject({ state: 'PLANNED', last_error: 'SMTP_550' });
    expect(step.wait).toBeGreaterThan(3500);
    const told = await office.rows('select recipient_id, kind from notification where step_id = $1', [
      step.id,
    ]);
    expect(told).toEqual([{ recipient_id: owner.id, kind: 'ALERT_MAIL_FAILED' }]);
    const inbox = await office.count('notification where deadline_id = $1 and recipient_id = $2', [
      clock,
      dpo.id,
    ]);
    expect(inbox).toBe(1);
  });

  it('fails that recipient alone, and the others get theirs', async () => {
    const head = await office.hire(Role.CONTROLLER_REPRESENTATIVE);
    const stub = await ScriptedServer.start((command, body) =>
      command === 'RCPT' && body.includes(head.email) ? '550 no such user' : fine(command),
    );
    const clock = await office.breachClock({ awareFor: 72.5 * HOUR });
    await sweep(0, smtpTransport(`smtp://127.0.0.1:${stub.port}`, 'vigie@lumen.example', LIMITS));
    const rows = await office.rows<{ recipient_id: string; state: string }>(
      `select recipient_id, state from alert_step where deadline_id = $1 and code = 'AT_DUE' and channel = 'MAIL'`,
      [clock],
    );
    expect(new Map(rows.map((row) => [row.recipient_id, row.state]))).toEqual(
      new Map([
        [head.id, 'PLANNED'],
        [dpo.id, 'SENT'],
      ]),
    );
    await stub.stop();
    await office.fire(head);
  });
});

it('hangs before it says a word: the worker is free again after the time-out', async () => {
  const { step, took } = await attempt(on('BANNER', undefined));
  expect(took).toBeLessThan(3000);
  expect(step).toMatchObject({ state: 'PLANNED', possibly_sent_twice: false });
  expect(step.last_error).not.toMatch(/^UNKNOWN_/);
});

it('is down for 26 hours across a breach clock: the inbox knows at once, and one mail comes when it is back', async () => {
  const clock = await office.breachClock();
  const down = smtpTransport('smtp://127.0.0.1:1', 'vigie@lumen.example', LIMITS);
  const due = `update alert_step set next_attempt_at = now() where state = 'PLANNED' and deadline_id = $1`;
  for (const hours of [0, 1, 13, 24.5, 26]) {
    await sweep(hours * HOUR, down);
    await office.owner.query(due, [clock]);
  }
  expect(await office.count('notification where deadline_id = $1', [clock])).toBe(2);
  await sweep(26 * HOUR);
  const rows = await office.rows<{ code: string; state: string; id: string }>(
    `select code, state, id from alert_step where deadline_id = $1 and channel = 'MAIL' and due_at <= ${office.sqlNow(26 * HOUR)} order by due_at`,
    [clock],
  );
  expect(rows.map(({ code, state }) => [code, state])).toEqual([
    ['AT_START', 'SUPERSEDED'],
    ['AFTER_PT24H', 'SENT'],
  ]);
  expect(good.taken.filter(({ messageId }) => rows.some(({ id }) => messageId.includes(id)))).toHaveLength(1);
});

it(
  'waits for a silent server with a few mails alone: inboxes are filled meanwhile, and all go out once it is back',
  async () => {
    const silent = await ScriptedServer.start((command) =>
      command === 'BANNER' ? undefined : fine(command),
    );
    const transport = smtpTransport(`smtp://127.0.0.1:${silent.port}`, 'vigie@lumen.example', LIMITS);
    const clocks: string[] = [];
    for (let i = 0; i < 40; i += 1) clocks.push(await office.breachClock());
    for (let i = 0; i < 5; i += 1) clocks.push(await office.requestClock({ openFor: 40 * 24 * HOUR }));
    const due = (what: string) =>
      office.count(`alert_step where deadline_id = any ($1) and due_at <= ${office.sqlNow()} and ${what}`, [
        clocks,
      ]);
    // Two batches at most wait for the server once.
    expect(await timed(() => sweep(0, transport))).toBeLessThan(8 * LIMITS.greetingTimeout + 2000);
    expect(await due(`channel = 'INBOX' and state = 'PLANNED'`)).toBe(0);
    const tried = await due(`channel = 'MAIL' and last_error is not null`);
    expect(tried).toBeGreaterThan(3);
    expect(tried).toBeLessThan(10);
    // The others were never begun, and nothing says that they were.
    expect(await due(`channel = 'MAIL' and last_error is null and state = 'PLANNED' and attempts = 0`)).toBe(
      (await due(`channel = 'MAIL' and state = 'PLANNED'`)) - tried,
    );
    await sweep(0, transport);
    expect(await due(`channel = 'MAIL' and last_error is not null`)).toBe(tried + 4);
    await silent.stop();
    await office.owner.query('update alert_step set next_attempt_at = now() where deadline_id = any ($1)', [
      clocks,
    ]);
    await sweep(0);
    expect(await due(`state = 'PLANNED'`)).toBe(0);
    expect(await due('possibly_sent_twice')).toBe(0);
    // It waits for the silent server a few times.
  },
  30_000 + 12 * LIMITS.greetingTimeout,
);

it('sets a poisoned step aside after five failures, and sends the nineteen others', async () => {
  const before = good.taken.length;
  const clocks: string[] = [];
  for (let i = 0; i < 20; i += 1) clocks.push(await office.breachClock());
  // A zone that no calendar knows: the text cannot be written.
  const poisoned = clocks[7] as string;
  await office.owner.query(
    `update deadline set inputs = jsonb_set(inputs, '{timeZone}', '"Mars/Olympus"') where id = $1`,
    [poisoned],
  );
  await sweep(0);
  expect(good.taken.length - before).toBe(19);
  const at = () =>
    office.rows<{ id: string; state: string; last_error: string }>(
      `select id, state, last_error from alert_step where deadline_id = $1 and channel = 'MAIL' and code = 'AT_START'`,
      [poisoned],
    );
  for (let i = 0; i < 4; i += 1) {
    await office.owner.query(
      `update alert_step set next_attempt_at = now() where deadline_id = $1 and state = 'PLANNED'`,
      [poisoned],
    );
    await sweep(0);
  }
  const [step] = await at();
  expect(step).toMatchObject({ state: 'FAILED', last_error: 'QUARANTINED' });
  expect(await office.rows('select kind from notification where step_id = $1', [step?.id])).toEqual([
    { kind: 'ALERT_QUARANTINED' },
  ]);
  expect(await office.openSteps(0)).toBe(
    await office.count(
      `alert_step where state = 'PLANNED' and last_error = 'SMTP_550' and due_at <= ${office.sqlNow()}`,
    ),
  );
});
