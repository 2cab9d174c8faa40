import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { BackendResult } from './alerts.ts';
import type { NoopRun } from './noop.ts';
import type { BenchOptions } from './options.ts';
import type { ProductRun } from './product.ts';

const PAGE = fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url));
const MARK = ['<!-- alerts -->', '<!-- /alerts -->'] as const;

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [line(head), line(head.map((_, place) => (place === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');

const rate = ({ size, seconds }: { size: number; seconds: number }): number => size / seconds;
const whole = (value: number): string => (Number.isFinite(value) ? value.toFixed(0) : 'unknown');
const NAMES = { mixed: 'half mail, half inbox', inbox: 'inbox alone', mail: 'mail alone' } as const;
const RANKS: Readonly<Record<string, string>> = {
  hours: 'clocks of hours',
  overdue: 'overdue',
  ahead: 'ahead',
};

/** The other side before and after a run, as one. */
function around(result: BackendResult, place: number): NoopRun {
  const both = result.noop.slice(place, place + 2);
  const mean = (of: (run: NoopRun) => number) => both.reduce((sum, run) => sum + of(run), 0) / both.length;
  return {
    size: both.reduce((sum, run) => sum + run.size, 0),
    seconds: both.reduce((sum, run) => sum + run.seconds, 0),
    workerCpu: mean((run) => run.workerCpu),
    databaseCpu: mean((run) => run.databaseCpu),
  };
}

const rateRow = (result: BackendResult, run: ProductRun, place: number) => {
  const other = around(result, place);
  return [
    `${result.backend}, ${NAMES[run.mix]}`,
    run.size,
    whole(rate(run)),
    whole(rate(other)),
    `**${(rate(run) / rate(other)).toFixed(2)}**`,
    `${whole(run.workerCpu)} + ${whole(run.databaseCpu)}`,
    `${whole(other.workerCpu)} + ${whole(other.databaseCpu)}`,
    whole(run.memory),
    run.settled.toFixed(0),
  ];
};

const lateRow = ({ backend }: BackendResult, run: ProductRun) => [
  `${backend}, ${NAMES[run.mix]}`,
  ...Object.keys(RANKS).map((rank) => {
    const late = run.lateness.find((each) => each.rank === rank);
    return late ? `${late.p50.toFixed(1)} / ${late.p99.toFixed(1)}` : '–';
  }),
  run.connections === 0 ? '–' : `${run.mostAtOnce} / ${run.connections}`,
];

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  try {
    return (
      git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '-uno') ? ' with changes' : '')
    );
  } catch {
    return 'unknown';
  }
}

const machine = (): string =>
  `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${whole(totalmem() / 2 ** 30)} GiB, ` +
  `${type()}, Node ${process.versions.node}; load of the last five minutes ${loadavg()[1]?.toFixed(1)}`;

/** The figures of one run of the bench, as Markdown. */
export function reportOf(results: readonly BackendResult[], options: BenchOptions): string {
  const each = <T>(of: (result: BackendResult, run: ProductRun, place: number) => T): T[] =>
    results.flatMap((result) => result.product.map((run, place) => of(result, run, place)));
  return [
    `${new Date().toISOString().slice(0, 10)}, commit ${commit()}, \`npm run bench -- alerts --size ${options.size}\`: ` +
      `${machine()}. ${options.organisations} organisations, ${options.concurrency} no-op jobs at once.`,
    table(
      [
        'Backend, what was due',
        'Steps',
        'Steps/s',
        'No-op jobs/s',
        'Ratio',
        'CPU a step, µs: worker + PostgreSQL',
        'CPU a no-op job, µs',
        'Worker, peak MiB',
        'All relayed and sealed after, s',
      ],
      each(rateRow),
    ),
    'Seconds from due to sent, half of them and 99 of 100:',
    table(
      ['Backend, what was due', ...Object.values(RANKS), 'SMTP connections: most at once / all'],
      each((result, run) => lateRow(result, run)),
    ),
  ].join('\n\n');
}

/** Puts the figures in the place of the former ones. */
export function writeReport(report: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const [from, to] = [page.indexOf(MARK[0]), page.indexOf(MARK[1])];
  if (from < 0 || to < from)
    throw new Error(`docs/benchmarks.md has no place for the figures: ${MARK.join(' ')}`);
  writeFileSync(PAGE, `${page.slice(0, from + MARK[0].length)}\n\n${report}\n\n${page.slice(to)}`);
  process.stdout.write('written to docs/benchmarks.md\n');
}
