import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { before, MINUTE } from '../harness/clock.ts';
import { storyOf } from '../harness/footprint.ts';
import { identifiers } from '../subjects/subject.factory.ts';
import {
  ACKNOWLEDGE,
  ADD_RIGHT,
  ANSWER,
  ASSIGN,
  aDecidedRequest,
  aQualifiedRequest,
  aRequest,
  CLOSE,
  CORRECT_RECEIPT,
  EXTEND,
  IDENTIFY_SUBJECT,
  performed,
  QUALIFY,
  RESUME,
  START,
  SUSPEND,
  TRANSFER,
  VERIFY,
  VERIFY_MANDATE,
  WITHDRAW,
} from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

const RECEIPT = '2026-03-10T09:00:00.000Z';
const NOW = '2026-03-12T08:00:00Z';

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at(NOW);
});

const received = (more: object = {}): Promise<Json> =>
  app.given(aRequest(lumen, { receivedAt: RECEIPT, ...more }));
const qualified = (more: object = {}): Promise<Json> =>
  app.given(aQualifiedRequest(lumen, { receivedAt: RECEIPT, ...more }));
const act = (document: string, node: Json, more: object = {}): Promise<Json> =>
  performed(app, lumen, document, node, more);
const refusal = async (document: string, { id, version }: Json, more: object = {}) =>
  (await app.as(lumen.dpo).run(document, { input: { id, version, ...more } })).error;
const lastOf = async (id: string) => {
  const { audit, events } = await storyOf(app, id);
  // Whoever has a letter written reads what stands in it.
  return [audit.findLast((action) => action !== 'values.read'), events.at(-1)];
};

describe('acknowledging', () => {
  it('writes to the person at once, keeps what was written with its hash, and does so once', async () => {
    const request = await received();
    const done = await act(ACKNOWLEDGE, request, { channel: 'POST' });
    expect(done.acknowledgedAt).toMatch(/^2026-03-12T08:0/);
    expect(done.communications).toEqual([
      expect.objectContaining({ kind: 'ACKNOWLEDGEMENT', channel: 'POST', delivery: null }),
    ]);
    expect(done.communications[0].sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await lastOf(request.id)).toEqual(['request.acknowledged', 'request.acknowledged']);
    expect(await lastOf(done.communications[0].id)).toEqual(['letter.recorded', 'letter.recorded']);
    expect(await refusal(ACKNOWLEDGE, done, { channel: 'POST' })).toMatchObject({
      rule: 'ACKNOWLEDGED_BEFORE',
    });
  });

  it('takes the true time of what went out elsewhere, and no impossible one', async () => {
    const request = await received();
    const sent = (sentAt: string) => ({ channel: 'EMAIL', sentAt });
    expect(await refusal(ACKNOWLEDGE, request, sent('2026-03-12T09:00:00Z'))).toMatchObject({
      rule: 'SENT_IN_FUTURE',
    });
    expect(await refusal(ACKNOWLEDGE, request, sent(before(RECEIPT, MINUTE)))).toMatchObject({
      rule: 'SENT_BEFORE_RECEIPT',
    });
    expect(await act(ACKNOWLEDGE, request, sent(RECEIPT))).toMatchObject({ acknowledgedAt: RECEIPT });
  });
});

