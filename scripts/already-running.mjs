import { dataDir } from './runtime.mjs';
import { Sentence } from './sentence.mjs';

/** Says so when this folder's data is in use, before its port is found in use by the very same Vigie. */
export async function checkNobodyElse() {
  const pid = await holder();
  if (pid) throw new Sentence(`already running here (pid ${pid})`);
}

async function holder() {
  try {
    const { livingHolder } = await import('../jobs/src/embedded/data-folder.ts');
    return livingHolder(dataDir());
  } catch {
    return null; // a Node that does not read TypeScript; the start itself looks again
  }
}
