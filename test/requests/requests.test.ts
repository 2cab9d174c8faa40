import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Right, Role } from '@vigie/schema';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, nodeOf, TestApp } from '../harness/app.ts';
import { before, DAY, HOUR, MINUTE } from '../harness/clock.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import {
  ANSWER,
  aDecidedRequest,
  aRequest,
  EXTEND,
  RECEIVE,
  RESUME,
  receiveInput,
  SUSPEND,
} from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

/** The message came in on 10 March 2026: its month ends with 10 April, Paris. */
const RECEIPT = '2026-03-10T09:00:00.000Z';
const DUE = '2026-04-10T21:59:59.000Z';

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at('2026-03-12T08:00:00Z');
});

const dpo = () => app.as(lumen.dpo);
const received = (more: object = {}) => app.given(aRequest(lumen, { receivedAt: RECEIPT, ...more }));
/** The same, verified, qualified and with every right granted. */
const decided = (more: object = {}) => app.given(aDecidedRequest(lumen, { receivedAt: RECEIPT, ...more }));
const act = async (document: string, { id, version }: Json, more: object = {}) => {
  const answer = await dpo().run(document, { input: { id, version, ...more } });
  return { ...answer, request: answer.data && nodeOf(answer.data) };
};

describe('receiving a request', () => {
  it('starts a month for each right at the instant of receipt, though recorded two days later', async () => {
    const request = await received({ rights: ['ACCESS', 'ERASURE'] });
    expect(request).toMatchObject({ status: 'RECEIVED', receivedAt: RECEIPT, dueAt: DUE });
    expect(request.reference).toMatch(/^DR-2026-\d{4}$/);
    expect(request.deadlines.map(({ dueOn, state }: Json) => [dueOn, state])).toEqual([
      ['2026-04-10', 'RUNNING'],
      ['2026-04-10', 'RUNNING'],
    ]);
    expect(request.rights.map(({ right }: Json) => right).sort()).toEqual(['ACCESS', 'ERASURE']);
  });

  it('takes a day alone as the start of that day in the zone of the legal entity', async () => {
    const request = await app.given(aRequest(lumen, { receivedOn: '2026-03-10' }));
    expect(request).toMatchObject({
      receivedOn: '2026-03-10',
      receivedAt: '2026-03-09T23:00:00.000Z',
      dueAt: DUE,
    });
  });

  it('takes legal now when neither is given', async () => {
    const request = await app.given(aRequest(lumen));
    expect(request.receivedAt).toMatch(/^2026-03-12T08:0/);
    expect(request.deadlines[0].dueOn).toBe('2026-04-13');
  });

  it('refuses an instant and a day together', async () => {
    const input = receiveInput(lumen, { receivedAt: RECEIPT, receivedOn: '2026-03-10' });
    const { error } = await dpo().run(RECEIVE, { input });
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'receivedOn'], code: 'NOT_BOTH' }],
    });
  });

  it('refuses a receipt in the future, and takes one of this instant', async () => {
    app.at('2026-03-12T08:00:00Z');
    const later = receiveInput(lumen, { receivedAt: '2026-03-12T08:05:01Z' });
    expect((await dpo().run(RECEIVE, { input: later })).error).toMatchObject({
      code: 'RULE_BROKEN',
      rule: 'RECEIPT_IN_FUTURE',
    });
    await app.given(aRequest(lumen, { receivedAt: '2026-03-12T08:00:00Z' }));
  });

  it.each(['2026-03-12T08:00:00.200Z', '2026-03-12T08:05:00Z'])(
    'counts a receipt of %s as now: the clocks of two machines are never quite the same',
    async (receivedAt) => {
      app.at('2026-03-12T08:00:00Z');
      const { id } = await app.given(aRequest(lumen, { receivedAt }));
      // On a slow machine a fifth of a second may be over by then.
      expect(
        await app.database.count('data_subject_request where id = $1 and received_at <= created_at', [id]),
      ).toBe(1);
    },
  );

  it.each([
    ['receivedAt', '1900-01-01T00:00:00Z'],
    ['receivedAt', '2018-05-24T21:59:59Z'], // one second before midnight in Paris
    ['receivedOn', '2018-05-24'],
  ])('refuses a receipt before the GDPR on the field that was sent: %s %s', async (field, value) => {
    const { error } = await dpo().run(RECEIVE, { input: receiveInput(lumen, { [field]: value }) });
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', field], code: 'OUT_OF_RANGE', params: { min: '2018-05-25' } }],
    });
    await app.given(aRequest(lumen, { receivedAt: '2018-05-24T22:00:00Z' }));
  });

  it.each(Object.values(Right))('takes the right of %s', async (right) => {
    const request = await received({ rights: [right] });
    expect(request.rights).toEqual([expect.objectContaining({ right, status: 'RECEIVED' })]);
  });

  it('is assigned to members alone', async () => {
    const stranger = receiveInput(lumen, { assigneeId: '01a00000-0000-7004-8000-000000000000' });
    expect((await dpo().run(RECEIVE, { input: stranger })).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'assigneeId'], code: 'NOT_A_MEMBER' }],
    });
    const { userId } = lumen.role('PRIVACY_OFFICER');
    const [row] = await app.database.rows('select assignee_id from data_subject_request where id = $1', [
      (await received({ assigneeId: userId })).id,
    ]);
    expect(row).toEqual({ assignee_id: userId });
  });

  it('leaves its entry in the trail and its event, for the case and not for each right', async () => {
    const { id } = await received({ rights: ['ACCESS', 'ERASURE'] });
    expect(await storyOf(app, id)).toEqual({ audit: ['request.received'], events: ['request.received'] });
  });

  it('numbers the requests of an organisation without gaps, also after a refusal', async () => {
    const number = ({ reference }: Json) => Number(reference.slice(-4));
    const first = number(await received());
    await dpo().run(RECEIVE, { input: receiveInput(lumen, { receivedAt: '2027-01-01T00:00:00Z' }) });
    expect(number(await received())).toBe(first + 1);
  });
});

