import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { onPinnedNode, ROOT } from './runtime.mjs';
import { fail } from './sentence.mjs';

// npm run test:faults                        the whole list, at full length
// npm run test:faults -- --only F6,F8b       some of it
// npm run test:faults -- --backend redis     one backend
// npm run test:faults -- --histories 200     more random histories, or one again: --only H1 --seed 4711
// npm run test:faults -- --short             as `npm test` runs them
// npm run test:faults -- --write             with the report into docs/faults.md
try {
  await ensureInstalled('test');
  await onPinnedNode(import.meta.url);
  const { run } = await import('./child.mjs');
  const { code } = await run(
    process.execPath,
    [
      '--conditions=source',
      '--disable-warning=ExperimentalWarning',
      '--import',
      join(ROOT, 'test', 'jobs', 'typescript.mjs'),
      join(ROOT, 'test', 'faults', 'main.ts'),
      ...process.argv.slice(2),
    ],
    // It stops its databases on the way out.
    { cwd: ROOT, output: 'stdout', killWith: 'SIGINT', env: { ...process.env, NODE_ENV: 'test' } },
  );
  process.exitCode = code;
} catch (error) {
  fail(error);
}
