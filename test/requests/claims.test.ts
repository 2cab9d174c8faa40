import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { footprint, storyOf } from '../harness/footprint.ts';
import { aSubject, FIND, identifiers, SUBJECT } from '../subjects/subject.factory.ts';
import { aRequest, IDENTIFY_SUBJECT, performed, RECEIVE, receiveInput, VERIFY } from './request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

beforeEach(() => {
  app.at('2026-03-12T08:00:00Z');
});

type Identifier = { scheme: string; system?: string; value: string };
const pair = () => identifiers() as [Identifier, Identifier];
const act = (document: string, node: Json, more: object = {}): Promise<Json> =>
  performed(app, lumen, document, node, more);
const refusal = async (document: string, { id, version }: Json, more: object = {}) =>
  (await app.as(lumen.dpo).run(document, { input: { id, version, ...more } })).error;
const claiming = (...subjectIdentifiers: Identifier[]): Promise<Json> =>
  app.given(aRequest(lumen, { subjectIdentifiers }));
const found = async (...known: Identifier[]): Promise<string | undefined> => {
  const { data } = await app.as(lumen.dpo).run(FIND, { input: { identifiers: known } });
  return data.findDataSubject?.id;
};
const schemesOf = async (id: string): Promise<string[]> => {
  const { dataSubject } = await app.as(lumen.dpo).ask(SUBJECT, { id });
  return dataSubject.identifiers.map(({ scheme }: Json) => scheme).sort();
};
const HINTS = `query ($id: ID!) { request(id: $id) {
  candidates { id } earlierRequests { id reference } claims { id scheme system state value } subject { id } } }`;
const hintsOf = async ({ id }: Json): Promise<Json> => (await app.as(lumen.dpo).ask(HINTS, { id })).request;
const ids = (nodes: Json[]): string[] => nodes.map(({ id }) => id).sort();

