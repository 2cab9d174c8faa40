import { spawn } from 'node:child_process';
import { once } from 'node:events';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const OUTPUTS = {
  inherit: ['inherit', 'inherit'],
  capture: ['pipe', 'pipe'],
  stdout: [1, 1],
  errors: ['ignore', 'inherit'],
};

/**
 * Runs a program in a process group of its own, and answers its exit code and, if captured, its words.
 * A signal to us ends the whole group with `killWith`; nobody of it outlives us.
 */
export async function run(command, args, { killWith = 'SIGKILL', output = 'inherit', ...options } = {}) {
  const stdio = ['ignore', ...OUTPUTS[output]];
  const child = spawn(command, args, { stdio, detached: process.platform !== 'win32', ...options });
  const words = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => words.push(text));

  let stoppedBy = null;
  const stop = (signal) => {
    stoppedBy ??= signal;
    kill(child, killWith);
  };
  const atExit = () => kill(child, 'SIGKILL');
  for (const signal of SIGNALS) process.on(signal, stop);
  process.once('exit', atExit);
  const unwatch = onOrphaned(() => stop('SIGHUP'));
  try {
    const [code] = await once(child, 'close');
    return { code: stoppedBy ? 1 : (code ?? 1), stoppedBy, said: words.join('') };
  } finally {
    unwatch();
    process.off('exit', atExit);
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

/**
 * Calls back when the npm or the launcher that started us is gone: killed, it cannot pass anything on.
 * Whoever runs a script by hand and in the background may leave, though.
 */
export function onOrphaned(callback) {
  if (!process.env.npm_lifecycle_event && !process.env.VIGIE_LAUNCHED) return () => {};
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    callback();
  }, 500);
  watch.unref();
  return () => clearInterval(watch);
}

function kill(child, signal) {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
