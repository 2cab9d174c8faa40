import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runOnce, sendLettersOnce } from '@vigie/jobs';
import { Role, scopesOf } from '@vigie/schema';
import { type Mail, MailFailure } from '../../server/src/mails/transport.ts';
import { aBreach, UPDATE } from '../breaches/breach.factory.ts';
import { type Person, TestOrganisation } from '../harness/actors.ts';
import { type Json, secrets, TestApp } from '../harness/app.ts';
import { ago, before, DAY, HOUR, MORNING } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { ACKNOWLEDGE, aRequest, performed, SUSPEND, WITHDRAW } from '../requests/request.factory.ts';
import { aFailedJob } from './dead-letter.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const LIST = `query DeadLetters($filter: DeadLetterFilter) {
  deadLetters(first: 200, filter: $filter, orderBy: [{ field: FAILED_AT, direction: DESC }]) {
    nodes {
      id version kind state code channel reason reasonText en: reasonText(locale: EN) title attempts failedAt nextAttemptAt
      onReference caseId rule recipient { id } replay { allowed reason text }
    }
    totalCount
  }
}`;
const ALERT = `mutation ReplayAlert($input: ReplayAlertInput!) {
  replayAlert(input: $input) { id version state lastError permission(action: "replay") { allowed reason } }
}`;
const LETTER = `mutation ReplayLetter($input: ReplayLetterInput!) {
  replayLetter(input: $input) { id version delivery serverAnswer }
}`;
const JOB = 'mutation ReplayJob($input: ReplayJobInput!) { replayJob(input: $input) { __typename id } }';
const WORK = `query BackgroundWork {
  backgroundWork {
    queue { backend isReachable }
    alerts { waiting oldestDueAt planned retrying failed }
    letters { waiting failed }
    events { waiting oldestAt }
    unsealed
    retention { rule label period ranAt removed }
    failedJobs { job name nodeId reason attempts failedAt }
  }
}`;

type Transport = (mail: Mail) => Promise<{ answer: string }>;
const taken: Transport = async () => ({ answer: '250' });
const refused: Transport = () => Promise.reject(new MailFailure('PERMANENT', 'SMTP_550'));

const office = (send: Transport) => ({
  parts: app.parts,
  transport: { atOnce: 1, send, forgetBefore: async () => 0, close: async () => undefined },
  publicUrl: 'https://privacy.lumen.example',
  systemPool: app.parts.databases.system,
  secrets,
  logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
  legalOffset: app.parts.legalOffset,
});

/** One sweep with a server that answers like that; gives what it was handed. */
async function sweep(send: Transport): Promise<Mail[]> {
  const handed: Mail[] = [];
  const hand: Transport = (mail) => {
    handed.push(mail);
    return send(mail);
  };
  await runOnce(office(hand));
  await sendLettersOnce(office(hand));
  return handed;
}

const list = async (filter: object = {}, person: Person = lumen.dpo): Promise<Json[]> =>
  (await app.as(person).ask(LIST, { filter })).deadLetters.nodes;

const of = async (reference: string): Promise<Json[]> => list({ onReference: { eq: reference } });

/** A request a week before its date, whose alert by mail its server has refused for good. */
async function withFailedAlert(more: object = {}): Promise<{ request: Json; failed: Json }> {
  await sweep(taken);
  const request = await app.given(aRequest(lumen, { receivedAt: ago(25 * DAY), ...more }));
  await sweep(refused);
  const [failed] = await of(request.reference);
  return { request, failed };
}

const input = ({ id, version }: Json) => ({ input: { id, version } });
const dpo = () => app.as(lumen.dpo);

describe('an alert that its server refused', () => {
  it('is on the list with what, to whom, on which case, why and how often', async () => {
    const { request, failed } = await withFailedAlert();
    expect(failed).toMatchObject({
      kind: 'ALERT',
      state: 'FAILED',
      code: 'BEFORE_P7D',
      channel: 'MAIL',
      reason: 'SMTP_550',
      reasonText: 'Adresse inconnue ou refusée par le destinataire',
      en: 'Address unknown or refused by the recipient',
      attempts: 1,
      nextAttemptAt: null,
      onReference: request.reference,
      caseId: request.id,
      rule: 'GDPR_12_3',
      recipient: { id: lumen.dpo.userId },
      replay: { allowed: true, reason: null, text: null },
    });
    expect(failed.title).toContain('7 jours avant l’échéance');
  });

  it('goes out once when it is replayed, under its own Message-ID, and leaves its trace', async () => {
    const { request, failed } = await withFailedAlert();
    expect(await app.database.rows('select kind from notification where step_id = $1', [failed.id])).toEqual([
      { kind: 'ALERT_MAIL_FAILED' },
    ]);
    const { replayAlert } = await dpo().ask(ALERT, input(failed));
    expect(replayAlert).toMatchObject({ state: 'PLANNED', lastError: 'REPLAYED' });
    expect(await app.database.count('notification where step_id = $1', [failed.id])).toBe(0);
    expect(await of(request.reference)).toMatchObject([{ state: 'RETRYING', reason: 'REPLAYED' }]);
    const handed = await sweep(taken);
    expect(handed.map(({ messageId }) => messageId)).toEqual([`${failed.id}@privacy.lumen.example`]);
    expect(await sweep(taken)).toEqual([]);
    expect(await of(request.reference)).toEqual([]);
    const story = await storyOf(app, failed.id);
    expect(story.events).toEqual(['alert.failed', 'alert.replayed', 'alert.sent']);
    expect(story.audit).toEqual(story.events);
  });

  it('is told of again when its replay fails', async () => {
    const { request, failed } = await withFailedAlert();
    await dpo().ask(ALERT, input(failed));
    await sweep(refused);
    expect(await of(request.reference)).toMatchObject([{ state: 'FAILED', attempts: 2 }]);
    expect(await app.database.count('notification where step_id = $1', [failed.id])).toBe(1);
  });

  it('is replayed once by one key, and a stale version is a conflict', async () => {
    const { failed } = await withFailedAlert();
    const key = { 'idempotency-key': `replay-${failed.id}` };
    const first = await dpo().run(ALERT, input(failed), key);
    const here = await footprint(app, lumen.id);
    const again = await dpo().run(ALERT, input(failed), key);
    expect(first.errors).toEqual([]);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.data.replayAlert.version).toBe(first.data.replayAlert.version);
    expect((await dpo().run(ALERT, input(failed))).error?.code).toBe('CONFLICT');
    expect(await footprint(app, lumen.id)).toEqual(here);
  });

  it.each([
    [
      'its request was withdrawn',
      'CLOCK_OVER',
      (request: Json) => performed(app, lumen, WITHDRAW, request, { channel: 'PHONE' }),
    ],
    [
      'its clock stands still',
      'CLOCK_OVER',
      (request: Json) => performed(app, lumen, SUSPEND, request, { reason: 'IDENTITY_DOUBT' }),
    ],
  ])('is refused once %s, and is listed with that reason', async (_, rule, change) => {
    const { request, failed } = await withFailedAlert();
    await change(request);
    const [now] = await of(request.reference);
    const answer = await dpo().run(ALERT, input(now ?? failed));
    expect(answer.error).toMatchObject({ code: 'RULE_BROKEN', rule });
    expect(now.replay).toMatchObject({ allowed: false, reason: rule });
    expect(await sweep(taken)).toEqual([]);
  });

  it('is refused once its date was recomputed, and once a later alert is due', async () => {
    await sweep(taken);
    const breach = await app.given(aBreach(lumen, { awareAt: ago(50 * HOUR) }));
    await app.database.owner.query(
      `update alert_step s set state = 'FAILED', last_error = 'SMTP_550' from deadline d
       where d.id = s.deadline_id and d.on_reference = $1 and s.channel = 'MAIL' and s.state = 'PLANNED' and s.due_at <= $2`,
      [breach.reference, MORNING],
    );
    const [failed] = await of(breach.reference);
    expect(failed.replay.allowed).toBe(true);
    app.at(before(MORNING, -17 * HOUR));
    expect((await of(breach.reference))[0].replay).toMatchObject({ reason: 'LATER_ALERT_DUE' });
    expect((await dpo().run(ALERT, input(failed))).error?.rule).toBe('LATER_ALERT_DUE');
    app.at();
    await performed(app, lumen, UPDATE, breach, { awareAt: ago(20 * HOUR) });
    const rows = await of(breach.reference);
    const [old] = rows.filter(({ id }) => id === failed.id);
    expect((await dpo().run(ALERT, input(old))).error?.rule).toBe('CLOCK_RECOMPUTED');
  });

  it('that went out is refused: there is nothing to replay', async () => {
    const { failed } = await withFailedAlert();
    await dpo().ask(ALERT, input(failed));
    await sweep(taken);
    const { node } = await dpo().ask('query ($id: ID!) { node(id: $id) { id version } }', { id: failed.id });
    const answer = await dpo().run(ALERT, input(node));
    expect(answer.error).toMatchObject({ code: 'RULE_BROKEN', rule: 'NOTHING_TO_REPLAY' });
  });
});

describe('a line of an inbox that was set aside', () => {
  it('reaches its own recipient when it is replayed, although someone else was told of the failure', async () => {
    await sweep(taken);
    const request = await app.given(aRequest(lumen, { receivedAt: ago(25 * DAY) }));
    const [step] = await app.database.rows<{ id: string; version: number }>(
      `update alert_step s set state = 'FAILED', last_error = 'QUARANTINED', version = s.version + 1 from deadline d
       where d.id = s.deadline_id and d.on_reference = $1 and s.channel = 'INBOX' and s.code = 'BEFORE_P7D'
       returning s.id, s.version`,
      [request.reference],
    );
    const owner = lumen.role(Role.OWNER);
    await app.database.owner.query(
      `insert into notification (id, organisation_id, created_at, updated_at, legal_entity_id, recipient_id, step_id, kind, node_id, deadline_id)
       select gen_random_uuid(), s.organisation_id, now(), now(), s.legal_entity_id, $2, s.id, 'ALERT_QUARANTINED', d.node_id, d.id
       from alert_step s join deadline d on d.id = s.deadline_id where s.id = $1`,
      [step?.id, owner.userId],
    );
    await dpo().ask(ALERT, input(step));
    await sweep(taken);
    expect(
      await app.database.rows('select recipient_id, kind from notification where step_id = $1', [step?.id]),
    ).toEqual([{ recipient_id: lumen.dpo.userId, kind: 'BEFORE_P7D' }]);
  });
});

describe('a letter that its server refused', () => {
  const requester = { name: 'Odile Fontaine', email: 'odile@courriel.example' };

  async function withFailedLetter(): Promise<{ request: Json; failed: Json }> {
    await sweep(taken);
    const received = await app.given(aRequest(lumen, { requester }));
    const request = await performed(app, lumen, ACKNOWLEDGE, received, { channel: 'EMAIL' });
    await sweep(refused);
    const [failed] = await of(request.reference);
    return { request, failed };
  }

  it('is listed without its text or address, and goes out as it was kept', async () => {
    const { request, failed } = await withFailedLetter();
    expect(failed).toMatchObject({
      kind: 'LETTER',
      state: 'FAILED',
      code: 'ACKNOWLEDGEMENT',
      title: 'Accusé de réception',
      caseId: request.id,
      rule: null,
      recipient: null,
      replay: { allowed: true },
    });
    expect(JSON.stringify(failed)).not.toMatch(/Odile|courriel\.example/);
    const { replayLetter } = await dpo().ask(LETTER, input(failed));
    expect(replayLetter).toMatchObject({ delivery: 'PENDING', serverAnswer: 'REPLAYED' });
    expect(await app.database.count('notification where step_id = $1', [failed.id])).toBe(0);
    const [mail, ...others] = await sweep(taken);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: requester.email, messageId: `${failed.id}@privacy.lumen.example` });
    expect((await storyOf(app, failed.id)).events.slice(-3)).toEqual([
      'letter.failed',
      'letter.replayed',
      'letter.sent',
    ]);
    expect(await of(request.reference)).toEqual([]);
  });

  it('is refused once its text was erased', async () => {
    const { failed } = await withFailedLetter();
    await app.database.owner.query(
      `update request_communication set server_answer = 'ERASED' where id = $1`,
      [failed.id],
    );
    expect((await dpo().run(LETTER, input(failed))).error?.rule).toBe('FILE_ERASED');
  });
});

describe('a job of the queue that failed for good', () => {
  const clock = async (): Promise<string> =>
    (await app.given(aBreach(lumen, { awareAt: ago(HOUR) }))).deadlines[0].id;

  it('is shown to its own organisation alone, and handed to the workers again', async () => {
    const twin = await TestOrganisation.make(app, 'jobs-twin');
    const nodeId = await clock();
    const job = await aFailedJob(app, lumen.id, nodeId);
    const shown = async (person: Person) =>
      (await app.as(person).ask(WORK)).backgroundWork.failedJobs.map((each: Json) => each.job);
    expect(await shown(lumen.dpo)).toContain(job);
    expect(await shown(twin.dpo)).not.toContain(job);
    expect((await app.as(twin.dpo).run(JOB, { input: { job } })).error?.code).toBe('NOT_FOUND');
    expect((await dpo().run(JOB, { input: { job: '999999' } })).error?.code).toBe('NOT_FOUND');
    const { replayJob } = await dpo().ask(JOB, { input: { job } });
    expect(replayJob).toEqual({ __typename: 'Deadline', id: nodeId });
    expect((await storyOf(app, nodeId)).events.at(-1)).toBe('job.replayed');
    expect(await shown(lumen.dpo)).not.toContain(job);
    expect((await dpo().run(JOB, { input: { job } })).error?.code).toBe('NOT_FOUND');
  });

  it('says why by a code, what it looked at and how often it was tried', async () => {
    const nodeId = await clock();
    const job = await aFailedJob(app, lumen.id, nodeId);
    const { backgroundWork } = await dpo().ask(WORK);
    expect(backgroundWork.queue).toEqual({ backend: 'POSTGRESQL', isReachable: true });
    expect(backgroundWork.failedJobs.find((each: Json) => each.job === job)).toMatchObject({
      name: 'ring-clock',
      nodeId,
      reason: 'NOT_FOUND',
      attempts: 1,
    });
  });
});

describe('how the background work is doing', () => {
  it('is counted for the organisation that asks, and nobody else', async () => {
    const fresh = await TestOrganisation.make(app, 'counted');
    const ask = async () => (await app.as(fresh.dpo).ask(WORK)).backgroundWork;
    expect((await ask()).alerts).toEqual({
      waiting: 0,
      oldestDueAt: null,
      planned: 0,
      retrying: 0,
      failed: 0,
    });
    await app.given(aRequest(fresh, { receivedAt: ago(25 * DAY) }));
    const { alerts, events, unsealed } = await ask();
    expect(alerts.waiting).toBeGreaterThan(0);
    expect(Date.parse(alerts.oldestDueAt)).toBeLessThan(Date.parse(MORNING));
    expect(alerts.planned).toBeGreaterThan(0);
    expect(events.waiting).toBeGreaterThan(0);
    expect(unsealed).toBeGreaterThan(0);
    await sweep(refused);
    expect((await ask()).alerts).toMatchObject({ waiting: 0, failed: 1 });
  });

  it('names every rule of our own retention, with what it has removed here', async () => {
    await app.database.owner.query(
      `insert into retention_run (organisation_id, id, rule, ran_at, removed)
       select $1, gen_random_uuid(), 'MAILS', now() - i * interval '1 day', 3 from generate_series(0, 1) i`,
      [lumen.id],
    );
    const { retention } = (await dpo().ask(WORK)).backgroundWork;
    expect(retention.find(({ rule }: Json) => rule === 'MAILS')).toMatchObject({
      label: 'Courriels envoyés',
      period: 'P12M',
      removed: 6,
    });
    expect(retention.find(({ rule }: Json) => rule === 'SESSIONS')).toMatchObject({
      ranAt: null,
      removed: 0,
    });
  });

  it.each(Object.values(Role))('%s may look and replay, or not, as its scopes say', async (role) => {
    const { failed } = await withFailedAlert();
    const person = app.as(lumen.role(role));
    const scopes = scopesOf([role]);
    const looked = await person.run(WORK);
    expect(looked.error?.code).toBe(scopes.has('jobs:read') ? undefined : 'FORBIDDEN');
    const here = await footprint(app, lumen.id);
    const done = await person.run(ALERT, input(failed));
    expect(done.error?.code).toBe(scopes.has('jobs:admin') ? undefined : 'FORBIDDEN');
    if (done.error) expect(await footprint(app, lumen.id)).toEqual(here);
  });

  it('shows a member who is confined to a legal entity nothing of the others', async () => {
    const { request } = await withFailedAlert();
    const confined = await lumen.hire([Role.DPO], [lumen.otherEntityId]);
    expect(await list({ onReference: { eq: request.reference } }, confined)).toEqual([]);
    expect((await list({ onReference: { eq: request.reference } })).length).toBe(1);
  });
});
