import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '@vigie/server';
import { aBreach, BREACH, CREATE, UPDATE } from '../breaches/breach.factory.ts';
import { TestOrganisation, Token } from '../harness/actors.ts';
import { type Answer, type Json, TestApp } from '../harness/app.ts';
import { ago, HOUR } from '../harness/clock.ts';
import { footprint } from '../harness/footprint.ts';
import { measure } from '../harness/pace.ts';
import { aRequest, RECEIVE, receiveInput } from '../requests/request.factory.ts';
import { aSubject, SUBJECT } from '../subjects/subject.factory.ts';

/** Sent inside every bad input: it may come back nowhere. */
const CANARY = 'Jeanne-Canari-7731';

let app: TestApp;
let lumen: TestOrganisation;
let token: Token;
let breach: Json;
let request: Json;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
  token = await lumen.token();
  breach = await app.given(aBreach(lumen, { awareAt: ago(HOUR) }));
  request = await app.given(aRequest(lumen));
});

afterAll(() => app.close());

beforeEach(() => {
  app.logs.length = 0;
});

const unknown = (type: 'Breach' | 'DataSubjectRequest') => newId(type);
const create = (more: object) =>
  app.as(lumen.dpo).run(CREATE, {
    input: { legalEntityId: lumen.entityId, title: 'Titre', natures: ['INTEGRITY'], ...more },
  });
const literal = (inside: string) =>
  app
    .as(token)
    .run(
      `mutation { createBreach(input: { legalEntityId: "${lumen.entityId}", natures: [INTEGRITY], ${inside} }) { id } }`,
    );
const nested = (depth: number) =>
  `{ request(id: "${request.id}") ${'{ rights { request '.repeat(depth)} { id } ${'} }'.repeat(depth)} }`;
const aliases = (count: number) =>
  `{ ${Array.from({ length: count }, (_, i) => `a${i}: viewer { now }`).join(' ')} }`;
const headers = (authorization: string) => ({ authorization, cookie: '' });

interface Case {
  name: string;
  ask: () => Promise<Answer>;
  code: string;
  status?: number;
  more?: object;
}

