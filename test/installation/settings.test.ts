import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { until } from '../harness/pace.ts';
import { CommandLine, type Ended } from './command-line.ts';

jest.setTimeout(240_000);

let base: string;
let line: CommandLine;
const taken = createServer();

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'vigie-settings-'));
  writeFileSync(join(base, 'file'), '');
  mkdirSync(join(base, 'photos'));
  writeFileSync(join(base, 'photos', 'a.jpg'), '');
  line = new CommandLine(base, { DATA_DIR: join(base, 'data'), PORT: '0', LOG_LEVEL: 'silent' });
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  taken.close();
  await line.close();
  rmSync(base, { recursive: true, force: true });
});

const FOREIGN = /^the folder .*photos holds other files than Vigie's: .* DATA_DIR$/;

/** What each is to say, from its beginning. */
async function refused(cases: [string, Record<string, string>, RegExp][]): Promise<void> {
  const ended = await line.runAll(cases.map(([command, more]) => ({ command: command.split(' '), more })));
  expect(ended.map(({ code, said }, at) => [cases[at]?.[0], code, said])).toEqual(
    cases.map(([command, , sentence]) => [command, 1, expect.stringMatching(sentence)]),
  );
  for (const { said } of ended) expect(said).not.toMatch(/\n|ENOENT|LOG_LEVEL=debug/);
}

describe('a setting that this machine cannot follow', () => {
  it('stops every start in one sentence that names it, before anything is made', async () => {
    const fresh = { DATA_DIR: join(base, 'fresh') };
    const port = String((taken.address() as AddressInfo).port);
    await refused([
      [
        'start',
        { DATA_DIR: join(base, 'file') },
        /a file is in its place; choose another folder with DATA_DIR$/,
      ],
      ['start', { DATA_DIR: join(base, 'file', 'x') }, /a part of its path is a file; .* DATA_DIR$/],
      ['start', { DATA_DIR: '/proc' }, /choose another folder with DATA_DIR$/],
      ['start', { DATA_DIR: join(base, 'photos') }, FOREIGN],
      ['token list --organisation x', { DATA_DIR: join(base, 'photos') }, FOREIGN],
      ['clock run', { DATA_DIR: join(base, 'photos'), DATABASE_URL: 'postgres://o@127.0.0.1:1/v' }, FOREIGN],
      ['migrate', { DATA_DIR: join(base, 'photos') }, FOREIGN],
      ['start', { DATA_DIR: '/proc/vigie' }, /choose another folder with DATA_DIR$/],
      ['token list --organisation x', { DATA_DIR: '/proc/vigie' }, /choose another folder with DATA_DIR$/],
      ['start', { PORT: port }, new RegExp(`^port ${port} is in use: choose another with PORT=`)],
      ['server', { PORT: port }, new RegExp(`^port ${port} is in use: choose another with PORT=`)],
      ['server', { HOST: '192.0.2.1', DEMO: 'off' }, /^HOST 192\.0\.2\.1 is no address of this machine/],
      ['server', { HOST: 'no-such-host.invalid', DEMO: 'off' }, /^HOST no-such-host\.invalid is no address/],
      ['worker', { VIGIE_CHECKPOINTS: join(base, 'file') }, /^VIGIE_CHECKPOINTS: nothing can be written/],
      ['server', { SMTP_URL: 'smtp://mail.lumen.example?form=a' }, /^SMTP_URL has an option that is unknown/],
      ['worker', { VIGIE_TIME_OFFSET: 'P99999D' }, /^VIGIE_TIME_OFFSET has to lie within ten years/],
      [
        'start',
        { VIGIE_TIME_OFFSET: '-P3653D' },
        /^VIGIE_TIME_OFFSET may not move legal now before July 2025/,
      ],
      [
        'server',
        { DATABASE_APP_URL: 'postgres://app@db.example/vigie' },
        /^DATABASE_APP_URL needs DATABASE_/,
      ],
      ['server', { REDIS_URL: 'redis://' }, /^REDIS_URL has to name a host/],
      ['organisation create --name L --slug l --country ZZ', fresh, /^--country has to be/],
      ['user create --name C --email dpo --organisation lumen --role DPO', fresh, /^--email has to be/],
      ['token create --organisation lumen --scope root', fresh, /^--scope root is unknown/],
      ['clock rehearse --from 2026-12-02 --to 2026-12-01', fresh, /^--to has to come after/],
      ['audit verify --file ', fresh, /^--file is empty: /],
      ['migrate', { PUBLIC_URL: 'http://privacy.lumen.example' }, /^PUBLIC_URL has to start with https/],
    ]);
    expect(readdirSync(join(base, 'photos'))).toEqual(['a.jpg']);
    // The folder and the key were not even begun but by those whose port was at fault, and no database was.
    expect(readdirSync(base)).not.toContain('postgres');
    expect(readdirSync(base)).not.toContain('fresh');
    expect(readdirSync(join(base, 'data'))).not.toContain('postgres');
  });
});

