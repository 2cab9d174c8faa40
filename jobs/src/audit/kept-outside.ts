import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Checkpoint, parseCheckpoints } from '@vigie/server';

const OURS = /^vigie-checkpoints-.*\.txt$/;

/** A file of checkpoints that lies outside; null where it holds no whole ones. */
export interface KeptFile {
  name: string;
  checkpoints: Checkpoint[] | null;
}

/** The files of checkpoints in a folder, the oldest day first. None where there is no such folder. */
export async function keptIn(folder: string): Promise<KeptFile[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const kept: KeptFile[] = [];
  for (const name of names.filter((each) => OURS.test(each)).sort())
    kept.push({ name, checkpoints: parseCheckpoints(await readFile(join(folder, name), 'utf8')) });
  return kept;
}
