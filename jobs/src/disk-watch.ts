import { hasRoom } from './embedded/index.ts';
import { turning } from './turning.ts';

const LOOK = 5000;

/** Whether the disk of the data folder is full, told when it becomes so and when there is room again. */
export interface DiskWatch {
  isFull(): boolean;
  stop(): void;
}

export function watchDisk(dataDir: string, tell: (line: string) => void): DiskWatch {
  const turns = turning(
    tell,
    'the disk of the data folder is full: what cannot be written is refused until there is room',
    'there is room on the disk of the data folder again',
  );
  let isFull = false;
  const look = (): void => {
    isFull = !hasRoom(dataDir);
    turns(isFull);
  };
  look();
  const timer = setInterval(look, LOOK).unref();
  return { isFull: () => isFull, stop: () => clearInterval(timer) };
}
