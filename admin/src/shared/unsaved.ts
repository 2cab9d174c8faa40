import { useEffect, useId, useMemo, useSyncExternalStore } from 'react';

/**
 * What stands on the page and nowhere else: a form that somebody has begun, a secret that is shown once. It is kept in memory
 * alone, since it may be about a person. `asks`: whether who leaves it is asked first.
 */
const begun = new Map<string, { asks: boolean }>();
let question: (() => void) | null = null;
const listeners = new Set<() => void>();

const setQuestion = (go: (() => void) | null) => {
  question = go;
  for (const listener of listeners) listener();
};

/** A refetch must not move what lies under a form, and a session that ends must not take the page away. */
export const isAnythingBegun = (): boolean => begun.size > 0;
export const isAnythingAsking = (): boolean => [...begun.values()].some(({ asks }) => asks);
export const forgetAllBegun = (): void => begun.clear();

/** Goes on at once where nothing would be lost; asks first where something would be. */
export function leavePage(go: () => void): void {
  if (!isAnythingAsking()) go();
  else
    setQuestion(() => {
      forgetAllBegun();
      go();
    });
}

export interface Begun {
  mark: (isBegun: boolean) => void;
  /** It is saved, or given up: nothing is asked any more. */
  letGo: () => void;
  /** Closes this form alone. */
  leave: (go: () => void) => void;
}

/** One form of the page; `mark` says whether somebody has begun to fill it. */
export function useBegun(asks = true): Begun {
  const id = useId();
  // A form that goes away takes its mark with it.
  useEffect(() => () => void begun.delete(id), [id]);
  return useMemo(() => {
    const letGo = () => void begun.delete(id);
    return {
      mark: (isBegun) => {
        if (isBegun) begun.set(id, { asks });
        else letGo();
      },
      letGo,
      leave: (go) => {
        if (!begun.has(id)) go();
        else
          setQuestion(() => {
            letGo();
            go();
          });
      },
    };
  }, [id, asks]);
}

/** The same where one can tell at each render. */
export function useBegunWhen(isBegun: boolean, asks = true): Begun {
  const form = useBegun(asks);
  useEffect(() => form.mark(isBegun), [form, isBegun]);
  return form;
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The question that waits for an answer, and the two answers. */
export function useLeaveQuestion() {
  const go = useSyncExternalStore(subscribe, () => question);
  const answer = (isLeaving: boolean) => {
    setQuestion(null);
    if (isLeaving) go?.();
  };
  return { isAsked: go !== null, answer };
}

/** Whether a move to another page is to be asked about. */
export const isMoveAsked = (from: { pathname: string }, to: { pathname: string }): boolean =>
  from.pathname !== to.pathname && isAnythingAsking();
