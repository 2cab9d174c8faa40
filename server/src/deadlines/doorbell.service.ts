/** Whoever wants to look at once when something was committed in this process. */
const listeners = new Set<() => void>();

/** Has `listener` called after each change of a clock in this process; gives the way to end that. */
export function onRing(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Rings in this process. Other processes hear of it by the relay, or find out by themselves. */
export function ring(): void {
  for (const listener of listeners) listener();
}
