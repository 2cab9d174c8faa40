/** What the law makes of the date. Not every clock is a legal last day. */
export enum DeadlineKind {
  DUE = 'DUE', // a legal or contractual last day
  TARGET = 'TARGET', // good practice or policy, never missed in law
  NOT_BEFORE = 'NOT_BEFORE', // the action is open only from `notBeforeAt`
  WITHOUT_UNDUE_DELAY = 'WITHOUT_UNDUE_DELAY', // the law gives no figure (GDPR 19, 33(2), 34(1)): the date is a target
}

/** Where a clock stands. A computation answers RUNNING or PAUSED; the others need a now and a completion. */
export enum DeadlineState {
  RUNNING = 'RUNNING',
  PAUSED = 'PAUSED', // GDPR 12(6), recital 63, 36(2): a question is open, there is no due date
  MET = 'MET',
  MET_LATE = 'MET_LATE',
  MISSED = 'MISSED',
  CANCELLED = 'CANCELLED',
}

/** When the first hour of an hour period starts: Regulation 1182/71 art. 3(1), contested. */
export enum HourStart {
  EXACT = 'EXACT', // at the event: at most 59 minutes stricter
  NEXT_FULL_HOUR = 'NEXT_FULL_HOUR', // the hour of the event does not count
}

/** What an open question does to the clock: GDPR 12(6), EDPB Guidelines 01/2022. */
export enum PauseMode {
  SUSPEND_CALENDAR_DAYS = 'SUSPEND_CALENDAR_DAYS', // adds the days from the question to the answer
  RESTART = 'RESTART', // a fresh period once identity is established
  NONE = 'NONE', // strict: nothing stops the clock
}

/** From where the further months of GDPR 12(3) are counted. They differ at month ends only. */
export enum ExtensionBasis {
  FROM_RECEIPT = 'FROM_RECEIPT', // 31 January + 3 months: 30 April
  CHAINED_UNROLLED = 'CHAINED_UNROLLED', // 31 January + 1 month + 2 months: 28 April
}

/** Why a clock may stand still. */
export enum PauseReason {
  IDENTITY_DOUBT = 'IDENTITY_DOUBT', // GDPR 12(6)
  SCOPE_CLARIFICATION = 'SCOPE_CLARIFICATION', // GDPR recital 63
  AUTHORITY_INFORMATION = 'AUTHORITY_INFORMATION', // GDPR 36(2), last sentence
}

/** Financial entities that DORA treats apart: Delegated Regulation (EU) 2025/301 art. 5. Of two classes, the stricter. */
export enum EntityClass {
  CREDIT_INSTITUTION = 'CREDIT_INSTITUTION',
  CCP = 'CCP',
  TRADING_VENUE = 'TRADING_VENUE',
  NIS2_ENTITY = 'NIS2_ENTITY', // essential or important entity
  OTHER = 'OTHER',
}