describe('suspending and resuming', () => {
  it('stops the clock, and gives the days back when the person has answered', async () => {
    const request = await received();
    const paused = await act(SUSPEND, request, { reason: 'IDENTITY_DOUBT', askedAt: '2026-03-11T09:00:00Z' });
    expect(paused.request).toMatchObject({ status: 'PAUSED', dueAt: null });
    expect(paused.request.deadlines[0]).toMatchObject({ state: 'PAUSED', dueAt: null });
    app.at('2026-03-20T08:00:00Z');
    const resumed = await act(RESUME, paused.request, { answeredAt: '2026-03-18T09:00:00Z' });
    // Seven days stood still: 10 April becomes 17 April.
    expect(resumed.request).toMatchObject({ dueAt: '2026-04-17T21:59:59.000Z' });
    expect(resumed.request.deadlines[0]).toMatchObject({ state: 'RUNNING', dueOn: '2026-04-17' });
    expect(resumed.request.deadlines[0].revisions).toEqual(
      expect.arrayContaining([expect.objectContaining({ dueAt: DUE })]),
    );
    expect(await storyOf(app, request.id)).toEqual({
      audit: ['request.received', 'request.suspended', 'request.resumed'],
      events: ['request.received', 'request.suspended', 'request.resumed'],
    });
  });

  it('supersedes the alerts of the date that no longer holds', async () => {
    const request = await received();
    expect(request.deadlines[0].steps.length).toBeGreaterThan(0);
    const { request: paused } = await act(SUSPEND, request, { reason: 'SCOPE_CLARIFICATION' });
    const states = paused.deadlines[0].steps.map(({ state }: Json) => state);
    expect(states).not.toContain('PLANNED');
  });

  it.each([
    ['a second time', 'ALREADY_SUSPENDED', {}],
    ['by a question of tomorrow', 'QUESTION_IN_FUTURE', { askedAt: '2026-03-13T08:00:00Z' }],
    ['by a question before the receipt', 'QUESTION_BEFORE_RECEIPT', { askedAt: before(RECEIPT, MINUTE) }],
  ])('is refused %s', async (_, rule, more) => {
    let request = await received();
    if (rule === 'ALREADY_SUSPENDED')
      request = (await act(SUSPEND, request, { reason: 'IDENTITY_DOUBT' })).request;
    const { error } = await act(SUSPEND, request, { reason: 'IDENTITY_DOUBT', ...more });
    expect(error).toMatchObject({ code: 'RULE_BROKEN', rule });
  });

  it('does not know the reason that belongs to authorities', async () => {
    const { error } = await act(SUSPEND, await received(), { reason: 'AUTHORITY_INFORMATION' });
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'reason'], code: 'NOT_FOR_REQUESTS' }],
    });
  });

  it('resumes only what stands still, and not before it was asked', async () => {
    const request = await received();
    expect((await act(RESUME, request)).error).toMatchObject({ rule: 'NOT_SUSPENDED' });
    const asked = '2026-03-11T09:00:00.000Z';
    const { request: paused } = await act(SUSPEND, request, { reason: 'IDENTITY_DOUBT', askedAt: asked });
    expect((await act(RESUME, paused, { answeredAt: before(asked, MINUTE) })).error).toMatchObject({
      rule: 'ANSWERED_BEFORE_ASKED',
    });
    expect((await act(RESUME, paused, { answeredAt: '2026-03-13T08:00:00Z' })).error).toMatchObject({
      rule: 'ANSWER_IN_FUTURE',
    });
    expect((await act(RESUME, paused, { answeredAt: asked })).request.status).not.toBe('PAUSED');
  });
});

