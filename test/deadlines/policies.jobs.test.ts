import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce, sendDigestsOnce } from '@vigie/jobs';
import {
  AlertChannel,
  AlertMoment,
  AlertRecipient,
  ClockFamily,
  type CREATE_ESCALATION_POLICY,
  Deadline,
  EscalationPolicy,
  Role,
  type Sent,
} from '@vigie/schema';
import {
  deadlines,
  newId,
  policies,
  rehearse,
  rehearseDigests,
  systemActor,
  unitOfWork,
} from '@vigie/server';
import { MailServer } from '../jobs/mail-server.ts';
import { HOUR, type Person, smtpTo, TestOffice } from '../jobs/office.ts';

let office: TestOffice;
let server: MailServer;
let dpo: Person;
let chief: Person;
let officer: Person;

beforeAll(async () => {
  office = await TestOffice.open('policies');
  server = await MailServer.start();
  dpo = await office.hire(Role.DPO);
  chief = await office.hire(Role.CONTROLLER_REPRESENTATIVE);
  officer = await office.hire(Role.PRIVACY_OFFICER);
});

afterAll(async () => {
  await server.stop();
  await office.close();
});

afterEach(async () => {
  await office.rows('update escalation_policy set archived_at = now()');
  await office.rows(`update deadline set state = 'CANCELLED', next_turn_at = null`);
  await office.rows(`update alert_step set state = 'SUPERSEDED' where state in ('PLANNED', 'CLAIMED')`);
  server.taken.length = 0;
});

const until = (instant: string): number => office.at(instant);

const sweep = (instant: string) => runOnce(office.job(until(instant), smtpTo(server.port)));
const at = <T>(instant: string, job: Parameters<TestOffice['work']>[1]) =>
  office.work(until(instant), job) as Promise<T>;

/** The clock of a request received on 10 March 2027: its last instant is Monday 12 April, 23:59:59 in Paris. */
const requestClock = (reference: string, instant = '2027-03-10T08:00:00Z'): Promise<string> =>
  office.requestClock({ reference, offset: until(instant), receivedAt: '2027-03-10T08:00:00.000Z' });

const BOTH = [AlertChannel.MAIL, AlertChannel.INBOX];
const END = [
  { moment: AlertMoment.AT_DUE, hours: 0 },
  { moment: AlertMoment.OVERDUE, hours: 24 },
].map((rung) => ({
  ...rung,
  recipients: [AlertRecipient.ASSIGNEE, AlertRecipient.CONTROLLER_REPRESENTATIVE],
  channels: BOTH,
}));
const before = (days: number, recipients: AlertRecipient[] = [AlertRecipient.ASSIGNEE], channels = BOTH) => ({
  moment: AlertMoment.BEFORE_DUE,
  hours: 24 * days,
  recipients,
  channels,
});
const setPolicy = (instant: string, input: Partial<Sent<typeof CREATE_ESCALATION_POLICY.fields>>) =>
  at<EscalationPolicy>(instant, (ctx) =>
    policies.policyCreation.perform(ctx, {
      family: ClockFamily.REQUESTS,
      rungs: [before(7), ...END],
      ...input,
    }),
  );

/** What stands for a clock, as `BEFORE_P7D MAIL PLANNED 2027-04-05T07:00`, of its present round. */
const steps = async (deadlineId: string, where = 'true') =>
  (
    await office.rows<{ text: string }>(
      `select s.code || ' ' || s.channel || ' ' || s.state || ' ' || to_char(s.due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as text
       from alert_step s join deadline d on d.id = s.deadline_id and d.round = s.round
       where d.id = $1 and ${where} order by s.due_at, s.code, s.channel`,
      [deadlineId],
    )
  ).map(({ text }) => text);
const clockRow = async (id: string) =>
  (await office.rows('select due_at, round, version, state from deadline where id = $1', [id]))[0];