/** The causes of design 3.5, each by a real request. */
const CASES: Case[] = [
  {
    name: 'an unknown field',
    code: 'INVALID_INPUT',
    status: 400,
    ask: () => app.as(token).run('{ viewer { shoeSize } }'),
  },
  {
    name: 'an unknown argument',
    code: 'INVALID_INPUT',
    status: 400,
    ask: () => app.as(token).run(`{ breach(id: "x", name: "${CANARY}") { id } }`),
  },
  {
    name: 'an unknown enum value in the document',
    code: 'INVALID_INPUT',
    status: 400,
    ask: () => literal(`title: "a", cause: ${CANARY.replaceAll('-', '_')}`),
  },
  {
    name: 'an unknown enum value in a variable',
    code: 'INVALID_INPUT',
    ask: () => create({ cause: CANARY }),
    more: { fields: [{ path: ['input', 'cause'], code: 'NOT_OF_THIS_TYPE' }] },
  },
  {
    name: 'a text for a number in a variable',
    code: 'INVALID_INPUT',
    ask: () => create({ approximateSubjects: CANARY }),
    more: { fields: [{ path: ['input', 'approximateSubjects'], code: 'NOT_OF_THIS_TYPE' }] },
  },
  {
    name: 'a text for a number in the document',
    code: 'INVALID_INPUT',
    ask: () => literal(`title: "a", approximateSubjects: "${CANARY}"`),
  },
  { name: 'a text for an instant', code: 'INVALID_INPUT', ask: () => create({ awareAt: CANARY }) },
  {
    name: 'an instant without its offset',
    code: 'INVALID_INPUT',
    ask: () => create({ awareAt: '2026-06-16T12:00:00' }),
  },
  {
    name: 'the 30th of February',
    code: 'INVALID_INPUT',
    ask: () => app.as(lumen.dpo).run(RECEIVE, { input: receiveInput(lumen, { receivedOn: '2026-02-30' }) }),
  },
  { name: 'an input field that is not there', code: 'INVALID_INPUT', ask: () => create({ [CANARY]: 1 }) },
  {
    name: 'an input field that is missing',
    code: 'INVALID_INPUT',
    ask: () => app.as(token).run(CREATE, { input: { title: CANARY } }),
  },
  {
    name: 'a syntax error with a value in it',
    code: 'INVALID_INPUT',
    status: 400,
    ask: () => literal(`title: "a" "${CANARY}"`),
  },
  {
    name: 'a value that ends its text too early',
    code: 'INVALID_INPUT',
    status: 400,
    ask: () => literal(`title: "a"${CANARY}"`),
  },
  {
    name: 'a title that is empty',
    code: 'INVALID_INPUT',
    ask: () => create({ title: '' }),
    more: { fields: [{ path: ['input', 'title'], code: 'MIN_LENGTH' }] },
  },
  {
    name: 'a text of 60 kB',
    code: 'INVALID_INPUT',
    ask: () => create({ title: CANARY.repeat(3400) }),
    more: { fields: [{ path: ['input', 'title'], code: 'MAX_LENGTH' }] },
  },
  {
    name: 'a text with a NUL',
    code: 'INVALID_INPUT',
    ask: () => create({ title: `${CANARY}\u0000` }),
    more: { fields: [{ path: ['input', 'title'], code: 'NOT_STORABLE' }] },
  },
  {
    name: 'a text with half a character',
    code: 'INVALID_INPUT',
    ask: () => create({ title: `${CANARY}\ud83d` }),
    more: { fields: [{ path: ['input', 'title'], code: 'NOT_STORABLE' }] },
  },
  {
    name: 'a filter by what is no id',
    code: 'INVALID_INPUT',
    ask: () =>
      app
        .as(token)
        .run('query ($id: ID!) { breaches(filter: { legalEntityId: { eq: $id } }) { nodes { id } } }', {
          id: CANARY,
        }),
  },
  {
    name: 'a year that no calendar has',
    code: 'INVALID_INPUT',
    ask: () => create({ detectedAt: '0000-01-01T00:00:00Z', gapReason: CANARY }),
  },
  {
    name: 'no query at all',
    code: 'INVALID_INPUT',
    status: 400,
    ask: () => app.as(token).send(JSON.stringify({ variables: { a: CANARY } })),
  },
  {
    name: 'broken JSON',
    code: 'INVALID_INPUT',
    status: 400,
    ask: () => app.as(token).send(`{"query": "${CANARY}`),
  },
  {
    name: 'an operation that is not in the document',
    code: 'INVALID_INPUT',
    ask: () =>
      app.as(token).send(JSON.stringify({ query: 'query a { viewer { now } }', operationName: 'b' })),
  },
  {
    name: 'a body of 1 MB',
    code: 'TOO_COMPLEX',
    status: 413,
    ask: () =>
      app
        .as(token)
        .send(JSON.stringify({ query: '{ viewer { now } }', variables: { a: CANARY.repeat(60_000) } })),
  },
  {
    name: 'a document of 2,500 tokens',
    code: 'TOO_COMPLEX',
    ask: () => app.as(token).run(`{ ${'viewer { now } '.repeat(700)} }`),
  },
  { name: 'too deep a document', code: 'TOO_COMPLEX', ask: () => app.as(token).run(nested(9)) },
  {
    name: 'too deep a document that asks for the schema as well',
    code: 'TOO_COMPLEX',
    ask: () => app.as(token).run(nested(9).replace('{', '{ __schema { queryType { name } }')),
  },
  { name: 'sixteen aliases', code: 'TOO_COMPLEX', ask: () => app.as(token).run(aliases(16)) },
  {
    name: 'eleven directives',
    code: 'TOO_COMPLEX',
    ask: () =>
      app
        .as(token)
        .run(`{ viewer { ${Array.from({ length: 11 }, () => 'now @include(if: true)').join(' ')} } }`),
  },
  {
    name: 'too many rows of too many fields',
    code: 'TOO_COMPLEX',
    ask: () =>
      app
        .as(token)
        .run(
          '{ requests(first: 200) { nodes { subject { requests { id reference status } } deadlines { id rule state trace { step } } rights { request { deadlines { steps { id code state dueAt } revisions { id } } } } timeline { id action at } a: id b: id c: id d: id e: id f: id } } breaches(first: 200) { nodes { deadlines { id rule state trace { step } steps { id code state dueAt } } timeline { id action at actor { id name } } ' +
            'filings { id stage submittedAt isLate } '.repeat(20) +
            '} } }',
        ),
  },
  {
    name: 'a page of 201',
    code: 'INVALID_INPUT',
    ask: () => app.as(token).run('{ breaches(first: 201) { nodes { id } } }'),
  },
  {
    name: 'no sign-in',
    code: 'UNAUTHENTICATED',
    status: 401,
    ask: () => app.as(null).run(BREACH, { id: breach.id }),
  },
  {
    name: 'no token at all behind Bearer',
    code: 'UNAUTHENTICATED',
    status: 401,
    ask: () => app.as(null).run(BREACH, { id: breach.id }, headers('Bearer')),
  },
  {
    name: 'a wrong token',
    code: 'UNAUTHENTICATED',
    status: 401,
    ask: () => app.as(null).run(BREACH, { id: breach.id }, headers(`Bearer vig_${CANARY}`)),
  },
  {
    name: 'another scheme than Bearer',
    code: 'UNAUTHENTICATED',
    status: 401,
    ask: () => app.as(null).run(BREACH, { id: breach.id }, headers(`Basic ${CANARY}`)),
  },
  {
    name: 'a missing right',
    code: 'FORBIDDEN',
    status: 200,
    ask: () =>
      app
        .as(lumen.role('AUDITOR'))
        .run(UPDATE, { input: { id: breach.id, version: breach.version, title: CANARY } }),
  },
  {
    name: 'an unknown id',
    code: 'NOT_FOUND',
    status: 200,
    ask: () => app.as(token).run(BREACH, { id: unknown('Breach') }),
  },
  {
    name: 'the id of another type',
    code: 'NOT_FOUND',
    status: 200,
    ask: () => app.as(token).run(BREACH, { id: request.id }),
  },
  {
    name: 'an id that is none',
    code: 'NOT_FOUND',
    status: 200,
    ask: () => app.as(token).run(BREACH, { id: CANARY }),
  },
  {
    name: 'a node of an id that is none',
    code: 'NOT_FOUND',
    status: 200,
    ask: () => app.as(token).run('query ($id: ID!) { node(id: $id) { id } }', { id: CANARY }),
  },
  {
    name: 'an awareness in the future',
    code: 'RULE_BROKEN',
    status: 200,
    ask: () => create({ awareAt: ago(-HOUR), description: CANARY }),
    more: { rule: 'AWARENESS_IN_FUTURE' },
  },
  {
    name: 'a stale version',
    code: 'CONFLICT',
    status: 200,
    ask: () =>
      app.as(lumen.dpo).run(UPDATE, { input: { id: breach.id, version: breach.version + 1, title: CANARY } }),
  },
];

