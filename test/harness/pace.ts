/** So many turns take about 15 ms on the machine on which the figures of these tests were taken, when it does nothing else. */
const TURNS = 12_000_000;
const NOMINAL = 15;
/** How often the pace is measured anew. Milliseconds. */
const ANEW = 400;

/** By a name of this module: inside jest each look at a global goes through its sandbox, which takes more than a hundred turns. */
const { imul } = Math;

let kept = 0;

function turn(times: number): void {
  let value = kept;
  for (let done = 0; done < times; done += 1) value = (imul(value, 1_664_525) + 1_013_904_223) | 0;
  kept = value;
}

// Once for the compiler, which takes its own time.
turn(TURNS);

/** How many times slower this machine is at this moment, with all that it has to do, than it was for the figures: 1 at least. */
export function slowness(): number {
  const from = performance.now();
  turn(TURNS);
  return Math.max(1, (performance.now() - from) / NOMINAL);
}

let pace = 1;
let measuredAt = performance.now();

/** The same, as it was a moment ago at most: whoever asks in between shares it. */
function recentSlowness(): number {
  if (performance.now() - measuredAt < ANEW) return pace;
  pace = slowness();
  measuredAt = performance.now();
  return pace;
}

/**
 * Time by the pace of this machine: what passes counts for as much less as the machine is slower, so that a limit holds on one that
 * is slow, or busy with something else.
 */
export class Stopwatch {
  #spent = 0;
  #readAt = performance.now();

  /** Milliseconds that this would have taken by the pace of the figures. */
  read(): number {
    const now = performance.now();
    this.#spent += (now - this.#readAt) / recentSlowness();
    this.#readAt = now;
    return this.#spent;
  }
}

/** Starts to measure; the answer, once called, is how many milliseconds passed since, by the pace of the figures. */
export function measure(): () => number {
  const watch = new Stopwatch();
  const hand = setInterval(() => watch.read(), ANEW);
  hand.unref();
  return () => {
    clearInterval(hand);
    return watch.read();
  };
}

/** How long that takes, by the pace of the figures. Milliseconds. */
export async function timed(work: () => unknown): Promise<number> {
  const took = measure();
  await work();
  return took();
}

/** Waits that long, whatever the pace. */
export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((done) => void setTimeout(done, milliseconds));

/** Waits that long by the pace of this machine, so that what is to happen meanwhile can. */
export const pause = (milliseconds: number): Promise<void> => sleep(milliseconds * slowness());

/** Waits until `ask` says yes. @param limit milliseconds, by the pace of the figures */
export async function until(ask: () => Promise<boolean> | boolean, limit = 20_000): Promise<void> {
  const watch = new Stopwatch();
  while (!(await ask())) {
    if (watch.read() > limit) throw new Error('it did not come to that in time');
    await sleep(50);
  }
}