describe('a policy', () => {
  it('plans the clocks set after it, by its own ladder, recipients and channels', async () => {
    await setPolicy('2027-03-01T08:00:00Z', {
      rungs: [before(10, [AlertRecipient.PRIVACY_OFFICER], [AlertChannel.INBOX]), before(3), ...END],
    });
    const id = await requestClock('DR-2027-0001');
    expect(await steps(id, `s.recipient_id = '${officer.id}'`)).toEqual([
      'BEFORE_P10D INBOX PLANNED 2027-04-02T07:00',
    ]);
    expect(await steps(id, `s.recipient_id = '${dpo.id}'`)).toEqual([
      'BEFORE_P3D INBOX PLANNED 2027-04-09T07:00',
      'BEFORE_P3D MAIL PLANNED 2027-04-09T07:00',
      'AT_DUE INBOX PLANNED 2027-04-12T07:00',
      'AT_DUE MAIL PLANNED 2027-04-12T07:00',
    ]);
    expect(await steps(id, `s.recipient_id = '${chief.id}'`)).toHaveLength(2);
    await sweep('2027-04-02T22:05:00Z');
    expect(server.taken).toHaveLength(0);
    expect(await office.count('notification where deadline_id = $1', [id])).toBe(1);
  });

  it('plans open clocks anew by the sweep: what went out stays, what is to come moves, no date changes', async () => {
    const id = await requestClock('DR-2027-0002');
    const early = await clockRow(id);
    await sweep('2027-03-30T08:00:00Z'); // BEFORE_P14D is out
    await setPolicy('2027-03-30T09:00:00Z', {
      rungs: [before(20), before(7), before(5), ...END],
      quietFrom: '20:00',
      quietUntil: '08:00',
    });
    await sweep('2027-03-30T09:01:00Z');
    expect(await steps(id, `s.recipient_id = '${dpo.id}' and s.channel = 'MAIL'`)).toEqual([
      'BEFORE_P20D MAIL SUPERSEDED 2027-03-23T08:00', // behind already: not made up for
      'BEFORE_P14D MAIL SENT 2027-03-29T07:00',
      'BEFORE_P7D MAIL PLANNED 2027-04-05T07:00',
      'BEFORE_P5D MAIL PLANNED 2027-04-07T07:00',
      'BEFORE_P2D MAIL SUPERSEDED 2027-04-10T07:00',
      'AT_DUE MAIL PLANNED 2027-04-12T07:00',
    ]);
    expect(server.taken).toHaveLength(1);
    expect(await clockRow(id)).toMatchObject({
      due_at: early?.due_at,
      round: early?.round,
      state: 'RUNNING',
    });
    expect(await office.count(`audit_entry where action = 'deadline.replanned' and node_id = $1`, [id])).toBe(
      1,
    );
    expect(await office.count(`outbox_event where type = 'deadline.replanned' and node_id = $1`, [id])).toBe(
      1,
    );
    await sweep('2027-03-30T09:02:00Z');
    expect(await office.count(`audit_entry where action = 'deadline.replanned' and node_id = $1`, [id])).toBe(
      1,
    );
    for (const instant of [
      '2027-04-05T06:59:00Z',
      '2027-04-05T07:00:05Z',
      '2027-04-07T07:00:05Z',
      '2027-04-12T07:00:05Z',
    ])
      await sweep(instant);
    // 14 days, 7 and 5 to the DPO; the due instant to two.
    expect(server.taken).toHaveLength(5);
  });

  it('that brings an alert forward over now does not lose it', async () => {
    const { id: policyId, version } = await setPolicy('2027-03-01T08:00:00Z', {
      rungs: [before(7), ...END],
      quietFrom: '20:00',
      quietUntil: '11:00',
    });
    const id = await requestClock('DR-2027-0003');
    // Monday, 9:00 without quiet hours: with them at 11:00. In between they are given up.
    await at('2027-04-05T08:00:00Z', (ctx) =>
      policies.policyVerbs.perform.update(ctx, { id: policyId, version, quietFrom: null, quietUntil: null }),
    );
    await sweep('2027-04-05T08:01:00Z');
    expect(await steps(id, `s.channel = 'MAIL' and s.code = 'BEFORE_P7D'`)).toEqual([
      'BEFORE_P7D MAIL SENT 2027-04-05T07:00',
    ]);
    expect(server.taken.map(({ to }) => to)).toEqual([dpo.email]);
  });

  it('that holds an alert back which is out already does not send it twice', async () => {
    const id = await requestClock('DR-2027-0004');
    await sweep('2027-04-05T07:01:00Z'); // BEFORE_P7D, at 9:00 in Paris
    await setPolicy('2027-04-05T07:30:00Z', { quietFrom: '20:00', quietUntil: '11:00' });
    await sweep('2027-04-05T07:31:00Z');
    await sweep('2027-04-05T09:30:00Z');
    expect(server.taken).toHaveLength(1);
    expect(await steps(id, `s.channel = 'MAIL' and s.code = 'BEFORE_P7D'`)).toEqual([
      'BEFORE_P7D MAIL SENT 2027-04-05T07:00',
    ]);
  });

  it('ended gives the clocks back to the ladder before it', async () => {
    const { id: policyId, version } = await setPolicy('2027-03-01T08:00:00Z', { rungs: [before(5), ...END] });
    const id = await requestClock('DR-2027-0005');
    const ladder = `s.recipient_id = '${dpo.id}' and s.channel = 'MAIL' and s.state = 'PLANNED'`;
    expect(await steps(id, ladder)).toHaveLength(2);
    await at('2027-03-11T08:00:00Z', (ctx) =>
      policies.policyVerbs.perform.archive(ctx, { id: policyId, version }),
    );
    await sweep('2027-03-11T08:01:00Z');
    expect((await steps(id, ladder)).map((step) => step.split(' ')[0])).toEqual([
      'BEFORE_P14D',
      'BEFORE_P7D',
      'BEFORE_P2D',
      'AT_DUE',
    ]);
    // And to the policy again: what was taken back is planned once more.
    await setPolicy('2027-03-12T08:00:00Z', { rungs: [before(5), ...END] });
    await sweep('2027-03-12T08:01:00Z');
    expect((await steps(id, ladder)).map((step) => step.split(' ')[0])).toEqual(['BEFORE_P5D', 'AT_DUE']);
  });

  it('leaves a breach of 72 hours alone, and one of its family moves it', async () => {
    const breach = await office.breachClock({ offset: until('2027-03-10T08:00:00Z') });
    await setPolicy('2027-03-10T08:05:00Z', { quietWeekends: true });
    await sweep('2027-03-10T08:06:00Z');
    expect(
      await office.count(`audit_entry where action = 'deadline.replanned' and node_id = $1`, [breach]),
    ).toBe(0);
    await setPolicy('2027-03-10T08:07:00Z', {
      family: ClockFamily.HOURS,
      rungs: [{ ...before(0), moment: AlertMoment.AFTER_START, hours: 36 }, ...END],
    });
    await sweep('2027-03-10T08:08:00Z');
    const open = await steps(
      breach,
      `s.recipient_id = '${dpo.id}' and s.channel = 'MAIL' and s.state = 'PLANNED'`,
    );
    expect(open).toEqual([
      'AFTER_PT36H MAIL PLANNED 2027-03-11T20:00',
      'AT_DUE MAIL PLANNED 2027-03-13T08:00',
    ]);
  });

  it('never silences a missed clock: it repeats daily, acknowledged or not', async () => {
    await setPolicy('2027-03-01T08:00:00Z', { acknowledgementSilences: true });
    const id = await requestClock('DR-2027-0006');
    await at('2027-03-11T08:00:00Z', async (ctx) => {
      const { version } = await ctx.get(Deadline, id);
      await deadlines.deadlineVerbs.perform.acknowledge(ctx, { id, version });
    });
    for (const instant of [
      '2027-04-06T08:00:00Z',
      '2027-04-12T22:00:30Z',
      '2027-04-13T22:00:30Z',
      '2027-04-14T22:00:30Z',
    ])
      await sweep(instant);
    const told = await steps(id, `s.recipient_id = '${chief.id}' and s.channel = 'MAIL'`);
    expect(told.map((step) => step.split(' ').slice(0, 3).join(' '))).toEqual([
      'AT_DUE MAIL SENT',
      'OVERDUE_1 MAIL SENT',
      'OVERDUE_2 MAIL SENT',
    ]);
    expect(server.taken).toHaveLength(6);
  });

  it('after days off gives each person one alert, the latest that is theirs', async () => {
    await setPolicy('2027-03-01T08:00:00Z', {
      rungs: [before(10, [AlertRecipient.PRIVACY_OFFICER]), before(7), before(5), before(2), ...END],
    });
    const id = await requestClock('DR-2027-0007');
    await sweep('2027-04-11T08:00:00Z');
    expect(server.taken.map(({ to }) => to).sort()).toEqual([dpo.email, officer.email].sort());
    const sent = await steps(id, `s.state = 'SENT' and s.channel = 'MAIL'`);
    expect(sent.map((step) => step.split(' ')[0])).toEqual(['BEFORE_P10D', 'BEFORE_P2D']);
  });

  it('names who is told instead of somebody who has left: their like, else whoever is told first', async () => {
    await setPolicy('2027-03-01T08:00:00Z', {
      rungs: [before(10, [AlertRecipient.PRIVACY_OFFICER], [AlertChannel.MAIL]), ...END],
    });
    const second = await office.hire(Role.PRIVACY_OFFICER);
    const id = await requestClock('DR-2027-0010');
    const told = async (person: Person) =>
      (await steps(id, `s.recipient_id = '${person.id}' and s.code = 'BEFORE_P10D'`)).map((step) =>
        step.split(' ').slice(1, 3).join(' '),
      );
    await office.fire(second);
    await sweep('2027-04-02T22:05:00Z');
    expect([await told(second), await told(officer), await told(dpo)]).toEqual([
      ['MAIL SUPERSEDED'],
      ['MAIL SENT'],
      [],
    ]);

    const other = await requestClock('DR-2027-0011');
    await office.rows('update membership set ended_at = now() where user_id = $1', [officer.id]);
    await sweep('2027-04-02T22:10:00Z');
    expect(await steps(other, `s.recipient_id = '${dpo.id}' and s.code = 'BEFORE_P10D'`)).toEqual([
      'BEFORE_P10D MAIL SENT 2027-04-02T07:00',
    ]);
    await office.rows('update membership set ended_at = null where user_id = $1', [officer.id]);
  });

  it('is found by clocks that are set at the very moment it changes', async () => {
    const organisationId = office.organisationId;
    const order = { actor: systemActor(organisationId), organisationId, requestId: 'test' };
    let attached = '';
    const offset = until('2027-03-10T08:00:00Z');
    await unitOfWork(office.parts(offset), order, async (ctx) => {
      const clock = await deadlines.attach(ctx, {
        node: {
          id: newId('Breach'),
          legalEntityId: office.legalEntityId,
          reference: 'DR-2027-0008',
        },
        rule: 'GDPR_12_3',
        engineInput: { anchorAt: '2027-03-10T08:00:00.000Z' },
        place: { timeZone: 'Europe/Paris', country: 'FR' },
      });
      attached = clock.id;
      await ctx.em.flush();
      // Another session changes the policies while this clock is not there for it yet.
      await setPolicy('2027-03-10T08:00:00Z', { rungs: [before(5), ...END] });
    });
    await sweep('2027-03-10T08:01:00Z');
    const open = await steps(
      attached,
      `s.recipient_id = '${dpo.id}' and s.channel = 'MAIL' and s.state = 'PLANNED'`,
    );
    expect(open.map((step) => step.split(' ')[0])).toEqual(['BEFORE_P5D', 'AT_DUE']);
  });
});

