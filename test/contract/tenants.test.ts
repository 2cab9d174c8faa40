import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLES } from '@vigie/schema';
import { isObjectType } from 'graphql';
import type { Actor } from '../harness/actors.ts';
import { type Answer, TestApp } from '../harness/app.ts';
import { footprint } from '../harness/footprint.ts';
import { shownOf, told, UUIDS, unknownLike } from './answers.ts';
import {
  APART,
  at,
  CALLS,
  FILTER_IDS,
  idFilters,
  idPlaces,
  isForPersons,
  ROOT_FIELDS,
  type RootField,
  SCHEMA,
  withAt,
} from './calls.ts';
import { World } from './world.ts';

let app: TestApp;
let own: World;
let twin: World;
/** Every id that the other organisation has anywhere. */
let foreign: Set<string>;

beforeAll(async () => {
  app = await TestApp.make();
  own = await World.make(app, 'lumen');
  twin = await World.make(app, 'twin');
});

afterAll(() => app.close());

async function idsOf(organisationId: string): Promise<Set<string>> {
  const tables = Object.entries(TABLES).flatMap(([table, kind]) => (kind === 'TENANT' ? [table] : []));
  const texts = tables.map(
    (table) => `select to_jsonb(t)::text as text from ${table} t where organisation_id = $1`,
  );
  const rows = await app.database.rows<{ text: string }>(texts.join(' union all '), [organisationId]);
  return new Set(rows.flatMap(({ text }) => text.match(UUIDS) ?? []));
}

function expectNothingOf(answer: Answer, ids: Set<string>): void {
  expect(shownOf(answer, ids)).toEqual([]);
}

/** Its owner's alone. */
const PERSONAL = ['Notification', 'CalendarFeed', 'CreatedCalendarFeed'];

const calls = ROOT_FIELDS.filter(({ name, isList }) => !isList && !APART.includes(name));
const lists = ROOT_FIELDS.filter(({ isList }) => isList);
const callers = (): [string, Actor][] => [
  ['a person', own.person],
  ['a token', own.token],
];

describe('the table of calls', () => {
  it('has a call for every field of Query and Mutation, and none beside', () => {
    expect(Object.keys(CALLS).sort()).toEqual(calls.map(({ name }) => name).sort());
  });

  it('knows what each list can be filtered by', () => {
    const names = new Set(lists.flatMap(idFilters));
    expect([...names].filter((name) => !(name in FILTER_IDS))).toEqual([]);
    expect(lists.length).toBeGreaterThan(8);
  });
});

describe.each(calls.map((root) => [root.name, root] as [string, RootField]))('%s', (name, root) => {
  const { document, field } = root;
  const personal = isForPersons(root);

  it('answers to ids of one’s own', async () => {
    for (const [, actor] of callers()) {
      if (personal && actor === own.token) continue;
      const variables = await CALLS[name]?.(own);
      const answer = await app.as(actor).run(document, variables);
      expect({ call: name, errors: answer.errors }).toEqual({ call: name, errors: [] });
    }
  });

  it('answers to an id of another organisation as to one of nobody, and leaves no trace', async () => {
    const variables = (await CALLS[name]?.(own)) ?? {};
    const others = (await CALLS[name]?.(twin)) ?? {};
    const places = field.args.flatMap((arg) => idPlaces(arg.type, variables[arg.name], [arg.name]));
    foreign = await idsOf(twin.organisation.id);
    const untouched = await footprint(app, twin.organisation.id);
    const here = await footprint(app, own.organisation.id);
    for (const place of places) {
      const id = String(at(others, place));
      expect([place, foreign.has(id)]).toEqual([place, true]);
      for (const [, actor] of callers()) {
        if (personal && actor === own.token) continue;
        const answer = await app.as(actor).run(document, withAt(variables, place, id));
        expect(told(answer)).toEqual(
          told(await app.as(actor).run(document, withAt(variables, place, unknownLike(id)))),
        );
        // A person of another organisation is refused at the field, as anyone is who is no member.
        const member = place.some((part) => /^((assignee|owner)Id|mentions)$/.test(String(part)));
        // Where several are given at once, at the place of the one that is refused.
        const path = name === 'Mutation.assignTasks' ? ['input', 'tasks', 0] : place;
        expect(answer.error).toMatchObject(
          member
            ? { code: 'INVALID_INPUT', fields: [{ path, code: 'NOT_A_MEMBER' }] }
            : { code: 'NOT_FOUND' },
        );
        expectNothingOf(answer, foreign);
      }
    }
    expect(await footprint(app, twin.organisation.id)).toEqual(untouched);
    expect(await footprint(app, own.organisation.id)).toEqual(here);
  });
});

