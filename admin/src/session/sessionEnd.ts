import { useSyncExternalStore } from 'react';
import { isAnythingBegun } from '../shared/unsaved.ts';

/** Who works here, in memory alone. What they have begun is theirs: it is handed to nobody else. */
export interface Worker {
  id: string;
  email: string;
}

let worker: Worker | null = null;
/** Whether the session ended by itself, so that the sign-in can say why one is there again. */
let isOver = false;
const listeners = new Set<() => void>();

const set = (next: { worker: Worker | null; isOver: boolean }) => {
  ({ worker, isOver } = next);
  for (const listener of listeners) listener();
};

export const currentWorker = (): Worker | null => worker;
export const isSessionOver = (): boolean => isOver;
/** The session is over, and the page waits under the sign-in for the one who filled it. */
export const isPageKept = (): boolean => isOver && worker !== null;

export const beginSession = (person: Worker | null): void => set({ worker: person, isOver: false });
export const leaveSession = (): void => set({ worker: null, isOver: false });

/** Whoever has begun something finds it again behind the sign-in; a page with nothing on it is left. */
export const endSession = (): void =>
  set({ worker: worker && isAnythingBegun() ? worker : null, isOver: true });

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const usePageKept = (): boolean => useSyncExternalStore(subscribe, isPageKept);
