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

/** Clocks that one ladder of alerts fits: they are told of alike. */
export enum ClockFamily {
  HOURS = 'HOURS', // up to four days from the fact: GDPR 33(1) first of all, NIS2, DORA, CRA
  REQUESTS = 'REQUESTS', // what a data subject asked for, in days and months: GDPR 12(3)
  OTHER = 'OTHER', // every other one
}

/** At which moment of a clock an alert is given. */
export enum AlertMoment {
  AT_START = 'AT_START',
  AFTER_START = 'AFTER_START',
  BEFORE_DUE = 'BEFORE_DUE',
  AT_DUE = 'AT_DUE',
  OVERDUE = 'OVERDUE', // after the due instant, again and again until the law's condition is met
}

/** Who is told. Each is whoever holds that role when the alert goes out. */
export enum AlertRecipient {
  ASSIGNEE = 'ASSIGNEE', // whoever the clock is given to, else the DPO, else who stands in for one
  DPO = 'DPO',
  PRIVACY_OFFICER = 'PRIVACY_OFFICER',
  CONTROLLER_REPRESENTATIVE = 'CONTROLLER_REPRESENTATIVE', // answers for it: GDPR 24
  OWNER = 'OWNER',
}

/** Where the digest of one person and day stands. */
export enum DigestState {
  PLANNED = 'PLANNED',
  CLAIMED = 'CLAIMED',
  SENT = 'SENT',
  EMPTY = 'EMPTY', // there was nothing to tell
  FAILED = 'FAILED',
  SUPERSEDED = 'SUPERSEDED', // a later day's took its place, or the person has left
}
