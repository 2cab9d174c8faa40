import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce } from '@vigie/jobs';
import { Deadline, Locale, Role } from '@vigie/schema';
import { type AlertDesk, alerts, deadlines, systemActor, unitOfWork } from '@vigie/server';
import { claimSteps } from '../../server/src/deadlines/alert-claim.service.ts';
import { MailServer } from '../jobs/mail-server.ts';
import { DAY, HOUR, type Person, smtpTo, TestOffice } from '../jobs/office.ts';

let office: TestOffice;
let server: MailServer;
let dpo: Person;

beforeAll(async () => {
  office = await TestOffice.open('alerts');
  server = await MailServer.start();
  dpo = await office.hire(Role.DPO);
});

afterAll(async () => {
  await server.stop();
  await office.close();
});

const sweep = (offset: number) => runOnce(office.job(offset, smtpTo(server.port)));

const stepsOf = (deadlineId: string) =>
  office.rows<{
    id: string;
    code: string;
    channel: string;
    state: string;
    recipient_id: string;
    last_error: string | null;
  }>(
    'select id, code, channel, state, recipient_id, last_error from alert_step where deadline_id = $1 order by due_at, channel',
    [deadlineId],
  );

const sentCodes = async (deadlineId: string, channel = 'MAIL') =>
  (await stepsOf(deadlineId)).filter((s) => s.state === 'SENT' && s.channel === channel).map((s) => s.code);

/** Mails that the server took for the steps of a clock. */
const taken = async (deadlineId: string) => {
  const ids = new Set((await stepsOf(deadlineId)).map(({ id }) => id));
  return server.taken.filter(({ messageId }) => ids.has(messageId.slice(1, 37)));
};

describe('the ladder of a breach', () => {
  it('sends each step once, by mail and to the inbox, and repeats daily after the due instant', async () => {
    const clock = await office.breachClock();
    for (const hours of [0, 0, 25, 25, 49, 67, 72.1, 72.1, 97, 121]) await sweep(hours * HOUR);
    const codes = [
      'AT_START',
      'AFTER_PT24H',
      'AFTER_PT48H',
      'AFTER_PT66H',
      'AT_DUE',
      'OVERDUE_1',
      'OVERDUE_2',
    ];
    expect(await sentCodes(clock)).toEqual(codes);
    expect(await sentCodes(clock, 'INBOX')).toEqual(codes);
    expect(await taken(clock)).toHaveLength(7);
    expect(await office.count('notification where deadline_id = $1', [clock])).toBe(7);
    const [row] = await office.rows<{ state: string }>('select state from deadline where id = $1', [clock]);
    expect(row?.state).toBe('MISSED');
    await office.work(122 * HOUR, async (ctx) => {
      const found = await ctx.get(Deadline, clock);
      await deadlines.settle(ctx, found.nodeId, found.rule, ctx.now);
    });
    await sweep(200 * HOUR);
    expect(await taken(clock)).toHaveLength(7);
  });

  it('sends nothing before its instant', async () => {
    const clock = await office.breachClock();
    await sweep(0);
    await sweep(24 * HOUR - 10_000);
    expect(await sentCodes(clock)).toEqual(['AT_START']);
    await sweep(24 * HOUR + 1000);
    expect(await sentCodes(clock)).toEqual(['AT_START', 'AFTER_PT24H']);
  });

  it('catches up with one alert when the breach is recorded 71 hours late', async () => {
    const clock = await office.breachClock({ awareFor: 71 * HOUR });
    await sweep(0);
    expect(await sentCodes(clock)).toEqual(['AFTER_PT66H']);
    expect(await taken(clock)).toHaveLength(1);
  });

  it('catches up with one alert after three days without any process', async () => {
    const clock = await office.breachClock();
    await sweep(0);
    await sweep(5 * DAY + HOUR);
    expect(await sentCodes(clock)).toEqual(['AT_START', 'OVERDUE_2']);
    expect(await taken(clock)).toHaveLength(2);
  });

  it('repeats daily although somebody acknowledged it', async () => {
    const clock = await office.breachClock({ awareFor: 73 * HOUR });
    await sweep(0);
    await office.work(HOUR, async (ctx) => {
      const { version } = await ctx.get(Deadline, clock);
      await deadlines.deadlineVerbs.perform.acknowledge(ctx, { id: clock, version });
    });
    await sweep(DAY);
    expect(await sentCodes(clock)).toEqual(['AT_DUE', 'OVERDUE_1']);
  });
});

