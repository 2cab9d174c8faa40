import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Role } from '@vigie/schema';
import { readEnvironment } from '@vigie/server';
import { pause, until } from '../harness/pace.ts';
import { Cluster } from './cluster.ts';
import { Lab } from './lab.ts';

jest.setTimeout(180_000);

const SHIFT = fileURLToPath(new URL('./shift-clock.mjs', import.meta.url));

let cluster: Cluster;
let lab: Lab;

beforeEach(async () => {
  cluster ??= await Cluster.start();
  lab = await Lab.open('postgres', false, cluster);
  await lab.hire(Role.DPO);
});

afterEach(() => lab.close());
afterAll(() => cluster.remove());

async function listen(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<[Server, string]> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

describe('the heartbeat', () => {
  it('asks its address once after a good sweep, says nothing of anybody, and follows no redirect', async () => {
    let elsewhere = 0;
    const [other, otherUrl] = await listen((_request, response) => {
      elsewhere += 1;
      response.end();
    });
    const asked: { method?: string | undefined; url?: string | undefined; body: string }[] = [];
    const [watch, url] = await listen((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push({ method: request.method, url: request.url, body });
        response.writeHead(302, { location: otherUrl }).end();
      });
    });
    try {
      const worker = await lab.worker({ VIGIE_HEARTBEAT_URL: `${url}/ping/held-by-4711` });
      await lab.seed(3);
      await lab.settled();
      await until(() => asked.length > 0);
      await until(() => worker.log().includes('the heartbeat was not taken'));
      expect(asked).toEqual([{ method: 'GET', url: '/ping/held-by-4711', body: '' }]);
      expect(elsewhere).toBe(0);
      // Whoever holds the address can beat for us: it is no matter for a log.
      expect(worker.log()).not.toContain('held-by-4711');
    } finally {
      watch.close();
      other.close();
    }
  });

  it('is not in the way when nobody answers there', async () => {
    const [silent, url] = await listen(() => undefined);
    try {
      const worker = await lab.worker({ VIGIE_HEARTBEAT_URL: url });
      await lab.seed(3);
      await lab.settled();
      expect(lab.sink.accepted).toHaveLength(3);
      await until(() => worker.log().includes('the heartbeat did not get through'));
      expect((await worker.end()).code).toBe(0);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  it.each([
    ['https://watch.example/ping', true],
    ['http://127.0.0.1:8080/ping', true],
    ['http://watch.example/ping', false],
    ['ftp://watch.example/ping', false],
  ])('goes to %s: %s', (address, isFine) => {
    const read = () => readEnvironment({ VIGIE_HEARTBEAT_URL: address }).heartbeatUrl;
    if (isFine) expect(read()).toBe(address);
    else expect(read).toThrow(/^VIGIE_HEARTBEAT_URL/);
  });
});

it('with a clock six minutes wrong a server does not start, and a worker sends all the same', async () => {
  const file = join(lab.folder, 'clock');
  writeFileSync(file, String(6 * 60_000));
  const server = lab.run(['server'], { PUBLIC_URL: '', CLOCK_FILE: file }, SHIFT);
  expect(await server.code()).toBe(1);
  expect(server.log()).toMatch(/the clocks of this machine and of the database are 6 minutes apart/);
  const worker = await lab.worker({ CLOCK_FILE: file }, SHIFT);
  expect(worker.log()).toContain('the clock of this machine or of the database is wrong');
  await lab.seed(2);
  await lab.settled();
  expect(lab.sink.accepted).toHaveLength(2);
});

/** What `/readyz` answers. */
async function readiness(url: string) {
  const response = await fetch(`${url}/readyz`);
  const said = (await response.json()) as { troubles: string[]; figures: Record<string, number> };
  return { ...said, status: response.status };
}

/** Every alert that is due was so three minutes earlier, and is tried again in an hour. */
const recordedLate = (): Promise<unknown> =>
  lab.office.owner.query(
    `update alert_step set due_at = due_at - interval '3 minutes', next_attempt_at = now() + interval '1 hour'
     where code = 'AT_START'`,
  );

/** And was planned then. */
const delay = async (): Promise<void> => {
  await recordedLate();
  await lab.office.owner.query(
    `update alert_step set created_at = created_at - interval '3 minutes' where code = 'AT_START'`,
  );
};

it('a trail that is broken stands on the terminal, in the log and in the figures, which name nobody', async () => {
  const { owner, organisationId } = lab.office;
  await lab.seed(1);
  const [head] = (
    await owner.query(
      `delete from audit_head where organisation_id = $1 and stream = 'READING' returning *`,
      [organisationId],
    )
  ).rows;
  const vigie = lab.run(['start'], { PUBLIC_URL: '' });
  const url = (await vigie.ready()).replace('ready ', '').replace('localhost', '127.0.0.1');
  await until(() => /^the audit trail is BROKEN: `vigie audit verify` says where/m.test(vigie.log()));
  expect(readFileSync(join(lab.folder, 'data', 'vigie.log'), 'utf8')).toContain(
    'the trail of an organisation is BROKEN',
  );
  const { status, figures } = await readiness(url);
  expect([status, figures]).toMatchObject([200, { trail_changes_broken: 0, trail_readings_broken: 1 }]);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  expect(metrics).toMatch(/vigie_figure\{name="trail_readings_broken"\} 1/);
  expect(metrics).toMatch(/vigie_figure\{name="seconds_since_trails_verified"\} [\d.]+/);
  expect(metrics).not.toContain(organisationId);

  await owner.query('insert into audit_head values ($1, $2, $3, $4)', [
    organisationId,
    'READING',
    head.sequence,
    head.chain,
  ]);
  expect(await lab.run(['audit', 'verify']).code()).toBe(0);
  expect((await readiness(url)).figures).toMatchObject({ trail_changes_broken: 0, trail_readings_broken: 0 });
});

it('an API without workers stays ready while alerts are unsent, and tells it in its figures and to whoever signs in', async () => {
  const { url } = await lab.server();
  const token = await lab.token();
  const warnings = async () => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { warnings } }' }),
    });
    return ((await response.json()) as { data: { viewer: { warnings: string[] } } }).data.viewer.warnings;
  };
  await lab.seed(2);
  expect([await readiness(url), await warnings()]).toMatchObject([{ status: 200, troubles: [] }, []]);
  // What is due already as it is planned has only waited since then.
  await recordedLate();
  expect((await readiness(url)).figures.oldest_due_unsent_seconds).toBeLessThan(120);
  await lab.office.owner.query(
    `update alert_step set due_at = due_at + interval '3 minutes' where code = 'AT_START'`,
  );
  await delay();
  const late = await readiness(url);
  expect(late).toMatchObject({ status: 200, troubles: [] });
  expect(late.figures.oldest_due_unsent_seconds).toBeGreaterThan(170);
  expect(await warnings()).toEqual(['ALERTS_UNSENT']);
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const figure = /vigie_figure\{name="oldest_due_unsent_seconds"\} ([\d.]+)/.exec(metrics)?.[1];
  expect(Number(figure)).toBeGreaterThan(170);

  await lab.office.owner.query('update alert_step set next_attempt_at = now()');
  await lab.worker();
  await lab.settled();
  expect(await readiness(url)).toMatchObject({ status: 200, figures: { oldest_due_unsent_seconds: 0 } });
  expect(await warnings()).toEqual([]);
});