describe('a refusal', () => {
  it.each(CASES)('of $name is $code', async ({ ask, code, status, more = {} }) => {
    const before = await footprint(app, lumen.id);
    const answer = await ask();
    expect(answer.error).toMatchObject({ code, ...more });
    expect(answer.error?.requestId).toMatch(/^[\w-]{8,64}$/);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      status ?? answer.status,
      expect.stringContaining('json'),
    ]);
    expect(await footprint(app, lumen.id)).toEqual(before);
    // Nothing of what was sent comes back, and nothing of it is logged.
    expect(answer.body).not.toContain(CANARY);
    expect(answer.body).not.toContain(CANARY.replaceAll('-', '_'));
    expect(app.logs.join('')).not.toMatch(/canari/i);
    expect(answer.body).not.toMatch(/stack|node_modules|select |insert |\.ts:/i);
    // The codes that a caller can act on leave no bug in the log.
    expect(app.logs.filter((line) => line.includes('unexpected'))).toEqual([]);
  });

  it('has its twin: the same calls, well formed, are answered', async () => {
    await create({ title: CANARY, cause: 'OTHER', approximateSubjects: 3, awareAt: ago(HOUR) });
    expect((await literal('title: "a", cause: OTHER, approximateSubjects: 3')).errors).toEqual([]);
    expect((await app.as(token).run(nested(7))).errors).toEqual([]);
    expect((await app.as(token).run(aliases(15))).errors).toEqual([]);
    expect((await app.as(token).run(`{ ${'viewer { now } '.repeat(30)} }`)).errors).toEqual([]);
    expect((await app.as(token).run('{ breaches(first: 200) { nodes { id } } }')).errors).toEqual([]);
    expect((await app.as(token).run(BREACH, { id: breach.id })).data.breach.id).toBe(breach.id);
    expect(
      (
        await app
          .as(token)
          .run('query ($id: ID!) { breaches(filter: { legalEntityId: { eq: $id } }) { nodes { id } } }', {
            id: lumen.entityId,
          })
      ).data.breaches.nodes.length,
    ).toBeGreaterThan(0);
  });

  it('never suggests a name to who guesses', async () => {
    const { body } = await app.as(token).run('{ breachs { nodes { id } } viewer { nou } }');
    expect(body).not.toMatch(/did you mean|breaches|now/i);
  });
});

