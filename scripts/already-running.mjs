import { dataDir } from './runtime.mjs';
import { Sentence } from './sentence.mjs';

/** Says so when this folder's data is in use, before its port is found in use by the very same Vigie. */
export async function checkNobodyElse() {
  const sentence = await alreadyRunningHere();
  if (sentence) throw new Sentence(sentence);
}

async function alreadyRunningHere() {
  try {
    const { alreadyRunning } = await import('../jobs/src/embedded/data-folder.ts');
    return alreadyRunning(dataDir());
  } catch {
    return null; // a Node that does not read TypeScript; the start itself looks again
  }
}
