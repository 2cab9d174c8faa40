import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sendDigestsOnce } from '@vigie/jobs';
import { Deadline, DigestPolicy, Locale, Role } from '@vigie/schema';
import { deadlines, digests, type MailTransport, policies } from '@vigie/server';
import { MailServer } from '../jobs/mail-server.ts';
import { type Person, smtpTo, TestOffice } from '../jobs/office.ts';

let office: TestOffice;
let server: MailServer;
let dpo: Person;
let chief: Person;

beforeAll(async () => {
  office = await TestOffice.open('digests');
  server = await MailServer.start();
  dpo = await office.hire(Role.DPO);
  chief = await office.hire(Role.CONTROLLER_REPRESENTATIVE, Locale.EN);
  await office.hire(Role.AUDITOR);
});

afterAll(async () => {
  await server.stop();
  await office.close();
});

const until = (instant: string): number => office.at(instant);
const send = (instant: string, transport: MailTransport = smtpTo(server.port)) =>
  sendDigestsOnce(office.job(until(instant), transport));

/** The digest goes out at eight in Paris: seven by UTC in that March. */
const set = (instant: string, more: object = {}) =>
  office.work(until(instant), async (ctx) => {
    const existing = await ctx.em.findOne(DigestPolicy, { organisationId: ctx.organisationId });
    const settings = { isEnabled: true, hour: 8, workingDaysOnly: false, ...more };
    await policies.digestPolicySetting.perform(ctx, { ...settings, version: existing?.version ?? null });
  });

/** A clock of requests received then: due one month later, at the end of that day in Paris. */
const clockOf = (reference: string, receivedAt: string, assigneeId: string | null = null): Promise<string> =>
  office.requestClock({ reference, offset: until('2027-03-10T05:00:00Z'), receivedAt, assigneeId });

beforeEach(() => set('2027-03-10T05:00:00Z'));

afterEach(async () => {
  await office.rows(`update deadline set state = 'CANCELLED', next_turn_at = null`);
  await office.rows('delete from digest');
  // The same settings once more change nothing, and the next test goes back to the morning: its policy is a new one.
  await office.rows('delete from digest_policy');
  server.taken.length = 0;
});

/** Each mail that the server took, as `to subject`, in order of the alphabet. */
const taken = () => server.taken.map(({ to, parsed }) => `${to} ${parsed.subject}`).sort();
const states = async () =>
  (await office.rows<{ state: string }>('select state from digest order by recipient_id')).map(
    ({ state }) => state,
  );

describe('the digest of a day', () => {
  it('goes to each person whom something concerns, once, in their language, and to nobody else', async () => {
    await clockOf('DR-2027-0001', '2027-02-12T08:00:00Z'); // due on Friday, 12 March
    await clockOf('DR-2027-0002', '2027-02-01T08:00:00Z'); // due on 1 March: late
    for (const instant of [
      '2027-03-10T06:59:00Z',
      '2027-03-10T07:00:01Z',
      '2027-03-10T07:05:00Z',
      '2027-03-10T16:00:00Z',
    ])
      await send(instant);
    expect(taken()).toEqual(
      [
        `${dpo.email} [Vigie] Vos délais : 1 en retard, 1 dans les sept jours`,
        // Who answers for the controller hears of what is late alone.
        `${chief.email} [Vigie] Your deadlines: 1 overdue`,
      ].sort(),
    );
    expect(await states()).toEqual(['SENT', 'SENT']);
    const sent = await office.rows(
      `select recipient_id from digest d where state = 'SENT' and exists (
         select from audit_entry a where a.action = 'digest.sent' and a.node_id = d.id) and exists (
         select from outbox_event e where e.type = 'digest.sent' and e.node_id = d.id)`,
    );
    expect(sent).toHaveLength(2);
  });

  it('is not sent where there is nothing', async () => {
    await send('2027-03-10T07:00:01Z');
    expect(server.taken).toHaveLength(0);
    expect(await states()).toEqual([]);
    expect(await office.count(`audit_entry where action = 'digest.planned'`)).toBeGreaterThan(0);
  });

  it('is not sent where what it was planned for was done before it went out', async () => {
    const id = await clockOf('DR-2027-0013', '2027-02-12T08:00:00Z');
    const desk = office.desk(until('2027-03-10T07:00:01Z'), smtpTo(server.port));
    expect(await digests.planDigests(desk, office.organisationId)).toBe(1);
    await office.work(until('2027-03-10T07:00:02Z'), async (ctx) => {
      const clock = await ctx.get(Deadline, id);
      await deadlines.settle(ctx, clock.nodeId, clock.rule, ctx.now);
    });
    await send('2027-03-10T07:00:03Z');
    expect(server.taken).toHaveLength(0);
    expect(await states()).toEqual(['EMPTY']);
  });

  it('says who has what in hand', async () => {
    const id = await clockOf('DR-2027-0003', '2027-02-12T08:00:00Z');
    await office.work(until('2027-03-10T05:30:00Z'), async (ctx) => {
      const { version } = await ctx.get(Deadline, id);
      await deadlines.deadlineVerbs.perform.acknowledge(ctx, { id, version });
    });
    await send('2027-03-10T07:00:01Z');
    expect(taken()).toEqual([`${dpo.email} [Vigie] Vos délais : 1 déjà pris en compte`]);
  });

  it('goes to whom a clock was given, and not to the DPO', async () => {
    const officer = await office.hire(Role.PRIVACY_OFFICER);
    await clockOf('DR-2027-0004', '2027-02-12T08:00:00Z', officer.id);
    await send('2027-03-10T07:00:01Z');
    expect(server.taken.map(({ to }) => to)).toEqual([officer.email]);
    await office.fire(officer);
  });
});

