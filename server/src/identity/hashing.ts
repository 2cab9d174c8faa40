import { DomainError } from '@vigie/schema';

/**
 * Work of which only so much goes on at once; what comes meanwhile waits in its order, and no more than `mayWait` of it.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #mayWait: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(atOnce: number, mayWait: number) {
    this.#atOnce = atOnce;
    this.#mayWait = mayWait;
  }

  /** @throws RATE_LIMITED once enough is waiting */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < this.#atOnce) this.#running += 1;
    else {
      if (this.#waiting.length >= this.#mayWait)
        throw new DomainError('RATE_LIMITED', 'Too many passwords are being looked at.', { retryAfter: 2 });
      // Whoever ends gives its place on.
      await new Promise<void>((begin) => this.#waiting.push(begin));
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

/** What libuv has for work beside the loop, unless it is told otherwise. */
const POOL = Number(process.env.UV_THREADPOOL_SIZE) || 4;

/** Files, names of hosts and compression need the same threads, so two of them stay free; a hash takes some 20 MiB as well. */
export const hashing = new Turns(Math.max(1, POOL - 2), 64);
