import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Context } from '@vigie/server';
import { aBreach, BREACH, breachInput, CREATE, FILE, UPDATE } from '../breaches/breach.factory.ts';
import { TestOrganisation } from '../harness/actors.ts';
import { type Answer, TestApp } from '../harness/app.ts';
import { ago, HOUR } from '../harness/clock.ts';
import { until } from '../harness/pace.ts';
import { aRequest, EXTEND, RECEIVE, receiveInput, SUSPEND } from '../requests/request.factory.ts';

let app: TestApp;
let lumen: TestOrganisation;

beforeAll(async () => {
  app = await TestApp.make();
  lumen = await TestOrganisation.make(app);
});

afterAll(() => app.close());

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const codes = (answers: Answer[]) => answers.map(({ error }) => error?.code ?? 'OK').sort();

/** Sends again, as a client does that is told to come back later: on a slow machine a connection can take longer to come than callers wait. */
async function persistently(send: () => Promise<Answer>): Promise<Answer> {
  let answer = await send();
  await until(async () => {
    if (answer.error?.code === 'UNAVAILABLE') answer = await send();
    return answer.error?.code !== 'UNAVAILABLE';
  });
  return answer;
}

/** Ends the connection of a unit of work, as an administrator would. */
const cutOff = async (ctx: Context): Promise<void> => {
  const [row] = await ctx.sql<{ pid: number }>('select pg_backend_pid() as pid');
  await app.database.rows('select pg_terminate_backend($1)', [row?.pid]);
  const stays = 'pg_stat_activity where pid = $1';
  await until(async () => (await app.database.count(stays, [row?.pid])) === 0);
};

it('does a unit of work anew whose connection broke before its commit: all of it, once', async () => {
  const { id } = await app.given(aBreach(lumen));
  let attempts = 0;
  await app.work(lumen.id, async (ctx) => {
    attempts += 1;
    ctx.record('breach.updated', { id }, { attempt: attempts });
    if (attempts < 3) await cutOff(ctx);
    await ctx.sql('select 1');
  });
  expect(attempts).toBe(3);
  const told = await app.database.rows<{ data: object }>(
    `select data from outbox_event where node_id = $1 and type = 'breach.updated'`,
    [id],
  );
  expect(told).toEqual([{ data: { attempt: 3 } }]);
});

it('does no unit of work anew whose connection broke at its commit: nobody knows how that ended', async () => {
  let attempts = 0;
  const work = app.work(lumen.id, async (ctx) => {
    attempts += 1;
    await cutOff(ctx);
  });
  await expect(work).rejects.toThrow();
  expect(attempts).toBe(1);
});

it('has as many connections as before, however many of them broke', async () => {
  for (const _ of times(15, () => 0)) await app.work(lumen.id, cutOff).catch(() => undefined);
  const answers = await Promise.all(times(6, () => app.given(aBreach(lumen))));
  expect(answers).toHaveLength(6);
});

it('lets one of two changes of the same version through, and tells the other', async () => {
  const { id, version } = await app.given(aBreach(lumen));
  const answers = await Promise.all(
    times(4, (i) => app.as(lumen.dpo).run(UPDATE, { input: { id, version, title: `Titre ${i}` } })),
  );
  expect(codes(answers)).toEqual(['CONFLICT', 'CONFLICT', 'CONFLICT', 'OK']);
  const winner = answers.find(({ data }) => data.updateBreach)?.data.updateBreach;
  expect((await app.as(lumen.dpo).ask(BREACH, { id })).breach).toMatchObject({
    title: winner.title,
    version: version + 1,
  });
});

it('files a notification once, though two do it at once', async () => {
  const { id, version } = await app.given(aBreach(lumen, { awareAt: ago(HOUR) }));
  const answers = await Promise.all(
    times(3, () => app.as(lumen.dpo).run(FILE, { input: { id, version, stage: 'INITIAL' } })),
  );
  expect(codes(answers)).toEqual(['CONFLICT', 'CONFLICT', 'OK']);
  expect(await app.database.count('regime_filing where breach_id = $1', [id])).toBe(1);
});

