import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { isAlive } from '../../jobs/src/embedded/processes.ts';
import { sleep, until } from '../harness/pace.ts';
import { addressOf, OwnDatabase } from './own-database.ts';
import type { Vigie } from './vigie.ts';

jest.setTimeout(180_000);

let folder: string;
let own: OwnDatabase;
let vigie: Vigie;
let url: string;

const readiness = async (): Promise<{ status: number; troubles: string[] }> => {
  const response = await fetch(`${url}/readyz`);
  const { troubles } = (await response.json()) as { troubles: string[] };
  return { status: response.status, troubles };
};

/** A request that is answered from the database: a token that nobody knows. */
const ask = async (): Promise<number> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer vig_${'x'.repeat(43)}` },
    body: JSON.stringify({ query: '{ breaches { nodes { id } } }' }),
  });
  return response.status;
};

/** What is open to all and asks the database, as often as one likes. */
const look = async (): Promise<number> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ viewer { now } }' }),
  });
  return response.status;
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-start-'));
  own = new OwnDatabase(folder);
});

afterAll(async () => {
  await vigie.end('SIGKILL');
  own.end();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

it('a short command that is interrupted leaves no database behind', async () => {
  const briefly = new OwnDatabase(mkdtempSync(join(folder, 'brief-')));
  const migrate = briefly.run(['migrate']);
  await briefly.up();
  const { pid } = briefly;
  migrate.signal('SIGINT');
  expect(await migrate.code()).toBe(130);
  await until(() => !isAlive(pid));
});

it('a start that is interrupted as it fills the demo begins nothing more', async () => {
  const briefly = new OwnDatabase(mkdtempSync(join(folder, 'brief-')));
  const start = briefly.run(['start'], { DEMO: 'on' });
  await until(() => /^(waiting for the demo|ready)/m.test(start.log()), 90_000);
  start.signal('SIGTERM');
  expect(await start.code()).toBe(0);
  expect(start.log()).not.toContain('alerts are not looked after');
});

describe('vigie start', () => {
  it('waits for a database that is silent as it starts, and says so', async () => {
    own.fillLog();
    vigie = own.run(['start']);
    await own.up();
    const goOn = own.pause();
    try {
      // Its tables may be what it was at when it fell silent.
      await until(() => /waiting for (the tables of )?the database/.test(vigie.log()), 60_000);
      // Longer than any of its connections is waited for.
      await sleep(6000);
    } finally {
      goOn();
    }
    url = addressOf(await vigie.ready());
    expect(vigie.log()).toMatch(/waited \d+ s for (the tables of )?the database/);
    expect(await ask()).toBe(401);
  });

  it('goes on with a log that cannot be written, says so once, and writes it again as soon as it can', async () => {
    expect(await readiness()).toEqual({ status: 503, troubles: ['log'] });
    expect(vigie.log().match(/the log cannot be written \(ENOSPC\)/g)).toHaveLength(1);
    rmSync(join(own.dataDir, 'vigie.log'));
    await until(async () => (await readiness()).status === 200);
    expect(vigie.log()).toMatch(/the log is written again: \d+ lines are missing/);
  });

  it('brings its database back when it is killed, and answers 503 meanwhile', async () => {
    const { pid } = own;
    process.kill(pid, 'SIGKILL');
    const seen = new Set<number>();
    while (!seen.has(503) && !vigie.log().includes('the database runs again')) seen.add(await look());
    expect([...seen]).toContain(503);
    await own.up(pid);
    await until(async () => (await readiness()).status === 200, 60_000);
    expect(await ask()).toBe(401);
    expect(vigie.log()).toMatch(/PostgreSQL stopped unexpectedly \(signal SIGKILL\).*: it is started again/);
    await until(() => vigie.log().includes('the database runs again'));
    expect(vigie.isAlive).toBe(true);
  });

  it('ends at once at a second Ctrl-C, though its database does not stop', async () => {
    const { pid } = own;
    const goOn = own.pause();
    try {
      vigie.signal('SIGINT');
      // What npm passes on beside the terminal is the same press.
      vigie.signal('SIGINT');
      await until(() => vigie.log().includes('stopping; Ctrl-C again ends it at once'));
      expect(vigie.isAlive).toBe(true);
      vigie.signal('SIGINT');
      expect(await vigie.code()).toBe(130);
    } finally {
      goOn();
    }
    // It was told to stop, and does when it can.
    await until(() => own.pid !== pid, 60_000);
  });
});
