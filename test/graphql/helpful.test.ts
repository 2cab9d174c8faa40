import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBreach, breachInput, CREATE } from '../breaches/breach.factory.ts';
import { TestOrganisation, type Token } from '../harness/actors.ts';
import { answerOf, type Json, TestApp } from '../harness/app.ts';

let app: TestApp;
let lumen: TestOrganisation;
let token: Token;
let port: number;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app, 'lumen', ['DPO' as never]);
  token = await lumen.token();
  const address = await app.app.http.listen({ port: 0, host: '127.0.0.1' });
  port = Number(new URL(address).port);
});

afterAll(() => app.close());

const create = (more: object) => app.as(token).run(CREATE, { input: breachInput(lumen, more) });
const inText = (inside: string) =>
  app
    .as(token)
    .run(
      `mutation { createBreach(input: { legalEntityId: "${lumen.entityId}", title: "a", natures: [INTEGRITY], ${inside} }) { id } }`,
    );
const NATURES = 'CONFIDENTIALITY INTEGRITY AVAILABILITY';

describe('a field that is refused', () => {
  it.each([
    ['too long', { title: 'a'.repeat(500) }, ['title'], 'MAX_LENGTH', { max: expect.any(Number) }],
    ['too short', { title: '' }, ['title'], 'MIN_LENGTH', { min: 1 }],
    ['below the least', { approximateSubjects: -1 }, ['approximateSubjects'], 'MIN', { min: 0 }],
    ['an empty list', { natures: [] }, ['natures'], 'ARRAY_MIN_SIZE', { min: 1 }],
    [
      'of another type',
      { approximateSubjects: 'x' },
      ['approximateSubjects'],
      'NOT_OF_THIS_TYPE',
      { type: 'Int' },
    ],
    ['no instant', { awareAt: 'x' }, ['awareAt'], 'NOT_OF_THIS_TYPE', { type: 'DateTime' }],
    [
      'no value of its list',
      { natures: ['INTEGRITY', 'X'] },
      ['natures', 1],
      'NOT_OF_THIS_TYPE',
      { type: 'BreachNature', allowed: NATURES },
    ],
    [
      'nearly a value of its list',
      { natures: ['INTEGRITI'] },
      ['natures', 0],
      'NOT_OF_THIS_TYPE',
      { type: 'BreachNature', allowed: NATURES },
    ],
    [
      'one value for a list, and nearly one of its own',
      { natures: 'integrity' },
      ['natures'],
      'NOT_OF_THIS_TYPE',
      { type: 'BreachNature', allowed: NATURES },
    ],
    ['null', { title: null }, ['title'], 'NOT_OF_THIS_TYPE', { type: 'String!' }],
    ['not there', { shoeSize: 3 }, ['shoeSize'], 'UNKNOWN_FIELD', undefined],
    ['nearly there', { titel: 'a' }, ['titel'], 'UNKNOWN_FIELD', undefined],
    ['missing', { legalEntityId: undefined }, ['legalEntityId'], 'REQUIRED', undefined],
  ])('is told with its limit or with what is taken: %s', async (_, more, path, code, params) => {
    const { error } = await create(more);
    expect(error).toMatchObject({ code: 'INVALID_INPUT' });
    expect(error?.fields).toEqual([{ path: ['input', ...path], code, ...(params ? { params } : {}) }]);
    expect((await create({})).errors).toEqual([]);
  });

  it.each([
    [
      'of another type',
      'approximateSubjects: "x"',
      ['approximateSubjects'],
      'NOT_OF_THIS_TYPE',
      { type: 'Int' },
    ],
    [
      'no value of its list',
      'cause: X',
      ['cause'],
      'NOT_OF_THIS_TYPE',
      { type: 'BreachCause', allowed: expect.any(String) },
    ],
    [
      'nearly a value of its list',
      'cause: OTHERS',
      ['cause'],
      'NOT_OF_THIS_TYPE',
      { type: 'BreachCause', allowed: expect.stringContaining('OTHER') },
    ],
    ['not there', 'shoeSize: 3', ['shoeSize'], 'UNKNOWN_FIELD', undefined],
    ['nearly there', 'titel: "a"', ['titel'], 'UNKNOWN_FIELD', undefined],
  ])('is told so in the text of the document too: %s', async (_, inside, path, code, params) => {
    const { error } = await inText(inside);
    expect(error?.fields).toEqual([{ path: ['input', ...path], code, ...(params ? { params } : {}) }]);
    expect((await inText('cause: OTHER')).errors).toEqual([]);
  });

  it('takes no part of a value for a type or a name', async () => {
    const { error, body } = await create({
      approximateSubjects: 'Expected type "Jeanne"; Field "canari" is not defined by type "X".',
    });
    expect(error?.fields).toEqual([
      { path: ['input', 'approximateSubjects'], code: 'NOT_OF_THIS_TYPE', params: { type: 'Int' } },
    ]);
    expect(body).not.toMatch(/Jeanne|canari/);
  });

  it.each([
    ['first', { first: 201 }, { min: 0, max: 200 }],
    ['last', { last: -1 }, { min: 0, max: 200 }],
    ['offset', { offset: 10_001 }, { min: 0, max: 10_000 }],
  ])('of a page says how far it goes: %s', async (name, variables, params) => {
    const list =
      'query ($first: Int, $last: Int, $offset: Int) { breaches(first: $first, last: $last, offset: $offset) { nodes { id } } }';
    const { error } = await app.as(token).run(list, variables);
    expect(error?.fields).toEqual([{ path: [name], code: 'OUT_OF_RANGE', params }]);
    expect((await app.as(token).run(list, {})).errors).toEqual([]);
  });

  const many = (count: number, text: (i: number) => string) =>
    `{ ${Array.from({ length: count }, (_, i) => text(i)).join(' ')} }`;

  it.each([
    ['aliases', 15, many(16, (i) => `a${i}: viewer { now }`)],
    ['directives', 10, `{ viewer { now ${'@include(if: true) '.repeat(21)} } }`],
    ['tokens', 2000, many(2001, (i) => `a${i}`)],
    // A fragment counts wherever it is spread: 63 objects of 65 fields.
    [
      'selections',
      4000,
      `${many(63, (i) => `a${i}: viewer { ...A }`)} fragment A on Viewer ${many(65, (i) => `b${i}: now`)}`,
    ],
    ['repeats', 2000, many(100, () => 'viewer { now }')],
    ['depth', 100, `${'{ viewer '.repeat(103)}${'}'.repeat(103)}`],
  ])('of a document says which limit it met: %s', async (limit, max, document) => {
    expect((await app.as(token).run(document)).error).toMatchObject({
      code: 'TOO_COMPLEX',
      params: { limit, max },
    });
  });
});

