import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sendLettersOnce } from '@vigie/jobs';
import { aDoubtedRequest, DELETE, PNG, upload } from '../documents/document.factory.ts';
import { type Json, secrets, TestApp } from '../harness/app.ts';
import {
  ACKNOWLEDGE,
  ACKNOWLEDGE_NOTICE,
  anErasure,
  aRequest,
  EXTEND,
  NOTIFY_RECIPIENT,
  performed,
} from '../requests/request.factory.ts';
import { CALLS, ROOT_FIELDS } from './calls.ts';
import { World } from './world.ts';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await TestApp.make();
  world = await World.make(app, 'lumen');
});

afterAll(() => app.close());

interface Shown {
  version: number;
  updatedAt: string;
}

const CHANGED = `query ($since: DateTime!) {
  requests(first: 200, filter: {updatedAt: {gte: $since}}, orderBy: [{field: UPDATED_AT, direction: ASC}]) {
    nodes { id version updatedAt } }
  breaches(first: 200, filter: {updatedAt: {gte: $since}}, orderBy: [{field: UPDATED_AT, direction: ASC}]) {
    nodes { id version updatedAt } } }`;

/** Every case as the polling of docs/integrate.md shows it. */
async function polled(since = '2020-01-01T00:00:00Z'): Promise<Map<string, Shown>> {
  const { requests, breaches } = await app.as(world.organisation.dpo).ask(CHANGED, { since });
  return new Map([...requests.nodes, ...breaches.nodes].map(({ id, ...shown }: Json) => [id, shown]));
}

/** Whether each case that came or changed while `work` went on has another version as well. */
async function changedBy(work: () => Promise<unknown>): Promise<Record<string, boolean>> {
  const before = await polled();
  await work();
  const changed = [...(await polled())].filter(
    ([id, { updatedAt }]) => updatedAt !== before.get(id)?.updatedAt,
  );
  return Object.fromEntries(changed.map(([id, { version }]) => [id, version !== before.get(id)?.version]));
}

const VERBS = ROOT_FIELDS.filter(({ name }) =>
  /^Mutation\.\w*(Request|Right|Breach|ABreach|BreachOnly|Letter|Document)$/.test(name),
);

describe('whoever asks what changed since', () => {
  it('sees the case of each verb of requests and breaches', async () => {
    const unseen: string[] = [];
    for (const { name, document } of VERBS) {
      const variables = await CALLS[name]?.(world);
      const changed = await changedBy(() => app.as(world.person).ask(document, variables));
      if (Object.keys(changed).length === 0) unseen.push(name);
    }
    expect(unseen).toEqual([]);
    expect(VERBS.length).toBeGreaterThan(45);
  });

  it('sees a document come and go, and may still send the version that they hold', async () => {
    const { organisation } = world;
    const request = await app.given(aRequest(organisation));
    let document: Json;
    const added = await changedBy(async () => {
      document = (await upload(app, organisation.dpo, { node: request.id })).body;
    });
    expect(added).toEqual({ [request.id]: false });
    const { id, version } = document;
    const removed = () => app.as(organisation.dpo).ask(DELETE, { input: { id, version } });
    expect(await changedBy(removed)).toEqual({ [request.id]: false });
    const extended = () => performed(app, organisation, EXTEND, request, { reasons: ['COMPLEXITY'] });
    expect(await changedBy(extended)).toEqual({ [request.id]: true });
  });

  it('sees a copy of an identity document come and go', async () => {
    const { organisation } = world;
    const { id, identityChecks } = await app.given(aDoubtedRequest(organisation));
    let document: Json;
    const added = await changedBy(async () => {
      const file = { node: identityChecks[0].id, purpose: 'IDENTITY', filename: 'carte.png', bytes: PNG };
      document = (await upload(app, organisation.dpo, file)).body;
    });
    expect(added).toEqual({ [id]: false });
    const input = { id: document.id, version: document.version };
    expect(await changedBy(() => app.as(organisation.dpo).ask(DELETE, { input }))).toEqual({ [id]: false });
  });

  it('sees that a recipient confirmed', async () => {
    const { organisation } = world;
    const { id, rights } = await app.given(anErasure(organisation));
    const told = { outcome: 'TOLD', recipient: 'Transports Express' };
    const right = await performed(app, organisation, NOTIFY_RECIPIENT, rights[0], told);
    const noticeId = right.recipientNotices[0].id;
    const confirmed = () => performed(app, organisation, ACKNOWLEDGE_NOTICE, right, { noticeId });
    expect(await changedBy(confirmed)).toEqual({ [id]: false });
  });

  it('sees that a letter went out', async () => {
    const { organisation } = world;
    const requester = { name: 'Odile Fontaine', email: 'odile@courriel.example' };
    const sweep = () =>
      sendLettersOnce({
        parts: app.parts,
        transport: {
          atOnce: 1,
          send: async () => ({ answer: '250' }),
          forgetBefore: async () => 0,
          close: async () => undefined,
        },
        publicUrl: 'https://privacy.lumen.example',
        systemPool: app.parts.databases.system,
        secrets,
        logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
        legalOffset: app.parts.legalOffset,
      });
    await sweep();
    const request = await app.given(aRequest(organisation, { requester }));
    await performed(app, organisation, ACKNOWLEDGE, request, { channel: 'EMAIL' });
    expect(await changedBy(sweep)).toEqual({ [request.id]: false });
  });

  it('finds it at the end of the list, once', async () => {
    const { organisation } = world;
    const [first, last] = [await app.given(aRequest(organisation)), await app.given(aRequest(organisation))];
    const since = [...(await polled())].find(([id]) => id === first.id)?.[1].updatedAt;
    const order = async () => [...(await polled(since)).keys()];
    expect(await order()).toEqual([first.id, last.id]);
    await upload(app, organisation.dpo, { node: first.id });
    expect(await order()).toEqual([last.id, first.id]);
  });

  it('sees each of two that came at once', async () => {
    const { organisation } = world;
    const request = await app.given(aRequest(organisation));
    const seen = new Set<string | undefined>();
    const look = async () => seen.add((await polled()).get(request.id)?.updatedAt);
    await look();
    // Another began later and is there already: what comes now is seen all the same.
    await app.database.rows(
      `update data_subject_request set updated_at = updated_at + interval '1 minute' where id = $1`,
      [request.id],
    );
    await look();
    await upload(app, organisation.dpo, { node: request.id });
    await look();
    expect(seen.size).toBe(3);
  });
});