describe('a rehearsal', () => {
  it('tells of policies, quiet hours and digests what is then really sent', async () => {
    const start = '2027-03-30T09:00:00Z';
    await setPolicy('2027-03-01T08:00:00Z', {
      rungs: [
        before(6, [AlertRecipient.PRIVACY_OFFICER], [AlertChannel.INBOX]),
        before(7),
        before(2),
        ...END,
      ],
      quietFrom: '20:00',
      quietUntil: '08:00',
      quietWeekends: true,
    });
    await requestClock('DR-2027-0009');
    await office.breachClock({ offset: until('2027-04-02T15:00:00Z') });
    await at(start, (ctx) =>
      policies.digestPolicySetting.perform(ctx, { isEnabled: true, hour: 9, workingDaysOnly: true }),
    );
    await sweep('2027-04-02T15:00:10Z'); // the breach begins
    server.taken.length = 0;
    const [from, to] = [new Date('2027-04-02T15:01:00Z'), new Date('2027-04-16T12:00:00Z')];
    const { alerts, digests } = await at<{
      alerts: Awaited<ReturnType<typeof rehearse>>;
      digests: Awaited<ReturnType<typeof rehearseDigests>>;
    }>('2027-04-02T15:01:00Z', async (ctx) => ({
      alerts: await rehearse(ctx, from, to),
      digests: await rehearseDigests(ctx, from, to),
    }));
    const instants = new Set([...alerts, ...digests].map(({ dueAt }) => dueAt));
    for (const instant of [...instants].sort()) {
      const moment = new Date(Date.parse(instant) + 2000).toISOString();
      await sweep(moment);
      await sendDigestsOnce(office.job(until(moment), smtpTo(server.port)));
    }
    const persons = new Map(
      (
        await office.rows<{ message_id: string; said: string }>(
          `select s.message_id, d.on_reference || ' ' || s.code || ' ' || s.recipient_id as said
           from alert_step s join deadline d on d.id = s.deadline_id where s.message_id is not null
           union all
           select id || '@privacy.lumen.example', 'digest ' || to_char(day, 'YYYY-MM-DD') || ' ' || recipient_id from digest`,
        )
      ).map(({ message_id, said }) => [`<${message_id}>`, said]),
    );
    const mails = alerts.filter(({ channels }) => channels.includes(AlertChannel.MAIL));
    expect(server.taken.map(({ messageId }) => persons.get(messageId)).sort()).toEqual(
      [
        ...mails.map(({ reference, code, recipientId }) => `${reference} ${code} ${recipientId}`),
        ...digests.map(({ dueAt, recipientId }) => `digest ${dueAt.slice(0, 10)} ${recipientId}`),
      ].sort(),
    );
    expect(alerts.find(({ code }) => code === 'BEFORE_P6D')?.channels).toEqual([AlertChannel.INBOX]);
    // Of the breach through Easter; of the request never at night, nor on a weekend.
    expect(alerts.filter(({ rule }) => rule === 'GDPR_33_1').map(({ dueAt }) => dueAt.slice(0, 10))).toEqual(
      expect.arrayContaining(['2027-04-03', '2027-04-04', '2027-04-05']),
    );
    for (const { dueAt } of alerts.filter(({ rule }) => rule === 'GDPR_12_3')) {
      const local = new Date(Date.parse(dueAt) + 2 * HOUR);
      expect([local.getUTCHours() >= 8 && local.getUTCHours() < 20, local.getUTCDay() % 6 > 0]).toEqual([
        true,
        true,
      ]);
    }
    expect(new Set(digests.map(({ dueAt }) => new Date(dueAt).getUTCDay() % 6 > 0))).toEqual(new Set([true]));
    expect(digests.length).toBeGreaterThan(8);
  });
});
