import type { QueueBackend } from '@vigie/schema';

/** The name of our one queue. */
export const NAME = 'vigie';

/** Longest that a ring may take: a queue that is away must not hold up whoever rings. Milliseconds. */
export const RING_TIMEOUT = 3000;

/** A connection on which an answer is waited for is given up when nothing has come for this long. Milliseconds. */
export const SILENCE = 25_000;

/** Failed jobs that are kept to be looked at; older ones make room. */
export const MOST_FAILED = 1000;

export const JOB_OPTIONS = {
  removeOnComplete: true,
  removeOnFail: { count: MOST_FAILED },
  attempts: 3,
  backoff: { type: 'exponential', delay: 1000 },
};

/**
 * A dead worker's job is seen after one lock and one check: 15 s and 5 s. A second death does not fail it for good. It does
 * not run by itself: only once its connections are proved.
 */
export const WORKER_OPTIONS = {
  lockDuration: 15_000,
  stalledInterval: 5000,
  maxStalledCount: 3,
  concurrency: 2,
  autorun: false,
};

/** What BullMQ keeps of a job, as far as it is looked at here. */
export interface KeptJob {
  id?: string | undefined;
  name: string;
  data: Record<string, string>;
  failedReason?: string;
  attemptsMade: number;
  finishedOn?: number | undefined;
  isFailed(): Promise<boolean>;
  retry(state: 'failed', options: { resetAttemptsMade: boolean }): Promise<void>;
}

/** BullMQ's queue, as far as it is used here. */
export interface OpenQueue {
  waitUntilReady(): Promise<unknown>;
  addBulk(jobs: { name: string; data: Record<string, string>; opts: object }[]): Promise<unknown>;
  getFailed(start: number, end: number): Promise<KeptJob[]>;
  getJob(id: string): Promise<KeptJob | undefined>;
  close(): Promise<void>;
}

/** BullMQ's worker, as far as it is used here. */
export interface OpenWorker {
  waitUntilReady(): Promise<unknown>;
  /** Ends when the worker is closed. */
  run(): Promise<void>;
  close(force?: boolean): Promise<void>;
}

export type OnError = (error: Error) => void;
export type Process = (job: { name: string; data: Record<string, string> }) => Promise<void>;

/** An object of BullMQ's with the connections that were made for it. */
export interface Made<T> {
  it: T;
  /** Lets go of the connections, whatever state they are in. Waits for nothing. */
  cut(): void;
}

/** Where the queue is kept. What it makes may fail for good; it can be made again at any time. */
export interface Backend {
  kind: QueueBackend;
  /** Looks whether the queue can be kept there, and makes what it needs. */
  prepare(): Promise<void>;
  ping(): Promise<unknown>;
  makeQueue(onError: OnError): Made<OpenQueue>;
  makeWorker(process: Process, onError: OnError): Made<OpenWorker>;
  close(): Promise<void>;
}
