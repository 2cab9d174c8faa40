import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartError } from './start-error.ts';

export interface User {
  uid: number;
  gid: number;
}

/** How a program is started: its words, and the user the system switches to. */
export interface Launch {
  command: string;
  args: string[];
  uid?: number;
  gid?: number;
}

export type Prepare = (program: string, args: string[]) => Launch;

/** Whom PostgreSQL runs as when we are root, since it refuses root: `nobody`, which every Unix has. */
export function unprivilegedUser(): User | null {
  if (process.getuid?.() !== 0) return null;
  try {
    const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(\d+):(\d+):/m);
    if (line) return { uid: Number(line[1]), gid: Number(line[2]) };
  } catch {
    // A container without /etc/passwd: the kernel's own number for nobody.
  }
  return { uid: 65534, gid: 65534 };
}

/**
 * Prepares programs for `user`. A plain switch does where he can walk to every path. Under a closed folder
 * such as /root he keeps one capability of root's, to walk through it (util-linux' setpriv).
 */
export function launcherFor(user: User | null, paths: string[]): Prepare {
  if (!user) return (command, args) => ({ command, args });
  if (paths.every((path) => canWalkTo(path, user))) return (command, args) => ({ command, args, ...user });

  const switches = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup', // else access(2) forgets the capability
  ];
  if (spawnSync('setpriv', [...switches, 'true'], { cwd: '/' }).status !== 0) {
    throw new StartError(
      `PostgreSQL does not run as root, and the user it would run as cannot enter ${closedPart(paths, user)}: ` +
        'start as an ordinary user, move the folder to a place open to all, or set DATABASE_URL',
    );
  }
  return (command, args) => ({ command: 'setpriv', args: [...switches, command, ...args] });
}

const canWalkTo = (path: string, user: User): boolean => lineage(path).every((part) => mayEnter(part, user));

const closedPart = (paths: string[], user: User): string | undefined =>
  paths.flatMap(lineage).find((part) => !mayEnter(part, user));

/** A path and the folders above it, the outermost first. */
function lineage(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...lineage(parent), path];
}

function mayEnter(path: string, user: User): boolean {
  const { mode, uid, gid } = statSync(path);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}