const nested = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;
const viewer = '{ viewer { now } }';

describe('a mistake of the client is no bug of ours', () => {
  const post = (body: string) => app.as(token).send(body);

  it.each([
    [
      'unknown fields, without a sign-in',
      'mutation ($i: SignInInput!) { signIn(input: $i) { now } }',
      7,
      null,
    ],
    ['unknown fields', CREATE.replaceAll('$input', '$i'), 7, true],
    [
      'values that are none',
      'query ($i: BreachFilter) { breaches(filter: $i) { nodes { id } } }',
      0,
      'token',
    ],
  ])('however many there are: %s', async (_, query, count, isKnown) => {
    app.logs.length = 0;
    const unknown = Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, 1]));
    const i = count > 0 ? unknown : { status: { in: Array(8).fill('NOPE') } };
    const { errors } = await app.as(isKnown ? token : null).run(query, { i });
    expect(errors).toMatchObject([
      { code: 'INVALID_INPUT', fields: Array(5).fill({ code: expect.any(String) }) },
    ]);
    expect(app.logs.filter((line) => line.includes('unexpected'))).toEqual([]);
  });

  it.each([
    [
      'variables nested very deep',
      () => post(`{"query": "${viewer}", "variables": {"a": ${nested(45_000)}}}`),
      'TOO_COMPLEX',
    ],
    [
      'the same for a key',
      async () =>
        app
          .as(token)
          .send(
            `{"query": ${JSON.stringify(CREATE)}, "variables": {"x": ${nested(40_000)}, "input": ${JSON.stringify(breachInput(lumen))}}}`,
            { 'idempotency-key': 'deep' },
          ),
      'TOO_COMPLEX',
    ],
    [
      'the wrong hash of a persisted query',
      () =>
        post(`{"query": "${viewer}", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "00"}}}`),
      'INVALID_INPUT',
    ],
    [
      'a persisted query that nobody sent',
      () => post('{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "00"}}}'),
      'INVALID_INPUT',
    ],
    [
      'a persisted query that is none',
      () => post(`{"query": "${viewer}", "extensions": {"persistedQuery": [[1]]}}`),
      'INVALID_INPUT',
    ],
    ['a year of six digits', () => create({ awareAt: '+012026-01-01T00:00:00Z' }), 'INVALID_INPUT'],
    [
      'a year that an offset makes five digits long',
      () => create({ awareAt: '9999-12-31T23:59:59-12:00' }),
      'INVALID_INPUT',
    ],
    [
      'the same in a filter',
      () =>
        app
          .as(token)
          .run('{ breaches(filter: { awareAt: { gt: "9999-12-31T23:59:59-12:00" } }) { nodes { id } } }'),
      'INVALID_INPUT',
    ],
    ['a number for a query', () => post('{"query": 1}'), 'INVALID_INPUT'],
    ['a text for variables', () => post(`{"query": "${viewer}", "variables": "{}"}`), 'INVALID_INPUT'],
    ['a list for variables', () => post(`{"query": "${viewer}", "variables": [1]}`), 'INVALID_INPUT'],
    [
      'a number for the name of an operation',
      () => post(`{"query": "${viewer}", "operationName": 1}`),
      'INVALID_INPUT',
    ],
    ['a subscription', () => app.as(token).run('subscription { viewer { now } }'), 'INVALID_INPUT'],
    [
      'half of a pair of characters',
      () => app.as(token).run('query ($id: ID!) { breach(id: $id) { id } }', { id: '\ud800' }),
      undefined,
    ],
    [
      'a very long operation name',
      () => post(JSON.stringify({ query: viewer, operationName: 'a'.repeat(50_000) })),
      'INVALID_INPUT',
    ],
  ])('%s', async (_, ask, code) => {
    app.logs.length = 0;
    const { status, error } = await ask();
    expect(status).toBeLessThan(500);
    expect(error?.code).not.toBe('INTERNAL');
    if (code) expect(error?.code).toBe(code);
    expect(app.logs.filter((line) => line.includes('unexpected'))).toEqual([]);
    expect((await post(`{"query": "${viewer}"}`)).errors).toEqual([]);
  });

  it.each(['9999-12-31T23:59:59Z', '0001-01-01T00:00:00Z', '9998-12-31T23:59:59Z'])(
    'the calculator of deadlines at %s',
    async (anchorAt) => {
      app.logs.length = 0;
      const rule = `{ legalDeadline(input: { rule: GDPR_12_3, anchorAt: "${anchorAt}", timeZone: "Europe/Paris" }) { dueOn dueAt trace { text } } }`;
      const { status, error } = await app.as(token).run(rule);
      expect([status, error?.code]).not.toContain('INTERNAL');
      expect(app.logs.filter((line) => line.includes('unexpected'))).toEqual([]);
    },
  );
});

