import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { aBreach, BREACH, breachInput, CREATE } from '../breaches/breach.factory.ts';
import { TestOrganisation, type Token } from '../harness/actors.ts';
import { answerOf, type Json, TestApp } from '../harness/app.ts';

let app: TestApp;
let lumen: TestOrganisation;
let token: Token;
let breach: Json;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  token = await lumen.token();
  breach = await app.given(aBreach(lumen));
});

afterAll(() => app.close());

describe('GraphQL over HTTP', () => {
  let url = '';
  const audits = serverAudits({
    url: () => url,
    fetchFn: (address: string, init: RequestInit = {}) =>
      fetch(address, {
        ...init,
        headers: { ...(init.headers as object), authorization: `Bearer ${token.secret}` },
      }),
  });

  beforeAll(async () => {
    url = `${await app.app.http.listen({ port: 0, host: '127.0.0.1' })}/graphql`;
  });

  it('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    if (result.status !== 'ok') await result.response.body?.cancel();
    expect([result.status, 'reason' in result ? result.reason : '']).toEqual(['ok', '']);
  });
});

const send = async (options: Json) => answerOf(await app.app.http.inject({ url: '/graphql', ...options }));
const json = { 'content-type': 'application/json' };
const DOCUMENT = { query: BREACH, variables: {} as Json };