describe('extending', () => {
  it('adds two months when the person hears of it in the last minute of the first month', async () => {
    const request = await received();
    app.at(DUE);
    const { request: extended } = await act(EXTEND, request, {
      reasons: ['COMPLEXITY'],
      notifiedAt: before(DUE, MINUTE),
    });
    expect(extended).toMatchObject({
      dueAt: '2026-06-10T21:59:59.000Z',
      extension: { reasons: ['COMPLEXITY'], months: 2 },
    });
    expect(extended.deadlines[0]).toMatchObject({ dueOn: '2026-06-10', baseDueOn: '2026-04-10' });
    expect(await storyOf(app, request.id)).toMatchObject({ audit: ['request.received', 'request.extended'] });
  });

  it('is taken in the last second of the first month', async () => {
    const request = await received();
    app.at('2026-04-11T08:00:00Z');
    const notifiedAt = new Date(Date.parse(DUE) + 999).toISOString();
    const { request: extended } = await act(EXTEND, request, { reasons: ['COMPLEXITY'], notifiedAt });
    expect(extended.dueAt).toBe('2026-06-10T21:59:59.000Z');
  });

  it('is refused one minute after the first month', async () => {
    const request = await received();
    app.at('2026-04-11T08:00:00Z');
    const notifiedAt = new Date(Date.parse(DUE) + MINUTE).toISOString();
    expect((await act(EXTEND, request, { reasons: ['COMPLEXITY'], notifiedAt })).error).toMatchObject({
      code: 'RULE_BROKEN',
      rule: 'FIRST_MONTH_PASSED',
    });
  });

  it('takes a notice of the first month that is recorded after it', async () => {
    const request = await received();
    app.at('2026-04-15T08:00:00Z');
    const { request: extended } = await act(EXTEND, request, {
      reasons: ['COMPLEXITY'],
      notifiedAt: before(DUE, HOUR),
      months: 1,
    });
    expect(extended).toMatchObject({ dueAt: '2026-05-11T21:59:59.000Z', extension: { months: 1 } });
  });

  it('is refused a second time, in the future, and before the receipt', async () => {
    const request = await received();
    const reasons = ['NUMBER_OF_REQUESTS'];
    expect((await act(EXTEND, request, { reasons, notifiedAt: '2026-03-13T08:00:00Z' })).error?.rule).toBe(
      'NOTICE_IN_FUTURE',
    );
    expect((await act(EXTEND, request, { reasons, notifiedAt: before(RECEIPT, MINUTE) })).error?.rule).toBe(
      'NOTICE_BEFORE_RECEIPT',
    );
    const { request: extended } = await act(EXTEND, request, { reasons });
    expect((await act(EXTEND, extended, { reasons })).error?.rule).toBe('EXTENDED_BEFORE');
  });

  it('needs one of the law’s two reasons and one or two months', async () => {
    const request = await received();
    expect((await act(EXTEND, request, { reasons: [] })).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'reasons'], code: 'ARRAY_MIN_SIZE' }],
    });
    expect((await act(EXTEND, request, { reasons: ['COMPLEXITY'], months: 3 })).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'months'], code: 'IS_IN' }],
    });
  });
});