describe('a mistake in the document', () => {
  const long = 'a'.repeat(90_000);

  it.each([
    ['no selection', { query: '{ requests }' }, /must have a selection/],
    ['no operation of that name', { query: viewer, operationName: '' }, /no operation of that name/],
    ['no document', { query: '' }, /^The body is no JSON object with a query\.$/],
    ['an unknown field', { query: '{ viewer { shoeSize } }' }, /"shoeSize"/],
  ])('says what it is: %s', async (_, body, sentence) => {
    const { error } = await app.as(token).send(JSON.stringify(body));
    expect(error).toMatchObject({ code: 'INVALID_INPUT', message: expect.stringMatching(sentence) });
  });

  it.each([
    ['a field', `{ ${long} }`],
    ['an argument', `{ viewer(${long}: 1) { now } }`],
    ['a field of an input', `{ breaches(filter: { ${long}: 1 }) { nodes { id } } }`],
    ['a variable', `query ($${long}: Int) { viewer { now } }`],
    ['a type', `{ viewer { ... on ${long} { now } } }`],
  ])('says no long name back: %s', async (_, query) => {
    const { error, body } = await app.as(token).send(JSON.stringify({ query }));
    expect(error?.code).toBe('INVALID_INPUT');
    expect(body.length).toBeLessThan(1000);
  });

  it.each([1000, 1500, 5000, 45_000])('is too complex with lists inside %i lists', async (depth) => {
    const { error } = await app.as(token).run(`{ breach(id: ${nested(depth)}) { id } }`);
    expect(error?.code).toBe('TOO_COMPLEX');
  });
});

