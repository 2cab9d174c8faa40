import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { storyOf } from '../harness/footprint.ts';
import {
  ACKNOWLEDGE_NOTICE,
  ANNOUNCE_FEE,
  ANSWER,
  ASSESS,
  aDecidedRequest,
  anErasure,
  anExcessiveRequest,
  aQualifiedRequest,
  aRequest,
  CLOSE,
  DESCRIBE_ACCESS,
  GRANT,
  LETTER,
  NOTIFY_RECIPIENT,
  performed,
  TELL_RECIPIENTS,
} from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

const RECEIPT = '2026-03-10T09:00:00.000Z';

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at('2026-03-12T08:00:00Z');
});

const act = (document: string, node: Json, more: object = {}): Promise<Json> =>
  performed(app, lumen, document, node, more);
const said = async (document: string, { id, version }: Json, more: object = {}) =>
  (await app.as(lumen.dpo).run(document, { input: { id, version, ...more } })).error;
const lastOf = async (id: string) => {
  const { audit, events } = await storyOf(app, id);
  return [audit.findLast((action) => action !== 'values.read'), events.at(-1)];
};
const letter = async (id: string, kind: string, locale = 'FR'): Promise<string> =>
  (await app.as(lumen.dpo).ask(LETTER, { id, kind, locale })).requestLetter.text;

