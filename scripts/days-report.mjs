import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './runtime.mjs';

const PAGE = join(ROOT, 'docs', 'days.md');
const BEGIN = '<!-- report -->';

const git = (...words) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();

/** Writes how a day went into docs/days.md; rows of the other days stay, each with its own date and commit. */
export function writeDays({ day, at, zone, what, passed, failed, seconds }) {
  const page = readFileSync(PAGE, 'utf8');
  const changed = git('status', '--porcelain', '--', ':!docs/days.md') === '' ? '' : ' and changes';
  const run = `${new Date().toISOString().slice(0, 10)}, \`${git('rev-parse', '--short', 'HEAD')}\`${changed}`;
  const rows = new Map(
    page
      .split('\n')
      .filter((line) => /^\| \d{4}-/.test(line))
      .map((line) => [line.split(' | ')[0].slice(2), line]),
  );
  rows.set(day, `| ${[day, what, `${at} (${zone})`, passed, failed, seconds, run].join(' | ')} |`);
  const report = [
    BEGIN,
    '',
    '| Day | What is special | It began at | Passed | Failed | s | Run |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...[...rows.values()].sort(),
    '',
  ];
  writeFileSync(PAGE, `${page.slice(0, page.indexOf(BEGIN))}${report.join('\n')}`);
}
