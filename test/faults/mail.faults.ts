import { Role } from '@vigie/schema';
import { measure, timed } from '../harness/pace.ts';
import { HOUR, until } from '../jobs/office.ts';
import { EITHER, type Fault, seconds, sleep } from './fault.ts';
import { Broken, checkPromise, type Figures } from './invariants.ts';
import type { Lab } from './lab.ts';
import { type Behaviour, fine } from './mail-sink.ts';

const on =
  (command: string, answer: string | null | undefined): Behaviour =>
  (moment) =>
    moment.command === command ? answer : fine(moment);

const noTls: Behaviour = (moment) => {
  if (moment.command === 'EHLO') return '250-sink\r\n250 STARTTLS';
  return moment.command === 'STARTTLS' ? '220 go on\r\nthis is no TLS' : fine(moment);
};

/** What a server does to a mail, what the step says of it, and whether the server may have taken it. */
const SCRIPTS: [name: string, behaviour: Behaviour, error: RegExp, mayHaveIt: boolean, isSlow?: boolean][] = [
  ['421 at the greeting', on('BANNER', '421 too busy'), /^SMTP_421$/, false],
  ['450 for the recipient', on('RCPT', '450 greylisted'), /^SMTP_450$/, false],
  ['550 for the recipient', on('RCPT', '550 no such user'), /^SMTP_550$/, false],
  ['552 for the mail', on('BODY', '552 too large'), /^SMTP_552$/, false],
  ['no TLS after STARTTLS', noTls, /^(ETLS|ESOCKET|ECONNECTION)/, false],
  ['hangs up after the text', on('BODY', null), /^UNKNOWN_/, true],
  ['falls silent after the text', on('BODY', undefined), /^UNKNOWN_/, true, true],
  ['says its first word after 70 s', on('BANNER', undefined), /^(?!UNKNOWN)/, false, true],
];

interface Row {
  state: string;
  attempts: number;
  last_error: string | null;
}

const stepOf = async (lab: Lab, clock: string): Promise<Row> => {
  const [row] = await lab.office.rows<Row>(
    `select state, attempts, last_error from alert_step where deadline_id = $1 and channel = 'MAIL' and code = 'AT_START'`,
    [clock],
  );
  return row as Row;
};

/** Waits for the alert of that clock; where it does not come to that, says after which script and how it stands. */
const come = (name: string, lab: Lab, clock: string, isThere: (step: Row) => boolean, limit: number) =>
  until(async () => isThere(await stepOf(lab, clock)), limit).catch(async () => {
    throw new Broken(
      `${name}: after ${limit / 1000} s the step is ${JSON.stringify(await stepOf(lab, clock))}`,
    );
  });

/** The time of the next attempt has come. */
const attemptNow = (lab: Lab) =>
  lab.office.owner.query(
    `update alert_step set next_attempt_at = now() where state = 'PLANNED' and due_at <= now()`,
  );

async function misbehaving(lab: Lab): Promise<Figures> {
  await lab.hire(Role.DPO);
  await lab.worker();
  const scripts = SCRIPTS.filter(([, , , , isSlow]) => lab.isFull || !isSlow);
  let copies = 0;
  let longest = 0;
  for (const [name, behaviour, error, mayHaveIt] of scripts) {
    // A connection that is kept from the mail before would never hear the new greeting.
    await until(() => lab.sink.open === 0);
    lab.sink.behaviour = behaviour;
    const [clock] = (await lab.seed(1)) as [string];
    const came = await timed(() => come(name, lab, clock, (step) => step.last_error !== null, 90_000));
    longest = Math.max(longest, came);
    const failed = await stepOf(lab, clock);
    if (failed.state !== 'PLANNED' || !error.test(failed.last_error ?? '')) {
      throw new Broken(`${name}: the step is ${failed.state} with ${failed.last_error}`);
    }
    lab.sink.behaviour = fine;
    await attemptNow(lab);
    await come(name, lab, clock, ({ state }) => state === 'SENT', 40_000);
    if (mayHaveIt) copies += 1;
  }
  if (longest > 75_000) throw new Broken(`an attempt took ${seconds(longest)} s`);
  await lab.settled();
  return {
    ...(await checkPromise(lab, { copies: copies > 0 ? 1 : 0 })),
    scripts: scripts.length,
    'longest attempt s': seconds(longest),
  };
}

