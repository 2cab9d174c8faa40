import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QueueBackend } from '@vigie/schema';
import {
  type App,
  type Health,
  LATE,
  lastVerification,
  makeApp,
  readEnvironment,
  waitingAlerts,
} from '@vigie/server';
import type { Logger } from 'pino';
import { type ClockWatch, watchClock } from '../clock-watch.ts';
import { howToSignIn, seedDemo } from '../demo/seed.ts';
import { type DiskWatch, watchDisk } from '../disk-watch.ts';
import { lockDataFolder, StartError } from '../embedded/index.ts';
import { type LazyDesk, lazyDesk, openQueue, type RunningWorker, startWorker } from '../index.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { type Log, openLog } from '../log/logger.ts';
import { shareLookups } from '../lookups.ts';
import { errorFields } from '../office.ts';
import { patiently } from '../patience.ts';
import { requireRedis } from '../queue/redis.ts';
import { addressOf, announce } from '../serving.ts';
import { within } from '../timer.ts';
import { ending } from './ending.ts';
import { watchAlerts } from './health-watch.ts';
import { checkFolders, checkPort, listeningSentence } from './place.ts';
import { outliveTerminal, say, warn } from './terminal.ts';

const CONSOLE = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'admin', 'dist');

/** Longest that the database is asked for what waits. Milliseconds. */
const LOOK = 2500;

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
        if (Date.now() - (lastSweepAt?.getTime() ?? startedAt) > LATE) troubles.push('alert sweep');
        if (queueReachable === false) troubles.push('queue');
        // An API alone sends none: a mail server that is away is no reason to take the console away as well.
        const isLate = await within(waiting(), LOOK, 'the database').then(
          ({ oldest }) => oldest * 1000 > LATE,
          () => null,
        );
        if (isLate !== false) troubles.push(isLate ? 'alerts' : 'database');
      }
      if (clock.isWrong()) troubles.push('clock');
      if (disk.isFull()) troubles.push('disk');
      if (log.trouble()) troubles.push('log');
      return troubles;
    },
    gauges: async () => {
      const { oldest, neglected } = await waiting();
      const verified = await lastVerification(databases.system);
      const lastSweepAt = worker?.health().lastSweepAt?.getTime() ?? startedAt;
      return {
        oldest_due_unsent_seconds: oldest,
        oldest_neglected_seconds: neglected,
        clock_apart_seconds: clock.apart() / 1000,
        ...(verified
          ? {
              trail_changes_broken: verified.broken.CHANGE,
              trail_readings_broken: verified.broken.READING,
              seconds_since_trails_verified: verified.age,
            }
          : {}),
        ...(worker ? { seconds_since_last_sweep: (Date.now() - lastSweepAt) / 1000 } : {}),
      };
    },
  };
}

async function listen(app: App, installation: Installation, logger: Logger): Promise<string> {
  const { port, host } = installation.env;
  await app.http.listen({ port, host }).catch((error: Error) => {
    throw listeningSentence(installation.env, error);
  });
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

const HOW_TO_BEGIN =
  'nobody can sign in yet: make an organisation with `vigie organisation create`, then a person with `vigie user create`';

async function hasPeople({ databases }: Installation): Promise<boolean> {
  const { rows } = await databases.system.query(
    'select exists (select from membership where ended_at is null) as found',
  );
  return rows[0]?.found === true;
}

/** Runs the API, the jobs or both until it is told to stop. */
export async function serve(roles: Roles): Promise<void> {
  const env = readEnvironment();
  const isEmbedded = !env.databaseUrl && !env.databaseAppUrl;
  checkFolders(env, isEmbedded || roles.attended || !env.smtpUrl);
  outliveTerminal();
  shareLookups();
  const log = openLog(env.logLevel, roles.attended ? env.dataDir : undefined);
  const { logger } = log;
  const end = ending(logger);

  try {
    // A worker of its own borrows the database of the server that runs in this folder.
    if (roles.server && isEmbedded) {
      const lock = lockDataFolder(env.dataDir);
      end.push(async () => lock.release());
    }
    if (roles.server) await checkPort(env);
    if (env.redisUrl) {
      const redis = requireRedis(env.redisUrl, say);
      // Before a demo is filled the address has to be right. Elsewhere alerts go out meanwhile: the queue only makes them sooner.
      if (roles.server && env.demo) await redis;
      else
        redis.catch((error: Error) => {
          warn(error.message);
          void end.begin(1);
        });
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
    end.goOn();

    let worker: RunningWorker | null = null;
    if (roles.worker) {
      worker = await startWorker({
        parts: installation.parts,
        jobsUrl: installation.urls.jobs,
        redisUrl: env.redisUrl,
        transport: installation.transport,
        publicUrl: addressOf(env),
        systemPool: installation.databases.system,
        secrets: installation.secrets,
        logger,
        legalOffset: installation.env.legalOffset,
        heartbeatUrl: env.heartbeatUrl,
        checkpoints: env.checkpoints,
        tell: warn,
      });
      const running = worker;
      end.push(() => running.stop());
    }
    const health = healthOf(installation, worker, { clock, disk, log }, Date.now());
    if (worker) {
      const unwatch = watchAlerts(health, warn);
      end.push(async () => unwatch());
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
        health,
      });
      end.push(() => app.close());
      const address = await listen(app, installation, logger);
      if (installation.embedded) {
        const silence = announce(env.dataDir, { address, legalOffset: env.legalOffset });
        end.push(async () => silence());
      }
      say(`ready ${address}`);
      if (installation.env.demo) say(howToSignIn(env.dataDir));
      else if (!(await hasPeople(installation))) say(HOW_TO_BEGIN);
    } else say('ready');
  } catch (error) {
    await end.undo();
    throw error;
  }
}
