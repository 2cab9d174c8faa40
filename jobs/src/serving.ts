import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from '@vigie/server';
import { inFolder, SERVING_FILE, type Serving, servingIn } from './embedded/index.ts';

/** Tells commands in the same folder; gives how to take it back. */
export function announce(dataDir: string, about: Omit<Serving, 'pid'>): () => void {
  const folder = resolve(dataDir);
  const path = join(folder, SERVING_FILE);
  inFolder(folder, () => {
    writeFileSync(`${path}.new`, `${JSON.stringify({ pid: process.pid, ...about })}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  });
  return () => rmSync(path, { force: true });
}

/** Where a person finds the console: as it was set, where it serves now, or where it would. */
export const addressOf = (env: Environment): string =>
  env.publicUrl ?? servingIn(env.dataDir)?.address ?? `http://localhost:${env.port}`;