describe('what a message claims', () => {
  it('adds nothing to a person whose customer number it names, and makes nobody', async () => {
    const [, number] = pair();
    const [foreign] = pair();
    const subject = await app.given(aSubject(lumen, [number]));
    const people = await app.database.count('data_subject');
    const request = await claiming(number, foreign);
    expect(request).toMatchObject({ subject: null, identity: 'PENDING' });
    expect(await schemesOf(subject.id)).toEqual(['CUSTOMER_NUMBER']);
    expect(await found(foreign)).toBeUndefined();
    expect(await app.database.count('data_subject')).toBe(people);
    expect(ids((await hintsOf(request)).candidates)).toEqual([subject.id]);
    // A later message from the foreign address alone finds nobody.
    expect((await hintsOf(await claiming(foreign))).candidates).toEqual([]);
  });

  it('is read in clear by who may reveal requests, and stands nowhere in clear', async () => {
    const request = await claiming({ scheme: 'EMAIL', value: 'canari.reclame@courriel.example' });
    expect((await hintsOf(request)).claims).toEqual([
      expect.objectContaining({ scheme: 'EMAIL', state: 'OPEN', value: 'canari.reclame@courriel.example' }),
    ]);
    const rows = await app.database.rows<{ text: string }>(
      `select to_jsonb(t)::text as text from claimed_identifier t where case_id = $1
       union all select convert_from(canonical, 'UTF8') from audit_entry union all select data::text from outbox_event`,
      [request.id],
    );
    const hex = Buffer.from('canari.reclame').toString('hex');
    for (const { text } of rows) expect(text).not.toMatch(new RegExp(`canari|${hex}`));
  });

  it('is the address of who writes for themselves, too', async () => {
    const [mail] = pair();
    const subject = await app.given(aSubject(lumen, [mail]));
    const own = await app.given(aRequest(lumen, { requester: { email: mail.value } }));
    expect(ids((await hintsOf(own)).candidates)).toEqual([subject.id]);
    const other = await app.given(aRequest(lumen, { requester: { type: 'PARENT', email: mail.value } }));
    expect((await hintsOf(other)).candidates).toEqual([]);
  });

  it('may be that of two persons: the case is recorded with its clock, and both are proposed', async () => {
    const [mail] = pair();
    const [, number] = pair();
    const one = await app.given(aSubject(lumen, [mail]));
    const two = await app.given(aSubject(lumen, [number]));
    const request = await claiming(mail, number);
    expect(request).toMatchObject({ subject: null, dueAt: expect.any(String) });
    expect(ids((await hintsOf(request)).candidates)).toEqual([one.id, two.id].sort());
  });

  it('is vouched for with the address of who writes for themselves', async () => {
    const [mail, number] = pair();
    const [foreign] = pair();
    const subject = await app.given(aSubject(lumen, [mail, number]));
    const vouched = (requester: object, ...subjectIdentifiers: Identifier[]) =>
      app.given(aRequest(lumen, { subjectIdentifiers, isVouchedFor: true, requester }));
    const left = { identity: 'PENDING', subject: null };
    expect(await vouched({ email: foreign.value }, number)).toMatchObject(left);
    expect(await found(foreign)).toBeUndefined();
    const settled = { identity: 'NOT_NEEDED', subject: { id: subject.id } };
    const capitals = { email: mail.value.toUpperCase() };
    expect(await vouched(capitals, number)).toMatchObject(settled);
    const billing = { ...pair()[1], system: 'billing' };
    expect(await vouched(capitals, billing)).toMatchObject(settled);
    expect(await found(billing)).toBe(subject.id);
    expect(await schemesOf(subject.id)).toEqual(['CUSTOMER_NUMBER', 'CUSTOMER_NUMBER', 'EMAIL']);
    const parents = { type: 'PARENT', email: foreign.value };
    expect(await vouched(parents, number)).toMatchObject(settled);
    expect(await found(foreign)).toBeUndefined();
  });

  it('is both addresses, where who writes for themselves says another', async () => {
    const [[one], [two]] = [pair(), pair()];
    const subject = await app.given(aSubject(lumen, [two]));
    const request = await app.given(
      aRequest(lumen, { subjectIdentifiers: [one], requester: { email: two.value } }),
    );
    expect(ids((await hintsOf(request)).candidates)).toEqual([subject.id]);
  });

  it('is nobody’s where it is a phone number that is none', async () => {
    const [[one], [, two]] = [pair(), pair()];
    const none = (value: string) => ({ scheme: 'PHONE', value });
    const vouched = async (...subjectIdentifiers: Identifier[]) =>
      app.given(aRequest(lumen, { subjectIdentifiers, isVouchedFor: true }));
    const first = await vouched(one, none('+32 néant'));
    const second = await vouched(two, none('+32 sur demande'));
    expect(first).toMatchObject({ identity: 'NOT_NEEDED', subject: { id: await found(one) } });
    expect(second.subject.id).not.toBe(first.subject.id);
    expect(await schemesOf(first.subject.id)).toEqual(['EMAIL', 'PHONE']);
    expect((await hintsOf(await claiming(none('+32 inconnu')))).candidates).toEqual([]);
  });

  it('is taken twice at the same time of a person who is new', async () => {
    const known = pair();
    for (const isVouchedFor of [false, true]) {
      const input = receiveInput(lumen, { subjectIdentifiers: known, isVouchedFor });
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => app.as(lumen.dpo).run(RECEIVE, { input })),
      );
      expect(answers.map(({ error }) => error)).toEqual([undefined, undefined, undefined, undefined]);
      const subjects = answers.map(({ data }) => data.receiveRequest.subject?.id);
      expect(new Set(subjects).size).toBe(1);
      expect(Boolean(subjects[0])).toBe(isVouchedFor);
    }
  });
});

