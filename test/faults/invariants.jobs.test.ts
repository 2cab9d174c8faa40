import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openQueue, runOnce } from '@vigie/jobs';
import { Role } from '@vigie/schema';
import { relayEvents } from '../../jobs/src/outbox/relay.ts';
import { smtpTo } from '../jobs/office.ts';
import { Cluster } from './cluster.ts';
import { checkPromise, datesOf, sameDates } from './invariants.ts';
import { Lab } from './lab.ts';

let cluster: Cluster;
let lab: Lab;
let clocks: string[];

beforeAll(async () => {
  cluster = await Cluster.start();
  lab = await Lab.open('postgres', false, cluster);
  await lab.hire(Role.DPO);
  await lab.receiveRequest();
  clocks = await lab.seed(3);
  const { office } = lab;
  const { system } = office.databases;
  await runOnce(office.job(0, smtpTo(lab.smtpPort)));
  const queue = await openQueue({ jobsUrl: office.jobsUrl, onError: () => undefined });
  await relayEvents(system, queue, new AbortController().signal);
  await queue.close();
  await office.owner.query('delete from bullmq.job');
});

afterAll(async () => {
  await lab.close();
  await cluster.remove();
});

const check = () => checkPromise(lab, { patience: 200, ended: new Map([[clocks[0] as string, 0]]) });
const owner = (statement: string) => lab.office.owner.query(statement);
const mail = `channel = 'MAIL' and state = 'SENT' and deadline_id = '$clock'`;
const about =
  (statement: string): (() => Promise<unknown>) =>
  () =>
    owner(statement.replaceAll('$mail', mail).replaceAll('$clock', clocks[0] as string));

describe('what was promised and does not hold is seen', () => {
  it('in nothing that went well', async () => {
    expect(await check()).toMatchObject({ alerts: 6, mails: 3, 'further copies': 0 });
  });

  it.each<[string, RegExp, () => unknown, () => unknown]>([
    [
      'an alert that is due and not sent',
      /^I1/,
      about(`update alert_step set state = 'PLANNED', next_attempt_at = '2000-01-01' where $mail`),
      about(`update alert_step set state = 'SENT' where next_attempt_at = '2000-01-01'`),
    ],
    [
      'a mail that the server never got',
      /^I1/,
      () => lab.sink.accepted.unshift(lab.sink.accepted.pop() as never) && stash(),
      () => unstash(),
    ],
    [
      'an inbox without its line',
      /^I1/,
      about(`create table kept as select * from notification; delete from notification`),
      about(`insert into notification select * from kept; drop table kept`),
    ],
    [
      'a second copy',
      /^I2/,
      () => lab.sink.accepted.push({ ...(lab.sink.accepted[0] as never as object) } as never),
      () => lab.sink.accepted.pop(),
    ],
    [
      'an alert before its instant',
      /^I3/,
      about(`update alert_step set due_at = due_at + interval '1 hour' where $mail`),
      about(`update alert_step set due_at = due_at - interval '1 hour' where $mail`),
    ],
    [
      'a mail after its clock was ended',
      /^I5/,
      about(`update alert_step set state = 'SUPERSEDED', next_attempt_at = '2000-01-01' where $mail`),
      about(`update alert_step set state = 'SENT' where next_attempt_at = '2000-01-01'`),
    ],
    [
      'an entry that is missing in the trail',
      /^I6/,
      about(`create table kept as select * from audit_entry where action = 'alert.sent';
             delete from audit_entry where action = 'alert.sent'`),
      about(`insert into audit_entry select * from kept; drop table kept`),
    ],
    [
      'a stranger who was written to',
      /^I7/,
      () =>
        Object.assign(lab.sink.accepted[0] as object, { was: lab.sink.accepted[0]?.to, to: 'x@y.example' }),
      () => {
        const [first] = lab.sink.accepted as unknown as { was: string; to: string }[];
        if (first) first.to = first.was;
      },
    ],
    [
      'a name in an event',
      /^I8/,
      () => owner(`update outbox_event set data = jsonb_build_object('name', '${lab.canary}')`),
      () => owner(`update outbox_event set data = '{}'`),
    ],
    [
      'events that nobody was told of',
      /^I9/,
      about(
        'create table kept as select id, relayed_at from outbox_event; update outbox_event set relayed_at = null',
      ),
      about(
        'update outbox_event o set relayed_at = k.relayed_at from kept k where k.id = o.id; drop table kept',
      ),
    ],
    [
      'a claim that is left',
      /^I9/,
      about(`update alert_step set state = 'CLAIMED', next_attempt_at = '2000-01-01' where $mail`),
      about(`update alert_step set state = 'SENT' where next_attempt_at = '2000-01-01'`),
    ],
  ])('%s', async (_name, number, spoil, mend) => {
    await spoil();
    try {
      await expect(check()).rejects.toThrow(number);
    } finally {
      await mend();
    }
  });

  it('in nothing any more, once all of it is mended', async () => {
    expect(await check()).toMatchObject({ alerts: 6, mails: 3, 'further copies': 0 });
  });

  it('a date that was changed', async () => {
    const before = await datesOf(lab);
    sameDates(before, await datesOf(lab));
    await owner(`update deadline set due_at = due_at + interval '1 second'`);
    const after = await datesOf(lab);
    expect(() => sameDates(before, after)).toThrow(/^a deadline changed: 4/);
    await owner(`update deadline set due_at = due_at - interval '1 second'`);
  });

  // Last: a log cannot be mended.
  it('an address in the database’s log', async () => {
    await owner(`select '${lab.staff[0]?.email}'::uuid`).catch(() => undefined);
    await expect(check()).rejects.toThrow(/^I8: the database’s log/);
  });
});

let stashed: (typeof lab.sink.accepted)[number][] = [];
function stash(): void {
  stashed = lab.sink.accepted.splice(0, 1);
}
function unstash(): void {
  lab.sink.accepted.unshift(...stashed);
}
