import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { RequestStatus } from '@vigie/schema';
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

it('fills an empty installation with thirty requests in every state, once, and mails nobody', async () => {
  const installation = { parts: app.parts, databases: app.parts.databases, env: { dataDir } };
  await seedDemo(installation as never, () => undefined);
  await seedDemo(installation as never, () => undefined);
  const rows = await app.database.rows<{ status: RequestStatus; count: number }>(
    'select status, count(*)::int as count from data_subject_request group by status',
  );
  expect(rows.map(({ status }) => status).sort()).toEqual(Object.values(RequestStatus).sort());
  expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(30);
  expect(await app.database.count(`request_communication where delivery is not null`)).toBe(0);
  const clocks = `deadline where rule = 'TASK_DUE' and state = 'RUNNING'`;
  expect([await app.database.count('task'), await app.database.count(clocks)]).toEqual([6, 5]);
  expect(await app.database.count(`notification where kind = 'MENTIONED'`)).toBe(2);
});
