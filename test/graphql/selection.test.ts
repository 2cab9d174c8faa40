import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@vigie/schema';
import { breachInput } from '../breaches/breach.factory.ts';
import { TestOrganisation, type Token } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';
import { footprint } from '../harness/footprint.ts';
import { aRequest, receiveInput } from '../requests/request.factory.ts';

/** What a token of a chatbot is given by `docs/integrate.md`. */
const CHATBOT: Scope[] = ['organisations:read', 'requests:read', 'requests:write', 'subjects:write'];

let app: TestApp;
let lumen: TestOrganisation;
let chatbot: Token;
let trusted: Token;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  chatbot = await lumen.token(CHATBOT);
  trusted = await lumen.token();
});

afterAll(() => app.close());

const receive = (selection: string, more = '') =>
  `mutation take($input: ReceiveRequestInput!, $yes: Boolean! = true, $no: Boolean! = false) {
    receiveRequest(input: $input) { id ${selection} __typename @include(if: $yes) @skip(if: $no) } } ${more}`;

describe('a mutation whose answer asks for what its caller may not see', () => {
  it.each([
    ['a field of another domain', 'deadlines { dueAt }', '', ['deadlines'], 'deadlines:read'],
    ['a sealed field', 'verbatim', '', ['verbatim'], 'requests:reveal'],
    ['another name', 'clocks: deadlines { dueAt }', '', ['clocks'], 'deadlines:read'],
    ['a field further down', 'rights { deadline { dueAt } }', '', ['rights', 'deadline'], 'deadlines:read'],
    [
      'a fragment',
      '...Clocks',
      'fragment Clocks on DataSubjectRequest { deadlines { dueAt } }',
      ['deadlines'],
      'deadlines:read',
    ],
    [
      'a fragment of a fragment',
      '...A',
      'fragment A on DataSubjectRequest { rights { ...B } } fragment B on ExercisedRight { deadline { dueAt } }',
      ['rights', 'deadline'],
      'deadlines:read',
    ],
    [
      'a fragment on an interface',
      '... on Node { ... on DataSubjectRequest { deadlines { dueAt } } }',
      '',
      ['deadlines'],
      'deadlines:read',
    ],
    ['an inline fragment', '... { deadlines { dueAt } }', '', ['deadlines'], 'deadlines:read'],
    [
      'what a variable includes',
      'deadlines @include(if: $yes) { dueAt }',
      '',
      ['deadlines'],
      'deadlines:read',
    ],
    [
      'what a variable does not skip',
      '... @skip(if: $no) { deadlines { dueAt } }',
      '',
      ['deadlines'],
      'deadlines:read',
    ],
  ])('is refused before anything is done: %s', async (_, selection, more, path, scope) => {
    const before = await footprint(app, lumen.id);
    const document = receive(selection, more);
    const refused = await app.as(chatbot).run(document, { input: receiveInput(lumen) });
    expect(refused).toMatchObject({
      status: 200,
      data: { receiveRequest: null },
      error: {
        code: 'FORBIDDEN',
        path: ['receiveRequest'],
        fields: [{ path: ['receiveRequest', ...path], code: 'SCOPE_MISSING', params: { scope } }],
      },
    });
    expect(await footprint(app, lumen.id)).toEqual(before);
    const done = await app.as(trusted).run(document, { input: receiveInput(lumen) });
    expect([done.errors, done.data.receiveRequest.id]).toEqual([[], expect.any(String)]);
  });

  it.each([
    ['what is skipped', 'deadlines @skip(if: $yes) { dueAt }'],
    ['what is not included', '... @include(if: $no) { deadlines { dueAt } verbatim }'],
    ['what stands on another type', '... on Node { ... on Breach { deadlines { dueAt } } }'],
    [
      'what asks the same right as its parent',
      'rights { right request { reference } } suspensions { reason }',
    ],
  ])('is done where that is left out: %s', async (_, selection) => {
    const done = await app.as(chatbot).run(receive(selection), { input: receiveInput(lumen) });
    expect([done.errors, done.data.receiveRequest.id]).toEqual([[], expect.any(String)]);
  });

  it('goes from what a verb made to the node that it was made on, with the scopes of that verb', async () => {
    const { id, version } = await app.given(aRequest(lumen));
    const SUSPEND = `mutation ($input: SuspendRequestInput!) { suspendRequest(input: $input) {
      reason request { id status suspensions { reason } } } }`;
    const suspended = await app
      .as(chatbot)
      .run(SUSPEND, { input: { id, version, reason: 'IDENTITY_DOUBT' } });
    expect(suspended.data.suspendRequest).toEqual({
      reason: 'IDENTITY_DOUBT',
      request: { id, status: 'PAUSED', suspensions: [{ reason: 'IDENTITY_DOUBT' }] },
    });
  });

  it('is refused by way of what a verb made, as it would be beside it', async () => {
    const { id, version } = await app.given(aRequest(lumen));
    const SUSPEND = `mutation ($input: SuspendRequestInput!) { suspendRequest(input: $input) {
      request { deadlines { dueAt } } } }`;
    const input = { id, version, reason: 'IDENTITY_DOUBT' };
    const { error } = await app.as(chatbot).run(SUSPEND, { input });
    expect(error?.fields).toEqual([
      {
        path: ['suspendRequest', 'request', 'deadlines'],
        code: 'SCOPE_MISSING',
        params: { scope: 'deadlines:read' },
      },
    ]);
    expect((await app.as(trusted).run(SUSPEND, { input })).errors).toEqual([]);
  });

  it('is refused on a branch of any type that the node may have', async () => {
    const replay = 'mutation { replayJob(input: { job: "none" }) { id ... on Deadline { dueAt } } }';
    const worker = await lumen.token(['jobs:admin']);
    const refused = await app.as(worker).run(replay);
    expect(refused.error).toMatchObject({
      code: 'FORBIDDEN',
      fields: [{ params: { scope: 'deadlines:read' } }],
    });
    expect((await app.as(trusted).run(replay)).error?.code).not.toBe('FORBIDDEN');
  });
});

