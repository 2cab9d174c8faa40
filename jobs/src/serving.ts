import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Environment } from '@vigie/server';
import { inFolder, livingHolder } from './embedded/index.ts';

const FILE = 'serving.json';

/** What the Vigie that serves in a data folder goes by: commands beside it go by the same. */
export interface Serving {
  pid: number;
  /** Where it is to be found, as in http://localhost:4100. */
  address: string;
  /** Milliseconds between the database's clock and its legal now. */
  legalOffset: number;
}

/** Tells commands in the same folder; gives how to take it back. */
export function announce(dataDir: string, about: Omit<Serving, 'pid'>): () => void {
  const folder = resolve(dataDir);
  const path = join(folder, FILE);
  inFolder(folder, () => {
    writeFileSync(`${path}.new`, `${JSON.stringify({ pid: process.pid, ...about })}\n`, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  });
  return () => rmSync(path, { force: true });
}

/** What the living process of that folder goes by; null where none serves. */
export function servingIn(dataDir: string): Serving | null {
  try {
    const found = JSON.parse(readFileSync(join(resolve(dataDir), FILE), 'utf8')) as Serving;
    return found.pid === livingHolder(dataDir) ? found : null;
  } catch {
    return null; // nobody wrote it
  }
}

/** Where a person finds the console: as it was set, where it serves now, or where it would. */
export const addressOf = (env: Environment): string =>
  env.publicUrl ?? servingIn(env.dataDir)?.address ?? `http://localhost:${env.port}`;