describe('answering', () => {
  const content = 'Voici les données que nous détenons.';

  it('settles every clock at the true time of the answer and keeps its hash as the proof', async () => {
    const request = await decided({ rights: ['ACCESS', 'PORTABILITY'] });
    app.at('2026-04-15T08:00:00Z');
    const { request: answered } = await act(ANSWER, request, { channel: 'POST', content, answeredAt: DUE });
    expect(answered).toMatchObject({ status: 'ANSWERED', answeredAt: DUE, dueAt: null });
    expect(answered.deadlines.map(({ state }: Json) => state)).toEqual(['MET', 'MET']);
    expect(answered.rights.map(({ status }: Json) => status)).toEqual(['ANSWERED', 'ANSWERED']);
    expect(answered.answerHash).toBe(createHash('sha256').update(content).digest('hex'));
    expect(await storyOf(app, request.id)).toMatchObject({
      audit: expect.arrayContaining(['request.received', 'request.answered']),
    });
  });

  it('is in time to the end of the last second', async () => {
    const request = await decided();
    app.at('2026-04-15T08:00:00Z');
    const answeredAt = new Date(Date.parse(DUE) + 999).toISOString();
    const { request: answered } = await act(ANSWER, request, { channel: 'EMAIL', content, answeredAt });
    expect(answered.deadlines[0].state).toBe('MET');
    expect(answered).toMatchObject({ isLate: false, lateReason: null });
  });

  it('is late one minute after the due instant: refused without a reason, met late with one', async () => {
    const request = await decided();
    app.at('2026-04-15T08:00:00Z');
    const late = { channel: 'EMAIL', content, answeredAt: new Date(Date.parse(DUE) + MINUTE).toISOString() };
    expect((await act(ANSWER, request, late)).error).toMatchObject({
      code: 'RULE_BROKEN',
      rule: 'LATE_REASON_MISSING',
    });
    const { request: answered } = await act(ANSWER, request, {
      ...late,
      lateReason: 'Sous-traitant en retard',
    });
    expect(answered.deadlines[0].state).toBe('MET_LATE');
    expect(answered).toMatchObject({ isLate: true, lateReason: 'Sous-traitant en retard' });
  });

  it('is refused before the receipt, in the future, while the clock stands still, and twice', async () => {
    const request = await decided();
    const how = { channel: 'EMAIL', content };
    expect((await act(ANSWER, request, { ...how, answeredAt: before(RECEIPT, MINUTE) })).error?.rule).toBe(
      'ANSWER_BEFORE_RECEIPT',
    );
    expect((await act(ANSWER, request, { ...how, answeredAt: '2026-03-13T08:00:00Z' })).error?.rule).toBe(
      'ANSWER_IN_FUTURE',
    );
    const { request: paused } = await act(SUSPEND, request, { reason: 'IDENTITY_DOUBT' });
    expect((await act(ANSWER, paused, how)).error?.rule).toBe('SUSPENDED');
    const { request: resumed } = await act(RESUME, paused);
    const { request: answered } = await act(ANSWER, resumed, how);
    for (const [document, more] of [
      [ANSWER, how],
      [SUSPEND, { reason: 'IDENTITY_DOUBT' }],
      [EXTEND, { reasons: ['COMPLEXITY'] }],
    ] as const) {
      expect((await act(document, answered, more)).error?.rule).toBe('REQUEST_OVER');
    }
  });
});

describe('who may do what to a request', () => {
  const CASE_WORKERS = ['CONTROLLER_REPRESENTATIVE', 'DPO', 'PRIVACY_OFFICER'];

  const VERBS: [string, string, object][] = [
    ['suspendRequest', SUSPEND, { reason: 'IDENTITY_DOUBT' }],
    ['extendRequest', EXTEND, { reasons: ['COMPLEXITY'] }],
    ['answerRequest', ANSWER, { channel: 'EMAIL', content: 'Voici.' }],
  ];

  describe.each(Object.values(Role))('%s', (role) => {
    const may = CASE_WORKERS.includes(role);

    it.each(VERBS)(`${may ? 'may' : 'may not'} %s`, async (_, document, more) => {
      const { id, version } = await decided();
      const untouched = await footprint(app, lumen.id);
      const { error, data } = await app
        .as(lumen.role(role))
        .run(document, { input: { id, version, ...more } });
      if (may) {
        expect(nodeOf(data).version).toBeGreaterThan(version);
      } else {
        expect(error?.code).toBe('FORBIDDEN');
        expect(await footprint(app, lumen.id)).toEqual(untouched);
      }
    });

    it(`${may ? 'may' : 'may not'} receiveRequest and resumeRequest`, async () => {
      const caller = app.as(lumen.role(role));
      const receipt = await caller.run(RECEIVE, { input: receiveInput(lumen) });
      const { request } = await act(SUSPEND, await received(), { reason: 'IDENTITY_DOUBT' });
      const resumption = await caller.run(RESUME, { input: { id: request.id, version: request.version } });
      const codes = [receipt.error?.code, resumption.error?.code];
      expect(codes).toEqual(may ? [undefined, undefined] : ['FORBIDDEN', 'FORBIDDEN']);
    });
  });
});

describe('a stale version', () => {
  it('is refused as CONFLICT and changes nothing', async () => {
    const request = await received();
    await act(SUSPEND, request, { reason: 'IDENTITY_DOUBT', askedAt: before('2026-03-12', DAY) });
    const untouched = await footprint(app, lumen.id);
    const { error } = await act(RESUME, request);
    expect(error).toMatchObject({ code: 'CONFLICT' });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });
});
