import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { purge } from '@vigie/jobs';
import { IdentifierScheme, Locale, RequestChannel, Right, Role } from '@vigie/schema';
import {
  Audit,
  alerts,
  describeVerification,
  newId,
  openTransport,
  requests,
  sealAll,
  verifyDatabase,
} from '@vigie/server';
import { sealTrails } from '../../jobs/src/audit/seal.ts';
import { realNow } from '../harness/clock.ts';
import { MailServer } from './mail-server.ts';
import { logger, secrets, smtpTo, TestOffice } from './office.ts';

let office: TestOffice;
let mail: MailServer;

beforeAll(async () => {
  office = await TestOffice.open('retention');
  mail = await MailServer.start();
});

afterAll(async () => {
  await mail.stop();
  await office.close();
});

/** What was logged as an error. */
const errors: object[] = [];
const told = { ...logger, error: (fields: object) => void errors.push(fields) };

const run = (offset = 0) =>
  purge(office.tasks(offset, smtpTo(mail.port), told), new AbortController().signal);

it('removes what is past its time, counts it, and leaves the rest', async () => {
  const { organisationId, legalEntityId, owner } = office;
  const person = await office.hire(Role.DPO);
  for (const ended of ['40 days', '10 days']) {
    await owner.query(
      `insert into session (id, user_id, token_hash, created_at, last_seen_at, expires_at, ended_at)
       values ($1, $2, $3, now() - interval '60 days', now(), now() + interval '1 day', now() - $4::interval)`,
      [randomUUID(), person.id, randomBytes(32), ended],
    );
  }
  for (const age of ['25 hours', '23 hours']) {
    await owner.query(
      `insert into idempotency_key (organisation_id, actor_id, key, request_hash, created_at)
       values ($1, $2, $3, $4, now() - $5::interval)`,
      [organisationId, person.id, age, randomBytes(32), age],
    );
  }
  for (const age of ['13 months', '11 months']) {
    await owner.query(
      `insert into digest (id, organisation_id, recipient_id, day, next_attempt_at, created_at)
       values ($1, $2, $3, ${office.sqlNow()} - $4::interval, now(), ${office.sqlNow()} - $4::interval)`,
      [newId('Digest'), organisationId, person.id, age],
    );
  }
  const clock = await office.breachClock();
  const steps = await office.rows<{ id: string }>('select id from alert_step where deadline_id = $1', [
    clock,
  ]);
  for (const { id } of steps) await alerts.deliverStep(office.desk(0, smtpTo(mail.port)), organisationId, id);
  await owner.query(
    `insert into mail_message (id, organisation_id, created_at, updated_at, "to", subject, text, message_id)
     select $1, organisation_id, ${office.sqlNow()} - interval '13 months', now(), "to", subject, text, 'old@x' from mail_message limit 1`,
    [newId('MailMessage')],
  );
  const cases: { id: string; closed: string }[] = [];
  for (const [index, closed] of ['6 years', '2 years', '6 months'].entries()) {
    const { id } = await office.work(0, (ctx) =>
      requests.requestIntake.perform(ctx, {
        legalEntityId,
        channel: RequestChannel.EMAIL,
        rights: [Right.ACCESS],
        verbatim: 'Bonjour',
        subjectIdentifiers: [{ scheme: IdentifierScheme.CUSTOMER_NUMBER, value: '4711', system: 'crm' }],
      }),
    );
    cases.push({ id, closed });
    await owner.query(
      `update data_subject_request set reference = $2, received_at = ${office.sqlNow()} - interval '7 years',
         closed_at = ${office.sqlNow()} - $3::interval,
         archived_at = case when $4 then ${office.sqlNow()} - interval '5 years' end where id = $1`,
      [id, `DR-2020-${index}`, closed, index === 0],
    );
  }

  expect(await run()).toEqual({
    SESSIONS: 1,
    IDEMPOTENCY_KEYS: 1,
    MAILS: 1,
    DIGESTS: 1,
    REQUEST_FILES_ACTIVE: 1,
    REQUEST_FILES_ARCHIVE: 1,
  });
  expect(await run()).toEqual({});

  expect(await office.count('session')).toBe(1);
  expect(await office.rows('select key from idempotency_key')).toEqual([{ key: '23 hours' }]);
  expect(await office.count('mail_message')).toBe(1);
  expect(await office.count('digest')).toBe(1);
  const keys = await office.rows<{ owner_id: string; alive: boolean }>(
    `select owner_id, destroyed_at is null as alive from protection_key where retention_class = 'REQUEST_FILE'`,
  );
  expect(new Map(keys.map(({ owner_id, alive }) => [owner_id, alive]))).toEqual(
    new Map(cases.map(({ id }, index) => [id, index !== 0])),
  );
  const claims = await office.rows<{ case_id: string }>(
    'select case_id, system, index_hash is not null or value is not null as kept from claimed_identifier',
  );
  expect(new Map(claims.map(({ case_id, ...left }) => [case_id, left]))).toEqual(
    new Map(
      cases.map(({ id }, index) => [
        id,
        index === 0 ? { system: null, kept: false } : { system: 'crm', kept: true },
      ]),
    ),
  );
  const archived = await office.rows(
    'select reference from data_subject_request where archived_at is not null order by 1',
  );
  expect(archived).toEqual([{ reference: 'DR-2020-0' }, { reference: 'DR-2020-1' }]);
  expect(await office.rows('select rule, removed from retention_run order by rule')).toEqual(
    ['DIGESTS', 'IDEMPOTENCY_KEYS', 'MAILS', 'REQUEST_FILES_ACTIVE', 'REQUEST_FILES_ARCHIVE', 'SESSIONS'].map(
      (rule) => ({ rule, removed: 1 }),
    ),
  );
  expect(await office.count(`audit_entry where action = 'retention.run'`)).toBe(5);
});

