import { ensureInstalled } from './install.mjs';
import { onPinnedNode } from './runtime.mjs';
import { fail } from './sentence.mjs';

// npm run bench -- alerts      how fast alerts go out, against BullMQ alone; test/bench says what is measured
try {
  await ensureInstalled('test');
  await onPinnedNode(import.meta.url);
  await (await import('./build.mjs')).build('@vigie/jobs');
  await import('../test/jobs/typescript.mjs');
  await import('../test/bench/main.ts');
} catch (error) {
  fail(error);
}