describe('what cannot be kept', () => {
  it.each([
    ['in a variable', '($f: DataSubjectRequestFilter)', 'filter: $f', { f: { reference: { eq: 'a\0' } } }],
    ['in a part of one', '($f: String)', 'filter: { reference: { eq: $f } }', { f: 'a\0' }],
    ['by default', '($f: DataSubjectRequestFilter = { reference: { eq: "a\\u0000" } })', 'filter: $f', {}],
    ['in the text', '', 'filter: { reference: { eq: "a\\u0000" } }', {}],
  ])('is told by its argument: %s', async (_, head, args, variables) => {
    const { error } = await app
      .as(token)
      .run(`query ${head} { requests(${args}) { nodes { id } } }`, variables);
    expect(error?.fields).toEqual([{ path: ['filter', 'reference', 'eq'], code: 'NOT_STORABLE' }]);
  });
});

describe('a root field that fails', () => {
  it('takes the answer of no other with it', async () => {
    const { data, errors } = await app
      .as(token)
      .run(
        `query ($input: LegalDeadlineInput!, $id: ID!) { legalDeadline(input: $input) { dueOn } breach(id: $id) { id } }`,
        {
          id: breach.id,
          input: { rule: 'GDPR_12_3', anchorAt: '0001-01-01T00:00:00Z', timeZone: 'Nowhere/Nothing' },
        },
      );
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT', path: ['legalDeadline'] }]);
    expect(data).toEqual({ legalDeadline: null, breach: { id: breach.id } });
  });

  it('has a type that knows null, whichever it is', async () => {
    const { data } = await app
      .as(token)
      .run(
        '{ __schema { queryType { fields { name type { kind } } } mutationType { fields { name type { kind } } } } }',
      );
    const { queryType, mutationType } = data.__schema;
    const certain = [...queryType.fields, ...mutationType.fields].filter(
      ({ type }) => type.kind === 'NON_NULL',
    );
    expect(certain).toEqual([]);
  });
});

describe('what is too often', () => {
  it('is refused with the time to wait, by wrong tokens and by wrong passwords alike', async () => {
    const fresh = await TestApp.make({}, app.database);
    try {
      const wrong = () => fresh.as(null).run(BREACH, { id: breach.id }, headers(`Bearer vig_${CANARY}`));
      let answer = await wrong();
      for (let i = 0; i < 70 && answer.status === 401; i += 1) answer = await wrong();
      expect(answer).toMatchObject({ status: 429, error: { code: 'RATE_LIMITED' } });
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
      // Who has a right one goes on.
      expect((await fresh.as(token).run(BREACH, { id: breach.id })).status).toBe(200);
    } finally {
      await fresh.close();
    }
  });
});

