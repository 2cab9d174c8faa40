import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onOrphaned } from './child.mjs';
import { Sentence } from './sentence.mjs';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

const LEAST = [22, 17];

/**
 * Makes sure that the caller runs on a Node that can run Vigie. npm puts the pinned one first on PATH, so that
 * this is nearly always so; otherwise the same script runs again on it and this process only stands before it.
 */
export async function onPinnedNode(script) {
  if (suffices(process.versions.node)) return;
  const name = process.platform === 'win32' ? 'node.cmd' : 'node';
  const node = join(ROOT, 'node_modules', '.bin', name);
  if (!existsSync(node)) {
    throw new Sentence(
      `Vigie needs Node ${LEAST.join('.')} or later, npm has none for ${process.platform}-${process.arch}, ` +
        `and this is Node ${process.versions.node}: install a newer one from https://nodejs.org`,
    );
  }
  const version = versionOf(node);
  if (!suffices(version))
    throw new Sentence(
      `the Node of this folder (${node}) is ${version || 'broken'}: delete node_modules and start again`,
    );
  await standBefore(node, [fileURLToPath(script), ...process.argv.slice(2)]);
}

/** Runs a program in our place: signals go to it, its end is ours. It never answers. */
function standBefore(command, args) {
  // A group of its own: Ctrl-C would reach it twice otherwise, from the terminal and from us.
  const env = { ...process.env, VIGIE_LAUNCHED: '1' };
  const child = spawn(command, args, { env, stdio: 'inherit', detached: process.platform !== 'win32' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  onOrphaned(() => child.kill('SIGTERM'));
  return new Promise((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => process.exit(code ?? 1));
  });
}

/**
 * Runs the compiled command line in this very process: one process less between npm and PostgreSQL.
 * When npm dies without a word, the command line gets the signal that npm would have passed on.
 */
export async function runVigie(args) {
  onOrphaned(() => process.kill(process.pid, 'SIGTERM'));
  const main = join(ROOT, 'jobs', 'dist', 'main.js');
  process.argv = [process.execPath, main, ...args];
  await import(new URL('../jobs/dist/main.js', import.meta.url));
}

/** The folder of data, as the command line reads it. */
export const dataDir = () => resolve(ROOT, process.env.DATA_DIR || '.data');

const suffices = (version) => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
};

function versionOf(node) {
  try {
    return execFileSync(node, ['-p', 'process.versions.node'], {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    }).trim();
  } catch {
    return '';
  }
}