describe('node(id)', () => {
  it('is tried with a node of every type that there is', () => {
    const types = Object.values(SCHEMA.getTypeMap()).flatMap((type) =>
      isObjectType(type) && type.getInterfaces().some(({ name }) => name === 'Node') ? [type.name] : [],
    );
    expect(types.filter((type) => !(type in own.ids))).toEqual([]);
  });

  it('finds every type here and none of them there', async () => {
    foreign = await idsOf(twin.organisation.id);
    for (const [type, id] of Object.entries(own.ids)) {
      const document = 'query ($id: ID!) { node(id: $id) { __typename id } }';
      const answer = await app.as(own.person).run(document, { id });
      // A dead letter has the id of its alert.
      if (type === 'DeadLetter') expect(answer.data?.node.__typename).toBe('AlertStep');
      else if (type === 'AuditEntry') expect(answer.error?.code).toBe('NOT_FOUND');
      else expect(answer.data?.node).toEqual({ __typename: type, id });
      // Nor does a colleague see a line of somebody else's inbox.
      const colleague = await app.as(own.organisation.dpo).run(document, { id });
      if (PERSONAL.includes(type)) expect(colleague.error?.code).toBe('NOT_FOUND');
      for (const [, actor] of callers()) {
        const other = await app.as(actor).run(document, { id: twin.id(type) });
        expect(other.error?.code).toBe('NOT_FOUND');
        expect(told(other)).toEqual(told(await app.as(actor).run(document, { id: unknownLike(id) })));
      }
    }
  });
});

describe.each(lists.map((root) => [root.name, root] as [string, RootField]))('%s', (name, root) => {
  const ask = (actor: Actor, variables: object) => app.as(actor).run(root.document, variables);
  const page = (answer: Answer) => {
    expect({ list: name, errors: answer.errors }).toEqual({ list: name, errors: [] });
    const { nodes, totalCount } = answer.data[root.field.name];
    return { ids: nodes.map(({ id }: { id: string }) => id) as string[], totalCount };
  };

  it('shows rows of this organisation alone', async () => {
    foreign = await idsOf(twin.organisation.id);
    // The oldest 200: what the worlds were made of, however much has happened since.
    const answer = await ask(own.person, { last: 200 });
    expect(page(answer).ids).toContain(own.id(root.type));
    expectNothingOf(answer, foreign);
    for (const [, actor] of callers()) expectNothingOf(await ask(actor, { first: 200 }), foreign);
  });

  it('finds nothing by ids of another organisation, and something by its own', async () => {
    const filters = (world: World): object[] => [
      { ids: [world.id(root.type)] },
      { or: [{ ids: [world.id(root.type)] }] },
      { and: [{ ids: [world.id(root.type)] }] },
      ...idFilters(root).flatMap((field) => {
        const id = FILTER_IDS[field]?.(world, name);
        return [{ [field]: { eq: id } }, { [field]: { in: [id] } }, { or: [{ [field]: { eq: id } }] }];
      }),
    ];
    const theirs = filters(twin);
    for (const [i, filter] of filters(own).entries()) {
      const { ids, totalCount } = page(await ask(own.person, { filter }));
      expect({ filter, found: ids.length > 0 && totalCount > 0 }).toEqual({ filter, found: true });
      for (const [, actor] of callers()) {
        expect(page(await ask(actor, { filter: theirs[i] }))).toEqual({ ids: [], totalCount: 0 });
      }
    }
  });

  it('gives nothing of another organisation after a cursor of its own', async () => {
    const cursorOf = async (world: World) => {
      const answer = await app.as(world.person).run(root.document, { first: 1 });
      return answer.data[root.field.name].pageInfo.endCursor as string;
    };
    foreign = await idsOf(twin.organisation.id);
    for (const [, actor] of callers()) {
      for (const argument of ['after', 'before']) {
        const answer = await ask(actor, { [argument]: await cursorOf(twin) });
        page(answer);
        expectNothingOf(answer, foreign);
        expect(page(await ask(actor, { [argument]: await cursorOf(own) })).ids).not.toContain(
          twin.id(root.type),
        );
      }
    }
  });
});