describe('a database that is away', () => {
  it('is UNAVAILABLE within five seconds, and the process lives', async () => {
    const { port, close } = await closedPort();
    await close();
    const nowhere = `postgresql://vigie_app:app@127.0.0.1:${port}/${app.database.name}`;
    const lost = await TestApp.make({ urls: { app: nowhere, system: nowhere } }, app.database);
    try {
      const took = measure();
      const read = await lost.as(token).run(BREACH, { id: breach.id });
      expect(took()).toBeLessThan(5000);
      expect(read).toMatchObject({ status: 503, error: { code: 'UNAVAILABLE' } });
      expect(Number(read.headers['retry-after'])).toBeGreaterThan(0);
      const { statusCode } = await lost.app.http.inject('/healthz');
      const ready = await lost.app.http.inject('/readyz');
      expect([statusCode, ready.statusCode, ready.json().troubles]).toEqual([200, 503, ['database']]);
    } finally {
      await lost.close();
    }
  });

  it('is UNAVAILABLE for the work itself when only the sign-in still answers', async () => {
    const { port, close } = await closedPort();
    await close();
    const lost = await TestApp.make(
      { urls: { app: `postgresql://vigie_app:app@127.0.0.1:${port}/x` } },
      app.database,
    );
    try {
      for (const answer of [
        await lost.as(token).run(BREACH, { id: breach.id }),
        await lost
          .as(token)
          .run(CREATE, { input: { legalEntityId: lumen.entityId, title: CANARY, natures: ['INTEGRITY'] } }),
      ]) {
        expect(answer).toMatchObject({ status: 503, error: { code: 'UNAVAILABLE' } });
        expect(answer.headers['retry-after']).toBeDefined();
        expect(answer.body).not.toContain('127.0.0.1');
      }
    } finally {
      await lost.close();
    }
  });

  it('answers again by itself after every connection was cut', async () => {
    expect((await app.as(token).run(BREACH, { id: breach.id })).status).toBe(200);
    await app.database.rows(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and usename in ('vigie_app', 'vigie_system')`,
      [app.database.name],
    );
    const statuses: number[] = [];
    for (let i = 0; i < 20 && statuses.at(-1) !== 200; i += 1) {
      statuses.push((await app.as(token).run(BREACH, { id: breach.id })).status);
    }
    expect(statuses.at(-1)).toBe(200);
    expect(statuses.slice(0, -1).every((status) => status === 503)).toBe(true);
    expect((await create({})).errors).toEqual([]);
  });
});

describe('a disk that is full', () => {
  it('is UNAVAILABLE, and the sentence says which of the two it is', async () => {
    const answer = await app.database.during(
      `create function find_no_room() returns trigger language plpgsql as $$ begin
         raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
       create trigger full_disk before insert on breach for each row execute function find_no_room()`,
      'drop trigger full_disk on breach; drop function find_no_room()',
      () => create({}),
    );
    expect(answer).toMatchObject({
      status: 503,
      error: { code: 'UNAVAILABLE', message: 'The disk is full. Try again once there is room.' },
    });
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('what nobody foresaw', () => {
  it('is INTERNAL with an id to look up, and the log has the place and no value', async () => {
    const answer = await app.database.during(
      'revoke select on breach from vigie_app',
      'grant select on breach to vigie_app',
      () =>
        app
          .as(token)
          .run(
            '{ breaches(filter: { title: { eq: "Jeanne-Canari-7731" } }) { nodes { id } } viewer { now } }',
          ),
    );
    expect(answer.error).toMatchObject({ code: 'INTERNAL', message: 'Something went wrong on our side.' });
    const log = app.logs.filter((line) => line.includes(answer.error?.requestId as string)).join('');
    expect(log).toContain('snapshot.ts');
    expect(log).not.toContain(CANARY);
    expect(answer.body).not.toMatch(/permission denied|breach"|\.ts/);
  });

  it('names the place of a value that does not open, and why, and no value', async () => {
    const [one, other] = [await app.given(aSubject(lumen)), await app.given(aSubject(lumen))];
    const [row, from] = [one.identifiers[0].id, other.identifiers[0].id];
    await app.database.owner.query(
      'update subject_identifier set value = (select value from subject_identifier where id = $2) where id = $1',
      [row, from],
    );
    const answer = await app.as(lumen.dpo).run(SUBJECT, { id: one.id });
    expect(answer.error).toMatchObject({ code: 'INTERNAL' });
    const lines = app.logs
      .filter((line) => line.includes('unexpected error'))
      .map((line) => JSON.parse(line));
    expect(lines).toEqual([
      expect.objectContaining({
        requestId: answer.error?.requestId,
        seal: 'SEAL_NOT_OPENED',
        nodeId: one.id,
        rowId: row,
        field: 'SubjectIdentifier.value',
      }),
    ]);
    expect(app.logs.join('')).not.toContain(other.identifiers[0].value);
  });

  it('keeps a mutation from writing anything', async () => {
    const before = await footprint(app, lumen.id);
    const answer = await app.database.during(
      'revoke insert on outbox_event from vigie_app',
      'grant insert on outbox_event to vigie_app',
      () => create({ description: CANARY }),
    );
    expect(answer.error?.code).toBe('INTERNAL');
    expect(await footprint(app, lumen.id)).toEqual(before);
    expect((await create({ description: 'Rien' })).errors).toEqual([]);
  });
});

async function closedPort(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
