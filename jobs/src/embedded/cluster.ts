import { chownSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { inFolder, readText } from './data-folder.ts';
import { run } from './launch.ts';
import { StartError } from './start-error.ts';
import { type Prepare, type User, unprivilegedUser } from './unprivileged.ts';

/** The role that owns everything in the embedded database. */
export const OWNER = 'vigie_owner';

const MAJOR_VERSION = '18';

/** Where PostgreSQL keeps its files in a data folder. */
export const clusterOf = (folder: string): string => join(folder, 'postgres');

/** As root: the user an existing cluster belongs to, so that one start with sudo does not shut him out. */
export function ownerOf(cluster: string): User | null {
  const user = unprivilegedUser();
  const found = user && inFolder(cluster, () => statSync(cluster, { throwIfNoEntry: false }));
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : user;
}

/** Refuses a cluster that PostgreSQL could not read, before anything touches it. */
export function checkCluster(cluster: string): void {
  const version = inFolder(cluster, () => readText(join(cluster, 'PG_VERSION'))?.trim());
  const missing = ['PG_VERSION', 'global/pg_control', 'base', 'pg_wal'].find(
    (part) => !existsSync(join(cluster, part)),
  );
  if (missing || !version) {
    throw new StartError(
      `the database in ${cluster} is broken (${missing ?? 'PG_VERSION'} is missing): ` +
        'put a backup of this folder in its place, or move it away to start with an empty database',
    );
  }
  if (version !== MAJOR_VERSION) {
    throw new StartError(
      `the database in ${cluster} was written by PostgreSQL ${version}, and this Vigie brings ${MAJOR_VERSION}: ` +
        'back it up with the Vigie that wrote it, and restore it here',
    );
  }
}

/** Made beside its place and moved there when whole: an initdb cut off half-way leaves nothing to trip over. */
export async function makeCluster(
  binaries: Binaries,
  prepare: Prepare,
  user: User | null,
  { folder, password, throwAway }: { folder: string; password: string; throwAway?: boolean },
): Promise<void> {
  const cluster = clusterOf(folder);
  const draft = `${cluster}.new`;
  const passwordFile = join(folder, 'initdb.password');
  try {
    inFolder(folder, () => {
      rmSync(draft, { recursive: true, force: true });
      mkdirSync(draft, { mode: 0o700 });
      rmSync(passwordFile, { force: true });
      writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
      if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
    });
    const { failure, said } = await run(
      prepare(binaries.initdb, initdbArgs(draft, passwordFile, throwAway)),
      folder,
    );
    if (failure) {
      const why = said.match(/error: (.*)/)?.[1] ?? said.trim().split('\n').at(-1) ?? failure;
      throw new StartError(`cannot make the database in ${folder}: ${why || failure}`);
    }
    inFolder(folder, () => renameSync(draft, cluster));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

const initdbArgs = (draft: string, passwordFile: string, throwAway?: boolean): string[] => [
  `--pgdata=${draft}`,
  `--username=${OWNER}`,
  `--pwfile=${passwordFile}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale-provider=builtin', // needs no locale of the system
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--no-instructions',
  ...(throwAway ? ['--no-sync'] : []),
];
