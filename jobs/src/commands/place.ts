import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Environment } from '@vigie/server';
import { codeOf, inFolder, makeFolders, openDataFolder, StartError } from '../embedded/index.ts';

/** Proves that files can be made in a folder: rights alone do not tell, nor do they bind root. */
function probe(folder: string): void {
  const path = join(folder, `.probe-${randomUUID()}`);
  try {
    writeFileSync(path, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') throw error; // a full disk is no wrong setting, and alerts go on
  }
  rmSync(path, { force: true });
}

/** Refuses a data folder that cannot be written into, and a folder for checkpoints. */
export function checkFolders({ dataDir, checkpoints }: Environment, needsData: boolean): void {
  if (needsData) {
    const folder = openDataFolder(dataDir);
    inFolder(folder, () => probe(folder));
  }
  if (!checkpoints || 'mail' in checkpoints) return;
  try {
    makeFolders(checkpoints.folder);
    probe(checkpoints.folder);
  } catch (error) {
    throw new StartError(`VIGIE_CHECKPOINTS: nothing can be written into that folder (${codeOf(error)})`);
  }
}

/** What the system's refusal to let us listen means, in one sentence. */
export function listeningSentence({ port, host }: Environment, error: unknown): StartError {
  const code = codeOf(error);
  if (code === 'EADDRINUSE')
    return new StartError(`port ${port} is in use: choose another with PORT=${port + 1}`);
  if (code === 'EACCES')
    return new StartError(`port ${port} needs more rights: choose one above 1023 with PORT`);
  return new StartError(
    `HOST ${host} is no address of this machine, or cannot be listened on now (${code ?? 'unknown'})`,
  );
}

/** Listens for a moment, before anything is made or filled: a taken port is the commonest reason not to start. */
export function checkPort(env: Environment): Promise<void> {
  const { port, host } = env;
  return new Promise((resolve, reject) => {
    const attempt = createServer();
    attempt.once('error', (error) => reject(listeningSentence(env, error)));
    attempt.listen({ port, host, exclusive: true }, () => attempt.close(() => resolve()));
  });
}
