/** What could not be delivered. */
export enum DeadLetterKind {
  ALERT = 'ALERT',
  LETTER = 'LETTER',
}

/** Whether it is given up, or tried again by itself. */
export enum DeadLetterState {
  FAILED = 'FAILED',
  RETRYING = 'RETRYING',
}

/** On what the queue runs. */
export enum QueueBackend {
  POSTGRESQL = 'POSTGRESQL',
  REDIS = 'REDIS',
}

/** What every worker process does again and again by itself. */
export enum BackgroundTask {
  ALERTS = 'ALERTS',
  LETTERS = 'LETTERS',
  DIGESTS = 'DIGESTS',
  RELAY = 'RELAY',
  SEALING = 'SEALING',
  RETENTION = 'RETENTION',
}

/** How a run of a task stands. */
export enum RunOutcome {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  FAILED = 'FAILED',
}
