import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from './child.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './runtime.mjs';
import { Sentence, say } from './sentence.mjs';

/*
 * The stamp is written last, and taken away before npm touches anything: packages without a stamp were cut off
 * half-way, which npm itself neither notices nor repairs. It holds what was installed (`start` or `test`) and
 * the hash of the lock file; a clone's dates say nothing.
 */

/** Installs what `npm start` or `npm test` needs; quick and silent when it is there. */
export async function ensureInstalled(kind, root = ROOT) {
  if (satisfies(readStamp(root), kind, root)) return;
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  await withLock(root, 'installs the packages', async () => {
    const stamp = readStamp(root);
    if (!satisfies(stamp, kind, root)) await install(kind, stamp, root);
  });
}

async function install(kind, stamp, root) {
  // What was installed for the tests stays: npm would take it away with --omit=dev.
  const everything = kind === 'test' || stamp?.kind === 'test';
  if (stamp) rmSync(stampPath(root));
  else removePackages(root);

  say(
    stamp
      ? 'updating the packages …'
      : 'installing the packages: some 260 MB to download, 810 MB on disk; about half a minute, longer on a slow network …',
  );
  const started = Date.now();
  const progress = setInterval(() => say(`still installing, ${seconds(started)} s …`), 60_000);
  const { code, stoppedBy } = await run(...npm(everything), { cwd: root, output: 'errors' });
  clearInterval(progress);

  if (stoppedBy) throw new Sentence('interrupted while installing: the next start begins anew');
  if (code !== 0) {
    throw new Sentence(
      'npm could not install the packages, for the reason above: mend it and run the same command again',
    );
  }
  writeFileSync(stampPath(root), JSON.stringify({ ...wanted(root), kind: everything ? 'test' : 'start' }));
  say(`installed in ${seconds(started)} s`);
}

/** npm as it was called, without a shell. NODE_ENV=production or an npmrc must not leave out what is needed. */
function npm(everything) {
  const args = [
    'install',
    '--no-save', // not `npm ci`: that stops where a registry lacks another system's optional package
    '--ignore-scripts', // no package needs its script here
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=optional',
    everything ? '--include=dev' : '--omit=dev',
  ];
  const { npm_execpath: cli, npm_node_execpath: node = process.execPath } = process.env;
  // The Node that npm itself runs on: ours may be one of the packages, and those of a cut-off install were just removed.
  if (cli && basename(cli) === 'npm-cli.js') return [node, [cli, ...args]];
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

function removePackages(root) {
  const folders = [root, ...workspaces(root)]
    .map((folder) => join(folder, 'node_modules'))
    .filter(existsSync);
  for (const folder of folders) {
    for (const entry of readdirSync(folder)) {
      // The lock of whoever is at work here stays.
      if (entry !== '.preparing')
        rmSync(join(folder, entry), { recursive: true, force: true, maxRetries: 5 });
    }
  }
}

const workspaces = (root) =>
  (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).workspaces ?? []).map((name) =>
    join(root, name),
  );

const stampPath = (root) => join(root, 'node_modules', '.installed');

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampPath(root), 'utf8'));
  } catch {
    return null;
  }
}

function wanted(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return { lock, platform: `${process.platform}-${process.arch}` };
}

function satisfies(stamp, kind, root) {
  if (!stamp || (kind === 'test' && stamp.kind !== 'test')) return false;
  const { lock, platform } = wanted(root);
  return stamp.lock === lock && stamp.platform === platform;
}

const seconds = (since) => Math.round((Date.now() - since) / 1000);
