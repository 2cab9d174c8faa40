import { realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inFolder, readText } from './data-folder.ts';
import { commandOf, gone, isAlive } from './processes.ts';
import { StartError } from './start-error.ts';

/**
 * Stops a PostgreSQL that a killed start left behind, and clears its lock file. The caller holds the data
 * folder's lock, so that no living Vigie uses it.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const lock = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(inFolder(cluster, () => readText(lock)) ?? '', 10);
  if (pid > 0 && isAlive(pid) && serves(pid, cluster)) {
    process.kill(pid, 'SIGINT');
    if (!(await gone(pid, 30_000))) {
      process.kill(pid, 'SIGQUIT'); // at once: the next start recovers from its log
      if (!(await gone(pid, 10_000)))
        throw new StartError(`PostgreSQL (pid ${pid}) in ${cluster} does not stop: stop it by hand`);
    }
  }
  // PostgreSQL forgives a dead number in this file, yet not one that now belongs to another process.
  inFolder(cluster, () => rmSync(lock, { force: true }));
}

function serves(pid: number, cluster: string): boolean {
  const [program = '', ...args] = commandOf(pid);
  if (!/^postgres(\.exe)?$/.test(basename(program))) return false;
  const folder = args[args.indexOf('-D') + 1] ?? '';
  try {
    return realpathSync(folder) === realpathSync(cluster);
  } catch {
    return false; // its folder was deleted, so it is not this one
  }
}
