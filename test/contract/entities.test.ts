import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LegalEntity, TABLES } from '@vigie/schema';
import { type Actor, TestOrganisation } from '../harness/actors.ts';
import { type Answer, TestApp } from '../harness/app.ts';
import { footprint } from '../harness/footprint.ts';
import { shownOf, told, unknownLike } from './answers.ts';
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
  withAt,
} from './calls.ts';
import { World } from './world.ts';

// One organisation, two halves of it: each with a person and a token that are confined to its legal entities.
let app: TestApp;
let own: World;
let twin: World;

beforeAll(async () => {
  app = await TestApp.make();
  const whole = await TestOrganisation.make(app, 'lumen');
  const [entity, other] = await app.work(whole.id, async (ctx) =>
    ['Lumen Voyages SA', 'Lumen Logistique SAS'].map((name) => ctx.make(LegalEntity, { name }).id),
  );
  own = await World.confined(app, whole);
  twin = await World.confined(app, whole.at(entity as string, other as string));
});

afterAll(() => app.close());

/** Members, its own public holidays, and how the organisation as a whole is set, are everybody's who works in it. */
const OF_ALL = ['Organisation', 'Membership', 'DigestPolicy', 'HolidayChange'];
/** What concerns the organisation as a whole is not for who is confined. */
const UNCONFINED = [
  'Mutation.createLegalEntity',
  'Mutation.setDigestPolicy',
  'Mutation.createHolidayChange',
  'Mutation.archiveHolidayChange',
];

const calls = ROOT_FIELDS.filter(
  ({ name, isList }) => !isList && !APART.includes(name) && !UNCONFINED.includes(name),
);
const lists = ROOT_FIELDS.filter(({ isList, type }) => isList && !OF_ALL.includes(type));
const callers = (): [string, Actor][] => [
  ['a person', own.person],
  ['a token', own.token],
];

