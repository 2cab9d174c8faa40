import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Role } from '@vigie/schema';
import { breachInput } from '../breaches/breach.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { DAY, HOUR } from '../harness/clock.ts';
import { footprint } from '../harness/footprint.ts';
import { receiveInput } from '../requests/request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;
let other: TestOrganisation;
let tickets = 0;

beforeAll(async () => {
  app = await TestApp.make();
  app.at('2026-03-12T09:00:00Z');
  lumen = await TestOrganisation.make(app);
  other = await TestOrganisation.make(app, 'twin');
});

afterAll(() => app.close());

interface Case {
  create: string;
  change: string;
  list: string;
  input: (organisation: TestOrganisation) => object;
}

const FIELDS = 'id version updatedAt externalReference { system id }';
const CASES: [string, Case][] = [
  [
    'a request',
    {
      create: `mutation ($input: ReceiveRequestInput!) { made: receiveRequest(input: $input) { ${FIELDS} } }`,
      change: `mutation ($input: SetExternalReferenceOfRequestInput!) {
        changed: setExternalReferenceOfRequest(input: $input) { ${FIELDS} } }`,
      list: `query ($filter: DataSubjectRequestFilter, $orderBy: [DataSubjectRequestOrder!]) {
        list: requests(filter: $filter, orderBy: $orderBy) { nodes { ${FIELDS} } } }`,
      input: receiveInput,
    },
  ],
  [
    'a breach',
    {
      create: `mutation ($input: CreateBreachInput!) { made: createBreach(input: $input) { ${FIELDS} } }`,
      change: `mutation ($input: UpdateBreachInput!) { changed: updateBreach(input: $input) { ${FIELDS} } }`,
      list: `query ($filter: BreachFilter, $orderBy: [BreachOrder!]) {
        list: breaches(filter: $filter, orderBy: $orderBy) { nodes { ${FIELDS} } } }`,
      input: breachInput,
    },
  ],
];