it('an office without people says how the first one is made', async () => {
  const vigie = line.start(['server'], { DEMO: 'off' });
  const ready = await vigie.ready();
  await until(() => vigie.log().includes('nobody can sign in yet'));
  expect(vigie.log().slice(vigie.log().indexOf(ready))).toMatch(
    /^ready .*\nnobody can sign in yet: .*`vigie organisation create`.*`vigie user create`$/m,
  );
  await vigie.end('SIGTERM');
});

describe('a command line', () => {
  let tokenId = '';

  beforeAll(async () => {
    await line.done(
      'organisation create --name Lumen --slug lumen',
      'user create --email dpo@lumen.example --name C --organisation lumen --role DPO',
    );
  });

  it('makes, shows and withdraws a token', async () => {
    const [made, listed] = await line.done(
      'token create --organisation lumen --scope requests:read --name Helpdesk',
      'token list --organisation lumen',
    );
    const secret = made?.split('\n').at(-1) as string;
    expect(listed).toMatch(/^[\da-f-]{36} {2}\S+ {2}valid {2}requests:read {2}Helpdesk$/);
    expect(listed).not.toContain(secret);
    tokenId = listed?.slice(0, 36) as string;
    const [revoked, after] = await line.done(
      `token revoke --organisation lumen --id ${tokenId}`,
      'token list --organisation lumen',
    );
    expect(revoked).toBe('withdrawn: it is refused from the next request on');
    expect(after).toMatch(/ {2}withdrawn 20\d\d-/);
  });

  it('names the option that it refuses, and never shows the code of the system', async () => {
    const there = join(base, 'there.jsonl');
    writeFileSync(there, '');
    const token = 'token create --organisation lumen --scope';
    const user = 'user create --name C --organisation lumen --email';
    await refused([
      ['token list --organisation nobody', {}, /^--organisation nobody: /],
      [`${token} root`, {}, /^--scope root /],
      [
        `${token} * --expires 2027-02-30`,
        {},
        /^--expires has to be a day that exists: there is no 2027-02-30$/,
      ],
      [`${token} * --expires 2027-02-30T12:00:00Z`, {}, /^--expires has to be a day that exists/],
      [`${token} * --expires soon`, {}, /^--expires has to be/],
      [`${token} * --expires 2020-01-01`, {}, /^--expires has to be still to come/],
      ['token revoke --organisation lumen --id 1', {}, /^--id 1: /],
      [`token revoke --organisation lumen --id ${tokenId}`, {}, /^--id .* withdrawn already/],
      ['organisation create --name L --slug lumen', {}, /^--slug lumen: /],
      ['organisation create --name L --slug Lumen', {}, /^--slug has to be/],
      ['organisation create --name L --slug l --country France', {}, /^--country has to be/],
      ['organisation create --name L --slug l --country ZZ', {}, /^--country has to be/],
      ['organisation create --name L --slug l --time-zone Paris', {}, /^--time-zone has to be/],
      [`${user} dpo --role DPO`, {}, /^--email has to be/],
      [`${user} a@b.example --role constructor`, {}, /^--role constructor is unknown/],
      [`${user} a@b.example`, {}, /^--role has to be given: it is one of OWNER, /],
      [`${user} dpo@lumen.example --role DPO`, {}, /^--email: this person is a member/],
      [
        `${user} a@b.example --role DPO --password-stdin`,
        {},
        /^--password-stdin: the password has to have at least/,
      ],
      [
        'user password --email dpo@lumen.example --password-stdin',
        {},
        /^--password-stdin: the password has to have at least/,
      ],
      ['user password --email nobody@lumen.example', {}, /^--email: nobody has this address/],
      ['clock rehearse --from soon --to later', {}, /^--from has to be/],
      ['clock rehearse --from 2026-12-02 --to 2026-12-01', {}, /^--to has to come after/],
      ['clock rehearse --from 2026-02-30 --to 2026-03-01', {}, /^--from has to be a day that exists/],
      ['clock rehearse --from 2026-01-01 --to 2028-01-03', {}, /^--to has to lie within two years/],
      ['export mails --organisation lumen', {}, /^export mails: there is no such export/],
      ['export audit --organisation nobody', {}, /^--organisation nobody: /],
      [`export audit --organisation lumen --file ${there}`, {}, /^--file .*: it is there already/],
      [
        `export audit --organisation lumen --file ${base}/no/where`,
        {},
        /^--file .*: there is no such folder$/,
      ],
      [`audit verify --file ${base}/nowhere`, {}, /^--file .*: there is no such file$/],
      [`audit verify --file ${base}`, {}, /^--file .*: it is a folder$/],
      [`audit verify --checkpoint ${base}/nowhere`, {}, /^--checkpoint .*: there is no such file$/],
      [`audit verify --checkpoint ${there}`, {}, /^--checkpoint .*: it holds no checkpoints/],
      ['audit verify --file ', {}, /^--file is empty: /],
      ['audit verify --organisation ', {}, /^--organisation is empty: /],
      ['audit verify --checkpoint ', {}, /^--checkpoint is empty: /],
      ['token list --organisation ', {}, /^--organisation is empty: /],
      ['token create --organisation lumen --scope * --name ', {}, /^--name is empty: /],
      ['audit verify --locale de', {}, /^--locale has to be fr or en$/],
    ]);
  });

  it('explains itself without failing, and fails on what it does not know', async () => {
    const helps = ['', '--help', 'help', 'user', 'token --help', 'help token', 'help token create'];
    const ended = await line.runAll(
      [...helps, 'nonsense', 'token create', 'user help'].map((command) => ({
        command: command.split(' ').filter(Boolean),
      })),
    );
    const [unknown, incomplete, below] = ended.splice(helps.length) as [Ended, Ended, Ended];
    expect(ended.at(-1)?.said).toContain('Usage: vigie token create');
    expect(below).toMatchObject({ code: 1, said: expect.stringContaining(`unknown command 'help'`) });
    await refused([
      [
        'help frobnicate',
        {},
        /^help frobnicate: there is no command frobnicate; there are start, server, .* help$/,
      ],
      ['help user frobnicate', {}, /there is no command frobnicate; there are password, leave, create$/],
      ['help doctor frobnicate', {}, /there is no command frobnicate; `doctor` has none below it$/],
    ]);
    expect(ended.map(({ code, said }) => [code, said.includes('Usage: vigie')])).toEqual(
      helps.map(() => [0, true]),
    );
    expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining(`unknown command 'nonsense'`) });
    expect(incomplete).toMatchObject({ code: 1, said: expect.stringContaining('--organisation') });
  });
});