describe('two mutations in one document', () => {
  it.each([
    ['a missing right', 'id deadlines { dueAt }', 'FORBIDDEN'],
    ['an unknown legal entity', 'id', 'NOT_FOUND'],
  ])('each tell what became of them when the other meets %s', async (_, selection, code) => {
    const document = `mutation ($good: ReceiveRequestInput!, $bad: ReceiveRequestInput!) {
      first: receiveRequest(input: $good) { id }
      second: receiveRequest(input: $bad) { ${selection} }
      third: receiveRequest(input: $good) { id } }`;
    const before = await app.database.count('data_subject_request');
    const good = receiveInput(lumen);
    const bad = code === 'NOT_FOUND' ? { ...good, legalEntityId: randomUUID() } : good;
    const { data, errors } = await app.as(chatbot).run(document, { good, bad });
    expect(data).toEqual({
      first: { id: expect.any(String) },
      second: null,
      third: { id: expect.any(String) },
    });
    expect(errors.map(({ code: each, path }) => [each, path])).toEqual([[code, ['second']]]);
    expect(await app.database.count('data_subject_request')).toBe(before + 2);
  });
});

describe('a list with a field that needs another scope', () => {
  it('stands, and each such field is null with an error of its own', async () => {
    const own = await TestOrganisation.make(app, 'listed', ['DPO' as never]);
    await app.given(aRequest(own));
    await app.given(aRequest(own));
    const fields = 'reference deadlines { dueAt } subject { id } timeline { action } verbatim';
    const asked = `{ requests { totalCount nodes { ${fields} } } }`;
    const { data, errors } = await app.as(await own.token(CHATBOT)).run(asked);
    const node = {
      reference: expect.any(String),
      deadlines: null,
      subject: null,
      timeline: null,
      verbatim: null,
    };
    expect(data.requests).toEqual({ totalCount: 2, nodes: [node, node] });
    expect(errors).toHaveLength(8);
    expect(errors.every(({ code }) => code === 'FORBIDDEN')).toBe(true);
    const whole = await app.as(await own.token()).ask(asked);
    expect(whole.requests.nodes[0].deadlines).toHaveLength(1);
  });
});

describe('a repeat of what only a writer did', () => {
  it('is answered as the first time, to whom may write and not read', async () => {
    const writer = await lumen.token(['breaches:write']);
    const create = 'mutation ($input: CreateBreachInput!) { createBreach(input: $input) { id title } }';
    const key = { 'idempotency-key': randomUUID() };
    const input = breachInput(lumen);
    const first = await app.as(writer).run(create, { input }, key);
    const again = await app.as(writer).run(create, { input }, key);
    expect([first.errors, again.errors, again.headers['idempotency-replayed']]).toEqual([[], [], 'true']);
    expect(again.data).toEqual(first.data);
    expect(
      (await app.as(writer).run('query ($id: ID!) { node(id: $id) { id } }', first.data.createBreach)).error
        ?.code,
    ).toBe('FORBIDDEN');
  });
});