describe('the organisation that a caller asks for', () => {
  const VIEWER = '{ viewer { organisation { id } } }';

  it.each(['id', 'slug'] as const)(
    'is refused by %s where they do not belong, and taken where they do',
    async (key) => {
      for (const [, actor] of callers()) {
        const header = (world: World) => ({ 'x-organisation': world.organisation[key] });
        const here = await app.as(actor).run(VIEWER, {}, header(own));
        expect(here.data.viewer.organisation.id).toBe(own.organisation.id);
        const there = await app.as(actor).run(VIEWER, {}, header(twin));
        expect(there.error?.code).toBe('NOT_FOUND');
        expect(told(there)).toEqual(
          told(await app.as(actor).run(VIEWER, {}, { 'x-organisation': 'nobody' })),
        );
      }
    },
  );

  it('is one at a time: who belongs to two sees in each what is there', async () => {
    const both = own.person;
    await app.database.owner.query(
      `insert into membership (id, organisation_id, user_id, roles, created_at, updated_at)
       values ($1, $2, $3, '{AUDITOR}', now(), now())`,
      [unknownLike(own.id('Membership')), twin.organisation.id, both.userId],
    );
    try {
      const there = await app
        .as(both)
        .run('{ breaches { nodes { id } } }', {}, { 'x-organisation': twin.organisation.id });
      expect(there.data.breaches.nodes.map(({ id }: { id: string }) => id)).toContain(twin.id('Breach'));
      const here = await app.as(both).run('{ breaches { nodes { id } } }');
      expect(here.data.breaches.nodes.map(({ id }: { id: string }) => id)).not.toContain(twin.id('Breach'));
      // The roles are those of the organisation asked for, not the sum of both.
      const write = 'mutation ($input: CreateBreachInput!) { createBreach(input: $input) { id } }';
      const input = { legalEntityId: twin.organisation.entityId, title: 'Essai', natures: ['INTEGRITY'] };
      const refused = await app.as(both).run(write, { input }, { 'x-organisation': twin.organisation.id });
      expect(refused.error?.code).toBe('FORBIDDEN');
    } finally {
      await app.database.owner.query('delete from membership where organisation_id = $1 and user_id = $2', [
        twin.organisation.id,
        both.userId,
      ]);
    }
  });
});

describe('what all of this left behind', () => {
  it('is nothing of the other organisation in the trail or the outbox', async () => {
    foreign = await idsOf(twin.organisation.id);
    const rows = await app.database.rows<{ text: string }>(
      `select to_jsonb(a)::text || convert_from(canonical, 'UTF8') as text from audit_entry a where organisation_id = $1
       union all select to_jsonb(o)::text from outbox_event o where organisation_id = $1`,
      [own.organisation.id],
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.flatMap(({ text }) => text.match(UUIDS) ?? []).filter((id) => foreign.has(id))).toEqual([]);
  });
});