/** The ids of every row of the other half. */
async function foreignIds(): Promise<Set<string>> {
  const columns = await app.database.rows<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public'
       and column_name = 'legal_entity_id' and table_name = any ($1)`,
    [Object.keys(TABLES)],
  );
  const tables = columns.map(({ name }) => name).filter((name) => name !== 'document_content');
  const texts = [
    ...tables.map(
      (table) => `select id from ${table} where organisation_id = $1 and legal_entity_id = any ($2)`,
    ),
    'select id from legal_entity where organisation_id = $1 and id = any ($2)',
    'select id from api_token where organisation_id = $1 and legal_entity_ids && $2::uuid[]',
    'select id from calendar_feed where organisation_id = $1 and user_id = $3',
  ];
  const rows = await app.database.rows<{ id: string }>(texts.join(' union all '), [
    own.organisation.id,
    twin.reach,
    twin.person.userId,
  ]);
  return new Set(rows.map(({ id }) => id));
}

describe.each(calls.map((root) => [root.name, root] as [string, RootField]))('%s', (name, root) => {
  const { document, field, type } = root;
  it('answers a confined member to ids of their own legal entity, and to those of another as to one of nobody', async () => {
    const personal = isForPersons(root);
    for (const [, actor] of callers()) {
      if (personal && actor === own.token) continue;
      const answer = await app.as(actor).run(document, await CALLS[name]?.(own));
      expect({ call: name, errors: answer.errors }).toEqual({ call: name, errors: [] });
    }
    const variables = (await CALLS[name]?.(own)) ?? {};
    const others = (await CALLS[name]?.(twin)) ?? {};
    const places = field.args.flatMap((arg) => idPlaces(arg.type, variables[arg.name], [arg.name]));
    const foreign = await foreignIds();
    const untouched = await footprint(app, own.organisation.id);
    for (const place of places) {
      const id = String(at(others, place));
      for (const [, actor] of callers()) {
        if (personal && actor === own.token) continue;
        const answer = await app.as(actor).run(document, withAt(variables, place, id));
        if (OF_ALL.includes(type) && place.at(-1) === 'id') {
          expect(answer.error?.code).toBe(name.startsWith('Query') ? undefined : 'FORBIDDEN');
          continue;
        }
        const unknown = await app.as(actor).run(document, withAt(variables, place, unknownLike(id)));
        expect([place, told(answer)]).toEqual([place, told(unknown)]);
        expect(answer.errors).not.toEqual([]);
        expect(shownOf(answer, foreign)).toEqual([]);
      }
    }
    expect(await footprint(app, own.organisation.id)).toEqual(untouched);
  });
});

describe('what concerns the organisation as a whole', () => {
  it.each(UNCONFINED)('%s is refused to a confined member', async (name) => {
    const { document } = ROOT_FIELDS.find((root) => root.name === name) as RootField;
    const variables = await CALLS[name]?.(own);
    expect((await app.as(own.person).run(document, variables)).error?.code).toBe('FORBIDDEN');
    const whole = await own.organisation.hire(['OWNER', 'DPO'] as never);
    expect((await app.as(whole).run(document, variables)).errors).toEqual([]);
  });
});

it('node(id) finds every type of one’s own legal entity, and none of another’s', async () => {
  const document = 'query ($id: ID!) { node(id: $id) { __typename id } }';
  for (const [type, id] of Object.entries(own.ids)) {
    const here = await app.as(own.person).run(document, { id });
    if (type !== 'AuditEntry') expect([type, here.data?.node.id]).toEqual([type, id]);
    for (const [, actor] of callers()) {
      const there = await app.as(actor).run(document, { id: twin.id(type) });
      if (OF_ALL.includes(type)) expect([type, there.data?.node.id]).toEqual([type, twin.id(type)]);
      else
        expect([type, told(there)]).toEqual([
          type,
          told(await app.as(actor).run(document, { id: unknownLike(id) })),
        ]);
    }
  }
});

describe.each(lists.map((root) => [root.name, root] as [string, RootField]))('%s', (name, root) => {
  const ask = (actor: Actor, variables: object) => app.as(actor).run(root.document, variables);
  const page = (answer: Answer) => {
    expect({ list: name, errors: answer.errors }).toEqual({ list: name, errors: [] });
    const { nodes, totalCount } = answer.data[root.field.name];
    return { ids: nodes.map(({ id }: { id: string }) => id) as string[], totalCount };
  };

  it('shows a confined member rows of their own legal entities alone, and counts no other', async () => {
    const foreign = await foreignIds();
    expect(page(await ask(own.person, { last: 200 })).ids).toContain(own.id(root.type));
    for (const [, actor] of callers()) {
      const answer = await ask(actor, { first: 200 });
      expect(shownOf(answer, foreign)).toEqual([]);
      const { ids, totalCount } = page(answer);
      if (ids.length < 200) expect(totalCount).toBe(ids.length);
    }
  });

  it('finds nothing by ids of another legal entity, and something by one’s own', async () => {
    const filters = (world: World): object[] => [
      { ids: [world.id(root.type)] },
      { or: [{ ids: [world.id(root.type)] }] },
      ...idFilters(root).flatMap((field) => {
        const id = FILTER_IDS[field]?.(world, name);
        return [{ [field]: { eq: id } }, { [field]: { in: [id] } }];
      }),
    ];
    const theirs = filters(twin);
    for (const [i, filter] of filters(own).entries()) {
      const { ids, totalCount } = page(await ask(own.person, { filter }));
      expect({ filter, found: ids.length > 0 && totalCount > 0 }).toEqual({ filter, found: true });
      for (const [, actor] of callers()) {
        expect([filter, page(await ask(actor, { filter: theirs[i] }))]).toEqual([
          filter,
          { ids: [], totalCount: 0 },
        ]);
      }
    }
  });

  it('gives nothing of another legal entity after a cursor of its own', async () => {
    const first = await app.as(twin.person).run(root.document, { first: 1 });
    const cursor = first.data[root.field.name].pageInfo.endCursor as string;
    const foreign = await foreignIds();
    for (const [, actor] of callers()) {
      for (const argument of ['after', 'before']) {
        expect(shownOf(await ask(actor, { [argument]: cursor }), foreign)).toEqual([]);
      }
    }
  });
});
