import type { ChildProcess } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { locateBinaries } from './binaries.ts';
import { checkCluster, clusterOf, makeCluster, ownerOf } from './cluster.ts';
import { inFolder, readText } from './data-folder.ts';
import { endOf, launch } from './launch.ts';
import { stopOrphan } from './orphan.ts';
import { StartError } from './start-error.ts';
import { type Launch, launcherFor } from './unprivileged.ts';

/** Its log, and the one before it, are each of at most so many bytes, and of what is written within one look. */
const LOG_LIMIT = 5 * 1024 * 1024;
const LOOK = 10_000;

export interface PostgresOptions {
  /** The real path of the data folder, locked by the caller. */
  folder: string;
  /** The owner's password, which a new cluster gets. */
  password: string;
  /** Where it listens; a free one unless told. */
  port?: number | undefined;
  /** Settings of PostgreSQL's beside ours. */
  settings?: Record<string, string>;
  /** A cluster that nobody will miss: what costs time to be safe on disk is left out. */
  throwAway?: boolean;
  /** Called when PostgreSQL ends without having been asked to. */
  onExit?: (why: string) => void;
  /** Called with a line when something takes its time. */
  say?: (line: string) => void;
}

export interface Postgres {
  pid: number;
  port: number;
  stop(): Promise<void>;
}

/** Starts the cluster of a data folder, made first when there is none, and waits until it takes connections. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const binaries = locateBinaries();
  const cluster = clusterOf(options.folder);
  const user = ownerOf(cluster);
  const prepare = launcherFor(user, [options.folder, binaries.postgres]);

  if (existsSync(cluster)) checkCluster(cluster);
  else await makeCluster(binaries, prepare, user, options);
  await stopOrphan(cluster);

  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort());
    const { postgres, why } = await serve(
      prepare(binaries.postgres, serverArgs(cluster, port, options)),
      port,
      options,
    );
    if (postgres) return postgres;
    // The port was taken meanwhile, or the sessions of a killed PostgreSQL are not all gone yet.
    const passing = /could not create any TCP\/IP sockets|shared memory block .* is still in use/.test(why);
    if (!passing || attempt === 20) throw new StartError(`the database in ${cluster} does not start: ${why}`);
    await sleep(250);
  }
}

function serverArgs(cluster: string, port: number, { settings, throwAway }: PostgresOptions): string[] {
  const unsafe = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Errors go to whoever made them. Their text and their statement hold personal data: not in this log.
    log_min_messages: 'log',
    log_statement: 'none',
    log_checkpoints: 'off',
    log_min_error_statement: 'panic',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    ...(throwAway ? unsafe : {}),
    ...settings,
  };
  return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

type Outcome = { postgres: Postgres; why?: undefined } | { postgres?: undefined; why: string };

/** One attempt to run the server: it takes connections, or the reason it gave up. */
async function serve(program: Launch, port: number, options: PostgresOptions): Promise<Outcome> {
  const { folder, onExit, say } = options;
  const log = openLog(folder);
  const child = launch(program, folder, ['ignore', log.file, log.file]);
  closeSync(log.file);

  let end: string | undefined;
  let wanted = false;
  const ended = endOf(child).then((failure) => {
    end = failure ?? 'exit code 0';
  });
  const interrupt = (): void => void child.kill('SIGINT');
  process.once('exit', interrupt); // whatever ends us, it does not stay behind
  const recent = (): string => (readText(log.path)?.slice(log.from) ?? '').split('\n').slice(-20).join('\n');
  const why = (): string => `${lastWords(recent()) || 'PostgreSQL ended'} (${end})`;

  const slow = setTimeout(
    () => say?.('the database recovers from a sudden end, which can take minutes'),
    3_000,
  );
  try {
    while (end === undefined && !isReady(child, folder)) await Promise.race([ended, sleep(10)]);
  } finally {
    clearTimeout(slow);
  }
  if (end !== undefined) {
    process.off('exit', interrupt);
    return { why: why() };
  }

  child.unref();
  const watch = boundLog(log.path);
  ended.then(() => {
    clearInterval(watch);
    process.off('exit', interrupt);
    const reason = /(FATAL|PANIC):/.test(recent()) ? `: ${lastWords(recent())}` : '';
    if (!wanted) onExit?.(`PostgreSQL stopped unexpectedly (${end})${reason}`);
  });
  const stop = async (): Promise<void> => {
    wanted = true;
    child.ref();
    // SIGINT: end the sessions, write a checkpoint. SIGQUIT: end at once and recover at the next start.
    for (const [signal, patience] of [
      ['SIGINT', 30_000],
      ['SIGQUIT', 5_000],
      ['SIGKILL', 5_000],
    ] as const) {
      if (end !== undefined) return;
      child.kill(signal);
      await Promise.race([ended, sleep(patience, undefined, { ref: false })]);
    }
  };
  return { postgres: { pid: child.pid as number, port, stop } };
}

/** PostgreSQL writes its state into the last line of its lock file. */
function isReady(child: ChildProcess, folder: string): boolean {
  const lines = readText(join(clusterOf(folder), 'postmaster.pid'))?.split('\n') ?? [];
  return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready';
}

function openLog(folder: string): { file: number; path: string; from: number } {
  const path = join(folder, 'postgres.log');
  return inFolder(folder, () => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size > LOG_LIMIT) renameSync(path, `${path}.1`);
    return { file: openSync(path, 'a', 0o600), path, from: size > LOG_LIMIT ? 0 : size };
  });
}

/** PostgreSQL holds its log open: what it wrote is set aside, and it goes on at the beginning of the same file. */
function boundLog(path: string): NodeJS.Timeout {
  const look = (): void => {
    try {
      if (statSync(path).size <= LOG_LIMIT) return;
      try {
        copyFileSync(path, `${path}.1`);
      } catch {
        // The disk is full: what is set aside is lost, and the room of this one is gained.
        rmSync(`${path}.1`, { force: true });
      }
      truncateSync(path);
    } catch {
      // It is gone, or cannot be written: the next look may find it otherwise.
    }
  };
  return setInterval(look, LOOK).unref();
}

/** The reason among the last lines of a log, without time and process number. */
function lastWords(log: string): string {
  const lines = log.trim().split('\n');
  const line = lines.findLast((text) => /(FATAL|PANIC):/.test(text)) ?? lines.at(-1) ?? '';
  return line.replace(/^.*?(FATAL|PANIC|ERROR|LOG):\s+/, '');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
