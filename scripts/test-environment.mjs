import { TestEnvironment } from 'jest-environment-node';
import { slowness } from '../test/harness/pace.ts';

/** So much longer than a test says may it take: what it says is for a machine that does nothing else. */
const MARGIN = 3;
/** The pace is measured anew after so long. Milliseconds. */
const ANEW = 2000;

let pace = 1;
let measuredAt = Number.NEGATIVE_INFINITY;

function paceNow() {
  if (performance.now() - measuredAt > ANEW) {
    pace = slowness();
    measuredAt = performance.now();
  }
  return pace;
}

/** The same environment of jest, in which time-outs are multiples of what this machine takes for a piece of work just now. */
export const paced = (Environment) =>
  class extends Environment {
    handleTestEvent(event, { testTimeout }) {
      const timed = event.name === 'test_fn_start' ? event.test : event.name === 'hook_start' && event.hook;
      if (!timed) return;
      // A hook runs many times: what it said itself is kept.
      timed.said ??= timed.timeout || testTimeout;
      timed.timeout = timed.said * MARGIN * paceNow();
    }
  };

export default paced(TestEnvironment);
