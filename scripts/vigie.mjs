import { ensureInstalled } from './install.mjs';
import { onPinnedNode, runVigie } from './runtime.mjs';
import { fail } from './sentence.mjs';

// npm run vigie -- <command>
try {
  await ensureInstalled('start');
  await onPinnedNode(import.meta.url);
  await (await import('./build.mjs')).build();
  await runVigie(process.argv.slice(2));
} catch (error) {
  fail(error);
}
