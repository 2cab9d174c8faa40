import { readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './sentence.mjs';

const BEAT = 5_000;
const SILENCE = 60_000;

/** Lets one process at a time install or build in a checkout; the others wait. A dead one's lock is taken over. */
export async function withLock(root, what, work) {
  const path = join(root, 'node_modules', '.preparing');
  for (let told = false; !take(path); ) {
    const pid = livingHolder(path);
    if (pid === null) setAside(path);
    else if (!told) say(`another process ${what} here (pid ${pid}): waiting for it …`);
    told ||= pid !== null;
    await sleep(pid === null ? 10 : 200);
  }
  // A machine that slept for longer than the silence finds it taken over: it is another's then.
  const whileOurs = (act) => isOurs(path) && unlessGone(act);
  const beat = setInterval(() => whileOurs(() => utimesSync(path, new Date(), new Date())), BEAT);
  const release = () => whileOurs(() => rmSync(path, { force: true }));
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    process.off('exit', release);
    release();
  }
}

function take(path) {
  try {
    writeFileSync(path, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

const isOurs = (path) => unlessGone(() => readFileSync(path, 'utf8')) === String(process.pid);

/** Whoever holds the lock, if it lives: a number can belong to another process by now, but that one is silent. */
function livingHolder(path) {
  const pid = Number(unlessGone(() => readFileSync(path, 'utf8')) ?? 0);
  const beatAt = unlessGone(() => statSync(path).mtimeMs) ?? 0;
  if (Date.now() - beatAt > SILENCE) return null;
  try {
    process.kill(pid || process.pid, 0); // empty: just being written
    return isDefunct(pid) ? null : pid;
  } catch (error) {
    return error.code === 'EPERM' ? pid : null;
  }
}

/** Dead, though still listed: in a container nobody may ever clear it away. */
function isDefunct(pid) {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false; // no such list on this system
  }
}

/** Removes a dead lock. Another process may just have replaced it: a living one is put back. */
function setAside(path) {
  const aside = `${path}.${process.pid}`;
  if (unlessGone(() => renameSync(path, aside) ?? true) === null) return;
  if (livingHolder(aside) === null) rmSync(aside, { force: true });
  else renameSync(aside, path);
}

function unlessGone(work) {
  try {
    return work();
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}