describe('a page of another site', () => {
  const cookie = async () => (await lumen.dpo.headers(app)).cookie as string;
  const mutation = () => JSON.stringify({ query: CREATE, variables: { input: breachInput(lumen) } });

  it.each([
    ['by its origin', { origin: 'https://evil.example' }],
    ['by an origin that is none', { origin: 'null' }],
    ['by what the browser says of the site', { 'sec-fetch-site': 'cross-site' }],
    ['from a neighbouring host', { origin: 'http://localhost.evil.example', 'sec-fetch-site': 'same-site' }],
  ])('cannot use the cookie of a browser: refused %s', async (_, headers) => {
    const count = await app.database.count('breach');
    const refused = await send({
      method: 'POST',
      headers: { ...json, ...headers, cookie: await cookie() },
      payload: mutation(),
    });
    expect(refused.error?.code).toBe('FORBIDDEN');
    expect(await app.database.count('breach')).toBe(count);
    const own = { host: 'localhost:4000', origin: 'http://localhost:4000', 'sec-fetch-site': 'same-origin' };
    const taken = await send({
      method: 'POST',
      headers: { ...json, ...own, cookie: await cookie() },
      payload: mutation(),
    });
    expect(taken.errors).toEqual([]);
    expect(await app.database.count('breach')).toBe(count + 1);
  });

  it('cannot sign a browser in', async () => {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { user { id } } }';
    const variables = { input: { email: lumen.dpo.email, password: 'correct horse battery staple' } };
    const refused = await app.app.http.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...json, origin: 'https://evil.example' },
      payload: JSON.stringify({ query, variables }),
    });
    expect(answerOf(refused).error?.code).toBe('FORBIDDEN');
    expect(refused.cookies).toEqual([]);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'cannot post a form: %s',
    async (type) => {
      const count = await app.database.count('breach');
      const refused = await send({
        method: 'POST',
        headers: { 'content-type': type, cookie: await cookie() },
        payload: mutation(),
      });
      expect(refused.status).toBeGreaterThanOrEqual(400);
      expect(refused.data).toBeUndefined();
      expect(await app.database.count('breach')).toBe(count);
    },
  );

  it('is given no leave by CORS', async () => {
    const { headers } = await send({
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a GET', () => {
  const get = (query: string, headers = {}, variables: object = {}) =>
    send({
      method: 'GET',
      query: { query, variables: JSON.stringify(variables) },
      headers: { authorization: `Bearer ${token.secret}`, ...headers },
    });

  it('reads and never writes', async () => {
    const count = await app.database.count('breach');
    const written = await get(CREATE, {}, { input: breachInput(lumen) });
    expect([written.status, written.data]).toEqual([405, undefined]);
    expect(await app.database.count('breach')).toBe(count);
    expect((await get(BREACH, {}, { id: breach.id })).data.breach.id).toBe(breach.id);
  });

  it('is refused from a browser that sends none of our headers', async () => {
    const answer = await send({ method: 'GET', query: { query: '{ viewer { now } }' } });
    expect([answer.status, answer.error?.code]).toEqual([400, 'INVALID_INPUT']);
  });
});

describe('what strangers try', () => {
  const as = (payload: unknown) =>
    send({
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${token.secret}` },
      payload: JSON.stringify(payload),
    });

  it('is refused as a batch', async () => {
    const batch = await as(Array.from({ length: 10 }, () => ({ query: '{ viewer { now } }' })));
    expect([batch.status, batch.data]).toEqual([400, undefined]);
  });

  it.each([
    [
      'a hundred aliases',
      `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: viewer { now }`).join(' ')} }`,
      'TOO_COMPLEX',
    ],
    [
      'a hundred aliases of __typename',
      `{ ${Array.from({ length: 101 }, (_, i) => `a${i}: __typename`).join(' ')} }`,
      'TOO_COMPLEX',
    ],
    ['ten thousand directives', `{ __typename ${'@aa'.repeat(3000)} }`, 'TOO_COMPLEX'],
    [
      'fragments in a circle',
      'query { ...A } fragment A on Query { ...B } fragment B on Query { ...A }',
      'INVALID_INPUT',
    ],
    [
      'a deep introspection',
      `{ __schema { types { fields { type ${'{ fields { type '.repeat(12)} { name } ${'} }'.repeat(12)} } } } }`,
      'INVALID_INPUT',
    ],
  ])('is refused as %s', async (_, query, code) => {
    const answer = await as({ query });
    expect([answer.error?.code, answer.data]).toEqual([code, undefined]);
  });

  it('may be the same field sixty times: it is read once', async () => {
    const answer = await as({ query: `{ viewer { ${'now '.repeat(60)} } }` });
    expect(answer.data.viewer).toEqual({ now: expect.any(String) });
  });

  it('learns the schema with a token only', async () => {
    const query = '{ __schema { queryType { name } } }';
    expect((await as({ query })).data.__schema.queryType.name).toBe('Query');
    const stranger = await send({ method: 'POST', headers: json, payload: JSON.stringify({ query }) });
    expect([stranger.status, stranger.error?.code]).toEqual([401, 'UNAUTHENTICATED']);
    for (const asked of [
      '{ ...A } fragment A on Query { __schema { queryType { name } } }',
      '{ ... { __type(name: "Query") { name } } }',
    ]) {
      const hidden = await send({ method: 'POST', headers: json, payload: JSON.stringify({ query: asked }) });
      expect([asked, hidden.error?.code]).toEqual([asked, 'UNAUTHENTICATED']);
    }
  });

  it('is shown no traces, no console of ours and no server', async () => {
    const answer = await as({ query: '{ viewer { now } }' });
    expect(JSON.parse(answer.body)).toEqual({ data: { viewer: { now: expect.any(String) } } });
    expect(answer.headers['x-powered-by']).toBeUndefined();
    const page = await app.app.http.inject({ url: '/graphql', headers: { accept: 'text/html' } });
    expect(page.body).not.toMatch(/<html|cdn|sandbox/i);
  });

  it('is answered with headers that let no browser keep, frame or guess', async () => {
    const { headers } = await as(DOCUMENT);
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'content-type': expect.stringContaining('charset=utf-8'),
      'x-request-id': expect.stringMatching(/^[\w-]{8,64}$/),
    });
  });

  it('gets 404 without an echo where there is nothing', async () => {
    const answer = await app.app.http.inject({ url: '/%3Cscript%3Ejeanne' });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toMatch(/script|jeanne/);
  });

  it('is told under which id its request is kept: its own UUID, or one that is made of its words', async () => {
    const told = async (id: string) =>
      (await app.app.http.inject({ url: '/healthz', headers: { 'x-request-id': id } })).headers[
        'x-request-id'
      ];
    const uuid = '0190a0b0-1c2d-7e3f-8a4b-5c6d7e8f9a0b';
    expect(await told(uuid)).toBe(uuid);
    const words = await told('Jeanne-Canari-0612345678');
    expect(words).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await told('Jeanne-Canari-0612345678')).toBe(words);
    expect(await told('Jeanne-Canari-0612345679')).not.toBe(words);
    expect(await told('bad id\u0001"')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('leaves no word of its own in any table: neither as an id, nor as a name, nor as a key', async () => {
    const word = 'Jeanne_Canari_0612345678';
    const query = `mutation ${word}($${word}: CreateBreachInput!) { ${word}: createBreach(input: $${word}) { id } }`;
    const input = { legalEntityId: lumen.entityId, title: 'Essai', natures: ['INTEGRITY'], description: 'x' };
    const headers = { 'x-request-id': word, 'idempotency-key': word };
    const caller = app.as(lumen.dpo);
    const { data } = await caller.run(query, { [word]: input }, headers);
    const { id } = data[word];
    const read = `query ${word} { ${word}: breach(id: "${id}") { ${word}: description } }`;
    expect((await caller.run(read, {}, headers)).data[word][word]).toBe('x');
    // Its twin: what was done by it is there.
    expect(await app.database.count('idempotency_key where node_id = $1', [id])).toBe(1);
    const entries = `audit_entry where node_id = $1 and convert_from(canonical, 'UTF8') like '%breach%'`;
    expect(await app.database.count(entries, [id])).toBeGreaterThan(0);
    const tables = await app.database.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'bullmq')`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = `${name} t where to_jsonb(t)::text ~* '(jeanne|canari|0612345678)'`;
      if ((await app.database.count(rows)) > 0) found.push(name);
    }
    const said = `audit_entry where convert_from(canonical, 'UTF8') ~* 'canari'`;
    expect([found, await app.database.count(said)]).toEqual([[], 0]);
  });

  it('does not reach prototypes', async () => {
    const input = JSON.parse(
      `{"legalEntityId":"${lumen.entityId}","title":"a","natures":["INTEGRITY"],"__proto__":{"polluted":true}}`,
    );
    await as({ query: CREATE, variables: { input } });
    expect(({} as Json).polluted).toBeUndefined();
    const inherited = await as({
      query: '{ breaches(filter: { constructor: { eq: "x" } }) { nodes { id } } }',
    });
    expect(inherited.error?.code).toBe('INVALID_INPUT');
  });
});

describe('the console', () => {
  it('has its page wherever it may have one, and nowhere else', async () => {
    const consoleDir = await mkdtemp(join(tmpdir(), 'console-'));
    await writeFile(join(consoleDir, 'index.html'), '<p>Vigie</p>');
    const served = await TestApp.make({ consoleDir }, app.database);
    const asked = async (method: 'GET' | 'POST', url: string) => {
      const { statusCode, body } = await served.app.http.inject({
        method,
        url,
        headers: { accept: 'text/html' },
      });
      return [statusCode, body.includes('Vigie')];
    };
    try {
      expect(await asked('GET', '/')).toEqual([200, true]);
      expect(await asked('GET', '/requests/1/show')).toEqual([200, true]);
      expect(await asked('GET', '/assets/none.js')).toEqual([404, false]);
      expect(await asked('POST', '/requests')).toEqual([404, false]);
    } finally {
      await served.close();
      await rm(consoleDir, { recursive: true });
    }
  });
});

it('gives a slow body no longer than a whole request: Node exchanges the two limits where that of the headers is the longer one', () => {
  const { headersTimeout, requestTimeout } = app.app.http.server as Server;
  expect([headersTimeout, requestTimeout]).toEqual([20_000, 30_000]);
});
