import { ensureInstalled } from './install.mjs';
import { onPinnedNode } from './runtime.mjs';
import { fail } from './sentence.mjs';

// npm test                       everything
// npm test -- --only <step>      one step: types, lint, dead code, console or jest
// npm test -- <jest arguments>   jest alone, with these arguments
try {
  await ensureInstalled('test');
  await onPinnedNode(import.meta.url);
  const { runTests } = await import('./test-steps.mjs');
  process.exitCode = await runTests(process.argv.slice(2));
} catch (error) {
  fail(error);
}
