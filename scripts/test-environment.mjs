import vm from 'node:vm';
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

/**
 * Node's environment of jest in a context whose global is an ordinary object: in jest's own every look at a global, `Promise` or
 * `Math`, passes an interceptor and a proxy, which takes more than a hundred times as long.
 */
class PlainEnvironment extends paced(TestEnvironment) {
  constructor(config, context) {
    super(config, context);
    const global = vm.createContext(vm.constants.DONT_CONTEXTIFY);
    for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(this.global)))
      if (!Object.hasOwn(global, name)) Object.defineProperty(global, name, descriptor);
    for (const name of ['Buffer', 'ArrayBuffer', 'Uint8Array']) global[name] = this.global[name];
    global.global = global;
    global.Error.stackTraceLimit = 100;
    this.context = global;
    this.global = global;
    this.moduleMocker = new this.moduleMocker.constructor(global);
    this.fakeTimersModern = new this.fakeTimersModern.constructor({ config: config.projectConfig, global });
    this.first = { env: { ...global.process.env }, exit: global.process.exit };
  }

  /** As it was before the first file. */
  begin() {
    const { process } = this.global;
    for (const name of Object.keys(process.env)) if (!(name in this.first.env)) delete process.env[name];
    Object.assign(process.env, this.first.env);
    process.exit = this.first.exit;
    delete this.global[Symbol.for('EVENT_HANDLERS')];
    return this;
  }

  async teardown() {
    this.fakeTimersModern.useRealTimers();
  }
}

let shared;

/** What jest makes for each file is made once a worker. */
export default function SharedEnvironment(config, context) {
  shared ??= new PlainEnvironment(config, context);
  return shared.begin();
}
