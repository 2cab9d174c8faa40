import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './child.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './runtime.mjs';
import { Sentence, say } from './sentence.mjs';

const STAMP = join(ROOT, 'node_modules', '.cache', 'vigie', 'tsconfigs');

/** Builds what changed, silently; what the tools say shows only when they fail. */
export async function build(...filters) {
  await withLock(ROOT, 'builds', async () => {
    forgetOldErrors();
    if (!existsSync(join(ROOT, 'jobs', 'dist', 'main.js'))) say('building: a few seconds the first time …');
    const args = ['run', 'build', '--output-logs=errors-only', ...filters.map((name) => `--filter=${name}`)];
    const { code, stoppedBy, said } = await tool('turbo/bin/turbo', args);
    if (stoppedBy) throw new Sentence('interrupted while building');
    if (code !== 0) {
      process.stderr.write(said);
      throw new Sentence('the build failed, for the reason above');
    }
  });
}

/** Runs a tool of node_modules by its path, on this Node. */
export function tool(script, args, options = {}) {
  const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...options.env };
  return run(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    output: 'capture',
    ...options,
    env,
  });
}

/**
 * `tsc -b` keeps an error it has noted although a changed tsconfig cured it (TypeScript 7.0.2).
 * So its notes go whenever a tsconfig or the compiler changed.
 */
export function forgetOldErrors() {
  const hash = createHash('sha256');
  for (const file of [
    ...globSync('{,*/}tsconfig*.json', { cwd: ROOT }).sort(),
    'node_modules/typescript/package.json',
  ]) {
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  const now = hash.digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === now) return;
  for (const notes of globSync(['*/dist/*.tsbuildinfo', '{,*/}node_modules/.cache/**/*.tsbuildinfo'], {
    cwd: ROOT,
  })) {
    rmSync(join(ROOT, notes), { force: true });
  }
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, now);
}
