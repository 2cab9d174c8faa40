import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce } from '@vigie/jobs';
import { RequestChannel, Right, Role } from '@vigie/schema';
import { requests } from '@vigie/server';
import { MailServer } from '../jobs/mail-server.ts';
import { DAY, type Person, smtpTo, TestOffice } from '../jobs/office.ts';

let office: TestOffice;
let server: MailServer;
let dpo: Person;

beforeAll(async () => {
  office = await TestOffice.open('same_case');
  server = await MailServer.start();
  dpo = await office.hire(Role.DPO);
});

afterAll(async () => {
  await server.stop();
  await office.close();
});

const sweep = (offset: number) => runOnce(office.job(offset, smtpTo(server.port)));

const receive = (rights: Right[]) =>
  office.work(0, (ctx) =>
    requests.requestIntake.perform(ctx, {
      legalEntityId: office.legalEntityId,
      channel: RequestChannel.EMAIL,
      receivedAt: ctx.now,
      rights,
      assigneeId: dpo.id,
    }),
  );

describe('a request of several rights with one date', () => {
  it('tells its assignee once a step, by mail and in the inbox, and leads to the request', async () => {
    const request = await receive([Right.ACCESS, Right.ERASURE, Right.OBJECTION]);
    const clocks = await office.rows<{ due_at: Date }>(
      'select due_at from deadline where on_reference = $1',
      [request.reference],
    );
    expect(clocks).toHaveLength(3);
    const beforeDue = clocks[0]?.due_at as Date;
    await sweep(office.at(beforeDue) - 2 * DAY + 60_000);
    const mails = server.taken.filter(({ parsed }) => parsed.subject?.includes(request.reference));
    expect(mails).toHaveLength(1);
    expect(mails[0]?.parsed.text).toContain(`/#/requests/${request.id}/show`);
    expect(await office.count("notification where recipient_id = $1 and kind = 'BEFORE_P2D'", [dpo.id])).toBe(
      1,
    );
    expect(await office.openSteps(office.at(beforeDue) - 2 * DAY + 60_000)).toBe(0);
  });

  it('goes on telling of the rights that are left when the one that carried the alerts is settled', async () => {
    const request = await receive([Right.ACCESS, Right.ERASURE]);
    const [first] = await office.rows<{ id: string; due_at: Date }>(
      'select id, due_at from deadline where on_reference = $1 order by id',
      [request.reference],
    );
    const { id, due_at: dueAt } = first as { id: string; due_at: Date };
    await office.owner.query("update alert_step set state = 'SUPERSEDED' where deadline_id = $1", [id]);
    await office.owner.query("update deadline set state = 'MET', settled_at = now() where id = $1", [id]);
    await sweep(office.at(dueAt) - 2 * DAY + 60_000);
    expect(server.taken.filter(({ parsed }) => parsed.subject?.includes(request.reference))).toHaveLength(1);
  });
});
