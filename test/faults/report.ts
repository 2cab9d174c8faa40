import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Figures } from './invariants.ts';
import type { Backend } from './lab.ts';

/** How one fault ended on one backend. */
export interface Outcome {
  id: string;
  title: string;
  backend: Backend;
  seconds: number;
  figures: Figures;
  failure: string | null;
}

const PAGE = fileURLToPath(new URL('../../docs/faults.md', import.meta.url));
const BEGIN = '<!-- report -->';

const git = (...words: string[]): string => execFileSync('git', words, { encoding: 'utf8' }).trim();

const HEAD = [
  '| | Fault | Queue | Promise | s | Counted | Run |',
  '| --- | --- | --- | --- | --- | --- | --- |',
];

/** The rows of a page, by fault and queue. */
function rowsOf(page: string): Map<string, string> {
  const rows = page.split('\n').filter((line) => /^\| [FHO]\w+ \|/.test(line));
  return new Map(
    rows.map((row) => {
      const [first = '', , backend] = row.split(' | ');
      return [`${first.slice(2)} ${backend}`, row];
    }),
  );
}

/** Writes what was run into docs/faults.md; rows of what was not run this time stay, each with its commit and date. */
export function writeReport(outcomes: readonly Outcome[]): void {
  const page = readFileSync(PAGE, 'utf8');
  const changed = git('status', '--porcelain', '--', ':!docs/faults.md') === '' ? '' : ' and changes';
  const run = `${new Date().toISOString().slice(0, 10)}, \`${git('rev-parse', '--short', 'HEAD')}\`${changed}`;
  const rows = rowsOf(page.slice(page.indexOf(BEGIN)));
  for (const { id, title, backend, seconds, figures, failure } of outcomes) {
    const told = Object.entries(figures).map(([name, value]) => `${name} ${value}`);
    const columns = [id, title, backend, failure ? '**failed**' : 'held', seconds.toFixed(0)];
    rows.set(
      `${id} ${backend}`,
      `| ${[...columns, failure ?? told.join(', '), run].map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`,
    );
  }
  const lines = [
    BEGIN,
    '',
    `On ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, with Node ${process.versions.node} and PostgreSQL 18; two lanes side by side.`,
    '',
    ...HEAD,
    ...[...rows.keys()]
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map((key) => rows.get(key)),
    '',
  ];
  writeFileSync(PAGE, `${page.slice(0, page.indexOf(BEGIN))}${lines.join('\n')}`);
}
