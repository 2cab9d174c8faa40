import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { fileSink } from './log-file.ts';

let folder: string;
const told: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vigie-log-'));
  told.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('keeps the file and three older ones, and no more', () => {
  const sink = fileSink(join(folder, 'vigie.log'), (line) => told.push(line), 1000);
  for (let number = 0; number < 200; number += 1) sink.write(`${String(number).padStart(49, '0')}\n`);
  expect(readdirSync(folder).sort()).toEqual(['vigie.log', 'vigie.log.1', 'vigie.log.2', 'vigie.log.3']);
  for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(1000);
  expect(readFileSync(join(folder, 'vigie.log'), 'utf8')).toMatch(/0199\n$/);
  expect(statSync(join(folder, 'vigie.log')).mode & 0o777).toBe(0o600);
  expect(told).toEqual([]);
});

it('goes on where it ended', () => {
  for (const line of ['one\n', 'two\n']) fileSink(join(folder, 'vigie.log'), () => undefined).write(line);
  expect(readFileSync(join(folder, 'vigie.log'), 'utf8')).toBe('one\ntwo\n');
});

it('loses lines on a full disk, tells so once, and goes on by itself when there is room', () => {
  const path = join(folder, 'vigie.log');
  symlinkSync('/dev/full', path);
  const sink = fileSink(path, (line) => told.push(line));
  for (let number = 0; number < 100; number += 1) sink.write('lost\n');
  expect(told).toEqual(['the log cannot be written (ENOSPC): work goes on without it until it can']);
  expect(sink.trouble()).toBe('ENOSPC');
  rmSync(path);
  // Also where no line comes.
  expect(sink.trouble()).toBeNull();
  expect(told.slice(1)).toEqual(['the log is written again: 100 lines are missing']);
  sink.write('kept\n');
  expect(readFileSync(path, 'utf8').trim()).toBe('kept');
});

it('waits for a reader who does not read once, and not at each line', async () => {
  const script = `
    const { streamSink } = await import(${JSON.stringify(new URL('./log-file.ts', import.meta.url).href)});
    process.stdout.writable; // a pipe that Node has opened does not block
    const told = [];
    const sink = streamSink(1, (line) => told.push(line));
    const from = performance.now();
    for (let i = 0; i < 2000; i += 1) sink.write('x'.repeat(1000) + '\\n');
    console.error(JSON.stringify({ took: performance.now() - from, told }));
    process.exit(0);
  `;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--input-type=module', '--eval', script],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env.PATH } },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise((done) => child.once('exit', done));
  const { took, told: lines } = JSON.parse(said);
  expect(lines).toEqual(['the log cannot be written (EAGAIN): work goes on without it until it can']);
  // Some thousand lines that were waited for would be minutes.
  expect(took).toBeLessThan(10_000);
});
