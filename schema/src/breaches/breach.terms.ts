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

/** In which role the organisation met it: the duties of GDPR 33(1) or those of 33(2). */
export enum BreachRole {
  CONTROLLER = 'CONTROLLER',
  PROCESSOR = 'PROCESSOR',
}

/** What a person decides of the risk to rights and freedoms, GDPR 33(1), 34(1). */
export enum BreachRisk {
  UNLIKELY = 'UNLIKELY',
  RISK = 'RISK',
  HIGH_RISK = 'HIGH_RISK',
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

/** Whom a breach concerns, in the words of the EDPB's draft template of June 2026. */
export enum BreachSubjectCategory {
  CUSTOMERS = 'CUSTOMERS',
  EMPLOYEES = 'EMPLOYEES',
  MILITARY_POLICE = 'MILITARY_POLICE',
  MINORS = 'MINORS',
  PATIENTS = 'PATIENTS',
  STUDENTS = 'STUDENTS',
  SUBSCRIBERS = 'SUBSCRIBERS',
  USERS = 'USERS',
  VULNERABLE = 'VULNERABLE',
  OTHER = 'OTHER',
  UNKNOWN_YET = 'UNKNOWN_YET',
}

/** Which data a breach concerns, in the words of the same template. */
export enum BreachDataType {
  BASIC = 'BASIC',
  CONTACT = 'CONTACT',
  BIOMETRIC = 'BIOMETRIC',
  CRIMINAL = 'CRIMINAL',
  POLITICAL = 'POLITICAL',
  RACIAL_ETHNIC = 'RACIAL_ETHNIC',
  RELIGIOUS = 'RELIGIOUS',
  SEX_LIFE = 'SEX_LIFE',
  TRADE_UNION = 'TRADE_UNION',
  GENETIC = 'GENETIC',
  HEALTH = 'HEALTH',
  FINANCIAL = 'FINANCIAL',
  EMPLOYMENT_HEALTH = 'EMPLOYMENT_HEALTH',
  IDENTIFICATION = 'IDENTIFICATION',
  LOCATION = 'LOCATION',
  OFFICIAL_DOCUMENTS = 'OFFICIAL_DOCUMENTS',
  PAYMENT = 'PAYMENT',
  PROFILE = 'PROFILE',
  CREDENTIALS = 'CREDENTIALS',
  UNKNOWN_YET = 'UNKNOWN_YET',
  OTHER = 'OTHER',
}

/** How the persons were told, GDPR 34(1); the public notice is that of 34(3)(c). */
export enum SubjectCommunicationChannel {
  EMAIL = 'EMAIL',
  POST = 'POST',
  PHONE = 'PHONE',
  SMS = 'SMS',
  IN_PERSON = 'IN_PERSON',
  ACCOUNT = 'ACCOUNT',
  PUBLIC_NOTICE = 'PUBLIC_NOTICE',
}

/** Why the persons need not be told one by one, GDPR 34(3). */
export enum ExemptionGround {
  UNINTELLIGIBLE = 'UNINTELLIGIBLE', // 34(3)(a)
  SUBSEQUENT_MEASURES = 'SUBSEQUENT_MEASURES', // 34(3)(b)
  DISPROPORTIONATE_EFFORT = 'DISPROPORTIONATE_EFFORT', // 34(3)(c): a public notice replaces it
}
