import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Context, deadlines } from '@vigie/server';
import type { ClockNode } from '../../server/src/deadlines/deadline.service.ts';
import { entityAndPlace } from '../../server/src/organisations/place.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Json, TestApp } from '../harness/app.ts';
import { storyOf } from '../harness/footprint.ts';

/** What a contract would have. */
interface Contract extends ClockNode {
  endAt: Date;
  noticePeriod: string;
}

// The example of CONTRIBUTING.md, word for word.
/** The last day to give notice before tacit renewal; set anew whenever the contract changes. */
async function followNotice(ctx: Context, contract: Contract): Promise<void> {
  const { place } = await entityAndPlace(ctx, contract.legalEntityId);
  const engineInput = { anchorAt: contract.endAt.toISOString(), duration: contract.noticePeriod };
  await deadlines.attach(ctx, { node: contract, rule: 'CONTRACT_NOTICE', engineInput, place });
}

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const CLOCKS = `query ($id: ID!) { deadlines(filter: { nodeId: { eq: $id } }) {
  nodes { id rule state dueOn round label revisions { round reason } steps { code state } }
} }`;
const clockOf = async (id: string): Promise<Json> =>
  (await app.as(lumen.dpo).ask(CLOCKS, { id })).deadlines.nodes[0];

it('a domain attaches a clock in a few lines: it alerts, moves with its history, and is settled', async () => {
  app.at('2026-06-19T08:00:00.000Z');
  // Any node may carry a clock: contracts have no table yet.
  const contract: Contract = {
    id: lumen.otherEntityId,
    legalEntityId: lumen.entityId,
    reference: 'CT-2026-0001',
    endAt: new Date('2026-12-31T11:00:00Z'),
    noticePeriod: 'P3M',
  };
  await app.work(lumen.id, (ctx) => followNotice(ctx, contract));
  const planned = await clockOf(contract.id);
  expect(planned).toMatchObject({ rule: 'CONTRACT_NOTICE', state: 'RUNNING', dueOn: '2026-09-30', round: 1 });
  expect(planned.steps.length).toBeGreaterThan(0);

  await app.work(lumen.id, (ctx) => followNotice(ctx, { ...contract, noticePeriod: 'P6M' }));
  const moved = await clockOf(contract.id);
  expect(moved).toMatchObject({ id: planned.id, dueOn: '2026-06-30', round: 2, revisions: [{ round: 1 }] });

  await app.work(lumen.id, (ctx) => deadlines.settle(ctx, contract.id, 'CONTRACT_NOTICE', ctx.now));
  expect((await clockOf(contract.id)).state).toBe('MET');
  const events = ['deadline.planned', 'deadline.recomputed', 'deadline.settled'];
  expect(await storyOf(app, planned.id)).toEqual({ audit: events, events });
});

it('the example of the guide is the code above', () => {
  const guide = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
  const section = guide.slice(guide.indexOf('## A clock of your domain'));
  const example = section.match(/```ts\n([\s\S]+?)```/)?.[1] ?? 'there is no example';
  expect(readFileSync(new URL(import.meta.url), 'utf8')).toContain(example);
});
