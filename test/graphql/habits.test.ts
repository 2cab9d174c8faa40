import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { aBreach, breachInput, CREATE, UPDATE } from '../breaches/breach.factory.ts';
import { type Person, TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { ago, DAY, HOUR } from '../harness/clock.ts';
import { footprint } from '../harness/footprint.ts';
import { counting } from '../harness/statements.ts';
import { aRequest } from '../requests/request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

describe('an idempotency key', () => {
  const withKey = (key: string, input: object, actor = lumen.dpo) =>
    app.as(actor).run(CREATE, { input }, { 'idempotency-key': key });
  const breaches = () => app.database.count('breach');

  it('makes a repeat answer with the same node, read anew, and one effect', async () => {
    const key = randomUUID();
    const input = breachInput(lumen);
    const first = await withKey(key, input);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const { id, version } = first.data.createBreach;
    await app.as(lumen.dpo).ask(UPDATE, { input: { id, version, title: 'Corrigé' } });
    const before = await footprint(app, lumen.id);
    const again = await withKey(key, input);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.data.createBreach).toMatchObject({ id, title: 'Corrigé' });
    expect(await footprint(app, lumen.id)).toEqual(before);
  });

  it('stands for the record that a verb made, and leads back to its node', async () => {
    const { id, version } = await app.given(aRequest(lumen));
    const SUSPEND = `mutation ($input: SuspendRequestInput!) {
      suspendRequest(input: $input) { id reason request { id status version } } }`;
    const suspend = () =>
      app
        .as(lumen.dpo)
        .run(SUSPEND, { input: { id, version, reason: 'IDENTITY_DOUBT' } }, { 'idempotency-key': 'doubt-1' });
    const first = await suspend();
    const again = await suspend();
    expect([first.errors, again.errors, again.headers['idempotency-replayed']]).toEqual([[], [], 'true']);
    expect(first.data.suspendRequest).toMatchObject({
      reason: 'IDENTITY_DOUBT',
      request: { id, status: 'PAUSED' },
    });
    expect(again.data).toEqual(first.data);
  });

  it('is refused as CONFLICT with another body', async () => {
    const key = randomUUID();
    await withKey(key, breachInput(lumen));
    const count = await breaches();
    expect((await withKey(key, breachInput(lumen, { title: 'Autre' }))).error?.code).toBe('CONFLICT');
    expect(await breaches()).toBe(count);
  });

  it('is the same request whatever order its names are in', async () => {
    const key = randomUUID();
    const input = breachInput(lumen, { description: 'a', natures: ['INTEGRITY', 'AVAILABILITY'] }) as Json;
    const turned = Object.fromEntries(Object.entries(input).reverse());
    expect((await withKey(key, input)).errors).toEqual([]);
    expect((await withKey(key, turned)).headers['idempotency-replayed']).toBe('true');
    const { error } = await withKey(key, { ...input, natures: input.natures.toReversed() });
    expect(error?.code).toBe('CONFLICT');
  });

  it('is one: two of them are refused', async () => {
    const count = await breaches();
    const headers = await lumen.dpo.headers(app);
    const payload = JSON.stringify({ query: CREATE, variables: { input: breachInput(lumen) } });
    const port = Number(new URL(await app.app.http.listen({ port: 0, host: '127.0.0.1' })).port);
    const body = await new Promise<string>((resolve, reject) => {
      const sent = request({ port, method: 'POST', path: '/graphql' }, (answer) => {
        let all = '';
        answer.on('data', (part) => {
          all += String(part);
        });
        answer.on('end', () => resolve(all));
      });
      for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value);
      sent.setHeader('content-type', 'application/json');
      sent.setHeader('idempotency-key', ['one', 'two']);
      sent.on('error', reject);
      sent.end(payload);
    });
    expect(JSON.parse(body).errors).toMatchObject([
      { extensions: { fields: [{ path: ['headers', 'idempotency-key'], code: 'NOT_BOTH' }] } },
    ]);
    expect(await breaches()).toBe(count);
  });

  it('is each actor’s own', async () => {
    const key = randomUUID();
    const input = breachInput(lumen);
    const mine = await withKey(key, input);
    const theirs = await withKey(key, input, lumen.role('PRIVACY_OFFICER'));
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
    expect(theirs.data.createBreach.id).not.toBe(mine.data.createBreach.id);
  });

  it('leaves no row behind a mutation that was refused, so that the same key works once it is right', async () => {
    const key = randomUUID();
    const before = await app.database.count('idempotency_key');
    const wrong = breachInput(lumen, { awareAt: ago(-HOUR) });
    expect((await withKey(key, wrong)).error?.rule).toBe('AWARENESS_IN_FUTURE');
    expect(await app.database.count('idempotency_key')).toBe(before);
    expect((await withKey(key, breachInput(lumen))).errors).toEqual([]);
    expect(await app.database.count('idempotency_key')).toBe(before + 1);
  });

  it('has one effect when two arrive at once', async () => {
    const count = await breaches();
    const key = randomUUID();
    const input = breachInput(lumen);
    const answers = await Promise.all(Array.from({ length: 5 }, () => withKey(key, input)));
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(new Set(answers.map(({ data }) => data.createBreach.id)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === 'true')).toHaveLength(4);
    expect(await breaches()).toBe(count + 1);
  });

  it('goes with one mutation field, and with none that gives a secret', async () => {
    const two = `mutation ($input: CreateBreachInput!) { a: createBreach(input: $input) { id } b: createBreach(input: $input) { id } }`;
    const count = await breaches();
    const refused = await app
      .as(lumen.dpo)
      .run(two, { input: breachInput(lumen) }, { 'idempotency-key': randomUUID() });
    expect(refused.error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ code: 'ONE_MUTATION_FIELD_ONLY' }],
    });
    expect(await breaches()).toBe(count);
    expect((await app.as(lumen.dpo).run(two, { input: breachInput(lumen) })).errors).toEqual([]);
    expect(await breaches()).toBe(count + 2);

    const secret = 'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret } }';
    const input = { name: 'Essai', scopes: ['organisations:read'] };
    const owner = app.as(lumen.role('OWNER'));
    const kept = await owner.run(secret, { input }, { 'idempotency-key': randomUUID() });
    expect(kept.error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ code: 'NOT_WITH_A_SECRET' }] });
    expect((await owner.run(secret, { input })).errors).toEqual([]);
  });

  it.each([
    [
      'a fragment',
      'mutation ($input: CreateBreachInput!) { ...Both } fragment Both on Mutation { a: createBreach(input: $input) { id } b: createBreach(input: $input) { id } }',
    ],
    [
      'an inline fragment',
      'mutation ($input: CreateBreachInput!) { ... on Mutation { a: createBreach(input: $input) { id } } ... { b: createBreach(input: $input) { id } } }',
    ],
  ])('counts the fields that stand in %s', async (_, two) => {
    const count = await breaches();
    const key = randomUUID();
    const refused = await app
      .as(lumen.dpo)
      .run(two, { input: breachInput(lumen) }, { 'idempotency-key': key });
    expect(refused.error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ code: 'ONE_MUTATION_FIELD_ONLY' }],
    });
    expect(await breaches()).toBe(count);
    const one = two.replace(/b: createBreach\(input: \$input\) \{ id \}/, '__typename');
    expect(
      (await app.as(lumen.dpo).run(one, { input: breachInput(lumen) }, { 'idempotency-key': key })).errors,
    ).toEqual([]);
    expect(await breaches()).toBe(count + 1);
  });

  it('belongs to one operation of a document that has several', async () => {
    const { id, version } = await app.given(aBreach(lumen));
    const query = `mutation one($input: UpdateBreachInput!) { updateBreach(input: $input) { id title version } }
      mutation two($input: UpdateBreachInput!) { updateBreach(input: $input) { id } }`;
    const send = (operationName: string, title: string, key: string) =>
      app
        .as(lumen.dpo)
        .send(JSON.stringify({ query, operationName, variables: { input: { id, version, title } } }), {
          'idempotency-key': key,
        });
    const key = randomUUID();
    expect((await send('one', 'Premier', key)).data.updateBreach.title).toBe('Premier');
    expect((await send('two', 'Premier', key)).error?.code).toBe('CONFLICT');
    expect((await send('one', 'Premier', key)).headers['idempotency-replayed']).toBe('true');
  });

  it.each([
    ['that is empty', '', 'REQUIRED'],
    ['of spaces', '   ', 'REQUIRED'],
    ['that is too long', 'k'.repeat(256), 'MAX_LENGTH'],
  ])('%s says so', async (_, key, code) => {
    const count = await breaches();
    expect((await withKey(key, breachInput(lumen))).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['headers', 'idempotency-key'], code }],
    });
    expect(await breaches()).toBe(count);
  });

  it('is no way to read again what one may no longer read', async () => {
    const person = await lumen.hire([Role.PRIVACY_OFFICER]);
    const key = randomUUID();
    const input = breachInput(lumen);
    expect((await withKey(key, input, person)).errors).toEqual([]);
    expect((await withKey(key, input, person)).errors).toEqual([]);
    await app.database.rows(`update membership set roles = '{INTEGRATOR}' where id = $1`, [
      person.membershipId,
    ]);
    const replay = await withKey(key, input, person);
    expect(replay.data).toEqual({ createBreach: null });
    expect(replay.error?.code).toBe('FORBIDDEN');
  });
});

