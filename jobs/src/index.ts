import { BackgroundTask } from '@vigie/schema';
import {
  alerts,
  LATE,
  lastVerification,
  type MailTransport,
  onRing,
  type Parts,
  type Secrets,
} from '@vigie/server';
import type pg from 'pg';
import { sealTrails } from './audit/seal.ts';
import { type CheckpointsTo, sendCheckpoints } from './audit/send-checkpoints.ts';
import { verifyDaily } from './audit/verify-trails.ts';
import { deliverDueSteps, type SweepResult } from './deadlines/deliver-due-steps.ts';
import { sendDueDigests } from './deadlines/send-digests.ts';
import { type SweepState, sweepState } from './deadlines/sweep-state.ts';
import { heartbeat } from './heartbeat.ts';
import { errorFields, type Logger, type Office } from './office.ts';
import { relayEvents } from './outbox/relay.ts';
import { Pulse } from './pulse.ts';
import { type JobQueue, openQueue } from './queue/job.queue.ts';
import { sendDueLetters } from './requests/send-letters.ts';
import { purge } from './retention/purge.ts';
import { respellIdentifiers } from './subjects/respell-identifiers.ts';
import { type Loop, loop, settledWithin } from './timer.ts';
import { turning } from './turning.ts';
import { runJob } from './worker.ts';

export type { SweepResult } from './deadlines/deliver-due-steps.ts';
export type { Logger } from './office.ts';
export { type JobQueue, openQueue } from './queue/job.queue.ts';
export { type LazyDesk, lazyDesk } from './queue/lazy-desk.ts';
export { purge } from './retention/purge.ts';

const RELAY = 2000;
const RELAY_WHEN_AWAY = 10_000;
const SWEEP = 15_000;
const SEAL = 10_000;
const PURGE = 6 * 3_600_000;
const SWEEP_AFTER_TROUBLE = 2000;
const CHECKPOINTS = 10 * 60_000;
const CHECKPOINTS_WAITING = 60_000;
const VERIFICATION = 5 * 60_000;
/** A stop takes this long at most: what is still on its way then is finished by another process, once its claim ends. */
const PATIENCE = 20_000;
/** And the last word of it this long. Milliseconds. */
const GOODBYE = 2000;

export interface WorkerOptions {
  parts: Parts;
  /** As vigie_jobs: the owner of the queues. */
  jobsUrl: string;
  redisUrl?: string | undefined;
  transport: MailTransport;
  publicUrl?: string | undefined;
  systemPool: pg.Pool;
  secrets: Secrets;
  logger: Logger;
  legalOffset: number;
  /** Told after a good sweep, once a minute at most. */
  heartbeatUrl?: string | undefined;
  /** Told in a line when alerts or the queue are in trouble, and when they are not any more. */
  tell?: (line: string) => void;
  /** Where the checkpoints of the trail go once a day. */
  checkpoints?: CheckpointsTo | undefined;
}

/** How the worker of this process is doing. Alerts are in danger when the last sweep is older than two minutes. */
export interface WorkerHealth {
  lastSweepAt: Date | null;
  /** The bell. Without it alerts still go out, up to one sweep later. Null until it was looked at. */
  queueReachable: boolean | null;
}

export interface RunningWorker {
  /** The queue that it works on. */
  queue: JobQueue;
  /** Ends within 20 s: nothing new is begun, what was begun is finished, or left to its claim's end. */
  stop(): Promise<void>;
  health(): WorkerHealth;
  /** The doorbell in this process: something was committed, look now rather than in a moment. */
  wake(): void;
}

/** How often a process says that it lives and how far its runs have come: a long one is seen to go on. Milliseconds. */
const BEAT = 3000;

const officeOf = (options: WorkerOptions): Office => ({
  desk: { parts: options.parts, transport: options.transport, publicUrl: options.publicUrl },
  system: options.systemPool,
  secrets: options.secrets,
  logger: options.logger,
  legalOffset: options.legalOffset,
});

/** Fires what is due, once, without the queue. Gives the counts. */
export const runOnce = (options: Omit<WorkerOptions, 'jobsUrl' | 'redisUrl'>): Promise<SweepResult> =>
  deliverDueSteps(officeOf({ ...options, jobsUrl: '' }), new AbortController().signal);

/** Sends the digests of the day that are due, once, without the queue. Gives how many ended in each way. */
export const sendDigestsOnce = (
  options: Omit<WorkerOptions, 'jobsUrl' | 'redisUrl'>,
): ReturnType<typeof sendDueDigests> =>
  sendDueDigests(officeOf({ ...options, jobsUrl: '' }), new AbortController().signal);

/** Sends the letters that are due, once, without the queue. Gives how many were looked at. */
export const sendLettersOnce = (options: Omit<WorkerOptions, 'jobsUrl' | 'redisUrl'>): Promise<number> =>
  sendDueLetters(officeOf({ ...options, jobsUrl: '' }), new AbortController().signal);

/** Gives identifiers the hashes of the present spelling, once. */
export const respellOnce = (options: Omit<WorkerOptions, 'jobsUrl' | 'redisUrl'>): Promise<void> =>
  respellIdentifiers(officeOf({ ...options, jobsUrl: '' }), new AbortController().signal);