describe('the recipients of the data', () => {
  const told = { outcome: 'TOLD', recipient: 'Transports Express SARL' };
  const erasure = (more: object = {}): Promise<Json> =>
    app.given(anErasure(lumen, { receivedAt: RECEIPT, ...more }));

  it('hear of an erasure, and confirm it', async () => {
    const { rights, untoldRights } = await erasure();
    expect(untoldRights).toBe(1);
    const done = await act(NOTIFY_RECIPIENT, rights[0], told);
    expect(done.request.untoldRights).toBe(0);
    expect(done.recipientNotices).toEqual([
      expect.objectContaining({ outcome: 'TOLD', acknowledgedAt: null }),
    ]);
    expect(await lastOf(done.id)).toEqual(['right.recipientNotified', 'right.recipientNotified']);
    const noticeId = done.recipientNotices[0].id;
    const confirmed = await act(ACKNOWLEDGE_NOTICE, done, { noticeId });
    expect(confirmed.recipientNotices[0].acknowledgedAt).toMatch(/^2026-03-12T08:0/);
    expect(await lastOf(done.id)).toEqual(['right.recipientAcknowledged', 'right.recipientAcknowledged']);
    expect(await said(ACKNOWLEDGE_NOTICE, confirmed, { noticeId })).toMatchObject({
      rule: 'NOTICE_ACKNOWLEDGED_BEFORE',
    });
  });

  it.each([
    ['RECIPIENT_MISSING', { outcome: 'TOLD' }],
    ['RECIPIENT_MISSING', { outcome: 'IMPOSSIBLE', reason: 'Société liquidée.' }],
    ['NOT_TOLD_REASON_MISSING', { outcome: 'IMPOSSIBLE', recipient: 'Ancien prestataire' }],
    ['NOT_TOLD_REASON_MISSING', { outcome: 'DISPROPORTIONATE', recipient: 'Abonnés de 2011', reason: ' ' }],
    ['NOTICE_IN_FUTURE', { ...told, sentAt: '2026-03-12T09:00:00Z' }],
    ['NOTICE_BEFORE_RECEIPT', { ...told, sentAt: '2026-03-09T09:00:00Z' }],
  ])('are refused as %s', async (rule, more) => {
    const { rights } = await erasure();
    expect(await said(NOTIFY_RECIPIENT, rights[0], more)).toMatchObject({ code: 'RULE_BROKEN', rule });
  });

  it.each([
    ['IMPOSSIBLE', { recipient: 'Ancien prestataire', reason: 'Société liquidée.' }],
    ['DISPROPORTIONATE', { recipient: 'Abonnés de 2011', reason: 'Vingt mille adresses, périmées.' }],
    ['NO_RECIPIENT', {}],
  ])('are not told where it is %s, which is kept', async (outcome, more) => {
    const { rights } = await erasure();
    const done = await act(NOTIFY_RECIPIENT, rights[0], { outcome, ...more });
    expect(done).toMatchObject({
      request: { untoldRights: 0 },
      recipientNotices: [{ outcome, sentAt: null }],
    });
    const noticeId = done.recipientNotices[0].id;
    expect(await said(ACKNOWLEDGE_NOTICE, done, { noticeId })).toMatchObject({ rule: 'NOTICE_NOT_SENT' });
  });

  it('are asked for before the file is closed, and not of a right that concerns nobody else', async () => {
    const answered = await act(ANSWER, await erasure(), { channel: 'POST', content: 'C’est effacé.' });
    expect(await said(CLOSE, answered)).toMatchObject({ rule: 'RECIPIENTS_UNTOLD' });
    const { request: ready } = await act(NOTIFY_RECIPIENT, answered.rights[0], told);
    expect(await act(CLOSE, ready)).toMatchObject({ status: 'CLOSED' });
    const access = await app.given(aDecidedRequest(lumen, { receivedAt: RECEIPT }));
    expect(access.untoldRights).toBe(0);
    expect(await said(NOTIFY_RECIPIENT, access.rights[0], told)).toMatchObject({
      rule: 'RECIPIENTS_NOT_CONCERNED',
    });
    const open = await app.given(aQualifiedRequest(lumen, { receivedAt: RECEIPT, rights: ['ERASURE'] }));
    expect(await said(NOTIFY_RECIPIENT, open.rights[0], told)).toMatchObject({ rule: 'RIGHT_NOT_GRANTED' });
  });

  it('are confirmed in order of time, and only by a notice of that right', async () => {
    const [mine, other] = [await erasure(), await erasure()];
    const done = await act(NOTIFY_RECIPIENT, mine.rights[0], told);
    const [{ id: noticeId }] = done.recipientNotices;
    const at = (acknowledgedAt: string) => ({ noticeId, acknowledgedAt });
    expect(await said(ACKNOWLEDGE_NOTICE, other.rights[0], { noticeId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await said(ACKNOWLEDGE_NOTICE, done, at('2026-03-12T09:00:00Z'))).toMatchObject({
      rule: 'ACKNOWLEDGED_IN_FUTURE',
    });
    expect(await said(ACKNOWLEDGE_NOTICE, done, at('2026-03-11T09:00:00Z'))).toMatchObject({
      rule: 'ACKNOWLEDGED_BEFORE_SENT',
    });
  });

  it('are named to the person who asks, and to nobody before they were told', async () => {
    const request = await erasure();
    expect(await said(TELL_RECIPIENTS, request, { channel: 'POST' })).toMatchObject({
      rule: 'RECIPIENTS_UNKNOWN',
    });
    const { request: ready } = await act(NOTIFY_RECIPIENT, request.rights[0], told);
    expect(await letter(request.id, 'RECIPIENTS_NOTICE')).toContain('- Transports Express SARL');
    const done = await act(TELL_RECIPIENTS, ready, { channel: 'POST' });
    expect(done.communications.at(-1)).toMatchObject({ kind: 'RECIPIENTS_NOTICE', channel: 'POST' });
    expect(await lastOf(request.id)).toEqual(['request.recipientsTold', 'request.recipientsTold']);
  });
});

describe('a fee', () => {
  const fee = { amountInCents: 1500, reason: 'Troisième demande identique en deux mois.', channel: 'POST' };
  const excessive = (more: object = {}): Promise<Json> =>
    app.given(anExcessiveRequest(lumen, { receivedAt: RECEIPT, ...more }));

  it('is announced before it is charged, with what the person can do, and the clock goes on', async () => {
    const { rights, deadlines } = await excessive();
    const done = await act(ANNOUNCE_FEE, rights[0], fee);
    expect(done).toMatchObject({
      feeAnnouncement: { amountInCents: 1500, currency: 'EUR' },
      outcome: null,
      request: { communications: [{ kind: 'FEE_NOTICE' }], deadlines: [{ dueAt: deadlines[0].dueAt }] },
    });
    expect(await lastOf(done.id)).toEqual(['right.feeAnnounced', 'right.feeAnnounced']);
    const fr = await letter(done.request.id, 'FEE_NOTICE');
    expect(fr).toContain('15,00');
    expect(fr).toContain('Troisième demande identique en deux mois.');
    expect(fr).toContain('Rien n’est dû avant votre accord.');
    expect(await letter(done.request.id, 'FEE_NOTICE', 'EN')).toContain('narrow your request');
    expect(await said(ANNOUNCE_FEE, done, fee)).toMatchObject({ rule: 'FEE_ANNOUNCED_BEFORE' });
  });

  it('needs a request that was assessed as unfounded or excessive: else it is free of charge', async () => {
    const { rights } = await app.given(aQualifiedRequest(lumen, { receivedAt: RECEIPT }));
    expect(await said(ANNOUNCE_FEE, rights[0], fee)).toMatchObject({ rule: 'NOT_ASSESSED_EXCESSIVE' });
    const plain = await act(ASSESS, rights[0], { legalBasis: 'CONTRACT' });
    expect(await said(ANNOUNCE_FEE, plain, fee)).toMatchObject({ rule: 'NOT_ASSESSED_EXCESSIVE' });
    const marketing = await app.given(
      aQualifiedRequest(lumen, { receivedAt: RECEIPT, rights: ['OBJECTION'] }),
    );
    const context = { directMarketing: true, manifestlyUnfoundedOrExcessive: true };
    const absolute = await act(ASSESS, marketing.rights[0], { context });
    expect(await said(ANNOUNCE_FEE, absolute, fee)).toMatchObject({ rule: 'NOT_ASSESSED_EXCESSIVE' });
  });

  it('comes before the decision, and is no fee of nothing', async () => {
    const { rights } = await excessive();
    for (const amountInCents of [0, -5])
      expect(await said(ANNOUNCE_FEE, rights[0], { ...fee, amountInCents })).toMatchObject({
        code: 'INVALID_INPUT',
      });
    expect(await said(ANNOUNCE_FEE, rights[0], { ...fee, currency: 'euro' })).toMatchObject({
      code: 'INVALID_INPUT',
    });
    const granted = await act(GRANT, rights[0]);
    expect(await said(ANNOUNCE_FEE, granted, fee)).toMatchObject({ rule: 'RIGHT_DECIDED_BEFORE_FEE' });
  });
});

describe('the story of a request', () => {
  const STORY = 'query ($id: ID!) { request(id: $id) { timeline { id action at } } }';

  it('has what happened to its rights and its letters as well, the latest first', async () => {
    const decided = await app.given(aDecidedRequest(lumen, { receivedAt: RECEIPT }));
    await act(ANSWER, decided, { channel: 'POST', content: 'Voici.' });
    const { request } = await app.as(lumen.dpo).ask(STORY, { id: decided.id });
    const actions = request.timeline.map(({ action }: Json) => action);
    expect(actions.filter((action: string) => action !== 'values.read')).toEqual(
      expect.arrayContaining(['request.answered', 'letter.recorded', 'right.granted', 'request.received']),
    );
    expect(actions.at(-1)).toBe('request.received');
    const ids = request.timeline.map(({ id }: Json) => id);
    expect(ids).toEqual([...ids].sort().reverse());
    const other = await app.as(lumen.role('BUSINESS_OWNER')).run(STORY, { id: decided.id });
    expect(other.data?.request?.timeline ?? []).toEqual([]);
  });
});

describe('the information beside a copy', () => {
  const ACCESS = `query ($id: ID!) { request(id: $id) {
    accessInformation { missing sections { heading text } } accessTemplate { missing sections { heading text } } } }`;
  const asked = async (id: string): Promise<Json> => (await app.as(lumen.dpo).ask(ACCESS, { id })).request;
  const sections = [
    { heading: 'RETENTION', text: 'Trois ans après votre dernière commande.' },
    { heading: 'PURPOSES', text: 'Livrer vos commandes.' },
    { heading: 'SOURCE', text: ' ' },
  ];

  it('is written heading by heading, says what is missing, and goes into the answer', async () => {
    const request = await app.given(aRequest(lumen, { receivedAt: RECEIPT }));
    const done = await act(DESCRIBE_ACCESS, request, { sections });
    expect(await lastOf(request.id)).toEqual(['request.accessDescribed', 'request.accessDescribed']);
    const { accessInformation, accessTemplate } = await asked(request.id);
    expect(accessTemplate).toBeNull();
    expect(accessInformation.sections.map(({ heading }: Json) => heading)).toEqual(['PURPOSES', 'RETENTION']);
    expect(accessInformation.missing).toHaveLength(7);
    expect(accessInformation.missing).toContain('SOURCE');
    const more = [...sections.slice(0, 2), { heading: 'SOURCE', text: 'Vous-même.' }];
    await act(DESCRIBE_ACCESS, done, { sections: more });
    expect((await asked(request.id)).accessInformation.missing).toHaveLength(6);
  });

  it('is part of the answer where access is given, and of no other', async () => {
    const decided = await app.given(aDecidedRequest(lumen, { receivedAt: RECEIPT }));
    await act(DESCRIBE_ACCESS, decided, { sections });
    const text = await letter(decided.id, 'ANSWER');
    expect(text.indexOf('Finalités du traitement (art. 15(1)(a))\nLivrer vos commandes.')).toBeGreaterThan(0);
    expect(text.indexOf('Livrer')).toBeLessThan(text.indexOf('Trois ans'));
    expect(text).not.toContain('Source des données');
    expect(await letter(decided.id, 'ACKNOWLEDGEMENT')).not.toContain('Livrer vos commandes.');
  });

  it('is kept for the requests to come of the same legal entity, where somebody says so', async () => {
    const request = await app.given(aRequest(lumen, { receivedAt: RECEIPT }));
    await act(DESCRIBE_ACCESS, request, { sections, keepAsTemplate: true });
    const next = await app.given(aRequest(lumen, { receivedAt: RECEIPT }));
    const elsewhere = await app.given(
      aRequest(lumen, { legalEntityId: lumen.otherEntityId, receivedAt: RECEIPT }),
    );
    expect(await asked(next.id)).toMatchObject({
      accessInformation: null,
      accessTemplate: { sections: [{ heading: 'PURPOSES' }, { heading: 'RETENTION' }] },
    });
    expect((await asked(elsewhere.id)).accessTemplate).toBeNull();
  });

  it('belongs to a request for access, and shows its text to who may reveal', async () => {
    const erasure = await app.given(aRequest(lumen, { receivedAt: RECEIPT, rights: ['ERASURE'] }));
    expect(await said(DESCRIBE_ACCESS, erasure, { sections })).toMatchObject({
      rule: 'ACCESS_NOT_EXERCISED',
    });
    const request = await app.given(aRequest(lumen, { receivedAt: RECEIPT }));
    await act(DESCRIBE_ACCESS, request, { sections });
    const { data, errors } = await app.as(lumen.role('AUDITOR')).run(ACCESS, { id: request.id });
    expect(data.request.accessInformation).toMatchObject({ sections: null });
    expect(data.request.accessInformation.missing).toHaveLength(7);
    expect(errors.map(({ code }) => code)).toContain('FORBIDDEN');
  });
});