describe('a list', () => {
  /** Due instants with ties and gaps; the order of making is not the order of dates. */
  const DUE = [3, 1, null, 2, 1, null, 3, 2, 1, null, 5, 4];
  let own: TestOrganisation;
  const LIST = `query list($first: Int, $last: Int, $after: String, $before: String, $offset: Int, $filter: BreachFilter, $orderBy: [BreachOrder!]) {
    breaches(first: $first, last: $last, after: $after, before: $before, offset: $offset, filter: $filter, orderBy: $orderBy) {
      nodes { id title } edges { cursor node { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;
  const list = async (variables: object = {}): Promise<Json> =>
    (await app.as(own.dpo).ask(LIST, variables)).breaches;
  const titles = ({ nodes }: Json): string[] => nodes.map(({ title }: Json) => title);
  const byAwareness = (direction: 'ASC' | 'DESC') => [{ field: 'AWARE_AT', direction }];

  beforeAll(async () => {
    own = await TestOrganisation.make(app, 'lists', [Role.DPO]);
    for (const [i, hours] of DUE.entries()) {
      await app.given(
        aBreach(own, {
          title: `t${String(i).padStart(2, '0')}`,
          awareAt: hours && ago(DAY - hours * HOUR).replace(/:\d\d\.\d+Z/, ':00.000Z'),
        }),
      );
    }
  });

  /** Every title in pages of `size`, forwards or backwards. */
  async function walk(orderBy: object | undefined, size: number, backwards: boolean): Promise<string[]> {
    const found: string[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < 20; pages += 1) {
      const page = await list(
        backwards ? { orderBy, last: size, before: cursor } : { orderBy, first: size, after: cursor },
      );
      if (backwards) found.unshift(...titles(page));
      else found.push(...titles(page));
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
      if (!(backwards ? hasPreviousPage : hasNextPage)) return found;
      cursor = backwards ? startCursor : endCursor;
    }
    throw new Error('the walk has no end');
  }

  it.each([
    ['the earliest awareness first', byAwareness('ASC')],
    ['the latest awareness first', byAwareness('DESC')],
    ['a state that all share, then the title', [{ field: 'STATUS' }, { field: 'TITLE', direction: 'DESC' }]],
    ['its own order', undefined],
  ])('by %s is the same walked forwards, backwards, in pages of any size and whole', async (_, orderBy) => {
    const whole = titles(await list({ orderBy }));
    expect(whole).toHaveLength(DUE.length);
    expect(new Set(whole).size).toBe(DUE.length);
    for (const size of [1, 3, 5, 12]) {
      expect(await walk(orderBy, size, false)).toEqual(whole);
      expect(await walk(orderBy, size, true)).toEqual(whole);
    }
  });

  it('puts nulls last whichever end comes first', async () => {
    const nulls = DUE.flatMap((hours, i) => (hours === null ? [`t${String(i).padStart(2, '0')}`] : []));
    for (const direction of ['ASC', 'DESC'] as const) {
      expect(
        titles(await list({ orderBy: byAwareness(direction) }))
          .slice(-3)
          .sort(),
      ).toEqual(nulls);
    }
    expect(titles(await list({ orderBy: byAwareness('ASC') })).slice(0, 3)).toEqual(['t01', 't04', 't08']);
  });

  it('is the newest first, 25 to a page, unless asked otherwise', async () => {
    expect(titles(await list())[0]).toBe('t11');
    const { nodes, pageInfo } = await list({ first: 5 });
    expect([nodes.length, pageInfo.hasNextPage, pageInfo.hasPreviousPage]).toEqual([5, true, false]);
    const skipped = await list({ first: 5, offset: 5 });
    expect(titles(skipped)).toEqual(titles(await list()).slice(5, 10));
    expect(skipped.pageInfo.hasPreviousPage).toBe(true);
    expect((await list({ first: 0 })).nodes).toEqual([]);
  });

  it('stops between two cursors', async () => {
    const { edges, nodes } = await list({ orderBy: [{ field: 'TITLE' }] });
    const between = await list({
      orderBy: [{ field: 'TITLE' }],
      after: edges[2].cursor,
      before: edges[6].cursor,
    });
    expect(titles(between)).toEqual(titles({ nodes }).slice(3, 6));
  });

  it.each([
    ['a cursor that is none', { after: 'x' }],
    ['a cursor of another order', { after: 'ORDER' }],
    ['a cursor with values of another kind', { after: 'FORGED' }],
    ['too long a page', { first: 201 }],
    ['a negative page', { last: -1 }],
    ['both ends at once', { first: 2, last: 2 }],
    ['too far an offset', { offset: 10_001 }],
    ['an offset after a cursor', { offset: 1, after: 'ORDER' }],
    [
      'a filter in a filter in a filter',
      { filter: Array.from({ length: 8 }).reduce<object>((inner) => ({ and: [inner] }), {}) },
    ],
  ])('refuses %s', async (_, asked) => {
    const { edges } = await list({ orderBy: byAwareness('ASC') });
    const { cursor } = edges[0];
    const [stamp] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const forged = Buffer.from(
      JSON.stringify([stamp, '0001-01-01T99:99:99Z', '------------------------------------']),
    ).toString('base64url');
    const variables = Object.fromEntries(
      Object.entries(asked).map(([name, value]) => [
        name,
        value === 'ORDER' ? cursor : value === 'FORGED' ? forged : value,
      ]),
    );
    const forgedOrder = 'after' in asked && asked.after === 'FORGED' ? { orderBy: byAwareness('ASC') } : {};
    const { error } = await app.as(own.dpo).run(LIST, { ...forgedOrder, ...variables });
    expect(error?.code).toBe('INVALID_INPUT');
    expect(titles(await list({ orderBy: byAwareness('ASC'), after: cursor }))).toHaveLength(DUE.length - 1);
  });

  it.each([
    ['of another list', null],
    ['in the year 0000', '0000-01-01T00:00:00Z'],
    ['on a 30th of February', '2026-02-30T00:00:00Z'],
    ['at no hour', '2026-02-03T99:00:00Z'],
  ])('says of a cursor %s that it is none', async (_, instant) => {
    await app.given(aRequest(own));
    const query =
      'query ($after: String) { breaches(after: $after, orderBy: [{ field: CREATED_AT }]) { nodes { id } edges { cursor } } }';
    const { breaches } = await app.as(own.dpo).ask(query);
    const { requests } = await app
      .as(own.dpo)
      .ask('{ requests(orderBy: [{ field: CREATED_AT }]) { edges { cursor } } }');
    const [stamp, at, id] = JSON.parse(Buffer.from(breaches.edges[0].cursor, 'base64url').toString('utf8'));
    const written = (value: string) => Buffer.from(JSON.stringify([stamp, value, id])).toString('base64url');
    const after = instant ? written(instant) : requests.edges[0].cursor;
    expect((await app.as(own.dpo).run(query, { after })).error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['after'], code: 'BAD_CURSOR' }],
    });
    expect((await app.as(own.dpo).run(query, { after: written(at) })).errors).toEqual([]);
  });

  it.each([
    ['eq', { title: { eq: 't03' } }, ['t03']],
    ['in', { title: { in: ['t03', 't05', 'nobody'] } }, ['t03', 't05']],
    [
      'notIn, or',
      {
        or: [
          { title: { notIn: ['t00', 't01', 't02', 't03', 't04', 't05', 't06', 't07', 't08', 't09'] } },
          { title: { eq: 't00' } },
        ],
      },
      ['t00', 't10', 't11'],
    ],
    ['isNull', { awareAt: { isNull: true } }, ['t02', 't05', 't09']],
    ['isNull and more', { and: [{ awareAt: { isNull: true } }, { title: { in: ['t05', 't06'] } }] }, ['t05']],
    ['no condition at all', { and: [] }, DUE.map((_, i) => `t${String(i).padStart(2, '0')}`)],
    ['one of no conditions', { or: [] }, []],
    ['one of no conditions, or another', { or: [{ or: [] }, { title: { eq: 't05' } }] }, ['t05']],
    ['a list that has it', { natures: { has: 'AVAILABILITY' } }, []],
    ['no ids', { ids: [] }, []],
  ])('filters by %s', async (_, filter, expected) => {
    expect(titles(await list({ filter })).sort()).toEqual(expected);
  });

  it.each([
    ['eq', { title: { eq: null } }, ['title', 'eq'], 'NOT_NULL'],
    ['in', { title: { in: null } }, ['title', 'in'], 'NOT_NULL'],
    ['notIn', { title: { notIn: null } }, ['title', 'notIn'], 'NOT_NULL'],
    ['lt', { awareAt: { lt: null } }, ['awareAt', 'lt'], 'NOT_NULL'],
    ['has', { natures: { has: null } }, ['natures', 'has'], 'NOT_NULL'],
    ['isNull', { awareAt: { isNull: null } }, ['awareAt', 'isNull'], 'NOT_NULL'],
    ['a field', { title: null }, ['title'], 'NOT_NULL'],
    ['ids', { ids: null }, ['ids'], 'NOT_NULL'],
    ['archived', { archived: null }, ['archived'], 'NOT_NULL'],
    ['and', { and: null }, ['and'], 'NOT_NULL'],
    ['or', { or: null }, ['or'], 'NOT_NULL'],
    [
      'a branch',
      { or: [{ title: { eq: 't03' } }, { title: { eq: null } }] },
      ['or', 1, 'title', 'eq'],
      'NOT_NULL',
    ],
    ['what was left out of a comparison', { title: {} }, ['title'], 'REQUIRED'],
    ['what was left out of a branch', { or: [{}, { title: { eq: 't03' } }] }, ['or', 0], 'REQUIRED'],
    [
      'the absence of what is never absent',
      { status: { isNull: true } },
      ['status', 'isNull'],
      'NEVER_ABSENT',
    ],
  ])('lets nothing through for a null: %s', async (_, filter, path, code) => {
    const { data, error } = await app.as(own.dpo).run(LIST, { filter });
    expect([data, error?.code, error?.fields]).toEqual([
      { breaches: null },
      'INVALID_INPUT',
      [{ path: ['filter', ...path], code }],
    ]);
    expect(titles(await list({ filter: { title: { eq: 't03' } } }))).toEqual(['t03']);
  });

  it.each([
    ['$title: String', '{ title: { eq: $title } }', ['title', 'eq'], { title: 't03' }],
    ['$title: TextComparison', '{ title: $title }', ['title'], { title: { eq: 't03' } }],
    ['$title: [String!]', '{ title: { eq: "t03", in: $title } }', ['title', 'in'], { title: ['t03'] }],
    ['$title: String', '{ and: [{ title: { eq: $title } }] }', ['and', 0, 'title', 'eq'], { title: 't03' }],
    ['$title: [ID!]', '{ title: { eq: "t03" }, ids: $title }', ['ids'], null],
  ])(
    'lets nothing through for a variable that was not given: %s in %s',
    async (declared, filter, path, given) => {
      const asked = `query list(${declared}) { ...Found } fragment Found on Query { breaches(filter: ${filter}) { nodes { title } } }`;
      for (const variables of [{}, { title: null }]) {
        const { data, error } = await app.as(own.dpo).run(asked, variables);
        expect([data?.breaches ?? null, error?.code, error?.fields?.[0]?.path]).toEqual([
          null,
          'INVALID_INPUT',
          ['filter', ...path],
        ]);
      }
      const ids = (await list({ filter: { title: { eq: 't03' } } })).nodes.map(({ id }: Json) => id);
      const { breaches } = await app.as(own.dpo).ask(asked, given ?? { title: ids });
      expect(titles(breaches)).toEqual(['t03']);
    },
  );

  it('takes a variable that was not given for what it says by default', async () => {
    const asked =
      'query list($title: String = "t03") { breaches(filter: { title: { eq: $title } }) { nodes { title } } }';
    expect(titles((await app.as(own.dpo).ask(asked)).breaches)).toEqual(['t03']);
  });

  it.each([
    ['', 'after'],
    ['', 'before'],
    ['x', 'after'],
    ['x', 'before'],
    ['bm9wZQ', 'before'],
    ['😀', 'after'],
  ])('calls a bad cursor by its name: %p as %s', async (cursor, name) => {
    const { error } = await app.as(own.dpo).run(LIST, { [name]: cursor });
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: [{ path: [name], code: 'BAD_CURSOR' }] });
  });

  it('counts only when somebody wants to know', async () => {
    const counts = (statements: string[]) => statements.filter((text) => /count\(\*\)/.test(text)).length;
    const ask = (fields: string) => () => app.as(own.dpo).ask(`{ breaches(first: 2) { ${fields} } }`);
    expect(counts(await counting(ask('nodes { id } pageInfo { hasNextPage }')))).toBe(0);
    expect(counts(await counting(ask('totalCount nodes { id }')))).toBe(1);
    expect((await ask('totalCount')()).breaches.totalCount).toBe(DUE.length);
    const { breaches } = await app
      .as(own.dpo)
      .ask('{ breaches(filter: { awareAt: { isNull: true } }, first: 1) { totalCount } }');
    expect(breaches.totalCount).toBe(3);
  });

  it('counts to 10,001, and further only where that is asked for', async () => {
    const long = await TestOrganisation.make(app, 'long');
    await app.database.rows(
      `insert into mail_message (id, organisation_id, "to", subject, text, message_id, created_at, updated_at)
       select gen_random_uuid(), $1, '', 'x', '', 'm' || n, now(), now() from generate_series(1, 10050) n`,
      [long.id],
    );
    const { mails } = await app
      .as(long.dpo)
      .ask('{ mails(first: 1) { totalCount all: totalCount(exact: true) } }');
    expect(mails).toEqual({ totalCount: 10_001, all: 10_050 });
  });
});

describe('statements', () => {
  it('are as many for one request as for a hundred, with everything that hangs on them', async () => {
    const own = await TestOrganisation.make(app, 'many', [Role.DPO, Role.PRIVACY_OFFICER]);
    const assignees = [own.dpo.userId, own.role('PRIVACY_OFFICER').userId];
    const made = async (count: number) => {
      for (let i = 0; i < count; i += 1) {
        await app.given(
          aRequest(own, {
            assigneeId: assignees[i % 2],
            rights: ['ACCESS', 'ERASURE'],
            verbatim: `Message ${i}`,
            subjectIdentifiers: [{ scheme: 'EMAIL', value: `personne.${randomUUID()}@courriel.example` }],
            isVouchedFor: true,
          }),
        );
      }
    };
    const LIST = `{ requests(first: 100) { nodes { reference verbatim
      rights { right deadline { dueAt } } deadlines { dueAt steps { state } } timeline { action actor { name } }
      subject { reference identifiers { value } } claims { value } candidates { id } earlierRequests { id } assignee { name } legalEntity { name } suspensions { reason }
      permission(action: "answer") { allowed } } } }`;
    const measure = async (parents: number) => {
      let found: Json;
      const statements = await counting(async () => {
        found = await app.as(own.dpo).ask(LIST);
      });
      expect(found.requests.nodes).toHaveLength(parents);
      expect(
        found.requests.nodes.every(
          (node: Json) => node.verbatim && node.subject.identifiers[0].value && node.assignee.name,
        ),
      ).toBe(true);
      return statements.length;
    };
    await made(1);
    await measure(1);
    const one = await measure(1);
    await made(9);
    const ten = await measure(10);
    await made(90);
    const hundred = await measure(100);
    expect([ten, hundred]).toEqual([one, one]);
    expect(one).toBeLessThan(40);
  }, 60_000);
});

describe('one field that fails', () => {
  it('lets the other root fields answer, and says so once', async () => {
    const breach = await app.given(aBreach(lumen));
    const ask = () =>
      app
        .as(lumen.dpo)
        .run('query ($id: ID!) { breach(id: $id) { id } viewer { now } requests { nodes { id } } }', {
          id: breach.id,
        });
    const { data, errors } = await app.database.during(
      'revoke select on breach from vigie_app',
      'grant select on breach to vigie_app',
      ask,
    );
    expect(errors.map(({ code, path }) => [code, path])).toEqual([['INTERNAL', ['breach']]]);
    expect(data).toMatchObject({
      breach: null,
      viewer: { now: expect.any(String) },
      requests: { nodes: expect.any(Array) },
    });
    expect((await ask()).data.breach.id).toBe(breach.id);
  });

  it('lets its siblings answer where it may be absent', async () => {
    await app.given(
      aRequest(lumen, {
        subjectIdentifiers: [{ scheme: 'EMAIL', value: 'soeur@courriel.example' }],
        isVouchedFor: true,
      }),
    );
    const { data, errors } = await app.database.during(
      'revoke select on data_subject from vigie_app',
      'grant select on data_subject to vigie_app',
      () =>
        app
          .as(lumen.dpo)
          .run(
            '{ requests(first: 1) { nodes { reference subject { id } rights { right deadline { dueAt } } timeline { action } } } }',
          ),
    );
    expect(errors.map(({ code, path }) => [code, path])).toEqual([
      ['INTERNAL', ['requests', 'nodes', 0, 'subject']],
    ]);
    expect(data.requests.nodes[0]).toMatchObject({
      subject: null,
      rights: [{ right: 'ACCESS', deadline: { dueAt: expect.any(String) } }],
      timeline: expect.arrayContaining([{ action: 'request.received' }]),
    });
  });
});

describe('what is read of persons', () => {
  const READ =
    'query lecture($first: Int) { requests(first: $first) { nodes { id verbatim requesterName } } }';
  const readings = () =>
    app.database.rows<{ actor_id: string; data: Json }>(
      `select actor_id, convert_from(canonical, 'UTF8')::jsonb -> 'data' as data from audit_entry where action = 'values.read' order by id`,
    );
  let reader: Person;

  beforeAll(async () => {
    reader = await lumen.hire([Role.PRIVACY_OFFICER]);
    for (let i = 0; i < 3; i += 1) {
      await app.given(aRequest(lumen, { verbatim: `Texte ${i}`, requester: { name: 'Odile Fontaine' } }));
    }
  });

  it('is one entry for the whole operation: who, which operation, which fields, of whom', async () => {
    const before = (await readings()).length;
    const { requests } = await app.as(reader).ask(READ, { first: 3 });
    const added = (await readings()).slice(before);
    expect(added).toEqual([
      {
        actor_id: reader.userId,
        data: {
          operation: 'query.requests',
          fields: ['DataSubjectRequest.requesterName', 'DataSubjectRequest.verbatim'],
          count: 3,
          nodes: requests.nodes.map(({ id }: Json) => id).sort(),
        },
      },
    ]);
  });

  it('is written for what a mutation shows of what it wrote', async () => {
    const before = (await readings()).length;
    const receive = `mutation reception($input: ReceiveRequestInput!) { receiveRequest(input: $input) { id verbatim } }`;
    const { receiveRequest } = await app.as(lumen.dpo).ask(receive, {
      input: { legalEntityId: lumen.entityId, channel: 'POST', rights: ['ACCESS'], verbatim: 'Bonjour' },
    });
    expect(receiveRequest.verbatim).toBe('Bonjour');
    expect((await readings()).slice(before)).toEqual([
      {
        actor_id: lumen.dpo.userId,
        data: expect.objectContaining({ operation: 'mutation.receiveRequest', nodes: [receiveRequest.id] }),
      },
    ]);
  });

  it('is none where nothing sealed was opened', async () => {
    const before = (await readings()).length;
    await app.as(reader).ask('{ requests(first: 3) { nodes { id reference } } }');
    expect((await readings()).length).toBe(before);
  });

  it('is not shown when the entry cannot be written', async () => {
    const answer = await app.database.during(
      'revoke insert on audit_entry from vigie_app; revoke insert (organisation_id, stream, id, at, action, actor_id, node_id, legal_entity_id, canonical, nonce, mac) on audit_entry from vigie_app',
      'grant insert (organisation_id, stream, id, at, action, actor_id, node_id, legal_entity_id, canonical, nonce, mac) on audit_entry to vigie_app',
      () => app.as(reader).run(READ, { first: 3 }),
    );
    expect(answer).toMatchObject({ data: undefined, error: { code: 'INTERNAL' } });
    expect(answer.body).not.toMatch(/Texte|Odile/);
    expect((await app.as(reader).run(READ, { first: 3 })).body).toMatch(/Texte/);
  });
});
