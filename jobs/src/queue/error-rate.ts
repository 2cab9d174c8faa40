/** So many errors within one period are a loop, and no mishap. */
const MOST = 8;
/** Milliseconds. */
const PERIOD = 2000;

/**
 * Whether errors come too often, which a library's loop does that tries again without a pause. It is asked at each error and
 * answers at once: such a loop may leave no turn to any timer.
 */
export class ErrorRate {
  #count = 0;
  #since = Number.NEGATIVE_INFINITY;

  /** One more, at that instant of a clock in milliseconds. True when there were too many. */
  count(now: number): boolean {
    if (now - this.#since > PERIOD) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count > MOST;
  }
}
