import { dataDir } from './runtime.mjs';
import { Sentence } from './sentence.mjs';

/** Says so when this folder's data is in use, before its port is found in use by the very same Vigie. */
export async function checkNobodyElse() {
  const pid = await holder();
  if (pid) throw new Sentence(`already running here (pid ${pid})`);
}

async function holder() {
  try {
    const { livingHolder } = await import('../jobs/dist/embedded/data-folder.js');
    return livingHolder(dataDir());
  } catch {
    return null; // not built yet; the start itself looks again
  }
}
