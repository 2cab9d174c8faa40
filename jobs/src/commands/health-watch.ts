import type { Health } from '@vigie/server';
import { turning } from '../turning.ts';

/** It is looked at so often. Milliseconds. */
const PERIOD = 5000;
/** A process that has just begun sends first what fell due while none ran: that is told of only if it lasts. Milliseconds. */
const CATCHES_UP = 30_000;

/** Tells the terminal when alerts are due and unsent for longer than they may be, and when all are out again. Gives its end. */
export function watchAlerts(health: Health, tell: (line: string) => void): () => void {
  const turns = turning(
    tell,
    'not ready: alerts have been due for more than two minutes and are not sent',
    'ready again: no alert waits longer than it may',
  );
  const began = performance.now();
  const look = async (): Promise<void> => {
    if (performance.now() - began < CATCHES_UP) return;
    const troubles = await health.troubles();
    // Of a database that does not answer nobody knows what waits in it.
    if (!troubles.includes('database')) turns(troubles.includes('alerts'));
  };
  const timer = setInterval(() => void look().catch(() => undefined), PERIOD);
  timer.unref();
  return () => clearInterval(timer);
}
