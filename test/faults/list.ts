import { CLOCK_FAULTS } from './clock.faults.ts';
import { DATABASE_FAULTS } from './database.faults.ts';
import type { Fault } from './fault.ts';
import { LOAD_FAULTS } from './load.faults.ts';
import { MAIL_FAULTS } from './mail.faults.ts';
import { OWN_DATABASE_FAULTS } from './own-database.faults.ts';
import { QUEUE_FAULTS } from './queue.faults.ts';
import { START_FAULTS } from './start.faults.ts';
import { WORKER_FAULTS } from './worker.faults.ts';

/** All faults that can be caused here, in the order of their numbers. */
export const FAULTS: readonly Fault[] = [
  ...WORKER_FAULTS,
  ...QUEUE_FAULTS,
  ...DATABASE_FAULTS,
  ...CLOCK_FAULTS,
  ...MAIL_FAULTS,
  ...LOAD_FAULTS,
  ...START_FAULTS,
  ...OWN_DATABASE_FAULTS,
].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
