import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { run } from './child.mjs';
import { writeDays } from './days-report.mjs';
import { ensureInstalled } from './install.mjs';
import { onPinnedNode, ROOT } from './runtime.mjs';
import { fail, Sentence, say } from './sentence.mjs';

// npm run test:days                              API and job tests on each of the days below, by libfaketime
// npm run test:days -- --day 2028-02-29          on one of them; again for more
// npm run test:days -- --write                   with the report into docs/days.md
// npm run test:days -- --day 2027-05-01 test/jobs   jest's own arguments last

/** When each begins, and the zone of the machine: ends of months, a leap day, both changes of the hour, a new year, a holiday. */
const DAYS = [
  { day: '2026-12-31', at: '2026-12-31T23:59:00Z', zone: 'UTC', what: 'the last minute of a year' },
  {
    day: '2027-01-31',
    at: '2027-01-31T08:00:00Z',
    zone: 'Europe/Paris',
    what: 'a month whose next is shorter',
  },
  {
    day: '2027-03-28',
    at: '2027-03-28T00:59:00Z',
    zone: 'Europe/Paris',
    what: 'clocks go forward in a minute',
  },
  { day: '2027-05-01', at: '2027-05-01T08:00:00Z', zone: 'Europe/Paris', what: 'a Saturday and a holiday' },
  { day: '2027-10-31', at: '2027-10-31T00:59:00Z', zone: 'Europe/Paris', what: 'clocks go back in a minute' },
  { day: '2028-02-29', at: '2028-02-29T08:00:00Z', zone: 'Europe/Paris', what: 'a leap day' },
];

/** What tells the time: browsers, whole installations and faults have a clock of their own to lead. */
const TESTS = ['/(test|schema|server|jobs)/'];
const LEFT_OUT = ['/test/browser/', '/test/faults/', '/test/launcher/'];

function libfaketime() {
  const found = globSync([
    '/usr/lib/*/faketime/libfaketimeMT.so.1',
    '/usr/lib{,64}/faketime/libfaketimeMT.so.1',
    '/usr/local/lib/faketime/libfaketimeMT.so.1',
  ]).filter((path) => existsSync(path));
  if (found.length === 0)
    throw new Sentence(
      'libfaketime is not on this machine, and without it no other day can be tried: `apt install libfaketime`',
    );
  return found[0];
}

/** So that the whole run, PostgreSQL too, lives from that instant on; what measures durations is left alone. */
const clockOf = (library, { at, zone }) => ({
  LD_PRELOAD: library,
  FAKETIME: `+${Math.round((Date.parse(at) - Date.now()) / 1000)}s`,
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  DONT_FAKE_MONOTONIC: '1',
  NO_FAKE_STAT: '1',
  TZ: zone,
});

async function live(day, library, patterns) {
  const args = patterns.length > 0 ? patterns : [...TESTS, '--testPathIgnorePatterns', ...LEFT_OUT];
  const started = performance.now();
  const { code, said, stoppedBy } = await run(
    process.execPath,
    [join(ROOT, 'scripts', 'test.mjs'), ...args],
    {
      cwd: ROOT,
      output: 'capture',
      killWith: 'SIGINT',
      env: { ...process.env, ...clockOf(library, day) },
    },
  );
  const [, passed, failed] = /(\d+) passed, (\d+) failed\s*$/.exec(said) ?? [];
  if (code !== 0) console.log(said);
  const seconds = Math.round((performance.now() - started) / 1000);
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${day.day} (${passed} passed, ${failed} failed, ${seconds} s)`,
  );
  return { ...day, passed: Number(passed ?? 0), failed: Number(failed ?? 1), seconds, stoppedBy };
}

function chosen(names) {
  if (!names) return DAYS;
  return names.map((name) => {
    const day = DAYS.find((each) => each.day === name);
    if (!day)
      throw new Sentence(`there is no day ${name}: take of ${DAYS.map((each) => each.day).join(', ')}`);
    return day;
  });
}

try {
  await ensureInstalled('test');
  await onPinnedNode(import.meta.url);
  const { values, positionals } = parseArgs({
    options: { day: { type: 'string', multiple: true }, write: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const days = chosen(values.day);
  const library = libfaketime();
  const results = [];
  for (const day of days) {
    say(`${day.day}: ${day.what} …`);
    const result = await live(day, library, positionals);
    results.push(result);
    // Part of the tests is no report, nor is a run that was cut off.
    if (values.write && positionals.length === 0 && !result.stoppedBy) writeDays(result);
    if (result.stoppedBy) break;
  }
  const bad = results.filter(({ failed }) => failed > 0).length;
  console.log(`${results.length - bad} passed, ${bad} failed`);
  process.exitCode = bad === 0 && results.length === days.length ? 0 : 1;
} catch (error) {
  fail(
    error instanceof Error && error.code?.startsWith('ERR_PARSE_ARGS') ? new Sentence(error.message) : error,
  );
}
