/** One line for whoever ran the command. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** One line of what is wrong. */
export const warn = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * A process that works on goes on without its terminal: who reads it may leave (EPIPE), the disk behind it may be full
 * (ENOSPC). A short command ends instead, since what it says is its work.
 */
export function outliveTerminal(): void {
  process.stdout.removeAllListeners('error');
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
