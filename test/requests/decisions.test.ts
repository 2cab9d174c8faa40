import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { storyOf } from '../harness/footprint.ts';
import {
  ANSWER,
  ASSESS,
  aQualifiedRequest,
  aRequest,
  CORRECT_RIGHT,
  GRANT,
  PARTIALLY_GRANT,
  performed,
  QUALIFY,
  REFUSE,
  refusal,
  SUSPEND,
  VERIFY,
  VERIFY_MANDATE,
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

const received = (more: object = {}): Promise<Json> =>
  app.given(aRequest(lumen, { receivedAt: RECEIPT, ...more }));
const qualified = (...rights: string[]): Promise<Json> =>
  app.given(aQualifiedRequest(lumen, { receivedAt: RECEIPT, ...(rights.length > 0 ? { rights } : {}) }));
const act = (document: string, node: Json, more: object = {}): Promise<Json> =>
  performed(app, lumen, document, node, more);
const said = async (document: string, { id, version }: Json, more: object = {}) =>
  (await app.as(lumen.dpo).run(document, { input: { id, version, ...more } })).error;
const lastOf = async (id: string) => {
  const { audit, events } = await storyOf(app, id);
  return [audit.at(-1), events.at(-1)];
};

describe('assessing a right', () => {
  it('keeps each proposal with its facts, under a number', async () => {
    const { rights } = await qualified('ERASURE');
    const first = await act(ASSESS, rights[0], { legalBasis: 'LEGAL_OBLIGATION' });
    const second = await act(ASSESS, first, { legalBasis: 'CONSENT', context: { unlawful: true } });
    expect(second.assessments).toEqual([
      { number: 1, outcome: 'NO', code: 'NO_17_3_B', legalBasis: 'LEGAL_OBLIGATION' },
      { number: 2, outcome: 'YES', code: 'OK_17_1_D', legalBasis: 'CONSENT' },
    ]);
    expect(second.outcome).toBeNull();
    expect(await lastOf(second.id)).toEqual(['right.assessed', 'right.assessed']);
  });

  it('names the field of a fact that it does not know', async () => {
    const { rights } = await qualified('PORTABILITY');
    expect(await said(ASSESS, rights[0], { legalBasis: 'HABIT' })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'legalBasis'] }],
    });
  });
});

describe('granting a right', () => {
  it('stands beside what was proposed, and begins the work', async () => {
    const { rights } = await qualified();
    const assessed = await act(ASSESS, rights[0], { legalBasis: 'CONTRACT' });
    const granted = await act(GRANT, assessed);
    expect(granted).toMatchObject({
      outcome: 'GRANTED',
      request: { status: 'IN_PROGRESS', undecidedRights: 0 },
    });
    expect(granted.decisions).toEqual([
      expect.objectContaining({
        number: 1,
        departs: false,
        assessment: { number: 1 },
        decidedBy: { id: lumen.dpo.userId },
      }),
    ]);
    expect(await lastOf(granted.id)).toEqual(['right.granted', 'right.granted']);
  });

  it('departs from the proposal only with a reason, and keeps every decision', async () => {
    const { rights } = await qualified('ERASURE');
    const assessed = await act(ASSESS, rights[0], { legalBasis: 'LEGAL_OBLIGATION' });
    expect(await said(GRANT, assessed)).toMatchObject({ rule: 'DEPARTURE_REASON_MISSING' });
    const granted = await act(GRANT, assessed, { departureReason: 'Le délai de conservation est échu.' });
    expect(granted.decisions).toEqual([expect.objectContaining({ outcome: 'GRANTED', departs: true })]);
    const refused = await act(REFUSE, granted, refusal({ ground: 'ERASURE_EXCEPTION' }));
    expect(refused.decisions.map(({ number, outcome }: Json) => [number, outcome])).toEqual([
      [1, 'GRANTED'],
      [2, 'REFUSED'],
    ]);
  });

  it('comes after the question of who asks, and not while the clock stands still', async () => {
    const request = await received();
    expect(await said(GRANT, request.rights[0])).toMatchObject({ rule: 'IDENTITY_UNSETTLED' });
    const settled = await act(VERIFY, request, { result: 'NOT_NEEDED' });
    expect(await said(GRANT, settled.rights[0])).toMatchObject({ rule: 'NOT_QUALIFIED' });
    const ready = await act(QUALIFY, settled);
    const paused = await act(SUSPEND, ready, { reason: 'SCOPE_CLARIFICATION' });
    expect(await said(GRANT, paused.rights[0])).toMatchObject({ rule: 'SUSPENDED' });
  });

  it('gives nothing to somebody whose identity or mandate is not proven', async () => {
    const stranger = await act(VERIFY, await received(), { result: 'FAILED', method: 'QUESTIONS' });
    const known = await act(QUALIFY, stranger);
    expect(await said(GRANT, known.rights[0])).toMatchObject({ rule: 'REQUESTER_NOT_PROVEN' });
    const refused = await act(REFUSE, known.rights[0], refusal({ ground: 'NOT_IDENTIFIABLE' }));
    expect(refused.outcome).toBe('REFUSED');

    const agent = await act(VERIFY, await received({ requester: { type: 'MANDATE' } }), {
      result: 'NOT_NEEDED',
    });
    const rejected = await act(VERIFY_MANDATE, agent, { result: 'REJECTED', note: 'Aucun mandat.' });
    const understood = await act(QUALIFY, rejected);
    expect(await said(GRANT, understood.rights[0])).toMatchObject({ rule: 'REQUESTER_NOT_PROVEN' });
  });
});

