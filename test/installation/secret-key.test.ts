import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { Cluster } from '../faults/cluster.ts';
import { CommandLine } from './command-line.ts';

jest.setTimeout(300_000);

const [KEY, OTHER] = [3, 4].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];

/** Every command that touches the database. */
const COMMANDS = [
  'migrate',
  'seed',
  'server',
  'worker',
  'start',
  'organisation create --name Lumen --slug other',
  'user create --email a@lumen.example --name A --organisation lumen --role DPO',
  'user password --email dpo@lumen.example',
  'user leave --email dpo@lumen.example',
  'token create --organisation lumen --scope *',
  'token list --organisation lumen',
  'token revoke --organisation lumen --id 01a22da2-53c7-7001-9bfb-91a32441cb31',
  'clock run',
  'clock rehearse --from 2026-12-01 --to 2026-12-02',
  'audit verify',
  'export audit --organisation lumen',
];

let base: string;

beforeAll(() => {
  base = mkdtempSync(join(tmpdir(), 'vigie-keys-'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

/** An organisation and a DPO of it. */
const FILL = [
  'organisation create --name Lumen --slug lumen',
  'user create --email dpo@lumen.example --name C --organisation lumen --role DPO',
];

const WRONG = 'is not the key of this database: bring that key back from its copy; nothing was changed';
const withKey = (key: string, ...commands: string[]) =>
  commands.map((command) => ({ command: command.split(' '), more: { VIGIE_SECRET_KEY: key } }));

describe('with a PostgreSQL of one’s own', () => {
  let cluster: Cluster;
  let line: CommandLine;
  let owner: pg.Client;

  beforeAll(async () => {
    cluster = await Cluster.start();
    // No superuser: forced row-level security binds this owner as it would on a hosted PostgreSQL.
    await cluster.query(`create role office login createrole password 'office'`);
    await cluster.query('create database office owner office');
    const url = new URL(cluster.url);
    url.pathname = '/office';
    owner = new pg.Client({ connectionString: url.href });
    await owner.connect();
    [url.username, url.password] = ['office', 'office'];
    line = new CommandLine(base, {
      DATABASE_URL: url.href,
      DATA_DIR: join(base, 'data'),
      PORT: '0',
      DEMO: 'on',
      LOG_LEVEL: 'silent',
      VIGIE_SECRET_KEY: KEY,
    });
    await line.done('migrate', ...FILL);
  });

  afterAll(async () => {
    await line.close();
    await owner.end();
    await cluster.remove();
  });

  /** The passwords of the roles and a sum over every row of every table. */
  async function fingerprint(): Promise<object> {
    const { rows: roles } = await owner.query(
      `select rolname, rolpassword from pg_authid where rolname like 'vigie\\_%' order by 1`,
    );
    const { rows: tables } = await owner.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const sums: Record<string, unknown> = {};
    for (const { name } of tables) {
      const { rows } = await owner.query(
        `select count(*)::int as n, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from ${name} t`,
      );
      sums[name] = rows[0];
    }
    return { roles, sums };
  }

  const roleUrls = async (env: Record<string, string>): Promise<Record<string, string>> => {
    const url = (role: string): string => {
      const address = new URL(line.env.DATABASE_URL as string);
      [address.username, address.password] = [role, 'given'];
      return address.href;
    };
    for (const role of ['vigie_app', 'vigie_system', 'vigie_jobs'])
      await owner.query(`alter role ${role} password 'given'`);
    return {
      DATABASE_URL: '',
      DATABASE_APP_URL: url('vigie_app'),
      DATABASE_SYSTEM_URL: url('vigie_system'),
      DATABASE_JOBS_URL: url('vigie_jobs'),
      ...env,
    };
  };

  const count = async (): Promise<number> =>
    (await owner.query('select count(*)::int as n from installation')).rows[0]?.n as number;

  /** As an earlier version left it. */
  const forgetCheck = (): Promise<unknown> =>
    owner.query(
      `drop table installation; delete from schema_migration where name = 'Migration20261130000101_installation'`,
    );

  it('lets no second database with another key take the roles away, which are those of the whole server', async () => {
    await cluster.query('create database second owner office');
    const url = new URL(line.env.DATABASE_URL as string);
    url.pathname = '/second';
    const before = await fingerprint();
    const more = { DATABASE_URL: url.href, VIGIE_SECRET_KEY: OTHER };
    const [refused, taken] = await line.runAll([
      { command: ['migrate'], more },
      { command: ['migrate'], more: { ...more, VIGIE_SECRET_KEY: KEY } },
    ]);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused?.said).toMatch(
      /this PostgreSQL server has the office of the database office already, with another key/,
    );
    expect(taken).toMatchObject({ code: 0 });
    expect(await fingerprint()).toMatchObject({ sums: (before as { sums: object }).sums });
    await cluster.query('drop database second');
  });

  it('refuses another key to every command, in one sentence and changing nothing, and takes the right one', async () => {
    const before = await fingerprint();
    const refused = await line.runAll(withKey(OTHER, ...COMMANDS));
    expect(refused.map(({ code, said }, at) => [COMMANDS[at], code, said])).toEqual(
      COMMANDS.map((command) => [command, 1, `VIGIE_SECRET_KEY ${WRONG}`]),
    );
    expect(await fingerprint()).toEqual(before);

    const [migrated, verified, doctor] = await line.runAll([
      ...withKey(KEY, 'migrate', 'audit verify'),
      ...withKey(OTHER, 'doctor'),
    ]);
    expect(migrated).toEqual({ code: 0, said: 'nothing to migrate' });
    expect(verified).toEqual({ code: 0, said: expect.stringContaining('SOUND') });
    expect(doctor).toEqual({ code: 1, said: expect.stringContaining(`: VIGIE_SECRET_KEY ${WRONG}`) });
  });

  it('refuses it to a process that was given the addresses of the roles alone', async () => {
    const env = await roleUrls({});
    const wrong = await line.run(['worker'], { ...env, VIGIE_SECRET_KEY: OTHER });
    expect(wrong).toEqual({ code: 1, said: `VIGIE_SECRET_KEY ${WRONG}` });
    const right = line.start(['worker'], env);
    expect(await right.ready()).toBe('ready');
    await right.end();
  });

  it('says that the check value is spoilt, and not that the key is wrong, where the key opens what stands', async () => {
    const { rows } = await owner.query('select key_check from installation');
    await owner.query(`update installation set key_check = decode(repeat('ab', 48), 'hex')`);
    try {
      const roles = await roleUrls({});
      const spoilt = 'but VIGIE_SECRET_KEY opens what it holds';
      const ended = await line.runAll([
        ...withKey(KEY, 'migrate'),
        { command: ['worker'], more: roles },
        ...withKey(OTHER, 'migrate'),
        { command: ['worker'], more: { ...roles, VIGIE_SECRET_KEY: OTHER } },
      ]);
      expect(ended).toEqual([
        { code: 1, said: expect.stringContaining(spoilt) },
        { code: 1, said: expect.stringContaining(spoilt) },
        { code: 1, said: `VIGIE_SECRET_KEY ${WRONG}` },
        { code: 1, said: `VIGIE_SECRET_KEY ${WRONG}` },
      ]);
    } finally {
      await owner.query('update installation set key_check = $1', [rows[0]?.key_check]);
    }
  });

  it('gives a database of an earlier version to the key by which its content opens, and to no other', async () => {
    await forgetCheck();
    const before = await fingerprint();
    expect(await line.run(['migrate'], { VIGIE_SECRET_KEY: OTHER })).toEqual({
      code: 1,
      said: `VIGIE_SECRET_KEY ${WRONG}`,
    });
    expect(await fingerprint()).toEqual(before);
    expect(await line.done('migrate')).toEqual(['migrated: Migration20261130000101_installation']);
    expect(await count()).toBe(1);
  });

  it.each([['organisation_key'], ['user_account', 'organisation_key']])(
    'does so with nothing in %s %s',
    async (...names) => {
      // Moved aside rather than emptied: the rows come back as they were.
      for (const name of names) {
        await owner.query(`alter table ${name} rename to ${name}_kept`);
        await owner.query(`create table ${name} (like ${name}_kept including all)`);
        await owner.query(`alter table ${name} owner to office`);
      }
      try {
        await owner.query('delete from installation');
        const [wrong, right] = await line.runAll([...withKey(OTHER, 'migrate'), ...withKey(KEY, 'migrate')]);
        expect(wrong).toEqual({ code: 1, said: `VIGIE_SECRET_KEY ${WRONG}` });
        expect(right).toEqual({ code: 0, said: 'nothing to migrate' });
        expect(await count()).toBe(1);
      } finally {
        for (const name of names) {
          await owner.query(`drop table ${name}`);
          await owner.query(`alter table ${name}_kept rename to ${name}`);
        }
      }
    },
  );

  it('and binds the owner to one organisation again afterwards', async () => {
    const { rows } = await owner.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relforcerowsecurity
         and relname in ('organisation_key', 'audit_entry') order by 1`,
    );
    expect(rows.map(({ relname }) => relname)).toEqual(['audit_entry', 'organisation_key']);
  });

  it('says that a key is missing without proposing to make one for a database that stands', async () => {
    const { code, said } = await line.run(['migrate'], { VIGIE_SECRET_KEY: '' });
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^VIGIE_SECRET_KEY is missing: bring back the key/),
    ]);
  });
});

describe('with the embedded database', () => {
  let line: CommandLine;
  let keyFile: string;
  let key: string;

  beforeAll(async () => {
    const folder = join(base, 'embedded');
    line = new CommandLine(base, { DATA_DIR: folder, PORT: '0', DEMO: 'off', LOG_LEVEL: 'silent' });
    keyFile = join(folder, 'secret.key');
    await line.done(...FILL);
    key = readFileSync(keyFile, 'utf8');
  });

  beforeEach(() => writeFileSync(keyFile, key));
  afterAll(() => line.close());

  it.each([
    [
      'is missing',
      () => rmSync(keyFile),
      /secret\.key is missing, and the database beside it cannot be read/,
    ],
    ['is empty', () => writeFileSync(keyFile, ''), /secret\.key is empty: bring back what it held/],
    ['is cut off', () => writeFileSync(keyFile, key.slice(0, 20)), /secret\.key does not hold a whole key/],
    ['is no key', () => writeFileSync(keyFile, 'x'.repeat(44)), /secret\.key does not hold a whole key/],
    [
      'is another',
      () => writeFileSync(keyFile, OTHER),
      /^the key in .*secret\.key is not the key of this database: bring that key back from its copy/,
    ],
  ])('nothing starts when the key file %s', async (_, damage, sentence) => {
    damage();
    const before = existsSync(keyFile) && readFileSync(keyFile, 'utf8');
    const ended = await line.runAll([{ command: ['start'] }, { command: ['audit', 'verify'] }]);
    for (const { code, said } of ended) {
      expect([code, said]).toEqual([1, expect.stringMatching(sentence)]);
      expect(said).not.toMatch(/\n|delete/);
    }
    expect(existsSync(keyFile) && readFileSync(keyFile, 'utf8')).toBe(before);
  });

  it('the copy of the key file brings everything back', async () => {
    expect(await line.done('audit verify')).toEqual([expect.stringContaining('SOUND')]);
  });

  it('another key in VIGIE_SECRET_KEY is refused, and the same one is taken, with the file or instead of it', async () => {
    const [other, same] = await line.runAll(
      [OTHER, key.trim()].flatMap((given) => withKey(given, 'audit verify')),
    );
    expect(other).toEqual({
      code: 1,
      said: expect.stringMatching(/^VIGIE_SECRET_KEY is another key than the one in/),
    });
    expect(same).toEqual({ code: 0, said: expect.stringContaining('SOUND') });
    rmSync(keyFile);
    const instead = await line.run(['audit', 'verify'], { VIGIE_SECRET_KEY: key.trim() });
    expect(instead).toEqual({ code: 0, said: expect.stringContaining('SOUND') });
    expect(existsSync(keyFile)).toBe(false);
  });

  it('an export is verified without making a key', async () => {
    const file = join(base, 'trail.jsonl');
    const elsewhere = join(base, 'elsewhere');
    const [written, verified] = await line.runAll([
      { command: ['export', 'audit', '--organisation', 'lumen', '--file', file] },
      { command: ['audit', 'verify', '--file', file], more: { DATA_DIR: elsewhere } },
    ]);
    expect(written).toEqual({ code: 0, said: '' });
    expect(verified).toEqual({
      code: 0,
      said: expect.stringContaining('the public key came with the file itself'),
    });
    expect(existsSync(elsewhere)).toBe(false);
  });
});
