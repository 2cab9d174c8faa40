import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, forgetOldErrors, tool } from './build.mjs';
import { Sentence } from './sentence.mjs';

/*
 * Each step answers { passed, failed }; the sums are the last line, whatever happens. Progress and reasons go
 * to stdout before it, so that nothing of stderr can come in between.
 */
const STEPS = {
  types: () => check('typescript/bin/tsc', ['-b'], forgetOldErrors),
  lint: () =>
    check('@biomejs/biome/bin/biome', ['check', '--diagnostic-level=error', '--max-diagnostics=50', '.']),
  'dead code': () => check('knip/bin/knip.js', ['--no-progress']),
  console: buildConsole,
  jest: runJest,
};

export async function runTests(args) {
  const { names, jestArguments } = plan(args);
  const total = { passed: 0, failed: 0 };
  let stopped = false;
  // A signal ends the tool at work (see run); here it keeps us alive for the clearing up and the last line.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => (stopped = true));

  for (const name of names) {
    if (stopped) break;
    const started = Date.now();
    const { passed, failed, stoppedBy } = await attempt(() => STEPS[name](jestArguments));
    total.passed += passed;
    total.failed += failed;
    stopped ||= Boolean(stoppedBy);
    console.log(`${failed ? 'FAILED' : 'ok    '} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  }
  if (stopped && total.failed === 0) total.failed = 1;
  if (stopped) console.log('interrupted');
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
}

function plan(args) {
  if (args.length === 0) return { names: Object.keys(STEPS), jestArguments: [] };
  if (args[0] !== '--only') return { names: ['jest'], jestArguments: args };
  const name = args.slice(1).join(' ');
  if (!Object.hasOwn(STEPS, name))
    throw new Sentence(`there is no step "${name}": take one of ${Object.keys(STEPS).join(', ')}`);
  return { names: [name], jestArguments: [] };
}

async function attempt(step) {
  try {
    return await step();
  } catch (error) {
    console.log(error instanceof Sentence || error.name === 'StartError' ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

async function check(script, args, before) {
  before?.();
  const { code, said, stoppedBy } = await tool(script, args);
  if (code !== 0) console.log(said.trim());
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, stoppedBy };
}

async function buildConsole() {
  await build('@vigie/admin');
  return { passed: 1, failed: 0 };
}

async function runJest(jestArguments) {
  const { startTestDatabase } = await import('./test-database.mjs');
  const scratch = mkdtempSync(join(tmpdir(), 'vigie-counts-'));
  const countsFile = join(scratch, 'counts.json');
  let database;
  try {
    database = await startTestDatabase();
    const env = {
      NODE_ENV: 'test',
      NODE_OPTIONS:
        `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim(),
      TEST_DATABASE_URL: database.url,
      TEST_COUNTS_FILE: countsFile,
    };
    // jest stops its workers on SIGINT only.
    const options = { env, output: 'stdout', killWith: 'SIGINT' };
    const { code, stoppedBy } = await tool('jest/bin/jest.js', ['--ci', ...jestArguments], options);
    return { ...countsOf(countsFile, code), stoppedBy };
  } finally {
    await database?.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** jest can fail with no failed test (no file matches, a threshold is missed), and can end before it counts. */
function countsOf(file, code) {
  let counts = { passed: 0, failed: 0 };
  try {
    counts = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // jest did not get to its end
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