describe.each(CASES)('%s', (_name, { create, change, list, input }) => {
  const reference = () => ({ system: 'zendesk', id: `SAV-${++tickets}` });
  const made = (externalReference: object | null, organisation = lumen) =>
    app.as(organisation.dpo).run(create, {
      input: { ...input(organisation), ...(externalReference ? { externalReference } : {}) },
    });
  const makeOne = async (externalReference: object | null): Promise<Json> => {
    const { data, errors } = await made(externalReference);
    expect(errors).toEqual([]);
    return data.made;
  };
  const listed = async (filter: object, more: object = {}): Promise<Json[]> =>
    (await app.as(lumen.dpo).ask(list, { filter, ...more })).list.nodes;

  it('is found by the name that another system gave it, and by nothing less', async () => {
    const { system, id } = reference();
    const { id: node } = await makeOne({ system, id });
    await makeOne(null);
    const by = async (externalSystem: string, externalId: string) =>
      (await listed({ externalSystem: { eq: externalSystem }, externalId: { eq: externalId } })).map(
        (n) => n.id,
      );
    expect(await by(system, id)).toEqual([node]);
    expect(await by('freshdesk', id)).toEqual([]);
    expect(await by(system, id.toLowerCase())).toEqual([]);
  });

  it('may have the name of a case of another legal entity: whoever is confined to one learns nothing of the other', async () => {
    const same = reference();
    const { id: there } = await makeOne(same);
    const here = await lumen.hire([Role.DPO, Role.PRIVACY_OFFICER], [lumen.otherEntityId]);
    const own = (externalReference: object) =>
      app
        .as(here)
        .run(create, { input: { ...input(lumen), legalEntityId: lumen.otherEntityId, externalReference } });
    const first = await own(same);
    expect(first.errors).toEqual([]);
    expect((await own(same)).error?.code).toBe('CONFLICT');
    const third = await own(reference());
    const renamed = await app.as(here).run(change, {
      input: { id: third.data.made.id, version: third.data.made.version, externalReference: same },
    });
    expect(renamed.error).toMatchObject({ code: 'CONFLICT', fields: [{ code: 'TAKEN' }] });

    const filter = { externalSystem: { eq: same.system }, externalId: { eq: same.id } };
    expect((await listed(filter)).map(({ id }) => id).sort()).toEqual([there, first.data.made.id].sort());
    const seen = (await app.as(here).ask(list, { filter })).list.nodes;
    expect(seen.map(({ id }: Json) => id)).toEqual([first.data.made.id]);
  });

  it('has a name that no other case of its legal entity has in that system', async () => {
    const taken = reference();
    await makeOne(taken);
    const untouched = await footprint(app, lumen.id);
    expect((await made(taken)).error).toMatchObject({
      code: 'CONFLICT',
      fields: [{ path: ['input', 'externalReference'], code: 'TAKEN' }],
    });
    expect(await footprint(app, lumen.id)).toEqual(untouched);
    expect((await made({ ...taken, system: 'crm' })).errors).toEqual([]);
    expect((await made(taken, other)).errors).toEqual([]);
  });

  it('is of one system, however that is written', async () => {
    const { id } = reference();
    const { externalReference, ...node } = await makeOne({ system: 'Zen', id });
    expect(externalReference).toEqual({ system: 'zen', id });
    for (const system of ['zen', 'ZEN'])
      expect((await made({ system, id })).error).toMatchObject({ code: 'CONFLICT' });
    for (const one of ['Zen', 'zen'])
      for (const externalSystem of [{ eq: one }, { in: [one] }])
        expect((await listed({ externalSystem, externalId: { eq: id } })).map((each) => each.id)).toEqual([
          node.id,
        ]);
  });

  it('is made once when the same name comes twice at a time', async () => {
    const twice = reference();
    const codes = (await Promise.all([made(twice), made(twice)])).map(({ error }) => error?.code ?? 'OK');
    expect(codes.sort()).toEqual(['CONFLICT', 'OK']);
  });

  it('is given another name, keeps it, and loses it', async () => {
    const node = await makeOne(null);
    const changed = async ({ id, version }: Json, externalReference: object | null) =>
      (await app.as(lumen.dpo).ask(change, { input: { id, version, externalReference } })).changed;
    const next = reference();
    const named = await changed(node, next);
    expect(named).toMatchObject({ externalReference: next });
    expect(named.version).toBeGreaterThan(node.version);
    expect(await changed(named, null)).toMatchObject({ externalReference: null });
  });

  it.each([
    [{ system: 'zendesk', id: 'odile@example.com' }, 'id', 'HOLDS_ADDRESS'],
    [{ system: 'zendesk', id: '+33612345678' }, 'id', 'HOLDS_PHONE_NUMBER'],
    [{ system: 'zendesk', id: 'Odile Martin' }, 'id', 'NOT_A_NAME'],
    [{ system: 'Zen desk', id: 'SAV-lumen' }, 'system', 'NOT_A_NAME'],
  ])('refuses %j, which stands in clear', async (externalReference, field, code) => {
    const untouched = await footprint(app, lumen.id);
    const { error } = await made(externalReference);
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      fields: [{ path: ['input', 'externalReference', field], code }],
    });
    expect(JSON.stringify(error)).not.toContain(externalReference.id);
    expect(await footprint(app, lumen.id)).toEqual(untouched);
  });

  it('is told to whoever asks what changed since', async () => {
    const start = Date.parse('2026-04-01T09:00:00Z') + tickets * DAY;
    const at = (milliseconds: number) => new Date(start + milliseconds).toISOString();
    app.at(at(0));
    const node = await makeOne(reference());
    app.at(at(HOUR));
    const { id: later } = await makeOne(reference());
    app.at(at(2 * HOUR));
    const since = async (instant: string) =>
      (
        await listed(
          { updatedAt: { gte: instant } },
          { orderBy: [{ field: 'UPDATED_AT', direction: 'ASC' }] },
        )
      ).map(({ id }) => id);
    expect(await since(at(-1))).toEqual([node.id, later]);
    const input = { id: node.id, version: node.version, externalReference: reference() };
    await app.as(lumen.dpo).ask(change, { input });
    expect(await since(at(HOUR / 2))).toEqual([later, node.id]);
    expect((await listed({ createdAt: { gte: at(HOUR / 2) } })).map(({ id }) => id)).toEqual([later]);
    app.at('2026-03-12T09:00:00Z');
  });
});
