import type { QueueBackend } from '@vigie/schema';

/** A job of the queue that failed for good. */
export interface FailedJob {
  job: string;
  name: string;
  nodeId: string | null;
  /** By code. */
  reason: string;
  attempts: number;
  failedAt: Date | null;
}

/** The queue as someone at a desk sees it: one organisation's jobs, never another's. */
export interface QueueDesk {
  backend: QueueBackend;
  isReachable(): Promise<boolean>;
  /** What failed for good there, the newest first. */
  failedJobs(organisationId: string): Promise<FailedJob[]>;
  /** Hands a failed job to the workers again. Gives it, or null where that organisation has none of that name. */
  replay(organisationId: string, job: string): Promise<FailedJob | null>;
}
