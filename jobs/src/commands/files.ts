import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { codeOf, StartError } from '../embedded/index.ts';

const READING: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EACCES: 'it belongs to another user',
};

const WRITING: Readonly<Record<string, string>> = {
  ...READING,
  ENOENT: 'there is no such folder',
  EEXIST: 'it is there already, and nothing is written over',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
};

/** What the system refused of a file that an option names, in one sentence. */
const sentence = (option: string, file: string, error: unknown, words: typeof READING): StartError =>
  new StartError(`${option} ${file}: ${words[codeOf(error) ?? ''] ?? codeOf(error) ?? 'it cannot be used'}`);

/** The text of a file that an option names. */
export function readFileOf(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw sentence(option, file, error, READING);
  }
}

/** The same piece by piece, for one that may be larger than memory. */
export async function* piecesOf(option: string, file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    throw sentence(option, file, error, READING);
  }
}

/** Writes lines into a new file that an option names, or to standard output without one. */
export async function writeLines(
  option: string,
  file: string | undefined,
  work: (write: (line: string) => Promise<void>) => Promise<unknown>,
): Promise<void> {
  const stream = file ? createWriteStream(file, { mode: 0o600, flags: 'wx' }) : process.stdout;
  const failed = new Promise<never>((_, refuse) => {
    stream.once('error', (error) => refuse(sentence(option, file ?? '', error, WRITING)));
  });
  failed.catch(() => undefined);
  // Nothing is read before it is known that it can be written.
  if (file) await Promise.race([once(stream, 'open'), failed]);
  const write = async (line: string): Promise<void> => {
    if (!stream.write(line)) await Promise.race([once(stream, 'drain'), failed]);
  };
  await Promise.race([work(write), failed]);
  if (!file) return;
  stream.end();
  await Promise.race([once(stream, 'finish'), failed]);
}
