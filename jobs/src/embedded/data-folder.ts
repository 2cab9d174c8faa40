import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { birthOf, isAlive } from './processes.ts';
import { codeOf, StartError } from './start-error.ts';
import { unprivilegedUser } from './unprivileged.ts';

const LOCK = 'vigie.pid';

export interface DataFolderLock {
  release(): void;
}

/** A process, so described that a later one with its number is not mistaken for it, nor a copy of its folder for that folder. */
interface Holder {
  pid: number;
  birth: string;
  folder: string;
}

/** The locks of this process, by folder: who holds one may start the folder's database. */
const held = new Map<string, DataFolderLock>();

/**
 * Makes a folder and those above it, for their owner alone, and says whether it was missing. Node's own way of doing so goes
 * round for ever where the system takes no folder, as in /proc (nodejs 24).
 */
export function makeFolders(path: string): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return false;
  // A file above is no folder to be made: the system says so below.
  if (!found && !statSync(dirname(path), { throwIfNoEntry: false })) makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
    return true;
  } catch (error) {
    // Another start was faster.
    if (codeOf(error) === 'EEXIST' && statSync(path).isDirectory()) return false;
    throw error;
  }
}

/** What Vigie makes in a data folder, and the drafts of it. */
const OURS =
  /^(postgres|outbox|borrowers|vigie\.(pid|log)|(runtime|serving)\.json|secret\.key|(postgres|initdb|demo)\.password|postgres\.log)(\.|$)/;
/** What a file system or a desktop puts into any folder. */
const ANYWHERE = /^(\.|lost\+found$)/;

/** Refuses a folder that is somebody else's: it holds files, and none that Vigie makes. One that is missing or bare is nobody's. */
export function refuseForeign(dataDir: string): void {
  const folder = resolve(dataDir);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  const names = readdirSync(folder).filter((name) => !ANYWHERE.test(name));
  if (names.length > 0 && !names.some((name) => OURS.test(name)))
    throw new StartError(
      `the folder ${folder} holds other files than Vigie's: empty it, or choose another folder with DATA_DIR`,
    );
}

/** Makes the folder when it is missing, for its owner alone, and answers its real path. */
export function openDataFolder(dataDir: string): string {
  const folder = resolve(dataDir);
  return inFolder(folder, () => {
    refuseForeign(folder);
    if (makeFolders(folder)) {
      chmodSync(folder, 0o700); // whatever the umask says
      const user = unprivilegedUser();
      if (user) {
        // Root's PostgreSQL runs as somebody else, who has to pass through here but may not look around.
        chownSync(folder, 0, user.gid);
        chmodSync(folder, 0o710);
      }
    }
    if (!statSync(folder).isDirectory()) throw new StartError(`the data folder ${folder} is not a folder`);
    return realpathSync(folder);
  });
}

/** The process that works in this folder now, if there is one. */
export function livingHolder(dataDir: string): number | null {
  const folder = resolve(dataDir);
  return livingSigner(folder, join(folder, LOCK));
}

/** Where the Vigie that serves in a data folder writes what it goes by. */
export const SERVING_FILE = 'serving.json';

/** What the Vigie that serves in a data folder goes by: commands beside it go by the same. */
export interface Serving {
  pid: number;
  /** Where it is to be found, as in http://localhost:4100. */
  address: string;
  /** Milliseconds between the database's clock and its legal now. */
  legalOffset: number;
}

/** What the living process of that folder goes by; null where none serves. */
export function servingIn(dataDir: string): Serving | null {
  try {
    const found = JSON.parse(readFileSync(join(resolve(dataDir), SERVING_FILE), 'utf8')) as Serving;
    return found.pid === livingHolder(dataDir) ? found : null;
  } catch {
    return null; // nobody wrote it
  }
}

/** That a living process works in this folder, and where it serves; null where none does. */
export function alreadyRunning(dataDir: string): string | null {
  const pid = livingHolder(dataDir);
  const serving = servingIn(dataDir);
  return pid ? `already running here (pid ${pid})${serving ? `: ${serving.address}` : ''}` : null;
}

export function holdsLock(dataDir: string): boolean {
  return held.has(openDataFolder(dataDir));
}

/**
 * Takes the folder for this process: two servers on one database would fire every alert twice.
 * A lock whose process is gone, or whose number now belongs to another process, is taken over.
 */