describe('refusing a right', () => {
  it('needs its ground, its reason and both remedies', async () => {
    const { rights } = await qualified();
    const refused = await act(REFUSE, rights[0], refusal());
    expect(refused.decisions).toEqual([
      expect.objectContaining({
        outcome: 'REFUSED',
        ground: 'UNFOUNDED_OR_EXCESSIVE',
        judicialRemedy: true,
        complaintAuthority: expect.stringContaining('CNIL'),
      }),
    ]);
    expect(await lastOf(refused.id)).toEqual(['right.refused', 'right.refused']);
  });

  it.each([
    ['ACCESS', 'REMEDIES_MISSING', { judicialRemedy: false }],
    ['ACCESS', 'REMEDIES_MISSING', { complaintAuthority: ' ' }],
    ['ACCESS', 'GROUND_NOT_FOR_RIGHT', { ground: 'ERASURE_EXCEPTION' }],
    ['ACCESS', 'REDACT_NOT_REFUSE', { ground: 'THIRD_PARTY_RIGHTS' }],
    ['ACCESS', 'STATUTE_MISSING', { ground: 'NATIONAL_RESTRICTION' }],
    ['ACCESS', 'REQUESTER_NOT_DOUBTED', { ground: 'NOT_IDENTIFIABLE' }],
    ['CONSENT_WITHDRAWAL', 'GROUND_NOT_FOR_RIGHT', { ground: 'UNFOUNDED_OR_EXCESSIVE' }],
  ])('of %s is refused by %s', async (right, rule, more) => {
    const { rights } = await qualified(right);
    expect(await said(REFUSE, rights[0], refusal(more))).toMatchObject({ code: 'RULE_BROKEN', rule });
  });

  it('is never open against an objection to direct marketing', async () => {
    const { rights } = await qualified('OBJECTION');
    const context = { directMarketing: true };
    const assessed = await act(ASSESS, rights[0], { legalBasis: 'LEGITIMATE_INTERESTS', context });
    const more = refusal({ ground: 'COMPELLING_GROUNDS', departureReason: 'Parce que.' });
    expect(await said(REFUSE, assessed, more)).toMatchObject({ rule: 'DIRECT_MARKETING_ABSOLUTE' });
  });

  it('in part redacts for the rights of others', async () => {
    const { rights } = await qualified();
    const partly = await act(PARTIALLY_GRANT, rights[0], refusal({ ground: 'THIRD_PARTY_RIGHTS' }));
    expect(partly.outcome).toBe('PARTIALLY_GRANTED');
    expect(await lastOf(partly.id)).toEqual(['right.partiallyGranted', 'right.partiallyGranted']);
  });
});

