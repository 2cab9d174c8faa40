import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TABLES, VARIABLES } from '@vigie/schema';
import { openDatabase } from '@vigie/schema/database';
import type pg from 'pg';
import type { TestOrganisation } from '../harness/actors.ts';
import { TestApp } from '../harness/app.ts';
import { World } from './world.ts';

let app: TestApp;
let lumen: TestOrganisation;
let twin: TestOrganisation;
let asApp: pg.Pool;

const tablesOf = (...kinds: string[]): string[] =>
  Object.entries(TABLES).flatMap(([table, kind]) => (kinds.includes(kind) ? [table] : []));

beforeAll(async () => {
  app = await TestApp.make();
  const worlds = [await World.make(app, 'lumen'), await World.make(app, 'twin')] as const;
  [lumen, twin] = [worlds[0].organisation, worlds[1].organisation];
  asApp = app.database.pool('vigie_app');
  // What jobs write in their own time, and callers that repeat themselves.
  for (const { id } of [lumen, twin]) {
    for (const insert of [
      `insert into audit_checkpoint (organisation_id, stream, sequence, id, at, chain, key_id, signature) values ($1, 'CHANGE', 1, gen_random_uuid(), now(), '', '', '')`,
      `insert into retention_run (organisation_id, id, rule, ran_at, removed) values ($1, gen_random_uuid(), 'x', now(), 0)`,
      `insert into digest (organisation_id, id, recipient_id, day, next_attempt_at, created_at) values ($1, gen_random_uuid(), gen_random_uuid(), now(), now(), now())`,
      `insert into idempotency_key (organisation_id, actor_id, key, request_hash, created_at) values ($1, gen_random_uuid(), 'x', '', now())`,
    ]) {
      await app.database.rows(insert, [id]);
    }
  }
});

afterAll(() => app.close());

