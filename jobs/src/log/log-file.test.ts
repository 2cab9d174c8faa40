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
