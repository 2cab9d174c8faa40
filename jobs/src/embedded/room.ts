import { statfsSync } from 'node:fs';

/** PostgreSQL takes its log from the disk in pieces of 16 MB: with less than this it cannot write. Bytes. */
const LEAST = 20 * 1024 * 1024;

/** Whether the disk of a folder has room to work with. One that does not say how large it is is believed to have it. */
export function hasRoom(folder: string): boolean {
  try {
    const { blocks, bavail, bsize } = statfsSync(folder);
    return blocks === 0 || bavail * bsize >= LEAST;
  } catch {
    return true;
  }
}
