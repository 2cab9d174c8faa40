import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QueueBackend } from '@vigie/schema';
import { type App, type Health, makeApp, readEnvironment, waitingAlerts } from '@vigie/server';
import type { Logger } from 'pino';
import { type ClockWatch, watchClock } from '../clock-watch.ts';
import { DPO_ADDRESS, demoPassword, seedDemo } from '../demo/seed.ts';
import { type DiskWatch, watchDisk } from '../disk-watch.ts';
import { lockDataFolder, StartError } from '../embedded/index.ts';
import { type LazyDesk, lazyDesk, openQueue, type RunningWorker, startWorker } from '../index.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { type Log, openLog } from '../log/logger.ts';
import { errorFields } from '../office.ts';
import { patiently } from '../patience.ts';
import { ending } from './ending.ts';
import { outliveTerminal, say, warn } from './terminal.ts';

const CONSOLE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'admin', 'dist');

/** Alerts are in danger when nobody has looked for this long. Milliseconds. */
const SILENCE = 120_000;

export interface Roles {
  server: boolean;
  worker: boolean;
  /** A person watches: human lines on the terminal, the log into a file. */
  attended: boolean;
}

function healthOf(
  { databases, env }: Installation,
  worker: RunningWorker | null,
  watches: { clock: ClockWatch; disk: DiskWatch; log: Log },
  startedAt: number,
): Health {
  const { clock, disk, log } = watches;
  const waiting = () => waitingAlerts(databases.system, env.legalOffset);
  return {
    troubles: async () => {
      const troubles: string[] = [];
      if (worker) {
        const { lastSweepAt, queueReachable } = worker.health();
        if (Date.now() - (lastSweepAt?.getTime() ?? startedAt) > SILENCE) troubles.push('alert sweep');
        if (lastSweepAt && !queueReachable) troubles.push('queue');
      }
      if (clock.isWrong()) troubles.push('clock');
      if (disk.isFull()) troubles.push('disk');
      if (log.trouble()) troubles.push('log');
      // Whoever was to send them: with the workers gone, the API says so.
      const { neglected } = await waiting().catch(() => ({ neglected: 0 }));
      if (neglected * 1000 > SILENCE) troubles.push('alerts');
      return troubles;
    },
    gauges: async () => {
      const { oldest, neglected } = await waiting();
      const lastSweepAt = worker?.health().lastSweepAt?.getTime() ?? startedAt;
      return {
        oldest_due_unsent_seconds: oldest,
        oldest_neglected_seconds: neglected,
        clock_apart_seconds: clock.apart() / 1000,
        ...(worker ? { seconds_since_last_sweep: (Date.now() - lastSweepAt) / 1000 } : {}),
      };
    },
  };
}

async function listen(app: App, installation: Installation, logger: Logger): Promise<string> {
  const { port, host } = installation.env;
  try {
    await app.http.listen({ port, host });
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new StartError(`port ${port} is in use: choose another with PORT=${port + 1} npm start`);
    if (code === 'EACCES')
      throw new StartError(`port ${port} needs more rights: choose one above 1023 with PORT`);
    if (code === 'EADDRNOTAVAIL') throw new StartError(`HOST ${host} is no address of this machine`);
    throw error;
  }
  // Without a listener, a connection that cannot be taken would end the process.
  app.http.server.on('error', (error) => logger.error(errorFields(error), 'the server is in trouble'));
  const address = app.http.server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return (
    installation.env.publicUrl ??
    `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${bound}`
  );
}

/** A server that does no jobs looks at the queue all the same, when someone asks how it is doing. */
const deskOf = ({ env, urls }: Installation, logger: Logger): LazyDesk =>
  lazyDesk(env.redisUrl ? QueueBackend.REDIS : QueueBackend.POSTGRESQL, () =>
    openQueue({
      jobsUrl: urls.jobs,
      redisUrl: env.redisUrl,
      onError: (error) => logger.warn({ ...errorFields(error) }, 'the queue is in trouble'),
    }),
  );

/** Runs the API, the jobs or both until it is told to stop. */
export async function serve(roles: Roles): Promise<void> {
  const env = readEnvironment();
  outliveTerminal();
  const log = openLog(env.logLevel, roles.attended ? env.dataDir : undefined);
  const { logger } = log;
  const end = ending(logger);

  try {
    // A worker of its own borrows the database of the server that runs in this folder.
    if (roles.server && !env.databaseUrl && !env.databaseAppUrl) {
      const lock = lockDataFolder(env.dataDir);
      end.push(async () => lock.release());
    }
    const installation = await openInstallation({
      logger,
      say,
      warn,
      onDatabaseExit: (why) => {
        warn(`the database stopped: ${why}`);
        void end.begin(1);
      },
    });
    end.push(() => installation.close());
    const clock = await patiently('the database', say, () => watchClock(installation.parts, logger));
    end.push(async () => clock.stop());
    const disk = watchDisk(env.dataDir, warn);
    end.push(async () => disk.stop());
    // A worker goes by the database's clock alone and must not fall silent; the API gives dates to people.
    if (roles.server && clock.isWrong()) {
      const minutes = Math.round(Math.abs(clock.apart()) / 60_000);
      throw new StartError(
        `the clocks of this machine and of the database are ${minutes} minutes apart: set them right first`,
      );
    }
    if (installation.env.demo && roles.server)
      await patiently('the demo', say, () => seedDemo(installation, say));

    let worker: RunningWorker | null = null;
    if (roles.worker) {
      worker = await startWorker({
        parts: installation.parts,
        jobsUrl: installation.urls.jobs,
        redisUrl: env.redisUrl,
        transport: installation.transport,
        publicUrl: env.publicUrl ?? `http://localhost:${env.port}`,
        systemPool: installation.databases.system,
        secrets: installation.secrets,
        logger,
        legalOffset: env.legalOffset,
        heartbeatUrl: env.heartbeatUrl,
        tell: warn,
      });
      const running = worker;
      end.push(() => running.stop());
    }
    if (roles.server) {
      const desk = worker ? null : deskOf(installation, logger);
      if (desk) end.push(() => desk.close());
      const queue = worker?.queue ?? desk ?? undefined;
      const app = await makeApp({
        parts: { ...installation.parts, ring: () => worker?.wake(), queue },
        logger,
        demo: installation.env.demo,
        publicUrl: env.publicUrl,
        consoleDir: existsSync(CONSOLE) ? CONSOLE : undefined,
        health: healthOf(installation, worker, { clock, disk, log }, Date.now()),
      });
      end.push(() => app.close());
      const address = await listen(app, installation, logger);
      say(`ready ${address}`);
      if (installation.env.demo) say(`sign in as ${DPO_ADDRESS} / ${demoPassword(env.dataDir)}`);
    } else say('ready');
  } catch (error) {
    await end.undo();
    throw error;
  }
}
