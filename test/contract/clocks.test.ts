import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { slowness } from '../harness/pace.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Where a real clock may be read, and why. */
const NAMED: Record<string, string> = {
  'test/harness/clock.ts': 'gives the real clock to those who say that they want it',
  'test/harness/pace.ts': 'measures how fast this machine is',
  'test/faults/shift-clock.mjs': 'is a clock that is wrong',
  'test/faults/report.ts': 'dates a report',
  'test/browser/form-hand.ts': 'waits inside a page, for what the page draws next',
  'server/src/environment.test.ts': 'gives an offset from the clock of the machine, as the setting is',
  'admin/src/calculators/CalculatorPage.test.tsx': 'waits for longer than the page itself does',
  'test/bench/': 'measures how fast Vigie is',
};

/** A day that is not the test’s own. */
const CLOCK = /new Date\(\)|Date\.now\(\)|Temporal\.Now/;
/** A wait, or a time-out of its own, that is no multiple of the machine’s pace. */
const WAIT = /\bsetTimeout\(|timers\/promises/;
/** The console’s legal clock is set to an instant, and is told when that was; what jest waits for goes by the pace already. */
const SET = /setLegalNow\(.*|jest\.setTimeout\(/;

const offences = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\/|\/\*)/.test(line))
    .filter((line) => [CLOCK, WAIT].some((sign) => sign.test(line.replace(SET, ''))))
    .map((line) => line.trim());

const testFiles = (): string[] =>
  ['test', 'schema/src', 'server/src', 'jobs/src', 'admin/src'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => (folder === 'test' ? /\.(ts|mjs)$/ : /\.test\.tsx?$/).test(name))
      .filter((name) => !name.startsWith('node_modules'))
      .map((name) => `${folder}/${name}`),
  );

describe('tests stand on a day of their own', () => {
  it('which no file takes from the clock of the machine, nor does one wait for it', () => {
    const found = testFiles()
      .filter((file) => file !== 'test/contract/clocks.test.ts')
      .filter((file) => !Object.keys(NAMED).some((name) => file.startsWith(name)))
      .flatMap((file) => offences(readFileSync(join(ROOT, file), 'utf8')).map((line) => `${file}: ${line}`));
    expect(found).toEqual([]);
  });

  it.each([
    'const now = new Date();',
    'app.at(new Date(Date.now() + HOUR));',
    'const today = Temporal.Now.plainDateISO();',
    'await new Promise((done) => setTimeout(done, 50));',
    "import { setTimeout as sleep } from 'node:timers/promises';",
  ])('and this would be seen: %s', (line) => {
    expect(offences(`first\n  ${line}\n`)).toEqual([line]);
  });

  it.each([
    "const now = new Date('2026-03-17T08:00:00Z');",
    'setLegalNow(NOW, Date.now(), Date.now());',
    'await pause(50);',
    'jest.setTimeout(90_000);',
    '// new Date() would be the real day',
  ])('while this is fine: %s', (line) => {
    expect(offences(line)).toEqual([]);
  });

  it('and each place that may read the clock is there', () => {
    const files = testFiles();
    for (const name of Object.keys(NAMED)) expect(files.some((file) => file.startsWith(name))).toBe(true);
  });
});

describe('the pace of the machine', () => {
  it('is the same inside a test as it is outside, or every wait would be a multiple of what jest costs', () => {
    const outside = execFileSync(
      process.execPath,
      [
        '-e',
        `import(${JSON.stringify(join(ROOT, 'test/harness/pace.ts'))}).then((m) => console.log(m.slowness()))`,
      ],
      { encoding: 'utf8' },
    );
    expect(slowness()).toBeLessThan(10 * Number(outside));
  });
});
