// A machine whose clock is wrong, or jumps: what the file CLOCK_FILE says, in milliseconds, is added to Node's clock.
import { readFileSync } from 'node:fs';

const RealDate = Date;
let shift = 0;
let readAt = 0;

function now() {
  const real = RealDate.now();
  if (real - readAt > 100) {
    readAt = real;
    shift = Number(readFileSync(process.env.CLOCK_FILE, 'utf8')) || 0;
  }
  return real + shift;
}

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }

  static now() {
    return now();
  }
};