describe('settling identity', () => {
  it('makes the claims that are accepted the person’s, and erases the others', async () => {
    const [mail, number] = pair();
    const [foreign] = pair();
    const subject = await app.given(aSubject(lumen, [number]));
    const request = await claiming(number, foreign, { scheme: 'PHONE', value: '+33 6 11 22 33 44' });
    const claimed = (scheme: string) => request.claims.find((claim: Json) => claim.scheme === scheme).id;
    const how = { result: 'VERIFIED', method: 'QUESTIONS' };
    const settled = await act(VERIFY, request, {
      ...how,
      dataSubjectId: subject.id,
      acceptedClaimIds: [claimed('CUSTOMER_NUMBER'), claimed('PHONE')],
    });
    expect(settled).toMatchObject({ identity: 'VERIFIED', subject: { id: subject.id } });
    expect(await schemesOf(subject.id)).toEqual(['CUSTOMER_NUMBER', 'PHONE']);
    expect(await found(foreign)).toBeUndefined();
    const { claims } = await hintsOf(request);
    expect(claims.map(({ scheme, state, value }: Json) => [scheme, state, value])).toEqual([
      ['CUSTOMER_NUMBER', 'ACCEPTED', number.value],
      ['EMAIL', 'REFUSED', null],
      ['PHONE', 'ACCEPTED', '+33 6 11 22 33 44'],
    ]);
    const left =
      'claimed_identifier where case_id = $1 and (index_hash is not null or (state = $2 and value is not null))';
    expect(await app.database.count(left, [request.id, 'REFUSED'])).toBe(0);
    const { events } = await storyOf(app, request.id);
    expect(events).toEqual(expect.arrayContaining(['request.claimsSettled', 'request.subjectIdentified']));
    expect(await found(mail)).toBeUndefined();
  });

  it('records somebody new by the claims, where nobody is known by them', async () => {
    const known = pair();
    const request = await claiming(...known);
    const acceptedClaimIds = request.claims.map(({ id }: Json) => id);
    const settled = await act(VERIFY, request, { result: 'NOT_NEEDED', acceptedClaimIds });
    expect(settled.subject.id).toBe(await found(known[0]));
    expect(await schemesOf(settled.subject.id)).toEqual(['CUSTOMER_NUMBER', 'EMAIL']);
  });

  it('leaves it to a person where the claims are in doubt', async () => {
    const [mail, number] = pair();
    const [foreign] = pair();
    const subject = await app.given(aSubject(lumen, [mail, number]));
    const request = await claiming(number, foreign);
    const acceptedClaimIds = request.claims.map(({ id }: Json) => id);
    const untouched = await footprint(app, lumen.id);
    const settle = { result: 'NOT_NEEDED', acceptedClaimIds };
    expect(await refusal(VERIFY, request, settle)).toMatchObject({ rule: 'IDENTIFIERS_DIFFER' });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
    const done = await act(VERIFY, request, { ...settle, dataSubjectId: subject.id });
    expect(done.subject.id).toBe(subject.id);
    expect(await found(foreign)).toBe(subject.id);
  });

  it('tells what is refused of the identifiers by their place in the input, beside claims that are accepted', async () => {
    const request = await claiming(...pair());
    const acceptedClaimIds = request.claims.map(({ id }: Json) => id);
    const wrong = [{ scheme: 'EMAIL', value: 'no address' }];
    const settled = await act(VERIFY, request, { result: 'NOT_NEEDED' });
    const error = await refusal(IDENTIFY_SUBJECT, settled, { acceptedClaimIds, identifiers: wrong });
    expect(error?.fields).toEqual([{ path: ['input', 'identifiers', 0, 'value'], code: 'IS_EMAIL' }]);
  });

  it('may be done before the person is looked for', async () => {
    const known = pair();
    const request = await claiming(...known);
    const acceptedClaimIds = request.claims.map(({ id }: Json) => id);
    expect(await refusal(IDENTIFY_SUBJECT, request, { acceptedClaimIds })).toMatchObject({
      rule: 'IDENTITY_UNSETTLED',
    });
    expect(await refusal(IDENTIFY_SUBJECT, request, { identifiers: known })).toMatchObject({
      rule: 'IDENTITY_UNSETTLED',
    });
    const settled = await act(VERIFY, request, { result: 'NOT_NEEDED' });
    expect(settled.claims.map(({ state }: Json) => state)).toEqual(['OPEN', 'OPEN']);
    const done = await act(IDENTIFY_SUBJECT, settled, { acceptedClaimIds });
    expect(done.subject.id).toBe(await found(known[1]));
  });

  it('erases every claim where nobody could be identified', async () => {
    const request = await claiming(...pair());
    const failed = await act(VERIFY, request, { result: 'FAILED', method: 'QUESTIONS' });
    expect(failed.claims.map(({ state }: Json) => state)).toEqual(['REFUSED', 'REFUSED']);
    expect((await hintsOf(request)).claims.map(({ value }: Json) => value)).toEqual([null, null]);
  });

  it('takes no claim of another request', async () => {
    const [other, request] = [await claiming(...pair()), await claiming(...pair())];
    const accept = (from: Json) => ({
      result: 'NOT_NEEDED',
      acceptedClaimIds: from.claims.map(({ id }: Json) => id),
    });
    // As an id that is nobody's, NOT_FOUND.
    expect(await refusal(VERIFY, request, accept(other))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusal(VERIFY, request, accept(request))).toBeUndefined();
  });

  it('takes no claim twice: one that was accepted or refused is open no more', async () => {
    const [mail, number] = pair();
    const request = await claiming(mail, number);
    const [taken, left] = request.claims.map(({ id }: Json) => id);
    const settled = await act(VERIFY, request, { result: 'NOT_NEEDED', acceptedClaimIds: [taken] });
    expect(settled.claims.map(({ state }: Json) => state)).toEqual(['ACCEPTED', 'REFUSED']);
    for (const id of [taken, left])
      expect(await refusal(IDENTIFY_SUBJECT, settled, { acceptedClaimIds: [id] })).toMatchObject({
        code: 'INVALID_INPUT',
        fields: [{ path: ['input', 'acceptedClaimIds'], code: 'NO_OPEN_CLAIM' }],
      });
  });
});

