import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { BreachStatus } from '@vigie/schema';
import { seedDemo } from '../../jobs/src/demo/seed.ts';
import { TestApp } from '../harness/app.ts';

let app: TestApp;
let dataDir: string;

beforeAll(async () => {
  app = await TestApp.make();
  dataDir = await mkdtemp(join(tmpdir(), 'vigie-demo-'));
});

afterAll(async () => {
  await app.close();
  await rm(dataDir, { recursive: true });
});

it('fills an empty installation with breaches in every state, one of them met as a processor', async () => {
  const installation = { parts: app.parts, databases: app.parts.databases, env: { dataDir } };
  await seedDemo(installation as never, () => undefined);
  const rows = await app.database.rows<{ status: BreachStatus; role: string }>(
    'select status, role from breach',
  );
  expect([...new Set(rows.map(({ status }) => status))].sort()).toEqual(Object.values(BreachStatus).sort());
  expect(rows.filter(({ role }) => role === 'PROCESSOR')).toHaveLength(1);
  expect(await app.database.count('controller_notice where notified_at is null')).toBe(2);
  expect(await app.database.count('regime_filing where is_late')).toBe(1);
  // A subsidiary under NIS2 that has warned its authority, and one under DORA that nobody has decided on.
  expect(await app.database.rows('select regime, status from breach_regime order by regime')).toEqual([
    { regime: 'DORA', status: 'PROPOSED' },
    { regime: 'NIS2', status: 'APPLIES' },
  ]);
  const clocks = `deadline where rule in ('NIS2_23_4_A', 'NIS2_23_4_B') and state in ('MET', 'RUNNING')`;
  expect(await app.database.count(clocks)).toBe(2);
}, 90_000);
