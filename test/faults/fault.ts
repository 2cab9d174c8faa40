import type { Figures } from './invariants.ts';
import type { Backend, Lab } from './lab.ts';

/** Something that goes wrong, what it is to leave unharmed, and how it is brought about. */
export interface Fault {
  /** Its number in the list; letters tell its variants apart. */
  id: string;
  title: string;
  /** Where it applies: queues are not asked about faults that do not reach them. */
  backends: readonly Backend[];
  /** Causes it, checks the promise afterwards, and gives what was measured. */
  run(lab: Lab): Promise<Figures>;
}

export const BOTH: readonly Backend[] = ['postgres', 'redis'];
export const EITHER: readonly Backend[] = ['postgres'];
export const REDIS: readonly Backend[] = ['redis'];

/** How long a fault lasts, whatever the pace of the machine. */
export { sleep } from '../harness/pace.ts';

export const seconds = (milliseconds: number): number => Number((milliseconds / 1000).toFixed(1));