describe('a caller who vouches for the person', () => {
  it('needs no check, and has them found or recorded', async () => {
    const known = pair();
    const request = await app.given(aRequest(lumen, { subjectIdentifiers: known, isVouchedFor: true }));
    expect(request).toMatchObject({
      identity: 'NOT_NEEDED',
      subject: { id: expect.any(String) },
      identityChecks: [{ result: 'NOT_NEEDED', method: 'AUTHENTICATED_ACCOUNT' }],
    });
    expect(request.claims.map(({ state }: Json) => state)).toEqual(['ACCEPTED', 'ACCEPTED']);
    const again = await app.given(aRequest(lumen, { subjectIdentifiers: known, isVouchedFor: true }));
    expect(again.subject).toEqual(request.subject);
  });

  it('leaves the person open where a phone is shared or two are meant', async () => {
    const phone = { scheme: 'PHONE', value: '+33 1 40 50 60 70' };
    const [one, two] = [pair()[0], pair()[0]];
    const subject = await app.given(aSubject(lumen, [one, phone]));
    const request = await app.given(
      aRequest(lumen, { subjectIdentifiers: [two, phone], isVouchedFor: true }),
    );
    expect(request).toMatchObject({ subject: null, identity: 'PENDING', dueAt: expect.any(String) });
    expect(ids((await hintsOf(request)).candidates)).toEqual([subject.id]);
    expect(await found(two)).toBeUndefined();
  });

  it('needs the right to write persons, on every path', async () => {
    const chatbot = await lumen.token(['requests:read', 'requests:write']);
    const writer = await lumen.token(['requests:read', 'requests:write', 'subjects:write']);
    const READ =
      'mutation ($input: ReceiveRequestInput!) { receiveRequest(input: $input) { id version claims { id } } }';
    const SETTLE =
      'mutation ($input: VerifyRequestInput!) { verifyRequest(input: $input) { request { id version } } }';
    const NAME =
      'mutation ($input: IdentifySubjectOfRequestInput!) { identifySubjectOfRequest(input: $input) { id } }';
    const people = () => app.database.count('subject_identifier');
    const before = await people();
    const vouched = receiveInput(lumen, { subjectIdentifiers: pair(), isVouchedFor: true });
    expect((await app.as(chatbot).run(READ, { input: vouched })).error).toMatchObject({ code: 'FORBIDDEN' });
    const plain = receiveInput(lumen, { subjectIdentifiers: pair() });
    const { receiveRequest: request } = await app.as(chatbot).ask(READ, { input: plain });
    const { id, version, claims } = request;
    const accepted = { acceptedClaimIds: claims.map((claim: Json) => claim.id) };
    const settle = { id, version, result: 'NOT_NEEDED', ...accepted };
    expect((await app.as(chatbot).run(SETTLE, { input: settle })).error).toMatchObject({ code: 'FORBIDDEN' });
    const { verifyRequest } = await app
      .as(chatbot)
      .ask(SETTLE, { input: { id, version, result: 'NOT_NEEDED' } });
    const name = { ...verifyRequest.request, identifiers: pair() };
    expect((await app.as(chatbot).run(NAME, { input: name })).error).toMatchObject({ code: 'FORBIDDEN' });
    expect(await people()).toBe(before);
    expect((await app.as(writer).run(READ, { input: vouched })).error).toBeUndefined();
    expect((await app.as(writer).run(NAME, { input: name })).error).toBeUndefined();
    expect(await people()).toBe(before + 4);
  });
});