it('does not both extend and suspend the same version', async () => {
  const { id, version } = await app.given(aRequest(lumen));
  const answers = await Promise.all([
    app.as(lumen.dpo).run(EXTEND, { input: { id, version, reasons: ['COMPLEXITY'] } }),
    app.as(lumen.dpo).run(SUSPEND, { input: { id, version, reason: 'IDENTITY_DOUBT' } }),
  ]);
  expect(codes(answers)).toEqual(['CONFLICT', 'OK']);
});

it('numbers cases without gaps or doubles, though forty are recorded at once', async () => {
  const numbers = async () =>
    (
      await app.database.rows<{ n: number }>(
        `select right(reference, 4)::int as n from data_subject_request order by 1`,
      )
    ).map(({ n }) => n);
  const before = (await numbers()).length;
  const answers = await Promise.all(
    times(40, () => persistently(() => app.as(lumen.dpo).run(RECEIVE, { input: receiveInput(lumen) }))),
  );
  expect(new Set(codes(answers))).toEqual(new Set(['OK']));
  expect(await numbers()).toEqual(times(before + 40, (i) => i + 1));
});

it('serves reads and writes together, more than there are connections, and gives every connection back', async () => {
  const list =
    '{ requests(first: 20) { nodes { reference verbatim timeline { action } } } breaches { nodes { description } } }';
  const answers = await Promise.all([
    ...times(40, () => persistently(() => app.as(lumen.dpo).run(list))),
    ...times(20, () =>
      persistently(() =>
        app.as(lumen.dpo).run(CREATE, { input: breachInput(lumen, { description: 'Texte' }) }),
      ),
    ),
  ]);
  expect(new Set(codes(answers))).toEqual(new Set(['OK']));
  const { app: pool, system } = app.parts.databases;
  expect([pool.totalCount - pool.idleCount, system.totalCount - system.idleCount]).toEqual([0, 0]);
  expect(pool.totalCount).toBeLessThanOrEqual(6);
  const waiting = await app.database.count(
    `pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  );
  expect(waiting).toBe(0);
});

it('gives the connection back after each kind of refusal', async () => {
  const { id, version } = await app.given(aBreach(lumen));
  await app.as(lumen.dpo).run(BREACH, { id: 'x' });
  await app.as(lumen.dpo).run('{ requests(first: 201) { nodes { id } } }');
  await app.as(lumen.role('AUDITOR')).run('{ requests { nodes { verbatim } } }');
  await app.as(lumen.dpo).run(UPDATE, { input: { id, version: version + 9, title: 'x' } });
  await app.as(lumen.dpo).run(CREATE, { input: breachInput(lumen, { awareAt: ago(-HOUR) }) });
  const { app: pool } = app.parts.databases;
  expect(pool.totalCount - pool.idleCount).toBe(0);
  const open = await app.database.count(
    `pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  );
  expect(open).toBe(0);
});

it('gives every connection back when the database refuses a statement in the middle of an answer', async () => {
  const given = await app.given(aBreach(lumen));
  const whole =
    '{ breaches { nodes { description deadlines { label steps { code } } measures { id } timeline { action } } } }';
  await app.database.rows('alter table breach_measure rename column organisation_id to mislaid');
  try {
    const answers = await Promise.all(times(20, () => app.as(lumen.dpo).run(whole)));
    expect(new Set(codes(answers))).not.toContain('OK');
    await app.as(lumen.dpo).run(UPDATE, { input: { id: given.id, version: given.version, title: 'Titre' } });
  } finally {
    await app.database.rows('alter table breach_measure rename column mislaid to organisation_id');
  }
  const { app: pool } = app.parts.databases;
  expect(pool.totalCount - pool.idleCount).toBe(0);
  expect((await app.as(lumen.dpo).run(whole)).error).toBeUndefined();
});