describe('a change while an alert is on its way', () => {
  const order = () => ({
    actor: systemActor(office.organisationId),
    organisationId: office.organisationId,
    requestId: 'test',
  });
  const claim = (desk: AlertDesk, stepId: string) =>
    unitOfWork(desk.parts, order(), (ctx) => claimSteps(ctx, desk, [stepId]));

  it('does not send what was claimed before the clock was recomputed', async () => {
    const clock = await office.breachClock();
    const step = (await stepsOf(clock)).find((s) => s.code === 'AT_START' && s.channel === 'MAIL');
    const desk = office.desk(0, smtpTo(server.port));
    const { claims } = await claim(desk, step?.id as string);
    await office.work(0, async (ctx) => {
      const anchorAt = new Date(ctx.now.getTime() - HOUR).toISOString();
      await deadlines.recompute(ctx, await ctx.get(Deadline, clock), { anchorAt }, 'AWARENESS_CORRECTED');
    });
    const outcomes = await alerts.sendClaimed(desk, office.organisationId, claims);
    expect(outcomes.get(step?.id as string)).toBe('FENCED');
    expect(await taken(clock)).toHaveLength(0);
    await sweep(0);
    const [mail, ...more] = await taken(clock);
    expect(more).toHaveLength(0);
    expect(mail?.messageId).not.toContain(step?.id as string);
    expect(await office.count('deadline_revision where deadline_id = $1', [clock])).toBe(1);
  });

  it('fences a process that slept through its claim', async () => {
    const clock = await office.breachClock();
    const step = (await stepsOf(clock)).find((s) => s.code === 'AT_START' && s.channel === 'MAIL');
    const desk = office.desk(0, smtpTo(server.port));
    const { claims } = await claim(desk, step?.id as string);
    await office.owner.query(`update alert_step set claim_until = now() - interval '1 s' where id = $1`, [
      step?.id,
    ]);
    await sweep(0);
    const outcomes = await alerts.sendClaimed(desk, office.organisationId, claims);
    expect(outcomes.get(step?.id as string)).toBe('FENCED');
    expect(await taken(clock)).toHaveLength(1);
    const [row] = await office.rows('select state, possibly_sent_twice from alert_step where id = $1', [
      step?.id,
    ]);
    expect(row).toEqual({ state: 'SENT', possibly_sent_twice: true });
    expect(
      await office.count(`audit_entry where action = 'alert.possibly_sent_twice' and node_id = $1`, [
        step?.id,
      ]),
    ).toBe(1);
  });

  it('is sent once by ten who try at the same time', async () => {
    const clock = await office.breachClock();
    const steps = await stepsOf(clock);
    const desk = office.desk(0, smtpTo(server.port));
    const tries = steps.flatMap(({ id }) =>
      Array.from({ length: 10 }, () => alerts.deliverStep(desk, office.organisationId, id)),
    );
    await Promise.all(tries);
    expect(await taken(clock)).toHaveLength(1);
    expect(await office.count('notification where deadline_id = $1', [clock])).toBe(1);
  });

  it('sends nothing once the clock is settled or cancelled', async () => {
    const [settled, cancelled] = [await office.breachClock(), await office.breachClock()];
    await office.work(0, async (ctx) => {
      const clock = await ctx.get(Deadline, settled);
      expect((await deadlines.settle(ctx, clock.nodeId, clock.rule, ctx.now)).state).toBe('MET');
      await deadlines.cancel(ctx, await ctx.get(Deadline, cancelled), 'NOT_A_BREACH');
    });
    await sweep(80 * HOUR);
    expect(await taken(settled)).toHaveLength(0);
    expect(await taken(cancelled)).toHaveLength(0);
  });
});

describe('recipients', () => {
  it('are the assignee first, and whoever stands in when they leave', async () => {
    const officer = await office.hire(Role.PRIVACY_OFFICER);
    const clock = await office.breachClock({ assigneeId: officer.id });
    await sweep(0);
    expect((await taken(clock)).map(({ to }) => to)).toEqual([officer.email]);
    await office.fire(officer);
    await sweep(25 * HOUR);
    expect((await taken(clock)).map(({ to }) => to)).toEqual([officer.email, dpo.email]);
  });

  it('are the controller’s representatives too from the due instant on, in their own language', async () => {
    const head = await office.hire(Role.CONTROLLER_REPRESENTATIVE, Locale.EN);
    const clock = await office.breachClock({ awareFor: 71 * HOUR });
    await sweep(0);
    await sweep(2 * HOUR);
    const mails = await taken(clock);
    expect(mails.map(({ to }) => to).sort()).toEqual([head.email, dpo.email, dpo.email].sort());
    const english = mails.find(({ to }) => to === head.email)?.parsed;
    expect(english?.subject).toMatch(/^\[Vigie\] VD-2026-\d{4}: OVERDUE by 1 h – Notification of the breach/);
    expect(english?.text).toContain('Law: GDPR art. 33(1)');
    await office.fire(head);
  });
});

describe('the text', () => {
  it('says what, until when, how long and where to act, and holds nothing of the people concerned', async () => {
    const clock = await office.breachClock({ awareFor: 65.5 * HOUR });
    await sweep(HOUR);
    const [mail] = await taken(clock);
    const text = mail?.parsed.text ?? '';
    expect(mail?.parsed.subject).toMatch(/ : il reste 5 h – Notification de la violation à l’autorité/);
    expect(text).toMatch(/Échéance : \p{L}+ \d+\w* \p{L}+ \d{4} à \d+ h \d{2} \(Europe\/Paris\)/u);
    expect(text).toMatch(/Il reste : 5 heures et (29|30) minutes/);
    expect(text).toContain('Texte : RGPD, art. 33(1)');
    expect(text).toContain('https://privacy.lumen.example/#/breaches/');
    expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated/m);
    const [kept] = await office.rows<{ to: Buffer; text: Buffer; state: string; server_answer: string }>(
      'select "to", text, state, server_answer from mail_message where message_id = $1',
      [mail?.messageId.slice(1, -1)],
    );
    expect(kept).toMatchObject({ state: 'SENT', server_answer: '250' });
    expect(kept?.to.includes(dpo.email)).toBe(false);
    expect(kept?.text.includes('Notification')).toBe(false);
  });
});