export function lockDataFolder(dataDir: string): DataFolderLock {
  const lock = tryLock(dataDir);
  if (lock) return lock;
  throw new StartError(alreadyRunning(dataDir) ?? 'another start is in the middle of it: try again');
}

/** The same, with null when a living process has the folder. */
export function tryLock(dataDir: string): DataFolderLock | null {
  const folder = openDataFolder(dataDir);
  const own = held.get(folder);
  if (own) return own;

  const path = join(folder, LOCK);
  const mine = inFolder(folder, () => signatureFor(folder));
  if (!inFolder(folder, () => takeLock(folder, path, mine))) return null;

  const release = (): void => {
    process.off('exit', release);
    if (held.delete(folder) && readText(path) === mine) rmSync(path, { force: true });
  };
  const lock = { release };
  held.set(folder, lock);
  process.on('exit', release);
  return lock;
}

/** What a file of the folder holds; made, for its owner alone, when it is missing. */
export function secretFile(dataDir: string, name: string, make: () => string): string {
  const folder = openDataFolder(dataDir);
  const path = join(folder, name);
  return inFolder(folder, () => {
    if (readText(path) === null) publish(path, `${make()}\n`);
    return keptFile(folder, name);
  });
}

/** What a file of the folder holds that is there already. */
export function keptFile(dataDir: string, name: string): string {
  const folder = resolve(dataDir);
  const path = join(folder, name);
  const secret = inFolder(folder, () => readText(path)?.trim());
  if (!secret) throw new StartError(`${path} is empty: bring back what it held from its copy`);
  return secret;
}

/** Runs file operations of the folder and says in one sentence what the system refused. */
export function inFolder<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (!code) throw error;
    throw new StartError(
      `cannot use the data folder ${folder}: ${REFUSALS[code] ?? (error as Error).message}`,
    );
  }
}

const REFUSALS: Record<string, string> = {
  EACCES: 'it belongs to another user; start as that user, or choose another folder with DATA_DIR',
  EPERM: 'it belongs to another user; start as that user, or choose another folder with DATA_DIR',
  EROFS: 'its file system is read-only; choose another folder with DATA_DIR',
  ENOENT: 'nothing can be made there; choose another folder with DATA_DIR',
  ENOSPC: 'the disk is full; make room, or choose another folder with DATA_DIR',
  ENOTDIR: 'a part of its path is a file; choose another folder with DATA_DIR',
  EEXIST: 'a file is in its place; choose another folder with DATA_DIR',
};

export function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a file that appears whole or not at all; an existing one stays as it is. */
function publish(path: string, text: string): boolean {
  const draft = `${path}.${randomUUID()}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    closeSync(file);
    rmSync(draft, { force: true });
  }
}

function takeLock(folder: string, path: string, mine: string): boolean {
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (publish(path, mine)) return true;
    if (livingSigner(folder, path) !== null) return false;
    setAside(folder, path);
  }
  return false; // others keep taking it
}

/** Removes a dead lock. Another start may just have replaced it: what turns out alive is put back. */
function setAside(folder: string, path: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (livingSigner(folder, aside) !== null) publish(path, readText(aside) ?? '');
  rmSync(aside, { force: true });
}

/** A folder wherever it is moved, and not its copy. */
function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev}:${ino}`;
}

/** This process, as it signs files of a data folder. */
export function signatureFor(folder: string): string {
  const { pid } = process;
  const holder: Holder = { pid, birth: birthOf(pid), folder: identityOf(folder) };
  return `${JSON.stringify(holder)}\n`;
}

/** The process that signed a file, if it lives and signed it for this folder: in a copy of the folder, it did not. */
export function livingSigner(folder: string, path: string): number | null {
  const holder = readHolder(path);
  return holder && lives(holder) && isFor(holder, folder) ? holder.pid : null;
}

function readHolder(path: string): Holder | null {
  try {
    const { pid, birth, folder = '' } = JSON.parse(readText(path) ?? 'null') ?? {};
    return Number.isInteger(pid) && pid > 0 && typeof birth === 'string' && typeof folder === 'string'
      ? { pid, birth, folder }
      : null;
  } catch {
    return null;
  }
}

function lives(holder: Holder): boolean {
  if (!isAlive(holder.pid)) return false;
  const birth = birthOf(holder.pid);
  return !birth || !holder.birth || birth === holder.birth;
}

// An earlier version names no folder: its server may still run.
const isFor = (holder: Holder, folder: string): boolean =>
  !holder.folder || holder.folder === identityOf(folder);