export const MAIL_FAULTS: Fault[] = [
  {
    id: 'F14a',
    title: 'The mail server refuses, breaks TLS, hangs up or falls silent, at every moment',
    backends: EITHER,
    run: misbehaving,
  },
  {
    id: 'F14b',
    title: 'The mail server refuses one of three recipients, and is slow',
    backends: EITHER,
    async run(lab) {
      const [, refused] = [await lab.hire(Role.DPO), await lab.hire(Role.DPO), await lab.hire(Role.DPO)];
      lab.sink.behaviour = async (moment) => {
        if (moment.command === 'BODY') await sleep(300);
        return moment.command === 'RCPT' && moment.to === refused.email ? '550 no such user' : fine(moment);
      };
      await lab.seed(lab.length(20, 4));
      await lab.worker();
      const waiting = `alert_step where state in ('PLANNED', 'CLAIMED') and due_at <= now() and last_error is null`;
      await until(async () => (await lab.office.count(waiting)) === 0, 60_000);
      const told = await lab.office.count(`notification where kind = 'ALERT_MAIL_FAILED'`);
      if (told !== lab.length(20, 4)) throw new Broken(`somebody was told of ${told} failures`);
      lab.sink.behaviour = fine;
      await attemptNow(lab);
      await lab.settled();
      return { ...(await checkPromise(lab)), 'failures told of': told };
    },
  },
  {
    id: 'F15',
    title: 'The mail server is down for 26 hours across a clock of 72 hours',
    backends: EITHER,
    async run(lab) {
      await lab.hire(Role.DPO);
      const clocks = await lab.seed(lab.length(20, 4));
      lab.sink.behaviour = on('BANNER', null);
      for (const offset of ['PT0S', 'PT13H', 'PT25H']) {
        await lab.office.owner.query(`update alert_step set next_attempt_at = now() where state = 'PLANNED'`);
        const worker = await lab.worker({ VIGIE_TIME_OFFSET: offset });
        const hours = Number(/\d+/.exec(offset));
        const untried = `alert_step where state in ('PLANNED', 'CLAIMED') and last_error is null
          and due_at <= clock_timestamp() + ${hours} * interval '1 hour'`;
        await until(async () => (await lab.office.count(untried)) === 0, 60_000);
        await worker.end('SIGTERM');
      }
      const lines = await lab.office.count(`alert_step where channel = 'INBOX' and state = 'SENT'`);
      if (lines !== clocks.length * 2) throw new Broken(`${lines} lines in the inbox`);
      if (lab.sink.accepted.length > 0) throw new Broken('a mail went through a server that was down');
      lab.sink.behaviour = fine;
      await lab.office.owner.query(`update alert_step set next_attempt_at = now() where state = 'PLANNED'`);
      await lab.worker({ VIGIE_TIME_OFFSET: 'PT26H' });
      await lab.settled(60_000, 26 * HOUR);
      const mails = lab.sink.accepted.length;
      if (mails !== clocks.length) throw new Broken(`${mails} mails for ${clocks.length} clocks`);
      return { ...(await checkPromise(lab, { offset: 26 * HOUR })), 'told by inbox meanwhile': lines };
    },
  },
  {
    id: 'F16',
    title: 'Poisoned alerts (bad zone, recipient who left, unreadable address) among many',
    backends: EITHER,
    async run(lab) {
      const { office } = lab;
      const gone = await lab.hire(Role.PRIVACY_OFFICER);
      const unreadable = await lab.hire(Role.PRIVACY_OFFICER);
      await lab.hire(Role.DPO);
      const count = lab.length(997, 37);
      const clocks = await lab.seed(count);
      const zone = await office.breachClock();
      await office.breachClock({ assigneeId: gone.id });
      await office.breachClock({ assigneeId: unreadable.id });
      await office.owner.query(
        `update deadline set inputs = jsonb_set(inputs, '{timeZone}', '"Mars/Olympus"') where id = $1`,
        [zone],
      );
      await office.fire(gone);
      await office.owner.query(`update user_account set email = 'no ciphertext'::bytea where id = $1`, [
        unreadable.id,
      ]);
      const sinceStart = measure();
      await lab.worker();
      const sound = `alert_step where state = 'SENT' and channel = 'MAIL' and deadline_id = any ($1::uuid[])`;
      await until(async () => (await office.count(sound, [clocks])) === count, 120_000);
      const took = sinceStart();
      // Four more attempts, a minute apart each: the time of each comes at once.
      await until(async () => {
        await attemptNow(lab);
        await lab.run(['clock', 'run']).code();
        return (await office.openSteps(0)) === 0;
      }, 60_000);
      const told = await office.count(`notification where kind = 'ALERT_QUARANTINED'`);
      const quarantined = await office.count(`alert_step where last_error = 'QUARANTINED'`);
      if (quarantined === 0 || told !== quarantined)
        throw new Broken(`${quarantined} set aside, ${told} told of`);
      const figures = await checkPromise(lab, { failed: quarantined });
      return { ...figures, 'sound ones sent in s': seconds(took), 'set aside': quarantined };
    },
  },
];
