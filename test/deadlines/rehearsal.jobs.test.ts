import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce } from '@vigie/jobs';
import { RequestChannel, Right, Role } from '@vigie/schema';
import { rehearse, requests } from '@vigie/server';
import { MailServer } from '../jobs/mail-server.ts';
import { DAY, HOUR, smtpTo, TestOffice } from '../jobs/office.ts';

let office: TestOffice;
let server: MailServer;

beforeAll(async () => {
  office = await TestOffice.open('rehearsal');
  server = await MailServer.start();
  await office.hire(Role.DPO);
  await office.hire(Role.CONTROLLER_REPRESENTATIVE);
});

afterAll(async () => {
  await server.stop();
  await office.close();
});

const sweep = (offset: number) => runOnce(office.job(offset, smtpTo(server.port)));

const rows = (table: string) =>
  office.rows(`select md5(string_agg(t::text, '' order by t::text)) as all from ${table} t`);

describe('a rehearsal of the clocks', () => {
  it('says beforehand what is really sent, repeats and escalation included, and changes nothing', async () => {
    await office.breachClock();
    await office.work(0, (ctx) =>
      requests.requestIntake.perform(ctx, {
        legalEntityId: office.legalEntityId,
        channel: RequestChannel.EMAIL,
        receivedAt: ctx.now,
        rights: [Right.ACCESS, Right.ERASURE],
      }),
    );
    await sweep(0);
    server.taken.length = 0;
    const before = [await rows('alert_step'), await rows('deadline'), await rows('audit_entry')];
    const from = office.now(60_000);
    const to = new Date(from.getTime() + 5 * DAY);
    const told = await office.work(0, (ctx) => rehearse(ctx, from, to));
    expect([await rows('alert_step'), await rows('deadline'), await rows('audit_entry')]).toEqual(before);

    for (const instant of new Set(told.map(({ dueAt }) => dueAt))) {
      await sweep(office.at(instant) + 2000);
    }
    const persons = new Map(
      (
        await office.rows<{ message_id: string; code: string; recipient_id: string; on_reference: string }>(
          `select s.message_id, s.code, s.recipient_id, d.on_reference from alert_step s join deadline d on d.id = s.deadline_id
         where s.message_id is not null`,
        )
      ).map((row) => [`<${row.message_id}>`, `${row.on_reference} ${row.code} ${row.recipient_id}`]),
    );
    const sent = server.taken.map(({ messageId }) => persons.get(messageId)).sort();
    expect(sent).toEqual(told.map((alert) => `${alert.reference} ${alert.code} ${alert.recipientId}`).sort());
    expect(told.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['AFTER_PT24H', 'AFTER_PT66H', 'AT_DUE', 'OVERDUE_1', 'OVERDUE_2']),
    );
  });

  it('looks at the period alone', async () => {
    const from = office.now(23 * HOUR);
    const told = await office.work(0, (ctx) => rehearse(ctx, from, new Date(from.getTime() + 2 * HOUR)));
    expect(told.map(({ code }) => code)).toEqual(['AFTER_PT24H']);
  });
});
