import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** A log of a person's own machine: this file and so many older ones, each of at most so many bytes. */
const OLDER = 3;
const LARGEST = 5 * 1024 * 1024;

/** Where lines go. Whatever becomes of one, it throws nothing: a log that cannot be written ends no process. */
export interface LineSink {
  write(line: string): void;
  /** What keeps it from writing; null when all is well. */
  trouble(): string | null;
}

type Tell = (line: string) => void;

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'ERROR');

/** Writes all of it, waiting so often for ten milliseconds for whoever reads a full pipe. */
function writeAll(file: number, text: string, waits: number): void {
  const bytes = Buffer.from(text);
  let patience = waits;
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at);
    } catch (error) {
      if (codeOf(error) !== 'EAGAIN' || patience === 0) throw error;
      patience -= 1;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

/**
 * Keeps a log going over whatever keeps it from writing, above all a full disk: lines are lost, that is told once, and once
 * more with their number when it writes again.
 */
function enduring(write: (text: string, isWell: boolean) => void, tell: Tell): LineSink {
  let trouble: string | null = null;
  let lost = 0;
  const attempt = (text: string): boolean => {
    try {
      write(text, trouble === null);
    } catch (error) {
      if (trouble === null)
        tell(`the log cannot be written (${codeOf(error)}): work goes on without it until it can`);
      trouble = codeOf(error);
      return false;
    }
    if (trouble !== null) tell(`the log is written again: ${lost} lines are missing`);
    trouble = null;
    lost = 0;
    return true;
  };
  return {
    trouble() {
      // Where little is logged, nothing else would find out that it can be written again.
      if (trouble !== null) attempt('\n');
      return trouble;
    },
    write(line) {
      // The last one may have been cut off in the middle.
      if (!attempt(trouble === null ? line : `\n${line}`)) lost += 1;
    },
  };
}

/** Lines to an open file, as standard output is. Whoever does not read is waited for once, and not at each line. */
export const streamSink = (file: number, tell: Tell): LineSink =>
  enduring((text, isWell) => writeAll(file, text, isWell ? 20 : 0), tell);

/** Lines into a file of the data folder, set aside when it is large: `vigie.log.1` is the one before it. */
export function fileSink(path: string, tell: Tell, largest = LARGEST): LineSink {
  let file: number | undefined;
  let size = 0;
  const open = (): number => {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const opened = openSync(path, 'a', 0o600);
    size = fstatSync(opened).size;
    return opened;
  };
  const setAside = (opened: number): number => {
    for (let number = OLDER; number > 0; number -= 1) {
      try {
        renameSync(number === 1 ? path : `${path}.${number - 1}`, `${path}.${number}`);
      } catch (error) {
        if (codeOf(error) !== 'ENOENT') throw error;
      }
    }
    closeSync(opened);
    file = undefined;
    return open();
  };
  return enduring((text) => {
    try {
      file ??= open();
      if (size >= largest) file = setAside(file);
      writeAll(file, text, 0);
      size += Buffer.byteLength(text);
    } catch (error) {
      // The next line looks for the file anew: what was in its way may be gone, or the file itself.
      const opened = file;
      file = undefined;
      if (opened !== undefined) closeSync(opened);
      throw error;
    }
  }, tell);
}