describe('the identity', () => {
  const copy = { result: 'PENDING', method: 'ID_COPY', asked: 'Une copie de votre carte, photo masquée.' };
  const doubt = { reason: 'L’adresse d’envoi ne figure pas au dossier.' };

  it('asks for a copy of a document only with a doubt in writing', async () => {
    const request = await received();
    expect(await refusal(VERIFY, request, copy)).toMatchObject({ rule: 'ID_COPY_REASON_MISSING' });
    const asked = await act(VERIFY, request, { ...copy, ...doubt, channel: 'POST' });
    expect(asked).toMatchObject({
      status: 'IDENTITY_CHECK',
      identity: 'PENDING',
      communications: [{ kind: 'IDENTITY_REQUEST' }],
    });
    expect(await lastOf(request.id)).toEqual(['request.identityAsked', 'request.identityAsked']);
  });

  it('deletes where the document lies with the decision', async () => {
    const asked = await act(VERIFY, await received(), {
      ...copy,
      ...doubt,
      documentReference: 'Coffre 12, pièce 3',
    });
    const stored = 'select document_reference is not null as there from identity_check where id = $1';
    const id = asked.identityChecks[0].id;
    expect(await app.database.rows(stored, [id])).toEqual([{ there: true }]);
    const settled = await act(VERIFY, asked, { result: 'VERIFIED', method: 'ID_COPY', ...doubt });
    expect(await app.database.rows(stored, [id])).toEqual([{ there: false }]);
    expect(
      settled.identityChecks.map(({ result, documentDeletedAt }: Json) => [
        result,
        documentDeletedAt !== null,
      ]),
    ).toEqual([
      ['PENDING', true],
      ['VERIFIED', false],
    ]);
    expect(await lastOf(asked.id)).toEqual(['request.identitySettled', 'request.identitySettled']);
    expect(await refusal(VERIFY, settled, { result: 'NOT_NEEDED' })).toMatchObject({
      rule: 'VERIFIED_BEFORE',
    });
  });

  it.each([
    ['IDENTITY_METHOD_MISSING', { result: 'VERIFIED' }],
    ['IDENTITY_QUESTION_MISSING', { result: 'PENDING', method: 'QUESTIONS' }],
    ['CHECK_IN_FUTURE', { result: 'NOT_NEEDED', at: '2026-03-12T09:00:00Z' }],
    ['CHECK_BEFORE_RECEIPT', { result: 'NOT_NEEDED', at: before(RECEIPT, MINUTE) }],
  ])('is refused by %s', async (rule, more) => {
    expect(await refusal(VERIFY, await received(), more)).toMatchObject({ code: 'RULE_BROKEN', rule });
  });

  it('is not verified while the clock waits for the person, and ends the wait where it failed', async () => {
    const request = await received();
    const paused = await act(SUSPEND, request, { reason: 'IDENTITY_DOUBT', askedAt: '2026-03-11T09:00:00Z' });
    expect(await refusal(VERIFY, paused, { result: 'VERIFIED', method: 'QUESTIONS' })).toMatchObject({
      rule: 'SUSPENDED',
    });
    const failed = await act(VERIFY, paused, { result: 'FAILED', method: 'QUESTIONS' });
    expect(failed).toMatchObject({
      status: 'IDENTITY_CHECK',
      identity: 'FAILED',
      deadlines: [{ state: 'RUNNING' }],
    });
  });

  it('comes before the answer, and before the qualification', async () => {
    const request = await received();
    expect(await refusal(ANSWER, request, { channel: 'POST', content: 'Voici.' })).toMatchObject({
      rule: 'IDENTITY_UNSETTLED',
    });
    expect(await refusal(QUALIFY, request)).toMatchObject({ rule: 'IDENTITY_UNSETTLED' });
  });
});

describe('a mandate', () => {
  const byMandate = { requester: { type: 'MANDATE', name: 'Me Odile Fontaine' } };
  const shown = { result: 'VERIFIED', note: 'Mandat signé du 3 mars, pièce 2.' };

  it('is verified before somebody who asks for the person gets anything', async () => {
    const settled = await act(VERIFY, await received(byMandate), { result: 'NOT_NEEDED' });
    expect(await refusal(QUALIFY, settled)).toMatchObject({ rule: 'MANDATE_UNVERIFIED' });
    const verified = await act(VERIFY_MANDATE, settled, shown);
    expect(verified.mandate).toBe('VERIFIED');
    expect(await lastOf(settled.id)).toEqual(['request.mandateVerified', 'request.mandateVerified']);
    expect(await act(QUALIFY, verified)).toMatchObject({ status: 'QUALIFIED' });
  });

  it('is nothing that a person who asks for themselves needs', async () => {
    expect(await refusal(VERIFY_MANDATE, await received(), shown)).toMatchObject({
      rule: 'NO_MANDATE_NEEDED',
    });
  });
});