/** Statements of one transaction as `vigie_app` with these session variables. */
async function inContext<T extends object>(
  variables: Record<string, string>,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = await asApp.connect();
  try {
    await client.query('begin');
    for (const [name, value] of Object.entries(variables))
      await client.query('select set_config($1, $2, true)', [name, value]);
    return (await client.query(text, values)).rows as T[];
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const inOrganisation = (id: string, entities = '*') => ({
  [VARIABLES.organisation]: id,
  [VARIABLES.legalEntities]: entities,
});

describe('the migrations', () => {
  it('make exactly the tables that the entities describe', async () => {
    const orm = await openDatabase(app.database.url());
    try {
      const difference = await orm.schema.getUpdateSchemaSQL({ wrap: false });
      // Three functions of the trail's migrations and a view are written by hand; no entity knows them.
      const left = difference
        .split('\n')
        .filter(
          (line) =>
            line.trim() &&
            !/^drop (function|view) if exists "?(public"?\."?)?(make_partitions|drop_partition|begin_trail|dead_letter)/.test(
              line,
            ),
        );
      expect(left).toEqual([]);
    } finally {
      await orm.close(true);
    }
  });

  it('make every table of the list, and none beside it', async () => {
    const found = await app.database.rows<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition`,
    );
    expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(TABLES).sort());
  });
});

describe('a migration', () => {
  const folder = new URL('../../schema/migrations/', import.meta.url);
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
  const tenant = tablesOf('TENANT').join('|');
  const writes = new RegExp(
    `(update|insert into|delete from) "?(${tenant}|\\$\\{table\\})"? .*(set|select|values|where)`,
    's',
  );
  /** Done again by a later one. */
  const REPEATED = ['Migration20261130001101_systems_in_small_letters.ts'];

  it('that writes rows of organisations lifts their policies first: they hold for the owner of the tables too', () => {
    const unlifted = texts.filter(
      ([, text]) => writes.test(text) && !text.includes('no force row level security'),
    );
    expect(unlifted.map(([name]) => name)).toEqual(REPEATED);
    expect(texts.filter(([, text]) => writes.test(text)).length).toBeGreaterThan(5);
  });

  it('that lifts a policy puts it back', () => {
    for (const [name, text] of texts) {
      const count = (words: RegExp) => text.match(words)?.length ?? 0;
      expect([
        name,
        count(/(?<!no )force row level security/g) >= count(/no force row level security/g),
      ]).toEqual([name, true]);
    }
  });
});

describe('row-level security', () => {
  it('is on and forced for every tenant table', async () => {
    const bound = await app.database.rows<{ name: string }>(
      `select relname as name from pg_class where relrowsecurity and relforcerowsecurity and relnamespace = 'public'::regnamespace`,
    );
    expect(bound.map(({ name }) => name).sort()).toEqual(tablesOf('TENANT').sort());
  });

  it('is on for every partition as well', async () => {
    const open = await app.database.rows(
      `select relname from pg_class where relispartition and relkind = 'r' and not relrowsecurity`,
    );
    expect(open).toEqual([]);
    expect(await app.database.count('pg_class where relispartition')).toBeGreaterThan(5);
  });

  it('names the organisation in the reading and in the writing of every tenant table', async () => {
    const policies = await app.database.rows<{
      tablename: string;
      qual: string;
      with_check: string;
      roles: string;
      cmd: string;
    }>(
      `select tablename, qual, with_check, roles::text as roles, cmd from pg_policies where policyname = 'organisation'`,
    );
    expect(policies.map(({ tablename }) => tablename).sort()).toEqual(tablesOf('TENANT').sort());
    for (const { qual, with_check, roles, cmd } of policies) {
      expect(qual).toContain("current_setting('app.organisation'::text, true)");
      expect(with_check).toBe(qual);
      expect({ roles, cmd }).toEqual({ roles: '{public}', cmd: 'ALL' });
    }
  });

  it('has no other policies than those of vigie_system and the one that seals once', async () => {
    const others = await app.database.rows<{
      tablename: string;
      policyname: string;
      roles: string;
      permissive: string;
    }>(
      `select tablename, policyname, roles::text as roles, permissive from pg_policies where policyname <> 'organisation' order by 1, 2`,
    );
    expect(others.filter(({ policyname }) => policyname === 'system').map(({ roles }) => roles)).toEqual(
      Array.from({ length: 14 }, () => '{vigie_system}'),
    );
    expect(others.filter(({ policyname }) => policyname !== 'system')).toEqual([
      { tablename: 'audit_entry', policyname: 'sealed_once', roles: '{public}', permissive: 'RESTRICTIVE' },
    ]);
  });
});

describe('vigie_app', () => {
  it('owns nothing, bypasses nothing, makes nothing', async () => {
    const roles = await app.database.rows(
      `select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace) as owned,
         has_schema_privilege(rolname, 'public', 'create') as makes
       from pg_roles r where rolname in ('vigie_app', 'vigie_system', 'vigie_jobs') order by 1`,
    );
    for (const role of roles) {
      expect(role).toMatchObject({
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        owned: 0,
        makes: false,
      });
    }
    expect(roles).toHaveLength(3);
  });

  it.each(tablesOf('TENANT'))(
    'sees no row of %s without an organisation, and its own with one',
    async (table) => {
      const rows = (variables: Record<string, string>) =>
        inContext<{ n: number }>(variables, `select count(*)::int as n from ${table}`).then(
          ([row]) => row?.n,
        );
      expect(await rows({})).toBe(0);
      expect(await rows({ [VARIABLES.organisation]: '', [VARIABLES.legalEntities]: '' })).toBe(0);
      const own = await app.database.count(`${table} where organisation_id = $1`, [lumen.id]);
      expect(await rows(inOrganisation(lumen.id))).toBe(own);
    },
  );

  it('sees through the view of what was not delivered as little as through its tables', async () => {
    const text = 'select count(*)::int as n from dead_letter';
    const seen = async (variables: Record<string, string>) =>
      (await inContext<{ n: number }>(variables, text))[0]?.n;
    expect(await seen({})).toBe(0);
    for (const { id, otherEntityId } of [lumen, twin]) {
      expect(await seen(inOrganisation(id))).toBe(1);
      expect(await seen(inOrganisation(id, otherEntityId))).toBe(0);
    }
    expect(await app.database.count('dead_letter')).toBe(2);
  });

  it('was asked of tables that have rows of both organisations', async () => {
    for (const table of tablesOf('TENANT')) {
      for (const { id } of [lumen, twin]) {
        expect([table, await app.database.count(`${table} where organisation_id = $1`, [id])]).not.toEqual([
          table,
          0,
        ]);
      }
    }
  });

  it('writes no row into another organisation', async () => {
    const insert = `insert into reference_counter (organisation_id, prefix, year, value) values ($1, 'ZZ', 2026, 1) returning value`;
    expect(await inContext(inOrganisation(lumen.id), insert, [lumen.id])).toHaveLength(1);
    await expect(inContext(inOrganisation(lumen.id), insert, [twin.id])).rejects.toMatchObject({
      code: '42501',
    });
    const move = `update breach set organisation_id = $1 where organisation_id = $2`;
    await expect(inContext(inOrganisation(lumen.id), move, [twin.id, lumen.id])).rejects.toMatchObject({
      code: '42501',
    });
  });

  it('may not touch identity tables, alter the trail or seal it', async () => {
    const refused = [
      'select 1 from user_account',
      'select 1 from session',
      'update audit_entry set action = action',
      'delete from audit_entry',
      'update outbox_event set relayed_at = now()',
      'delete from outbox_event',
      'insert into audit_checkpoint default values',
      'select 1 from worker_process',
      'select 1 from installation',
      'select 1 from schema_migration',
    ];
    for (const statement of refused) {
      await expect(inContext(inOrganisation(lumen.id), statement)).rejects.toMatchObject({ code: '42501' });
    }
    expect(await inContext(inOrganisation(lumen.id), 'select 1 from audit_entry limit 1')).toHaveLength(1);
  });
});

/** What hangs on no case of a legal entity: how the organisation is set, who works in it, its keys, chains and counters. */
const OF_THE_WHOLE = [
  'organisation',
  'membership',
  'organisation_key',
  'protection_key',
  'digest_policy',
  'digest',
  'holiday_change',
  'calendar_feed',
  'idempotency_key',
  'reference_counter',
  'audit_head',
  'audit_checkpoint',
  'retention_run',
];

describe('a membership that is confined to some legal entities', () => {
  it('sees their rows, none of the others, and all of them with the star', async () => {
    const text = 'select count(*)::int as n from data_subject_request';
    const seen = async (entities: string) =>
      (await inContext<{ n: number }>(inOrganisation(lumen.id, entities), text))[0]?.n;
    const all = await app.database.count('data_subject_request where organisation_id = $1', [lumen.id]);
    expect(all).toBeGreaterThan(0);
    expect(await seen('*')).toBe(all);
    expect(await seen(lumen.entityId)).toBe(all);
    expect(await seen(`${lumen.otherEntityId},${lumen.entityId}`)).toBe(all);
    expect(await seen(lumen.otherEntityId)).toBe(0);
    expect(await seen('')).toBe(0);
  });

  it('names the legal entity in the policy of every table that has one', async () => {
    const expected = await app.database.rows<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = 'public' and column_name = 'legal_entity_id' and table_name in (select tablename from pg_policies)`,
    );
    const scoped = await app.database.rows<{ tablename: string }>(
      `select tablename from pg_policies where policyname = 'organisation' and qual like '%app.legal_entities%'`,
    );
    // A legal entity is its own, and a token has a list of them.
    const names = [...expected.map(({ name }) => name), 'api_token', 'legal_entity'].sort();
    expect(scoped.map(({ tablename }) => tablename).sort()).toEqual(names);
    expect(tablesOf('TENANT').filter((table) => !names.includes(table))).toEqual(OF_THE_WHOLE);
  });

  it('sees of what has no legal entity what is meant for them, and who reaches all sees it all', async () => {
    const rows = async (text: string, entities: string, actor: string) => {
      const variables = { ...inOrganisation(lumen.id, entities), [VARIABLES.actor]: actor };
      return (await inContext<{ n: number }>(variables, `select count(*)::int as n from ${text}`))[0]?.n ?? 0;
    };
    const [digest] = await app.database.rows<{ recipient_id: string }>(
      `insert into mail_message (id, organisation_id, created_at, updated_at, "to", subject, text, message_id, recipient_id)
       values (gen_random_uuid(), $1, now(), now(), '', 'x', '', 'digest@x', gen_random_uuid()) returning recipient_id`,
      [lumen.id],
    );
    const own = digest?.recipient_id ?? '';
    const whole = 'mail_message where legal_entity_id is null';
    expect(await rows(whole, '*', '')).toBe(1);
    expect(await rows(whole, lumen.entityId, own)).toBe(1);
    expect(await rows(whole, lumen.entityId, lumen.dpo.userId)).toBe(0);
    expect(await rows(whole, lumen.entityId, '')).toBe(0);
    const entries = 'audit_entry where legal_entity_id is null';
    const all = await rows(entries, '*', '');
    const ofDpo = await rows(`${entries} and actor_id = '${lumen.dpo.userId}'`, '*', '');
    expect(all).toBeGreaterThan(ofDpo);
    expect(await rows(entries, lumen.entityId, lumen.dpo.userId)).toBe(ofDpo);
  });
});

