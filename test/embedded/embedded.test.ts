import { execFileSync, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  acquireDatabase,
  livingHolder,
  lockDataFolder,
  openDataFolder,
  secretFile,
} from '@vigie/jobs/embedded';
import pg from 'pg';
import { KeptPostgres } from '../../jobs/src/embedded/keep-running.ts';
import { startPostgres } from '../../jobs/src/embedded/postgres.ts';
import { pause, until } from '../harness/pace.ts';

const HOLDER = join(import.meta.dirname, 'hold-database.mjs');

let base: string;
let dataDir: string;
const cleanUps: (() => unknown)[] = [];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'vigie-embedded-'));
  dataDir = join(base, 'data');
});

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
  rmSync(base, { recursive: true, force: true });
});

async function acquire(options: { onExit?: (why: string) => void } = {}) {
  const database = await acquireDatabase({ dataDir, ...options });
  cleanUps.push(() => database.release());
  return database;
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that takes the database, as `server` or as a short `command`, and holds it. */
async function holdElsewhere(as: 'server' | 'command') {
  const child = spawn(process.execPath, [HOLDER, dataDir, as], { stdio: ['pipe', 'pipe', 'inherit'] });
  cleanUps.push(() => child.kill('SIGKILL'));
  const [line] = (
    await new Promise<string>((resolve, reject) => {
      child.stdout.setEncoding('utf8').once('data', resolve);
      child.once('exit', (code) => reject(new Error(`ended with ${code}`)));
    })
  ).split('\n');
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    url: String(line),
    pid: Number(child.pid),
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async finish() {
      child.stdin.end();
      await ended;
    },
  };
}

const postmasterPid = () =>
  Number.parseInt(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);

/** Running, that is: one that ended and was not yet buried is not alive. */
/** The state that the kernel gives a process, as in S or Z; null once it is gone, which it may be at any moment. */
function processState(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\) /s, '')[0] ?? null;
  } catch {
    return null;
  }
}

const isAlive = (pid: number): boolean => ![null, 'Z'].includes(processState(pid));

