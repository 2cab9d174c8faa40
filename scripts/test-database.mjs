import { mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockDataFolder, tryLock } from '../jobs/src/embedded/data-folder.ts';
import { stopOrphan } from '../jobs/src/embedded/orphan.ts';
import { startPostgres } from '../jobs/src/embedded/postgres.ts';

const PREFIX = 'vigie-test-';
/** Those of the fault list too: jest ends without a word to what runs in it. */
const OURS = /^vigie-(test|faults)-/;
const PASSWORD = 'test';

/** A PostgreSQL of its own for one run of the tests, gone with it. */
export async function startTestDatabase() {
  await sweep();
  const folder = lockTemporaryFolder();
  const settings = { max_connections: '400', autovacuum: 'off', max_wal_size: '4GB' };
  const postgres = await startPostgres({
    folder: folder.path,
    password: PASSWORD,
    throwAway: true,
    settings,
  });
  return {
    url: `postgresql://vigie_owner:${PASSWORD}@127.0.0.1:${postgres.port}/postgres`,
    async stop() {
      await postgres.stop();
      folder.remove();
      await sweep();
    },
  };
}

function lockTemporaryFolder() {
  const path = realpathSync(mkdtempSync(join(tmpdir(), PREFIX)));
  rmSync(path, { recursive: true }); // made again as a data folder, with the rights that one has
  const lock = lockDataFolder(path);
  const remove = () => {
    lock.release();
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  };
  return { path, remove };
}

/** Stops and removes what a killed run left behind. */
async function sweep() {
  const us = process.getuid?.();
  for (const name of readdirSync(tmpdir()).filter((entry) => OURS.test(entry))) {
    const path = join(tmpdir(), name);
    if (us !== undefined && statSync(path, { throwIfNoEntry: false })?.uid !== us) continue;
    const lock = tryLock(path);
    if (!lock) continue; // a run in another terminal
    await stopOrphan(join(realpathSync(path), 'postgres'));
    lock.release();
    rmSync(path, { recursive: true, force: true, maxRetries: 5 });
  }
}