describe('vigie_system', () => {
  /** All that may be read or written across organisations. Nothing here is personal but the sealed columns of staff. */
  const GRANTS: Record<string, string> = {
    'alert_step SELECT':
      'channel claim_until created_at due_at id next_attempt_at organisation_id state urgency',
    'api_token SELECT':
      'expires_at id last_used_at legal_entity_ids made_by_id organisation_id revoked_at scopes secret_hash',
    'api_token UPDATE': 'last_used_at',
    'audit_checkpoint INSERT': '*',
    'audit_checkpoint SELECT': '*',
    'audit_entry SELECT': '*',
    'audit_entry UPDATE': 'chain sequence',
    'audit_head SELECT': '*',
    'audit_head UPDATE': '*',
    'calendar_feed SELECT': 'id last_read_at locale organisation_id revoked_at secret_hash user_id',
    'calendar_feed UPDATE': 'last_read_at',
    'deadline SELECT': 'anchor_at due_at id kind next_turn_at organisation_id policy_round state',
    'digest SELECT': 'id next_attempt_at organisation_id state',
    'digest_policy SELECT': 'id next_at organisation_id',
    'installation INSERT': '*',
    'installation SELECT': '*',
    'installation UPDATE': 'checkpoints_sent_at trails_broken trails_verified_at',
    'mail_message SELECT': 'created_at id organisation_id state',
    'membership SELECT':
      'account_id email ended_at first_seen_at id legal_entity_ids locale name organisation_id roles user_id',
    'membership UPDATE': 'first_seen_at',
    'organisation SELECT': 'country id locale name organisation_id policy_round slug time_zone',
    'outbox_event SELECT': '*',
    'outbox_event UPDATE': 'relayed_at',
    'request_communication SELECT': 'delivery id next_attempt_at organisation_id',
    'session DELETE': '*',
    'session INSERT': '*',
    'session SELECT': '*',
    'session UPDATE': '*',
    'worker_process DELETE': '*',
    'worker_process INSERT': '*',
    'worker_process SELECT': '*',
    'worker_process UPDATE': '*',
    'user_account DELETE': '*',
    'user_account INSERT': '*',
    'user_account SELECT': '*',
    'user_account UPDATE': '*',
  };

  it('is granted these columns and no others', async () => {
    const whole = await app.database.rows<{ what: string }>(
      `select table_name || ' ' || privilege_type as what from information_schema.role_table_grants
       where grantee = 'vigie_system' and table_schema = 'public'`,
    );
    const columns = await app.database.rows<{ what: string; names: string }>(
      `select table_name || ' ' || privilege_type as what, string_agg(column_name, ' ' order by column_name) as names
       from information_schema.role_column_grants where grantee = 'vigie_system' and table_schema = 'public' group by 1`,
    );
    const granted = {
      ...Object.fromEntries(columns.map(({ what, names }) => [what, names])),
      ...Object.fromEntries(whole.map(({ what }) => [what, '*'])),
    };
    expect(granted).toEqual(GRANTS);
  });

  it('reads no sealed value, no subject and no case', async () => {
    const system = app.database.pool('vigie_system');
    for (const text of [
      'select 1 from subject_identifier',
      'select 1 from data_subject_request',
      'select title from breach',
      'select text from mail_message',
    ]) {
      await expect(system.query(text)).rejects.toMatchObject({ code: '42501' });
    }
    expect((await system.query('select organisation_id, id, state from deadline')).rowCount).toBeGreaterThan(
      1,
    );
  });

  it('leaves the queues to vigie_jobs, which sees no table of ours', async () => {
    const jobs = app.database.pool('vigie_jobs');
    await expect(jobs.query('select 1 from public.organisation')).rejects.toMatchObject({ code: '42501' });
    await jobs.query('create table bullmq.mine (a integer)');
    await expect(asApp.query('select 1 from bullmq.mine')).rejects.toMatchObject({ code: '42501' });
  });
});