describe('the course of a request', () => {
  it('goes from the receipt to the closing, a step at a time', async () => {
    const settled = await act(VERIFY, await received(), { result: 'NOT_NEEDED' });
    expect(await refusal(START, settled)).toMatchObject({ rule: 'NOT_QUALIFIED' });
    const ready = await act(QUALIFY, settled);
    expect(ready).toMatchObject({ status: 'QUALIFIED', rights: [{ status: 'QUALIFIED' }] });
    expect(await refusal(QUALIFY, ready)).toMatchObject({ rule: 'QUALIFIED_BEFORE' });
    const begun = await act(START, ready);
    expect(begun).toMatchObject({ status: 'IN_PROGRESS', rights: [{ status: 'IN_PROGRESS' }] });
    expect(await refusal(START, begun)).toMatchObject({ rule: 'STARTED_BEFORE' });
    expect(await refusal(ANSWER, begun, { channel: 'POST', content: 'Voici.' })).toMatchObject({
      rule: 'RIGHTS_UNDECIDED',
    });
    expect(await refusal(CLOSE, begun)).toMatchObject({ rule: 'NOT_ANSWERED' });
    expect((await storyOf(app, begun.id)).audit).toEqual([
      'request.received',
      'request.identitySettled',
      'request.qualified',
      'request.started',
    ]);
  });

  it('closes what was answered, once, and changes nothing after it', async () => {
    const decided = await app.given(aDecidedRequest(lumen, { receivedAt: RECEIPT }));
    const answered = await act(ANSWER, decided, { channel: 'POST', content: 'Voici vos données.' });
    expect(answered).toMatchObject({
      status: 'ANSWERED',
      closedAt: null,
      communications: [{ kind: 'ANSWER', sha256: answered.answerHash }],
    });
    const closed = await act(CLOSE, answered);
    expect(closed.status).toBe('CLOSED');
    expect(closed.closedAt).toMatch(/^2026-03-12T08:0/);
    expect(await lastOf(closed.id)).toEqual(['request.closed', 'request.closed']);
    expect(await refusal(CLOSE, closed)).toMatchObject({ rule: 'REQUEST_OVER' });
    expect(await refusal(ADD_RIGHT, closed, { right: 'ERASURE' })).toMatchObject({ rule: 'REQUEST_OVER' });
  });

  it('goes on where it stood when its clock runs again', async () => {
    const ready = await qualified();
    const paused = await act(SUSPEND, ready, { reason: 'SCOPE_CLARIFICATION' });
    expect(await refusal(START, paused)).toMatchObject({ rule: 'SUSPENDED' });
    expect(await act(RESUME, paused)).toMatchObject({
      status: 'QUALIFIED',
      rights: [{ status: 'QUALIFIED' }],
    });
  });

  it('keeps the notice of an extension beside the new date', async () => {
    const extended = await act(EXTEND, await received(), { reasons: ['COMPLEXITY'], channel: 'POST' });
    expect(extended).toMatchObject({
      dueAt: '2026-06-10T21:59:59.000Z',
      communications: [{ kind: 'EXTENSION_NOTICE' }],
    });
  });
});

describe('a request that ends without an answer', () => {
  it('is withdrawn by the person: its clocks are called off', async () => {
    const request = await received({ rights: ['ACCESS', 'ERASURE'] });
    expect(
      await refusal(WITHDRAW, request, { channel: 'PHONE', withdrawnAt: before(RECEIPT, MINUTE) }),
    ).toMatchObject({ rule: 'WITHDRAWAL_BEFORE_RECEIPT' });
    expect(
      await refusal(WITHDRAW, request, { channel: 'PHONE', withdrawnAt: '2026-03-12T09:00:00Z' }),
    ).toMatchObject({ rule: 'WITHDRAWAL_IN_FUTURE' });
    const over = await act(WITHDRAW, request, { channel: 'PHONE' });
    expect(over).toMatchObject({ status: 'WITHDRAWN', dueAt: null });
    expect(over.closedAt).not.toBeNull();
    expect(over.deadlines.map(({ state }: Json) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    expect(await lastOf(over.id)).toEqual(['request.withdrawn', 'request.withdrawn']);
    expect(await refusal(WITHDRAW, over, { channel: 'PHONE' })).toMatchObject({ rule: 'REQUEST_OVER' });
  });

  it('goes to the right controller, and the person is told which', async () => {
    const over = await act(TRANSFER, await received(), { to: 'Lumen Voyages SA', channel: 'POST' });
    expect(over).toMatchObject({
      status: 'TRANSFERRED',
      deadlines: [{ state: 'CANCELLED' }],
      communications: [{ kind: 'TRANSFER_NOTICE' }],
    });
    expect(await lastOf(over.id)).toEqual(['request.transferred', 'request.transferred']);
    const ask = 'query ($id: ID!) { request(id: $id) { transferredTo communications { text } } }';
    const { request } = await app.as(lumen.dpo).ask(ask, { id: over.id });
    expect(request.transferredTo).toBe('Lumen Voyages SA');
    expect(request.communications[0].text).toContain('Lumen Voyages SA');
  });
});

describe('who works it and whom it is about', () => {
  it('gives the alerts to the new person', async () => {
    const officer = lumen.role('PRIVACY_OFFICER');
    const done = await act(ASSIGN, await received(), { assigneeId: officer.userId });
    expect(done.assignee).toEqual({ id: officer.userId });
    const alerted = await app.database.rows<{ assignee_id: string }>(
      'select assignee_id from deadline where id = $1',
      [done.deadlines[0].id],
    );
    expect(alerted).toEqual([{ assignee_id: officer.userId }]);
    expect(await lastOf(done.id)).toEqual(['request.assigned', 'request.assigned']);
    expect(await act(ASSIGN, done, { assigneeId: null })).toMatchObject({ assignee: null });
  });

  it('finds the person later, by what they are known or by their node', async () => {
    const known = identifiers();
    const settled = await act(VERIFY, await received(), { result: 'NOT_NEEDED' });
    const found = await act(IDENTIFY_SUBJECT, settled, { identifiers: known });
    expect(found.subject.id).toBeTruthy();
    expect(await lastOf(found.id)).toEqual(['request.subjectIdentified', 'request.subjectIdentified']);
    const other = await act(IDENTIFY_SUBJECT, await received(), { dataSubjectId: found.subject.id });
    expect(other.subject).toEqual(found.subject);
    expect(await refusal(IDENTIFY_SUBJECT, other)).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'dataSubjectId'], code: 'NOBODY_NAMED' }],
    });
  });
});