describe('after downtime', () => {
  it('late today is sent late today', async () => {
    await clockOf('DR-2027-0005', '2027-02-12T08:00:00Z');
    await send('2027-03-10T20:30:00Z');
    expect(server.taken.map(({ to }) => to)).toEqual([dpo.email]);
  });

  it('three days off give one digest, of the day of return', async () => {
    await clockOf('DR-2027-0006', '2027-02-15T08:00:00Z');
    await send('2027-03-13T10:00:00Z');
    await send('2027-03-13T10:05:00Z');
    expect(server.taken).toHaveLength(1);
    const [row] = await office.rows(
      `select to_char(day, 'YYYY-MM-DD') as day from digest where state = 'SENT'`,
    );
    expect(row).toEqual({ day: '2027-03-13' });
    await send('2027-03-14T07:00:01Z');
    expect(server.taken).toHaveLength(2);
  });

  it('a return before the hour waits for it', async () => {
    await clockOf('DR-2027-0007', '2027-02-12T08:00:00Z');
    await send('2027-03-12T05:00:00Z');
    expect(server.taken).toHaveLength(0);
    await send('2027-03-12T07:00:01Z');
    expect(server.taken).toHaveLength(1);
  });

  it('of the mail server gives one digest too: that of the day before is taken back', async () => {
    await clockOf('DR-2027-0008', '2027-02-12T08:00:00Z');
    await send('2027-03-10T07:00:01Z', smtpTo(1));
    expect(server.taken).toHaveLength(0);
    expect(await office.count(`audit_entry where action = 'digest.failed'`)).toBe(1);
    await send('2027-03-11T07:00:01Z');
    await office.rows('update digest set next_attempt_at = now()');
    await send('2027-03-11T07:10:00Z');
    expect(server.taken).toHaveLength(1);
    const rows = await office.rows<{ line: string }>(
      `select to_char(day, 'DD') || ' ' || state as line from digest where recipient_id = $1 order by day`,
      [dpo.id],
    );
    expect(rows.map(({ line }) => line)).toEqual(['10 SUPERSEDED', '11 SENT']);
  });
});

describe('whatever happens while it is sent', () => {
  it('is sent once by ten who try at the same time', async () => {
    await clockOf('DR-2027-0009', '2027-02-12T08:00:00Z');
    await Promise.all(Array.from({ length: 5 }, () => send('2027-03-10T07:00:01Z')));
    const rows = await office.rows<{ id: string }>('select id from digest');
    const desk = office.desk(until('2027-03-10T07:00:02Z'), smtpTo(server.port));
    await Promise.all(
      rows.flatMap(({ id }) => [1, 2, 3].map(() => digests.sendDigest(desk, office.organisationId, id))),
    );
    expect(server.taken).toHaveLength(1);
    expect(await office.count('digest')).toBe(1);
  });

  it('a process that dies before its record leaves one more mail at most, same Message-ID, recorded as such', async () => {
    await clockOf('DR-2027-0010', '2027-02-12T08:00:00Z');
    const real = smtpTo(server.port);
    const dying: MailTransport = {
      ...real,
      send: async (mail) => {
        await real.send(mail);
        throw new Error('the process is gone');
      },
    };
    await send('2027-03-10T07:00:01Z', dying);
    expect(server.taken).toHaveLength(1);
    await send('2027-03-10T07:00:30Z');
    expect(server.taken).toHaveLength(1); // its lease still holds
    await office.rows(`update digest set next_attempt_at = now() where state = 'CLAIMED'`);
    await send('2027-03-10T07:05:00Z');
    await send('2027-03-10T07:06:00Z');
    expect(server.taken).toHaveLength(2);
    expect(new Set(server.taken.map(({ messageId }) => messageId)).size).toBe(1);
    const [row] = await office.rows(`select possibly_sent_twice, state from digest where recipient_id = $1`, [
      dpo.id,
    ]);
    expect(row).toEqual({ possibly_sent_twice: true, state: 'SENT' });
    expect(await office.count(`audit_entry where action = 'digest.possibly_sent_twice'`)).toBe(1);
  });

  it('who left meanwhile gets none', async () => {
    const officer = await office.hire(Role.PRIVACY_OFFICER);
    await clockOf('DR-2027-0011', '2027-02-12T08:00:00Z', officer.id);
    await digests.planDigests(
      office.desk(until('2027-03-10T07:00:01Z'), smtpTo(server.port)),
      office.organisationId,
    );
    await office.fire(officer);
    await send('2027-03-10T07:00:02Z');
    expect(server.taken).toHaveLength(0);
    expect(await states()).toEqual(['SUPERSEDED']);
  });

  it('switched off it goes out no more', async () => {
    await clockOf('DR-2027-0012', '2027-02-12T08:00:00Z');
    await set('2027-03-10T06:00:00Z', { isEnabled: false });
    await send('2027-03-10T09:00:00Z');
    expect(await office.count('digest')).toBe(0);
  });
});
