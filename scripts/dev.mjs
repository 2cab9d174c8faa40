import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { onOrphaned } from './child.mjs';
import { ensureInstalled } from './install.mjs';
import { onPinnedNode, ROOT } from './runtime.mjs';
import { fail, say } from './sentence.mjs';

// npm run dev: compiles on each change, restarts the server, and serves the console by Vite.
try {
  await ensureInstalled('test');
  await onPinnedNode(import.meta.url);
  await (await import('./already-running.mjs')).checkNobodyElse();
  await (await import('./port.mjs')).checkPort();
  const { build, forgetOldErrors } = await import('./build.mjs');
  await build();
  forgetOldErrors();
  await develop();
} catch (error) {
  fail(error);
}

async function develop() {
  const port = process.env.PORT || '4000';
  const tools = {
    'the compiler': start([
      'node_modules/typescript/bin/tsc',
      '-b',
      '--watch',
      '--preserveWatchOutput',
      'jobs',
    ]),
    'the console': start(['../node_modules/vite/bin/vite.js'], {
      cwd: join(ROOT, 'admin'),
      env: { VIGIE_API: `http://127.0.0.1:${port}` },
    }),
  };
  let server = start(['jobs/dist/main.js', 'start']);
  let stopping = false;

  let timer;
  let restarting = Promise.resolve();
  const changed = (_, file) => {
    if (!file?.endsWith('.js')) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      restarting = restarting.then(async () => {
        if (stopping) return;
        say('changed: starting the server again');
        await stop(server, 'SIGTERM');
        if (!stopping) server = start(['jobs/dist/main.js', 'start']);
      });
    }, 300);
  };
  for (const folder of ['schema', 'server', 'jobs'])
    watch(join(ROOT, folder, 'dist'), { recursive: true }, changed);

  const end = async (code = 0) => {
    if (stopping) return;
    stopping = true;
    clearTimeout(timer);
    await restarting;
    await Promise.all([
      stop(server, 'SIGTERM'),
      ...Object.values(tools).map((child) => stop(child, 'SIGKILL')),
    ]);
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end());
  onOrphaned(end);
  for (const [name, child] of Object.entries(tools)) {
    child.once('exit', () => {
      if (!stopping) say(`${name} ended by itself`);
      end(1);
    });
  }
}

function start(args, { cwd = ROOT, env = {} } = {}) {
  return spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
}

/** Ends a program and, when killed, whatever it has started itself. */
async function stop(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  if (signal === 'SIGKILL' && process.platform !== 'win32') process.kill(-child.pid, signal);
  else child.kill(signal);
  await once(child, 'exit');
}
