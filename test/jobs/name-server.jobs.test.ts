import { spawn, spawnSync } from 'node:child_process';
import { createSocket, type Socket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';

jest.setTimeout(120_000);

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const ADDRESS = '127.0.0.99';
/** A name server of one's own needs port 53, and a resolv.conf of one's own a mount. */
const isRoot = process.getuid?.() === 0 && spawnSync('unshare', ['--mount', 'true']).status === 0;

let folder: string;
let server: Socket;

/** Runs Node where that name server is the only one; gives what it said. */
function run(args: string[], env: Record<string, string> = {}): Promise<string> {
  const mounted = `mount --bind ${join(folder, 'resolv.conf')} /etc/resolv.conf && exec "$@"`;
  const node = [process.execPath, '--conditions=source', '--disable-warning=ExperimentalWarning', ...args];
  const child = spawn('unshare', ['--mount', 'sh', '-c', mounted, 'sh', ...node], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env },
    cwd: folder,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  return new Promise((resolve) => {
    child.once('close', () => resolve(said));
  });
}

(isRoot ? describe : describe.skip)('where the name server is silent', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vigie-names-'));
    writeFileSync(join(folder, 'resolv.conf'), `nameserver ${ADDRESS}\n`);
    server = createSocket('udp4');
    await new Promise<void>((done) => {
      server.bind(53, ADDRESS, done);
    });
  });

  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('a Redis is unknown and not slow, and other names are looked up meanwhile', async () => {
    const { took, message } = JSON.parse(await run([here('./silent-names.mjs')]));
    // One look-up of a name that nobody answers lasts ten seconds.
    expect(took).toBeLessThan(5000);
    expect(message).toBe('REDIS_URL: the host of that address is unknown: is it spelt right?');
  });

  it('a command says that the host of its database is unknown', async () => {
    const said = await run(
      [
        '--import',
        here('./typescript.mjs'),
        here('../../jobs/src/main.ts'),
        'token',
        'list',
        '--organisation',
        'lumen',
      ],
      {
        DATABASE_URL: 'postgresql://vigie:secret@nowhere.example/vigie',
        VIGIE_SECRET_KEY: Buffer.alloc(32, 5).toString('base64'),
      },
    );
    expect(said).toBe('DATABASE_URL: the host of that address is unknown: is it spelt right?\n');
  });
});