/** The first instant of the month that began so long ago. */
const monthAgo = async (ago: string): Promise<Date> => {
  const [row] = await office.rows<{ at: Date }>(
    `select date_trunc('month', now() - $1::interval, 'UTC') as at`,
    [ago],
  );
  return row?.at as Date;
};
const nameOf = (table: string, month: Date) =>
  `${table}_${month.toISOString().slice(0, 7).replace('-', '_')}`;
const partitions = async (): Promise<string[]> => {
  const rows = await office.rows<{ name: string }>(
    `select relname as name from pg_class where relispartition and relkind = 'r'`,
  );
  return rows.map(({ name }) => name);
};

it('makes the months to come, and drops whole months that are past their time', async () => {
  const [old, older, ancient] = [
    await monthAgo('5 months'),
    await monthAgo('14 months'),
    await monthAgo('7 years'),
  ];
  for (const month of [old, older, ancient]) {
    await office.owner.query('select make_partitions($1::date, 0)', [month.toISOString()]);
  }
  expect(await run()).toEqual({ DELIVERIES: 3, READINGS: 2, AUDIT: 1 });
  const names = await partitions();
  expect(names).not.toContain(nameOf('outbox_event', old));
  expect(names).toContain(nameOf('audit_entry_reading', old));
  expect(names).not.toContain(nameOf('audit_entry_reading', older));
  expect(names).toContain(nameOf('audit_entry_change', older));
  expect(names).not.toContain(nameOf('audit_entry_change', ancient));
  const next = await monthAgo('-3 months');
  for (const table of ['outbox_event', 'audit_entry_change', 'audit_entry_reading']) {
    expect(names).toContain(nameOf(table, next));
  }
});

it('keeps readings twelve months and changes six years, and what stays is proved', async () => {
  const { organisationId, owner } = office;
  const { system } = office.databases;
  const month = await monthAgo('14 months');
  const at = new Date(month.getTime() + 36_000_000);
  await owner.query('select make_partitions($1::date, 0)', [month.toISOString()]);
  const nodeId = newId('DataSubject');
  await office.work(0, (ctx) => {
    const past = {
      ...ctx,
      actor: ctx.actor,
      organisationId,
      requestId: 'r',
      now: at,
      realNow: at,
      sql: ctx.sql,
    };
    return new Audit(secrets).append(past, [
      { action: 'subject.identified', nodeId },
      { action: 'values.read', nodeId },
      { action: 'values.read', nodeId },
    ]);
  });

  errors.length = 0;
  expect(await run()).toEqual({ DELIVERIES: 1 });
  const obstacle = {
    stream: 'READING',
    month: at.toISOString().slice(0, 8).concat('01'),
    obstacle: 'UNSEALED',
  };
  expect(errors).toEqual([obstacle]);

  await sealAll(system, secrets, { now: new Date(at.getTime() + 10_000) });
  expect(await run()).toEqual({ READINGS: 1 });
  expect(await run()).toEqual({});
  const names = await partitions();
  expect(names).not.toContain(nameOf('audit_entry_reading', month));
  expect(names).toContain(nameOf('audit_entry_change', month));
  expect(
    await office.rows(`select sum(removed)::int as n from retention_run where rule = 'READINGS'`),
  ).toEqual([{ n: 3 }]);

  await sealAll(system, secrets, { now: new Date(realNow().getTime() + 10_000) });
  const result = await verifyDatabase(system, organisationId, { secrets });
  expect(result).toMatchObject({ isSound: true, unsealed: 0 });
  expect(result.streams).toMatchObject([
    { stream: 'CHANGE', from: 1, begins: null },
    { stream: 'READING', begins: { sequence: 3, provedBy: { sequence: 2 } } },
  ]);
  expect(describeVerification(result, Locale.EN)).toContain(
    'begins at sequence 3, proved by checkpoint 2 of',
  );
});