it('a process that works jobs turns while a due alert is unsent, though its next attempt is set for later', async () => {
  let beats = 0;
  const [watch, beat] = await listen((_request, response) => {
    beats += 1;
    response.end();
  });
  try {
    await lab.seed(2);
    await delay();
    const vigie = lab.run(['start'], { PUBLIC_URL: '', VIGIE_HEARTBEAT_URL: beat });
    const url = (await vigie.ready()).replace('ready ', '').replace('localhost', '127.0.0.1');
    // A sweep has gone by, and looked after all that it could.
    await until(async () => (await readiness(url)).figures.seconds_since_last_sweep !== undefined);
    await until(
      () => vigie.log().includes('not ready: alerts have been due for more than two minutes'),
      60_000,
    );
    expect(await readiness(url)).toMatchObject({ status: 503, troubles: ['alerts'] });
    expect([beats, lab.sink.accepted.length]).toEqual([0, 0]);

    // Nobody knows what waits in a table that cannot be read: that is not well either.
    const holder = await lab.office.owner.connect();
    try {
      await holder.query('begin');
      await holder.query('lock table alert_step');
      expect(await readiness(url)).toMatchObject({ status: 503, troubles: ['database'] });
      await pause(8000);
      expect(vigie.log()).not.toMatch(/^ready again/m);
    } finally {
      await holder.query('rollback');
      holder.release();
    }

    await lab.office.owner.query('update alert_step set next_attempt_at = now()');
    await lab.settled();
    await until(() => /^ready again/m.test(vigie.log()), 60_000);
    expect(await readiness(url)).toMatchObject({ status: 200, troubles: [] });
    await until(() => beats > 0);
    expect(lab.sink.accepted).toHaveLength(2);
  } finally {
    watch.close();
  }
});
