const left = new Set<() => void>();

process.once('exit', () => {
  for (const clear of [...left].reverse()) {
    try {
      clear();
    } catch (error) {
      console.error(`not cleared up: ${(error as Error).message}`);
    }
  }
});

/**
 * Clears up when this process ends in the middle: what was begun last goes first, whatever becomes of it, so that no disk stays
 * mounted and no process behind. Gives how to take it back.
 */
export function atExit(clear: () => void): () => void {
  left.add(clear);
  return () => void left.delete(clear);
}