it('tells of entries that are refused their seal, and of a stream that cannot be sealed', async () => {
  const { organisationId, owner } = office;
  const seal = () => sealTrails(office.tasks(0, smtpTo(mail.port), told));
  await owner.query(
    `insert into audit_entry (organisation_id, stream, id, at, action, canonical, nonce, mac)
     select $1, 'READING', gen_random_uuid(), now() - interval '1 minute', 'values.read', '', '', ''`,
    [organisationId],
  );
  errors.length = 0;
  expect(await seal()).toBe(0);
  expect(errors).toEqual([{ organisationId, stream: 'READING', refused: 1 }]);
  await owner.query(
    `update audit_head set sequence = sequence + 1 where organisation_id = $1 and stream = 'READING'`,
    [organisationId],
  );
  errors.length = 0;
  expect(await seal()).toBe(0);
  expect(errors).toEqual([{ organisationId, stream: 'READING', error: 'TrailBroken' }]);
});

it('removes mails that were written as files with their row, with their key, and once they are a year old', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'vigie-mails-'));
  const outbox = join(dataDir, 'outbox');
  const { organisationId, owner } = office;
  const transport = openTransport({ smtpUrl: undefined, publicUrl: undefined, dataDir });
  /** The files of a new alert, one a recipient; aged as if it were written so many days ago. */
  const written = async (daysAgo = 0): Promise<string[]> => {
    const before = new Set(existsSync(outbox) ? readdirSync(outbox) : []);
    const clock = await office.breachClock();
    const steps = await office.rows<{ id: string }>(
      `select id from alert_step where deadline_id = $1 and channel = 'MAIL' order by due_at limit 1`,
      [clock],
    );
    for (const { id } of steps) await alerts.deliverStep(office.desk(0, transport), organisationId, id);
    const files = readdirSync(outbox).filter((name) => !before.has(name));
    const at = realNow().getTime() / 1000 - daysAgo * 24 * 3600;
    for (const name of files) utimesSync(join(outbox, name), at, at);
    return files;
  };
  const purgeFiles = async () =>
    (await purge(office.tasks(0, transport, told), new AbortController().signal)).MAILS;
  const messageOf = ([name]: string[]) => `${name?.replace(/\.eml$/, '')}@%`;
  try {
    const [kept, past, old, lost] = [await written(), await written(), await written(366), await written()];
    await owner.query(
      `update mail_message set created_at = ${office.sqlNow()} - interval '13 months' where message_id like $1`,
      [messageOf(past)],
    );
    // Of another key than the rest, and that key is destroyed.
    const { rows } = await owner.query<{ id: string }>(
      `insert into protection_key (id, organisation_id, created_at, owner_id, retention_class, destroyed_at)
       select gen_random_uuid(), organisation_id, now(), gen_random_uuid(), 'STAFF', now()
       from protection_key limit 1 returning id`,
    );
    await owner.query(
      `update mail_message set text = substring(text for 1) || decode(replace($2, '-', ''), 'hex') || substring(text from 18)
       where message_id like $1`,
      [messageOf(lost), rows[0]?.id],
    );
    expect(readdirSync(outbox).sort()).toEqual([...kept, ...past, ...old, ...lost].sort());
    // The row of the one that is past its time, its file, the old file, and the one that nobody can read any more.
    expect(await purgeFiles()).toBe(4);
    expect(readdirSync(outbox)).toEqual(kept);
    expect(await purgeFiles()).toBeUndefined();
    await owner.query('delete from mail_message where message_id like $1', [messageOf(kept)]);
    expect(await purgeFiles()).toBe(1);
    expect(readdirSync(outbox)).toEqual([]);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
