/** By what an alert reaches its recipient. */
export enum AlertChannel {
  MAIL = 'MAIL',
  INBOX = 'INBOX',
}

/** Where an alert stands. */
export enum AlertStepState {
  PLANNED = 'PLANNED',
  CLAIMED = 'CLAIMED',
  SENT = 'SENT',
  FAILED = 'FAILED',
  SUPERSEDED = 'SUPERSEDED',
}