describe('a customer number of a system', () => {
  let customers = 0;
  const ofSystem = (system?: string, value = `K-${++customers}`): Identifier => ({
    scheme: 'CUSTOMER_NUMBER',
    ...(system && { system }),
    value,
  });

  it('is claimed with it, and finds nobody with the same number elsewhere', async () => {
    const [own, crm] = [ofSystem(), ofSystem('crm', `K-${customers}`)];
    const [one, two] = [await app.given(aSubject(lumen, [own])), await app.given(aSubject(lumen, [crm]))];
    expect(ids((await hintsOf(await claiming(own))).candidates)).toEqual([one.id]);
    expect(ids((await hintsOf(await claiming(crm))).candidates)).toEqual([two.id]);
    expect((await hintsOf(await claiming(ofSystem('billing', own.value)))).candidates).toEqual([]);
    const both = await hintsOf(await claiming(own, crm));
    expect(ids(both.candidates)).toEqual([one.id, two.id].sort());
    expect(both.claims.map(({ system, value }: Json) => [system, value])).toEqual([
      [null, own.value],
      ['crm', own.value],
    ]);
  });

  it('is no hint of an earlier request that claims the same number of another system', async () => {
    const crm = ofSystem('crm');
    const first = await claiming(crm);
    app.at('2026-04-12T08:00:00Z');
    expect((await hintsOf(await claiming(ofSystem('billing', crm.value)))).earlierRequests).toEqual([]);
    expect((await hintsOf(await claiming(ofSystem(undefined, crm.value)))).earlierRequests).toEqual([]);
    expect(ids((await hintsOf(await claiming(crm))).earlierRequests)).toEqual([first.id]);
  });

  it('is the person’s with its system once it is accepted, and nothing of it stays once it is refused', async () => {
    const [taken, left] = [ofSystem('crm'), ofSystem('billing')];
    const request = await claiming(taken, left);
    const acceptedClaimIds = [request.claims[0].id];
    const settled = await act(VERIFY, request, { result: 'NOT_NEEDED', acceptedClaimIds });
    expect(settled.subject.id).toBe(await found(taken));
    expect(await found(ofSystem('billing', taken.value))).toBeUndefined();
    expect((await hintsOf(request)).claims).toEqual([
      expect.objectContaining({ system: 'crm', state: 'ACCEPTED', value: taken.value }),
      expect.objectContaining({ system: null, state: 'REFUSED', value: null }),
    ]);
  });

  it('finds its person where the caller vouches for them', async () => {
    const crm = ofSystem('crm');
    const subject = await app.given(aSubject(lumen, [crm]));
    const vouched = async (known: Identifier) =>
      (await app.given(aRequest(lumen, { subjectIdentifiers: [known], isVouchedFor: true }))).subject.id;
    expect(await vouched(crm)).toBe(subject.id);
    expect(await vouched(ofSystem('billing', crm.value))).not.toBe(subject.id);
  });

  it('is refused at the field of the message', async () => {
    const wrong = [pair()[0], { ...pair()[0], system: 'crm' }];
    const input = receiveInput(lumen, { subjectIdentifiers: wrong });
    expect((await app.as(lumen.dpo).run(RECEIVE, { input })).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'subjectIdentifiers', 1, 'system'], code: 'CUSTOMER_NUMBER_ONLY' }],
    });
  });

  it('is refused at its place beside claims that are accepted', async () => {
    const request = await claiming(...pair());
    const settled = await act(VERIFY, request, { result: 'NOT_NEEDED' });
    const acceptedClaimIds = request.claims.map(({ id }: Json) => id);
    const identifiers = [ofSystem('no name')];
    expect(await refusal(IDENTIFY_SUBJECT, settled, { acceptedClaimIds, identifiers })).toMatchObject({
      fields: [{ path: ['input', 'identifiers', 0, 'system'], code: 'NOT_A_NAME' }],
    });
  });
});

describe('the same right again', () => {
  it('is a hint with the earlier requests, through the person or through what both claim', async () => {
    const known = pair();
    const first = await app.given(aRequest(lumen, { subjectIdentifiers: known, isVouchedFor: true }));
    app.at('2026-04-12T08:00:00Z');
    const second = await claiming(known[0]);
    expect((await hintsOf(second)).earlierRequests).toEqual([{ id: first.id, reference: first.reference }]);
    app.at('2026-05-12T08:00:00Z');
    const third = await app.given(aRequest(lumen, { subjectIdentifiers: known, isVouchedFor: true }));
    expect((await hintsOf(third)).earlierRequests.map(({ id }: Json) => id)).toEqual([second.id, first.id]);
    expect((await hintsOf(first)).earlierRequests).toEqual([]);
  });

  it('is none for another right, or another person', async () => {
    const known = pair();
    const first = await claiming(...known);
    app.at('2026-04-12T08:00:00Z');
    const erasure = await app.given(aRequest(lumen, { subjectIdentifiers: known, rights: ['ERASURE'] }));
    expect((await hintsOf(erasure)).earlierRequests).toEqual([]);
    expect((await hintsOf(await claiming(...pair()))).earlierRequests).toEqual([]);
    const again = await claiming(...known);
    expect(ids((await hintsOf(again)).earlierRequests)).toEqual([first.id]);
  });
});
