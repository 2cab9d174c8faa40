import type { Health } from '@vigie/server';

/** It is looked at so often. Milliseconds. */
const PERIOD = 5000;

/** Tells the terminal when alerts are due and unsent for longer than they may be, and when all are out again. Gives its end. */
export function watchAlerts(health: Health, tell: (line: string) => void): () => void {
  let isLate = false;
  const look = async (): Promise<void> => {
    const troubles = await health.troubles().catch(() => null);
    if (!troubles || troubles.includes('alerts') === isLate) return;
    isLate = !isLate;
    tell(
      isLate
        ? 'not ready: alerts have been due for more than two minutes and are not sent'
        : 'ready again: no alert waits longer than it may',
    );
  };
  const timer = setInterval(() => void look(), PERIOD);
  timer.unref();
  return () => clearInterval(timer);
}
