import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockDataFolder } from '@vigie/jobs/embedded';

const SCRIPTS = join(import.meta.dirname, '..', '..', 'scripts');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-launcher-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a program to its end; `killAfter` cuts it off as soon as it has said something. */
function run(args: string[], { env = {}, killAfter = false, node = process.execPath } = {}) {
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(node, args, {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', DATA_DIR: join(folder, 'data'), ...env },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (killAfter) child.kill('SIGKILL');
      });
    }
    child.once('close', (code) => resolve({ code, said: said.trim() }));
  });
}

const start = (env: Record<string, string>) => run([join(SCRIPTS, 'start.mjs')], { env });

describe('npm run test:faults', () => {
  it.each([
    ['--only F99', /^--only F99: there is no such row; there are F1a, .*, OFF, H1/m],
    ['--only F6,F99,F', /^--only F99,F: there is no such row/m],
    ['--frob', /^Unknown option '--frob'/m],
    ['--backend mysql', /^--backend mysql: it is postgres or redis$/m],
  ])('refuses %s and runs nothing', async (options, sentence) => {
    const { code, said } = await run([join(SCRIPTS, 'test-faults.mjs'), ...options.split(' ')]);
    expect(said).toMatch(sentence);
    expect(said).not.toContain('passed');
    expect(code).toBe(1);
  });
});

describe('npm start', () => {
  it('names a free port when its own is taken', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const { code, said } = await start({ PORT: String(port) });
    taken.close();
    expect(said).toMatch(new RegExp(`^port ${port} is in use: choose another with PORT=\\d+ npm start$`));
    expect(code).toBe(1);
  });

  it('says who has the data folder, rather than that the port is taken', async () => {
    const lock = lockDataFolder(join(folder, 'data'));
    const { code, said } = await start({ PORT: '0' });
    expect(said).toBe(`already running here (pid ${process.pid})`);
    expect(code).toBe(1);
    const serving = { pid: process.pid, address: 'http://localhost:4321', legalOffset: 0 };
    writeFileSync(join(folder, 'data', 'serving.json'), JSON.stringify(serving));
    const second = await start({ PORT: '0' });
    lock.release();
    expect(second.said).toBe(`already running here (pid ${process.pid}): http://localhost:4321`);
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535'],
    [{ PORT: '70000' }, 'PORT must be a number from 0 to 65535'],
    [{ PORT: '0', HOST: '192.0.2.1' }, 'HOST must be an address of this machine'],
  ])('refuses %j in one sentence', async (env, sentence) => {
    const { code, said } = await start(env as Record<string, string>);
    expect(said).toContain(sentence);
    expect(said).not.toContain('\n');
    expect(code).toBe(1);
  });
});

describe('the installation', () => {
  const installed = (name: string) => existsSync(join(folder, 'node_modules', name));
  const install = (kind: 'start' | 'test', options = {}) => {
    const module = JSON.stringify(join(SCRIPTS, 'install.mjs'));
    const script = `import { ensureInstalled } from ${module}; await ensureInstalled('${kind}', process.cwd());`;
    return run(['--input-type=module', '-e', script], options);
  };
  const writeJson = (path: string, value: unknown) => {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), JSON.stringify(value));
  };

  beforeEach(() => {
    const root = {
      name: 'x',
      version: '1.0.0',
      dependencies: { tool: 'file:tool' },
      devDependencies: { check: 'file:check' },
    };
    writeJson('package.json', root);
    for (const name of ['tool', 'check']) writeJson(`${name}/package.json`, { name, version: '1.0.0' });
    writeJson('package-lock.json', {
      name: 'x',
      version: '1.0.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': root,
        tool: { version: '1.0.0' },
        check: { version: '1.0.0', dev: true },
        'node_modules/tool': { resolved: 'tool', link: true },
        'node_modules/check': { resolved: 'check', link: true },
      },
    });
  });

  it('leaves out for a start what only tests need, adds it for the tests, and is silent when all is there', async () => {
    expect(await install('start')).toMatchObject({
      code: 0,
      said: expect.stringContaining('installing the packages'),
    });
    expect([installed('tool'), installed('check')]).toEqual([true, false]);

    writeFileSync(join(folder, 'node_modules', '.kept'), '');
    expect(await install('test')).toMatchObject({
      code: 0,
      said: expect.stringContaining('updating the packages'),
    });
    expect([installed('tool'), installed('check'), installed('.kept')]).toEqual([true, true, true]);

    expect(await install('start')).toEqual({ code: 0, said: '' });
    expect(await install('test')).toEqual({ code: 0, said: '' });
    expect(installed('check')).toBe(true);
  });

  it('keeps the tests’ tools when the lock file changes between two starts', async () => {
    await install('test');
    writeFileSync(join(folder, 'package-lock.json'), ' ', { flag: 'a' });
    expect(await install('start')).toMatchObject({ code: 0, said: expect.stringContaining('updating') });
    expect(installed('check')).toBe(true);
    expect(await install('test')).toEqual({ code: 0, said: '' });
  });

  it('begins anew after one that was cut off', async () => {
    await install('start', { killAfter: true });
    mkdirSync(join(folder, 'node_modules', 'half'), { recursive: true });
    expect(await install('start')).toMatchObject({ code: 0 });
    expect([installed('tool'), installed('half')]).toEqual([true, false]);
  });

  it('begins anew though the Node that it runs on is one of the packages', async () => {
    const bin = join(folder, 'node_modules', 'node', 'bin');
    mkdirSync(bin, { recursive: true });
    const node = join(bin, 'node');
    copyFileSync(process.execPath, node);
    const env = { npm_node_execpath: process.execPath };
    expect(await install('start', { node, env })).toMatchObject({ code: 0 });
    expect([installed('tool'), existsSync(node)]).toEqual([true, false]);
  });

  it('lets one of two at once do the work', async () => {
    const both = await Promise.all([install('start'), install('start')]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(both.filter(({ said }) => said.includes('installed in'))).toHaveLength(1);
    expect(installed('tool')).toBe(true);
  });

  it('says in one sentence that npm failed, and why', async () => {
    writeJson('package.json', {
      name: 'x',
      version: '1.0.0',
      dependencies: { tool: 'file:nowhere/tool.tgz' },
    });
    const { code, said } = await install('start');
    expect(code).toBe(1);
    expect(said).toContain('npm could not install the packages');
  });
});

describe('the lock of a checkout', () => {
  it('stays that of whoever took it over, when the one that slept comes back', async () => {
    mkdirSync(join(folder, 'node_modules'));
    const path = join(folder, 'node_modules', '.preparing');
    const script = `
      import { readFileSync, writeFileSync } from 'node:fs';
      import { withLock } from ${JSON.stringify(join(SCRIPTS, 'lock.mjs'))};
      const path = ${JSON.stringify(path)};
      const own = () => readFileSync(path, 'utf8') === String(process.pid);
      await withLock(${JSON.stringify(folder)}, 'tries', async () => {
        if (!own()) throw new Error('the lock is not there');
        writeFileSync(path, '1');
      });`;
    expect(await run(['--input-type=module', '-e', script])).toEqual({ code: 0, said: '' });
    expect(readFileSync(path, 'utf8')).toBe('1');
  });
});