describe('what HTTP itself refuses', () => {
  const inject = async (options: Json): Promise<ReturnType<typeof answerOf>> => {
    const response = await app.app.http.inject({ method: 'POST', url: '/graphql', ...options });
    return answerOf(response);
  };
  const json = { 'content-type': 'application/json' };
  const sound = () =>
    inject({
      headers: { ...json, authorization: `Bearer ${token.secret}` },
      payload: `{"query": "${viewer}"}`,
    });

  it.each([
    ['a media type', { headers: { 'content-type': 'text/plain' }, payload: 'canari' }, 415, /media type/],
    [
      'a media type that nobody knows',
      { headers: { 'content-type': 'application/canari' }, payload: '{}' },
      415,
      /media type/,
    ],
    ['broken JSON', { headers: json, payload: '{"query": "canari' }, 400, /not JSON/],
    ['an empty body', { headers: json, payload: '' }, 400, /empty|no JSON object/],
    ['a batch', { headers: json, payload: `[{"query": "${viewer}"}]` }, 400, /batch/],
    [
      'a persisted query',
      { headers: json, payload: '{"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0"}}}' },
      200,
      /[Pp]ersisted/,
    ],
    ['an encoding', { headers: { ...json, 'content-encoding': 'gzip' }, payload: 'canari' }, 415, /encoding/],
    [
      'an encoding of a form',
      { url: '/files', headers: { ...json, 'content-encoding': 'br' }, payload: 'canari' },
      415,
      /encoding/,
    ],
    [
      'a body that is too large',
      { headers: json, payload: `{"query": "${'a'.repeat(400_000)}"}` },
      413,
      /larger/,
    ],
    ['an address that is none', { method: 'GET', url: '/%E0%A4%A?canari' }, 400, /address/],
    ['an address where nothing is', { method: 'GET', url: '/canari' }, 404, /[Nn]ot found/],
    ['a method', { method: 'PUT', headers: json, payload: '{}' }, 405, /method/],
    [
      'a mutation by GET',
      {
        method: 'GET',
        url: `/graphql?query=${encodeURIComponent('mutation { signOut { now } }')}`,
        headers: { 'apollo-require-preflight': '1' },
      },
      405,
      /by POST/,
    ],
  ])('has one sentence for %s, and says nothing back', async (_, options, status, sentence) => {
    const answer = await inject(options);
    expect(answer.status).toBe(status);
    expect(answer.error?.message).toMatch(sentence);
    expect(answer.error?.code).toMatch(/^(INVALID_INPUT|TOO_COMPLEX|NOT_FOUND)$/);
    expect(answer.error?.requestId).toMatch(/^[\w-]{8,64}$/);
    expect(answer.body).not.toMatch(/canari|%E0|Apollo|FST_/);
    expect((await sound()).errors).toEqual([]);
  });

  it('tells a good encoding from one that nobody undoes', async () => {
    const answer = await inject({
      headers: { ...json, 'content-encoding': 'identity', authorization: `Bearer ${token.secret}` },
      payload: `{"query": "${viewer}"}`,
    });
    expect(answer.errors).toEqual([]);
    expect(
      (await inject({ headers: { ...json, 'content-encoding': 'gzip' } })).headers['accept-encoding'],
    ).toBe('identity');
  });

  it.each([
    ['DELETE', '/graphql', 'GET, HEAD, POST'],
    ['OPTIONS', '/graphql', 'GET, HEAD, POST'],
    ['GET', '/files', 'POST'],
    ['PUT', '/files/01a20997-30c7-7009-baf2-9ce92c984c71', 'GET'],
    ['POST', '/schema.graphql?a=1', 'GET, HEAD'],
    ['POST', '/healthz', 'GET, HEAD'],
    ['POST', '/calendar/abc.ics', 'GET'],
  ])('answers %s %s with what that address takes', async (method, url, allow) => {
    const answer = await inject({ method, url });
    expect([answer.status, answer.headers.allow, answer.error?.code]).toEqual([
      405,
      expect.stringContaining(allow),
      'INVALID_INPUT',
    ]);
  });

  it.each([
    ['PUT', '/graphql', {}, 405],
    ['DELETE', '/files/01a20997-30c7-7009-baf2-9ce92c984c71', {}, 405],
    ['PATCH', '/graphql', { 'content-type': 'text/canari' }, 405],
    ['OPTIONS', '/graphql', {}, 405],
    ['POST', '/healthz', {}, 405],
    ['POST', '/schema.graphql', { 'content-encoding': 'foo' }, 405],
    ['POST', '/canari', {}, 404],
    ['POST', '/canari', { 'content-encoding': 'foo' }, 404],
    ['DELETE', '/canari', {}, 404],
  ])('answers %s %s before its body: %j', async (method, url, headers, status) => {
    for (const more of [{}, { payload: '{"canari' }]) {
      const answer = await inject({ method, url, headers: { ...json, ...headers }, ...more });
      expect([answer.status, answer.body]).toEqual([status, expect.not.stringContaining('canari')]);
      expect(answer.headers['x-frame-options']).toBe('DENY');
    }
  });

  it('answers what is no HTTP in the same form', async () => {
    const said = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(port, '127.0.0.1', () => socket.write(text));
        let all = '';
        socket.on('data', (part) => {
          all += String(part);
        });
        socket.on('close', () => resolve(all));
      });
    const nonsense = await said('CANARI nonsense\r\n\r\n');
    expect(nonsense).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(nonsense.split('\r\n\r\n')[1] ?? '')).toMatchObject({
      errors: [{ extensions: { code: 'INVALID_INPUT' } }],
    });
    expect(nonsense).not.toContain('CANARI');
    const large = await said(`GET /healthz HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 /);
    expect(await said('GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });

  it('leaves a good one as it was', async () => {
    const { id } = await app.given(aBreach(lumen));
    expect((await app.as(token).ask('query ($id: ID!) { breach(id: $id) { id } }', { id })).breach.id).toBe(
      id,
    );
  });
});
