import { settledWithin, within } from '../timer.ts';
import { type Backend, type Made, type OnError, type OpenQueue, RING_TIMEOUT } from './backend.ts';

/** Gives what `work` gives, which is done once; when it failed, the next who asks has it done again. */
function onceDone<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work().catch((error: Error) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}

/**
 * The queue as it is asked. BullMQ keeps the failure of a first connection for ever: one that did not become ready is thrown
 * away, and the next who asks makes another.
 */
export class AskedQueue {
  readonly #open: () => Promise<Made<OpenQueue>>;
  #isOpened = false;

  /** What the queue needs is there. */
  readonly prepare: () => Promise<void>;

  constructor(backend: Backend, onError: OnError) {
    this.prepare = onceDone(() => backend.prepare());
    this.#open = onceDone(async () => {
      this.#isOpened = true;
      await this.prepare();
      const made = backend.makeQueue(onError);
      try {
        await made.it.waitUntilReady();
        return made;
      } catch (error) {
        made.it.close().catch(() => undefined);
        made.cut();
        throw error;
      }
    });
  }

  /** Asks it; fails when it does not answer in time. */
  ask<T>(question: (queue: OpenQueue) => Promise<T>): Promise<T> {
    const answer = this.#open().then(({ it }) => question(it));
    return within(answer, RING_TIMEOUT, 'the queue');
  }

  async close(): Promise<void> {
    if (!this.#isOpened) return;
    const closing = this.#open().then(({ it, cut }) => it.close().finally(cut));
    await settledWithin(closing, RING_TIMEOUT);
  }
}
