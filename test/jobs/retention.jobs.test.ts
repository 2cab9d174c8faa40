import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { purge } from '@vigie/jobs';
import { makeId, RetentionClass, Role } from '@vigie/schema';
import { alerts } from '@vigie/server';
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

const run = (offset = 0) =>
  purge(
    {
      desk: office.desk(offset, smtpTo(mail.port)),
      system: office.databases.system,
      secrets,
      logger,
      legalOffset: offset,
    },
    new AbortController().signal,
  );

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
  const clock = await office.breachClock();
  const steps = await office.rows<{ id: string }>('select id from alert_step where deadline_id = $1', [
    clock,
  ]);
  for (const { id } of steps) await alerts.deliverStep(office.desk(0, smtpTo(mail.port)), organisationId, id);
  await owner.query(
    `insert into mail_message (id, organisation_id, created_at, updated_at, "to", subject, text, message_id)
     select $1, organisation_id, now() - interval '13 months', now(), "to", subject, text, 'old@x' from mail_message limit 1`,
    [makeId('MailMessage', Date.now(), randomBytes(8))],
  );
  const cases = ['6 years', '2 years', '6 months'].map((closed) => ({
    closed,
    id: makeId('RequestCase', Date.now(), randomBytes(8)),
  }));
  for (const [index, { id, closed }] of cases.entries()) {
    await owner.query(
      `insert into request_case (id, organisation_id, created_at, updated_at, reference, legal_entity_id, channel, received_at,
         closed_at, archived_at)
       values ($1, $2, now(), now(), $3, $4, 'EMAIL', now() - interval '7 years', now() - $5::interval,
         case when $6 then now() - interval '5 years' end)`,
      [id, organisationId, `DR-2020-${index}`, legalEntityId, closed, index === 0],
    );
    await office.work(0, async (ctx) => {
      await ctx.vault.seal(id, RetentionClass.REQUEST_FILE, 'RequestCase.verbatim', 'Bonjour');
    });
  }

  expect(await run()).toEqual({
    SESSIONS: 1,
    IDEMPOTENCY_KEYS: 1,
    MAILS: 1,
    REQUEST_FILES_ACTIVE: 1,
    REQUEST_FILES_ARCHIVE: 1,
  });
  expect(await run()).toEqual({});

  expect(await office.count('session')).toBe(1);
  expect(await office.rows('select key from idempotency_key')).toEqual([{ key: '23 hours' }]);
  expect(await office.count('mail_message')).toBe(1);
  const keys = await office.rows<{ owner_id: string; alive: boolean }>(
    `select owner_id, destroyed_at is null as alive from protection_key where retention_class = 'REQUEST_FILE'`,
  );
  expect(new Map(keys.map(({ owner_id, alive }) => [owner_id, alive]))).toEqual(
    new Map(cases.map(({ id }, index) => [id, index !== 0])),
  );
  const archived = await office.rows(
    'select reference from request_case where archived_at is not null order by 1',
  );
  expect(archived).toEqual([{ reference: 'DR-2020-0' }, { reference: 'DR-2020-1' }]);
  expect(await office.rows('select rule, removed from retention_run order by rule')).toEqual(
    ['IDEMPOTENCY_KEYS', 'MAILS', 'REQUEST_FILES_ACTIVE', 'REQUEST_FILES_ARCHIVE', 'SESSIONS'].map(
      (rule) => ({ rule, removed: 1 }),
    ),
  );
  expect(await office.count(`audit_entry where action = 'retention.run'`)).toBe(4);
});

it('makes the months to come, and drops whole months that are past their time', async () => {
  const month = (ago: string) =>
    office.rows<{ m: string }>(`select to_char(now() - $1::interval, 'YYYY_MM') as m`, [ago]);
  const [old] = await month('5 months');
  await office.owner.query(`select make_partitions((now() - interval '5 months')::date, 0)`);
  const [ancient] = await month('7 years');
  await office.owner.query(`select make_partitions((now() - interval '7 years')::date, 0)`);
  expect(await run()).toEqual({ DELIVERIES: 2, AUDIT: 1 });
  const names = (
    await office.rows<{ relname: string }>(
      `select relname from pg_class where relispartition and relkind = 'r'`,
    )
  ).map(({ relname }) => relname);
  expect(names).not.toContain(`outbox_event_${old?.m}`);
  expect(names).toContain(`audit_entry_${old?.m}`);
  expect(names).not.toContain(`audit_entry_${ancient?.m}`);
  const [next] = await office.rows<{ m: string }>(
    `select to_char(now() + interval '3 months', 'YYYY_MM') as m`,
  );
  expect(names).toContain(`audit_entry_${next?.m}`);
});
