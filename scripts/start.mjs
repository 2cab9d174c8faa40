import { ensureInstalled } from './install.mjs';
import { onPinnedNode, runVigie } from './runtime.mjs';
import { fail } from './sentence.mjs';

try {
  await ensureInstalled('start'); // npm's prestart has done it, unless npm runs without scripts
  await onPinnedNode(import.meta.url);
  const { checkNobodyElse } = await import('./already-running.mjs');
  await checkNobodyElse();
  await (await import('./port.mjs')).checkPort();
  await (await import('./build.mjs')).build();
  await runVigie(['start', ...process.argv.slice(2)]);
} catch (error) {
  fail(error);
}
