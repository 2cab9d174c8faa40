import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { telling } from '../telling.ts';
import { clusterOf, OWNER } from './cluster.ts';
import {
  type DataFolderLock,
  holdsLock,
  livingHolder,
  openDataFolder,
  secretFile,
  tryLock,
} from './data-folder.ts';
import { ensureDatabase } from './database.ts';
import { KeptPostgres } from './keep-running.ts';
import { startPostgres } from './postgres.ts';
import { borrow, isBorrowed, offer, withdraw } from './sharing.ts';
import { StartError } from './start-error.ts';

export {
  type DataFolderLock,
  inFolder,
  keptFile,
  livingHolder,
  lockDataFolder,
  makeFolders,
  openDataFolder,
  refuseForeign,
  SERVING_FILE,
  type Serving,
  secretFile,
  servingIn,
} from './data-folder.ts';
export { hasRoom } from './room.ts';
export { codeOf, StartError } from './start-error.ts';

export interface AcquireOptions {
  /** Where the embedded database, its secrets and its log lie. */
  dataDir: string;
  /** A database of the user's own: nothing is started then. */
  databaseUrl?: string;
  /** Called with the reason when the embedded database ends without having been released, and for good. */
  onExit?: (why: string) => void;
  /** The embedded database is started again when it ends by itself, within bounds. */
  keepRunning?: boolean;
  /** Called with a line when something takes its time. */
  say?: (line: string) => void;
}

export interface AcquiredDatabase {
  ownerUrl: string;
  embedded: boolean;
  release(): Promise<void>;
}

const DATABASE = 'vigie';
const PASSWORD_FILE = 'postgres.password';
const PATIENCE = 60_000;

/**
 * The database to work with: the one given, else the one that a living Vigie runs in this folder, else one
 * that is started here and stops on release. A server takes `lockDataFolder` first and keeps it; without it,
 * this counts as a short command, whose database stays until the commands that borrowed it are done.
 */
export async function acquireDatabase(options: AcquireOptions): Promise<AcquiredDatabase> {
  if (options.databaseUrl) return { ownerUrl: options.databaseUrl, embedded: false, release: async () => {} };

  const folder = openDataFolder(options.dataDir);
  const until = Date.now() + PATIENCE;
  for (;;) {
    const borrowed = borrow(folder);
    if (borrowed) {
      const ownerUrl = urlOf(passwordFor(folder), borrowed.port);
      return { ownerUrl, embedded: true, release: async () => borrowed.giveBack() };
    }
    if (holdsLock(folder)) return start(folder, options, null);
    const lock = tryLock(folder);
    if (lock) return start(folder, options, lock);
    // Somebody is about to start or to stop the database.
    if (Date.now() > until)
      throw new StartError(`already running here (pid ${livingHolder(folder)}), without a database`);
    await sleep(50);
  }
}

async function start(
  folder: string,
  options: AcquireOptions,
  lock: DataFolderLock | null,
): Promise<AcquiredDatabase> {
  const { onExit, say = () => undefined } = options;
  const cluster = clusterOf(folder);
  try {
    const password = passwordFor(folder);
    const postgres = await KeptPostgres.start({
      folder,
      again: options.keepRunning ?? false,
      start: (port, ended) => startPostgres({ folder, password, port, say, onExit: ended }),
      async running({ port }) {
        await telling('the database', say, () =>
          ensureDatabase(urlOf(password, port, 'postgres'), DATABASE, cluster),
        );
        offer(folder, port);
      },
      ended: () => withdraw(folder),
      givenUp: (why) => onExit?.(why),
      say,
    });
    const release = async (): Promise<void> => {
      if (lock) await untilReturned(folder, postgres.port, say);
      withdraw(folder);
      await postgres.stop();
      lock?.release();
    };
    return { ownerUrl: urlOf(password, postgres.port), embedded: true, release: once(release) };
  } catch (error) {
    lock?.release();
    throw error;
  }
}

/** Withdraws the database, and offers it again for as long as another command is at work with it. */
async function untilReturned(folder: string, port: number, say?: (line: string) => void): Promise<void> {
  withdraw(folder);
  if (!isBorrowed(folder)) return;
  say?.('another command works with the database: waiting until it is done');
  while (isBorrowed(folder)) {
    offer(folder, port);
    await sleep(200);
    withdraw(folder);
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}

function passwordFor(folder: string): string {
  if (existsSync(clusterOf(folder)) && !existsSync(join(folder, PASSWORD_FILE))) {
    throw new StartError(
      `${join(folder, PASSWORD_FILE)} is missing, without which the database beside it does not open: put it back`,
    );
  }
  return secretFile(folder, PASSWORD_FILE, () => randomBytes(24).toString('base64url'));
}

/** Whether an embedded database was made in this folder. */
export const holdsDatabase = (dataDir: string): boolean => existsSync(clusterOf(resolve(dataDir)));

const urlOf = (password: string, port: number, database = DATABASE): string =>
  `postgresql://${OWNER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