/** Starts all that happens by itself in this process: any number of processes may run it side by side. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const office = officeOf(options);
  const { logger } = office;
  const health: WorkerHealth = { lastSweepAt: null, queueReachable: null };
  const trouble = (what: string) => (error: Error) => logger.warn({ ...errorFields(error) }, what);
  const { tell = () => undefined } = options;
  const sweepTurns = turning(
    tell,
    'alerts are not looked after (the log says why)',
    'alerts are looked after again',
  );
  const queueTurns = turning(
    tell,
    'the queue does not answer: alerts go out without it, some seconds later',
    'the queue answers again',
  );
  const trailTurns = turning(
    tell,
    'the audit trail contradicts checkpoints that were kept outside: `vigie doctor` says which',
    'the audit trail agrees again with the checkpoints kept outside',
  );
  const brokenTurns = turning(
    tell,
    'the audit trail is BROKEN: `vigie audit verify` says where, and the log which organisation',
    'the audit trail is sound again',
  );
  let sweep: Loop | undefined;
  let lookedAt = Number.NEGATIVE_INFINITY;
  // The bell is in trouble: what it was to tell may be lost, and the database may be away too. We look for ourselves.
  const bellTrouble = (what: string) => (error: Error) => {
    trouble(what)(error);
    if (performance.now() - lookedAt < SWEEP_AFTER_TROUBLE) return;
    lookedAt = performance.now();
    sweep?.wake();
  };
  const queue: JobQueue = await openQueue({ ...options, onError: bellTrouble('the queue is in trouble') });
  const stopping = new AbortController();
  const tellOutside = heartbeat(options.heartbeatUrl, logger);
  const pulse = new Pulse(office.system);
  const beat = loop(
    async () => {
      await pulse.beat(health);
      return BEAT;
    },
    BEAT,
    trouble('the pulse could not be written'),
  );

  sweep = loop(
    async (signal) => {
      const { outcomes } = await pulse.record(BackgroundTask.ALERTS, (progress) =>
        deliverDueSteps(office, signal, (share) => {
          health.lastSweepAt = new Date();
          progress(share);
        }),
      );
      const state: SweepState = await sweepState(office);
      health.lastSweepAt = new Date();
      if (!outcomes.ERROR && state.oldestDueSeconds * 1000 <= LATE) tellOutside();
      sweepTurns(false);
      const isReachable = await queue.isReachable();
      health.queueReachable = isReachable;
      queueTurns(!isReachable);
      if (outcomes.ERROR) return SWEEP_AFTER_TROUBLE;
      const next = Math.min(SWEEP, state.nextIn);
      return alerts.isMailServerDown(office.desk) ? Math.max(SWEEP_AFTER_TROUBLE, next) : next;
    },
    SWEEP_AFTER_TROUBLE,
    (error) => {
      // The end of a run that is stopping is no trouble.
      if (!stopping.signal.aborted) sweepTurns(true);
      trouble('the sweep was interrupted')(error);
    },
  );
  const relay = loop(
    async (signal) => {
      await pulse.record(BackgroundTask.RELAY, (progress) =>
        relayEvents(office.system, queue, signal, progress),
      );
      return RELAY;
    },
    RELAY_WHEN_AWAY,
    bellTrouble('events could not be relayed'),
  );
  const seal = loop(
    async () => {
      await pulse.record(BackgroundTask.SEALING, (progress) => sealTrails(office, progress));
      return SEAL;
    },
    SEAL,
    trouble('the trail could not be sealed'),
  );
  const keep = loop(
    async (signal) => {
      await respellIdentifiers(office, signal).catch(trouble('identifiers could not be spelt anew'));
      await pulse.record(BackgroundTask.RETENTION, (progress) => purge(office, signal, progress));
      await pulse.forget();
      return PURGE;
    },
    SEAL * 30,
    trouble('the purge was interrupted'),
  );
  const letters = loop(
    async (signal) => {
      await pulse.record(BackgroundTask.LETTERS, (progress) => sendDueLetters(office, signal, progress));
      return SWEEP;
    },
    SWEEP,
    trouble('letters were interrupted'),
  );
  const digests = loop(
    async (signal) => {
      await pulse.record(BackgroundTask.DIGESTS, (progress) => sendDueDigests(office, signal, progress));
      return SWEEP;
    },
    SWEEP,
    trouble('digests were interrupted'),
  );
  const checkpoints = loop(
    async () =>
      (await sendCheckpoints(office, options.checkpoints, trailTurns)) ? CHECKPOINTS : CHECKPOINTS_WAITING,
    CHECKPOINTS_WAITING,
    trouble('the checkpoints of the trail could not be sent outside'),
  );
  const verification = loop(
    async (signal) => {
      await verifyDaily(office, options.checkpoints, signal);
      // Another worker may have verified, or somebody by hand.
      const { CHANGE = 0, READING = 0 } = (await lastVerification(office.system))?.broken ?? {};
      brokenTurns(CHANGE + READING > 0);
      return VERIFICATION;
    },
    VERIFICATION,
    (error) => {
      // The end of one that is stopping is no trouble.
      if (!stopping.signal.aborted) trouble('the trail could not be verified')(error);
    },
  );
  const loops: Loop[] = [sweep, relay, seal, keep, letters, digests, checkpoints, verification, beat];
  queue.work((job, payload) => runJob({ office, queue, signal: stopping.signal }, job, payload));

  const wake = (): void => {
    relay.wake();
    sweep?.wake();
  };
  const deaf = onRing(wake);

  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    deaf();
    stopping.abort();
    const ended = Promise.allSettled([...loops.map((each) => each.stop()), queue.stopWorking()]);
    await settledWithin(ended, PATIENCE - 3000);
    await settledWithin(pulse.stop().catch(trouble('the pulse did not stop')), GOODBYE);
    await queue.close().catch(trouble('the queue did not close'));
  };
  return {
    queue,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
    health: () => ({ ...health }),
    wake,
  };
}
