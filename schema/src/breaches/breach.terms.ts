/** Where a breach stands, from its detection to its closing. */
export enum BreachStatus {
  DETECTED = 'DETECTED',
  UNDER_INVESTIGATION = 'UNDER_INVESTIGATION',
  CONFIRMED = 'CONFIRMED', // awareness: the 72 hours run, GDPR 33(1)
  ASSESSED = 'ASSESSED',
  NOTIFIED_INITIAL = 'NOTIFIED_INITIAL',
  NOTIFIED_COMPLETE = 'NOTIFIED_COMPLETE',
  CLOSED = 'CLOSED',
  NOT_A_BREACH = 'NOT_A_BREACH',
  DOCUMENTED_ONLY = 'DOCUMENTED_ONLY', // GDPR 33(5)
}

/** What was lost; several may be (WP250 rev.01). */
export enum BreachNature {
  CONFIDENTIALITY = 'CONFIDENTIALITY',
  INTEGRITY = 'INTEGRITY',
  AVAILABILITY = 'AVAILABILITY',
}

/** Where it came from, in the CNIL's words. */
export enum BreachCause {
  INTERNAL_ACCIDENTAL = 'INTERNAL_ACCIDENTAL',
  INTERNAL_MALICIOUS = 'INTERNAL_MALICIOUS',
  EXTERNAL_ACCIDENTAL = 'EXTERNAL_ACCIDENTAL',
  EXTERNAL_MALICIOUS = 'EXTERNAL_MALICIOUS',
  OTHER = 'OTHER',
  UNKNOWN = 'UNKNOWN',
}

/** The phases in which an authority is told, GDPR 33(4). */
export enum FilingStage {
  INITIAL = 'INITIAL',
  COMPLEMENTARY = 'COMPLEMENTARY',
}

/** The regimes under which a breach is told to an authority. Each has clocks of its own. */
export enum FilingRegime {
  GDPR_33 = 'GDPR_33',
}