describe('the answer', () => {
  const how = { channel: 'POST', content: 'Voici notre réponse.' };

  it('is a refusal, which ends the file, where no right was granted', async () => {
    const { rights } = await qualified();
    const refused = await act(REFUSE, rights[0], refusal());
    const over = await act(ANSWER, refused.request, how);
    expect(over).toMatchObject({ status: 'REFUSED', communications: [{ kind: 'REFUSAL' }] });
    expect(over.closedAt).not.toBeNull();
    expect(over.deadlines[0].state).toBe('MET');
    expect(await lastOf(over.id)).toEqual(['request.refused', 'request.refused']);
  });

  it('is an answer where one was, and tells the refused one apart', async () => {
    const request = await qualified('ACCESS', 'ERASURE');
    const [access, erasure] = ['ACCESS', 'ERASURE'].map((code) =>
      request.rights.find(({ right }: Json) => right === code),
    );
    const granted = await act(GRANT, access);
    expect(await said(ANSWER, granted.request, how)).toMatchObject({ rule: 'RIGHTS_UNDECIDED' });
    const refused = await act(
      REFUSE,
      granted.request.rights.find(({ id }: Json) => id === erasure.id),
      refusal(),
    );
    const answered = await act(ANSWER, refused.request, how);
    expect(answered.status).toBe('ANSWERED');
    expect(answered.rights.map(({ right, status }: Json) => [right, status]).sort()).toEqual([
      ['ACCESS', 'ANSWERED'],
      ['ERASURE', 'REFUSED'],
    ]);
  });
});

describe('correcting a right', () => {
  it('says which was meant, until it is decided', async () => {
    const { rights } = await qualified('ACCESS', 'ERASURE');
    const access = rights.find(({ right }: Json) => right === 'ACCESS');
    expect(await said(CORRECT_RIGHT, access, { right: 'ERASURE' })).toMatchObject({
      rule: 'RIGHT_INVOKED_BEFORE',
    });
    const corrected = await act(CORRECT_RIGHT, access, { right: 'PORTABILITY' });
    expect(corrected.request.rightCodes.sort()).toEqual(['ERASURE', 'PORTABILITY']);
    expect(await lastOf(corrected.id)).toEqual(['right.corrected', 'right.corrected']);
    const granted = await act(GRANT, corrected);
    expect(await said(CORRECT_RIGHT, granted, { right: 'ACCESS' })).toMatchObject({ rule: 'RIGHT_DECIDED' });
  });
});

describe('two people on one right', () => {
  it('do not decide it twice from the same version', async () => {
    const { rights } = await qualified();
    const { id, version } = rights[0];
    const answers = await Promise.all([
      app.as(lumen.dpo).run(GRANT, { input: { id, version } }),
      app.as(lumen.role('PRIVACY_OFFICER')).run(REFUSE, { input: { id, version, ...refusal() } }),
    ]);
    expect(answers.map(({ error }) => error?.code ?? 'DONE').sort()).toEqual(['CONFLICT', 'DONE']);
  });
});

describe('permission(action) of a right', () => {
  const ASK =
    'query ($id: ID!, $action: String!) { node(id: $id) { permission(action: $action) { allowed reason } } }';
  const ask = async (role: 'DPO' | 'AUDITOR', id: string, action: string) =>
    (await app.as(lumen.role(role)).ask(ASK, { id, action })).node.permission;

  it('says what the verb would say', async () => {
    const [fresh, ready] = [(await received()).rights[0], (await qualified()).rights[0]];
    expect(await ask('DPO', fresh.id, 'grant')).toEqual({ allowed: false, reason: 'IDENTITY_UNSETTLED' });
    expect(await ask('DPO', fresh.id, 'assess')).toEqual({ allowed: true, reason: null });
    expect(await ask('DPO', ready.id, 'grant')).toEqual({ allowed: true, reason: null });
    expect(await ask('AUDITOR', ready.id, 'grant')).toEqual({ allowed: false, reason: 'FORBIDDEN' });
  });
});
