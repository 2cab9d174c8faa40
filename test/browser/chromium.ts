import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

/**
 * The packed browser unpacks into the temporary folder and takes whatever lies there: it is given a folder of its own, by
 * version and user. In a process apart, since it reads TMPDIR where it is loaded.
 */
function unpacked(): string {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const root = entry.slice(0, entry.lastIndexOf('chromium') + 'chromium'.length);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `vigie-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const env = { ...process.env, TMPDIR: folder, NODE_OPTIONS: '' };
  const unpack = fileURLToPath(new URL('unpack.mjs', import.meta.url));
  return execFileSync(process.execPath, [unpack], { env, encoding: 'utf8' });
}

/** A real browser: the one that CHROMIUM_PATH names, else the packed one. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? unpacked(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