describe('the embedded database', () => {
  it('is made on the first start, and keeps its data for the next one', async () => {
    const first = await acquireDatabase({ dataDir });
    expect(first.embedded).toBe(true);
    await query(first.ownerUrl, 'create table note as select 42 as answer');
    const pid = postmasterPid();
    await first.release();
    expect(isAlive(pid)).toBe(false);

    const second = await acquire();
    expect(await query(second.ownerUrl, 'select answer, current_database() from note')).toEqual([
      { answer: 42, current_database: 'vigie' },
    ]);
  });

  it('listens on the loopback address alone, asks for the password, and opens no socket file', async () => {
    const { ownerUrl } = await acquire();
    const [settings] = await query(
      ownerUrl,
      `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets`,
    );
    expect(settings).toEqual({ addresses: '127.0.0.1', sockets: '' });
    const guess = new URL(ownerUrl);
    guess.password = 'wrong';
    await expect(query(guess.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('writes neither statements nor values into its log', async () => {
    const { ownerUrl } = await acquire();
    await query(ownerUrl, 'create table person (email text primary key)');
    await query(ownerUrl, `insert into person values ('camille@example.org')`);
    await expect(query(ownerUrl, `insert into person values ('camille@example.org')`)).rejects.toMatchObject({
      code: '23505',
    });
    await expect(query(ownerUrl, `select 'camille@example.org'::uuid`)).rejects.toMatchObject({
      code: '22P02',
    });
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8');
    expect(log).toContain('ready to accept connections');
    expect(log).not.toContain('camille');
  });

  it('keeps folder, password and data from other users', async () => {
    await acquire();
    expect(statSync(dataDir).mode & 0o007).toBe(0);
    expect(statSync(join(dataDir, 'postgres')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres.password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'runtime.json')).mode & 0o777).toBe(0o600);
  });

  it('is the one given in the environment, when there is one', async () => {
    const { ownerUrl, embedded, release } = await acquireDatabase({
      dataDir,
      databaseUrl: 'postgresql://own/db',
    });
    expect({ ownerUrl, embedded }).toEqual({ ownerUrl: 'postgresql://own/db', embedded: false });
    await release();
    expect(existsSync(dataDir)).toBe(false);
  });

  it('says so when PostgreSQL ends by itself, and not when it is released', async () => {
    let said: string[] = [];
    const { ownerUrl, release } = await acquireDatabase({ dataDir, onExit: (why) => said.push(why) });
    await query(ownerUrl, 'select 1');
    process.kill(postmasterPid(), 'SIGQUIT');
    await until(() => said.length > 0);
    expect(said).toEqual([expect.stringContaining('PostgreSQL stopped unexpectedly')]);
    await release();

    said = [];
    const next = await acquireDatabase({ dataDir, onExit: (why) => said.push(why) });
    await next.release();
    await pause(100);
    expect(said).toEqual([]);
  });
});

describe('a data folder in use', () => {
  it('lends its running database to a second command, which leaves it running', async () => {
    const server = await holdElsewhere('server');
    const second = await acquireDatabase({ dataDir });
    expect(second.ownerUrl).toBe(server.url);
    await second.release();
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.finish();
    expect(existsSync(join(dataDir, 'runtime.json'))).toBe(false);
  });

  it('refuses a second server, and says which process has it', async () => {
    const server = await holdElsewhere('server');
    expect(() => lockDataFolder(dataDir)).toThrow(`already running here (pid ${server.pid})`);
    expect(livingHolder(dataDir)).toBe(server.pid);
    await server.finish();
    expect(livingHolder(dataDir)).toBeNull();
    lockDataFolder(dataDir).release();
  });

  it('keeps the database of a short command until the one that borrowed it is done', async () => {
    const command = await holdElsewhere('command');
    const borrowed = await acquireDatabase({ dataDir });
    const finished = command.finish();
    await pause(500);
    expect(await query(borrowed.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    await borrowed.release();
    await finished;
    await expect(query(borrowed.ownerUrl, 'select 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('serves several starts at the same moment from one database', async () => {
    const all = await Promise.all([
      holdElsewhere('command'),
      holdElsewhere('command'),
      holdElsewhere('command'),
    ]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    await Promise.all(all.map((one) => one.finish()));
  });
});

describe('a copy of a data folder in use', () => {
  it('is no part of the one it was copied from: it is served by a database of its own', async () => {
    const server = await holdElsewhere('server');
    const borrowed = await acquireDatabase({ dataDir });
    await query(server.url, 'create table note as select 42 as answer; checkpoint');
    const copy = join(base, 'copy');
    execFileSync('cp', ['-a', dataDir, copy]);
    expect(readdirSync(join(copy, 'borrowers'))).toHaveLength(1);

    expect([livingHolder(dataDir), livingHolder(copy)]).toEqual([server.pid, null]);
    lockDataFolder(copy).release();
    const own = await acquireDatabase({ dataDir: copy });
    expect(new URL(own.ownerUrl).port).not.toBe(new URL(server.url).port);
    await query(own.ownerUrl, 'update note set answer = 43');
    expect(await query(server.url, 'select answer from note')).toEqual([{ answer: 42 }]);
    await own.release();
    await borrowed.release();
  });

  it('is told from a folder that was renamed while in use', async () => {
    const server = await holdElsewhere('server');
    const moved = join(base, 'moved');
    renameSync(dataDir, moved);
    expect(livingHolder(moved)).toBe(server.pid);
    expect(() => lockDataFolder(moved)).toThrow(`already running here (pid ${server.pid})`);
    renameSync(moved, dataDir);
    await server.finish();
  });
});

describe('after a killed start', () => {
  it('stops the PostgreSQL that was left behind, and loses nothing', async () => {
    const server = await holdElsewhere('server');
    await query(server.url, 'create table note as select 42 as answer');
    const orphan = postmasterPid();
    await server.kill();
    expect(isAlive(orphan)).toBe(true);

    const { ownerUrl } = await acquire();
    expect(isAlive(orphan)).toBe(false);
    expect(await query(ownerUrl, 'select answer from note')).toEqual([{ answer: 42 }]);
  });

  it('recovers when PostgreSQL was killed too', async () => {
    const server = await holdElsewhere('server');
    await query(server.url, 'create table note as select 42 as answer');
    await server.kill();
    process.kill(postmasterPid(), 'SIGKILL');

    const { ownerUrl } = await acquire();
    expect(await query(ownerUrl, 'select answer from note')).toEqual([{ answer: 42 }]);
  });

  it('is started again once for each of its ends, though it ends in the middle of its start', async () => {
    const lock = lockDataFolder(dataDir);
    const pids: number[] = [];
    const said: string[] = [];
    const kept = await KeptPostgres.start({
      folder: dataDir,
      again: true,
      start: (port, onExit) => startPostgres({ folder: dataDir, password: 'x', port, onExit }),
      async running({ pid }) {
        pids.push(pid);
        if (pids.length !== 2) return;
        process.kill(pid, 'SIGKILL');
        await pause(500);
        throw new Error('Connection terminated unexpectedly');
      },
      ended: () => undefined,
      givenUp: (why) => said.push(why),
      say: (line) => said.push(line),
    });
    try {
      process.kill(Number(pids[0]), 'SIGKILL');
      await until(() => said.includes('the database runs again'));
      await pause(2000);
      const end = 'PostgreSQL stopped unexpectedly (signal SIGKILL): it is started again';
      expect(said).toEqual([end, end, 'the database runs again']);
      expect([pids.length, postmasterPid()]).toEqual([3, pids[2]]);
    } finally {
      await kept.stop();
      lock.release();
    }
  });

  it('is not stopped by a lock whose number belongs to another living process', async () => {
    await (await acquireDatabase({ dataDir })).release();
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    cleanUps.push(() => stranger.kill('SIGKILL'));
    const postmaster = join(dataDir, 'postgres', 'postmaster.pid');
    writeFileSync(postmaster, `${stranger.pid}\n${join(dataDir, 'postgres')}\n0\n5432\n\n\n0 0\nready\n`);
    writeFileSync(join(dataDir, 'vigie.pid'), JSON.stringify({ pid: stranger.pid, birth: 'long ago' }));

    const { ownerUrl } = await acquire();
    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isAlive(Number(stranger.pid))).toBe(true);
  });

  it('is not stopped by a killed process that nobody has buried', async () => {
    await (await acquireDatabase({ dataDir })).release();
    // The shell's child ends when a `sleep` has taken the shell's place, which never asks for it.
    const shell = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    cleanUps.push(() => shell.kill('SIGKILL'));
    const defunct = Number(await new Promise<Buffer>((resolve) => shell.stdout.once('data', resolve)));
    await until(() => processState(defunct) === 'Z');
    writeFileSync(join(dataDir, 'vigie.pid'), JSON.stringify({ pid: defunct, birth: '' }));

    expect(livingHolder(dataDir)).toBeNull();
    lockDataFolder(dataDir).release();
  });

  it('begins anew after an initialisation cut off half-way', async () => {
    await (await acquireDatabase({ dataDir })).release();
    rmSync(join(dataDir, 'postgres'), { recursive: true });
    writeFileSync(join(dataDir, 'initdb.password'), 'left behind');
    writeFileSync(join(dataDir, 'postgres.new'), 'left behind');
    const { ownerUrl } = await acquire();
    expect(await query(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, 'initdb.password'))).toBe(false);
  });
});

describe('a broken data folder', () => {
  const refusal = () =>
    acquireDatabase({ dataDir }).then(
      () => 'started',
      (error: Error) => `${error.name}: ${error.message}`,
    );

  beforeEach(async () => {
    await (await acquireDatabase({ dataDir })).release();
  });

  it.each([
    [
      'a part of the database is missing',
      () => rmSync(join(dataDir, 'postgres', 'global', 'pg_control')),
      'global/pg_control is missing',
    ],
    [
      'another PostgreSQL wrote it',
      () => writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '17\n'),
      'written by PostgreSQL 17',
    ],
    [
      'its files are damaged',
      () => writeFileSync(join(dataDir, 'postgres', 'global', 'pg_control'), 'x'),
      'does not start',
    ],
    [
      'the password is gone',
      () => rmSync(join(dataDir, 'postgres.password')),
      'postgres.password is missing',
    ],
    [
      'the password is another',
      () => writeFileSync(join(dataDir, 'postgres.password'), 'x'),
      'refuses the password',
    ],
  ])('is refused in one sentence when %s', async (_, damage, sentence) => {
    damage();
    const message = await refusal();
    expect(message).toMatch(/^StartError: /);
    expect(message).toContain(sentence);
    expect(message).not.toContain('\n');
    expect(livingHolder(dataDir)).toBeNull();
  });

  it('is refused when a file stands in its place', async () => {
    const path = join(base, 'file');
    writeFileSync(path, '');
    await expect(acquireDatabase({ dataDir: path })).rejects.toThrow(
      /cannot use the data folder .*: a file is in its place/,
    );
    await expect(acquireDatabase({ dataDir: join(path, 'x') })).rejects.toThrow(/cannot use the data folder/);
  });
});

describe('a folder with other files', () => {
  const opened = (...names: string[]) => {
    mkdirSync(dataDir);
    for (const name of names) writeFileSync(join(dataDir, name), '');
    return () => openDataFolder(dataDir);
  };

  it.each([
    [[]],
    [['lost+found']],
    [['.DS_Store', '.snapshot']],
    [['photo.jpg', 'secret.key']],
    [['secret.key.0c8e']],
    [['vigie.log']],
  ])('is taken when it holds %j', (names) => {
    expect(opened(...names)).not.toThrow();
  });

  it.each([[['photo.jpg']], [['package.json', '.git']], [['outboxes']], [['vigie']]])(
    'is refused when it holds %j, and nothing is written',
    (names) => {
      expect(opened(...names)).toThrow(/holds other files than Vigie's: .* DATA_DIR$/);
      expect(readdirSync(dataDir).sort()).toEqual(names.sort());
    },
  );
});

describe('a secret', () => {
  it('is made once, for its owner alone', () => {
    expect(secretFile(dataDir, 'demo.password', () => 'one')).toBe('one');
    expect(secretFile(dataDir, 'demo.password', () => 'two')).toBe('one');
    expect(statSync(join(dataDir, 'demo.password')).mode & 0o777).toBe(0o600);
  });
});
