/** The same line is written once in so many milliseconds; between, it is counted. */
export const PERIOD = 10_000;
/** Lines that are kept in mind; the one that came first makes room. */
const MOST = 500;

interface Known {
  writtenAt: number;
  leftOut: number;
  write: (repeats: number) => void;
}

/** Counts lines that come again and again instead of writing them: whatever goes wrong in a loop fills no log. */
export class Repeats {
  readonly #known = new Map<string, Known>();

  /**
   * One more line, at that instant of a clock in milliseconds. It is written now, or counted.
   *
   * @param line what makes it the same line: all of it but its time
   * @param write writes it, with how many like it were left out before
   */
  take(line: string, now: number, write: (repeats: number) => void): void {
    const known = this.#known.get(line);
    if (known && now - known.writtenAt < PERIOD) {
      known.leftOut += 1;
      known.write = write;
      return;
    }
    this.#known.delete(line);
    if (this.#known.size >= MOST) this.#forget(this.#known.keys().next().value as string);
    this.#known.set(line, { writtenAt: now, leftOut: 0, write });
    write(known?.leftOut ?? 0);
  }

  /** Writes what was counted and did not come again. */
  settle(now: number): void {
    for (const [line, { writtenAt }] of this.#known) if (now - writtenAt >= PERIOD) this.#forget(line);
  }

  #forget(line: string): void {
    const known = this.#known.get(line);
    this.#known.delete(line);
    if (known && known.leftOut > 0) known.write(known.leftOut);
  }
}