describe('a receipt that was another one', () => {
  it('moves every clock and keeps the date that it had', async () => {
    const request = await received({ rights: ['ACCESS', 'ERASURE'] });
    const moved = await act(CORRECT_RECEIPT, request, {
      receivedOn: '2026-03-05',
      reason: 'Tampon de la poste.',
    });
    expect(moved).toMatchObject({ receivedOn: '2026-03-05', dueAt: '2026-04-07T21:59:59.000Z' });
    for (const clock of moved.deadlines) {
      expect(clock.revisions).toEqual([
        expect.objectContaining({ reason: 'RECEIPT_CORRECTED', dueAt: '2026-04-10T21:59:59.000Z' }),
      ]);
    }
    expect(await lastOf(request.id)).toEqual(['request.receiptCorrected', 'request.receiptCorrected']);
  });

  it('lies neither in the future nor after what has happened since', async () => {
    const request = await act(ACKNOWLEDGE, await received(), {
      channel: 'POST',
      sentAt: '2026-03-11T09:00:00Z',
    });
    const reason = 'Erreur de saisie.';
    expect(
      await refusal(CORRECT_RECEIPT, request, { receivedAt: '2026-03-12T09:00:00Z', reason }),
    ).toMatchObject({ rule: 'RECEIPT_IN_FUTURE' });
    expect(
      await refusal(CORRECT_RECEIPT, request, { receivedAt: '2026-03-11T09:01:00Z', reason }),
    ).toMatchObject({ rule: 'RECEIPT_AFTER_EVENTS' });
    expect(await refusal(CORRECT_RECEIPT, request, { reason })).toMatchObject({
      fields: [{ path: ['input', 'receivedOn'], code: 'ONE_OF_BOTH' }],
    });
  });
});

describe('the rights of a request', () => {
  it('grow by one that the message exercises too, on the clock of its receipt', async () => {
    const done = await act(ADD_RIGHT, await qualified(), { right: 'OBJECTION' });
    expect(done).toMatchObject({ rightCodes: ['ACCESS', 'OBJECTION'], undecidedRights: 2 });
    expect(done.deadlines.map(({ dueOn }: Json) => dueOn)).toEqual(['2026-04-10', '2026-04-10']);
    expect(await lastOf(done.id)).toEqual(['request.rightAdded', 'request.rightAdded']);
    expect(await refusal(ADD_RIGHT, done, { right: 'ACCESS' })).toMatchObject({
      rule: 'RIGHT_INVOKED_BEFORE',
    });
  });

  it('are what lists are filtered by', async () => {
    const { id } = await received({ rights: ['PORTABILITY', 'RESTRICTION'] });
    const list =
      'query ($right: Right!) { requests(filter: { rightCodes: { has: $right } }, first: 200) { nodes { id rightCodes } } }';
    const { requests } = await app.as(lumen.dpo).ask(list, { right: 'RESTRICTION' });
    expect(requests.nodes.map((node: Json) => node.id)).toContain(id);
    expect(requests.nodes.every(({ rightCodes }: Json) => rightCodes.includes('RESTRICTION'))).toBe(true);
  });
});

describe('the same twice, and two at once', () => {
  it('acts once for one key', async () => {
    const { id, version } = await received();
    const input = { id, version, channel: 'POST' };
    const key = { 'idempotency-key': `ack-${id}` };
    const [first, again] = [
      await app.as(lumen.dpo).ask(ACKNOWLEDGE, { input }, key),
      await app.as(lumen.dpo).ask(ACKNOWLEDGE, { input }, key),
    ];
    expect(again).toEqual(first);
    expect(again.acknowledgeRequest.communications).toHaveLength(1);
  });

  it('lets one of two people win, and tells the other CONFLICT', async () => {
    const { id, version } = await received();
    const other = lumen.role('PRIVACY_OFFICER');
    const answers = await Promise.all([
      app.as(lumen.dpo).run(ASSIGN, { input: { id, version, assigneeId: lumen.dpo.userId } }),
      app.as(other).run(ASSIGN, { input: { id, version, assigneeId: other.userId } }),
    ]);
    expect(answers.map(({ error }) => error?.code ?? 'DONE').sort()).toEqual(['CONFLICT', 'DONE']);
  });
});
