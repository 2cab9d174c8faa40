import { useCallback, useSyncExternalStore } from 'react';

/**
 * Legal now, as the server has it: the browser's clock corrected by the difference that `viewer.now` showed.
 * It ticks only while a countdown is mounted.
 */
let difference = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

export const legalNow = (): number => Date.now() + difference;

/** The same, as a form holds an instant. */
export const nowAt = (): string => new Date(legalNow()).toISOString();

/** More than a minute apart from this browser's clock: worth a badge. */
export const isLegalNowShifted = (): boolean => Math.abs(difference) > 60_000;

export function setLegalNow(now: string, sentAt: number, receivedAt: number): void {
  difference = Date.parse(now) - (sentAt + receivedAt) / 2;
  tell();
}

const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tell, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Legal now in milliseconds, renewed at each whole `step`: a second for hours, a minute for days. */
export function useLegalNow(step = 60_000): number {
  const read = useCallback(() => Math.floor(legalNow() / step) * step, [step]);
  return useSyncExternalStore(subscribe, read);
}

export const useIsLegalNowShifted = (): boolean => useSyncExternalStore(subscribe, isLegalNowShifted);
