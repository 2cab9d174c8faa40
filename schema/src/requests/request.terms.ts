/** The rights that a data subject exercises by a request, GDPR Chapter III: the codes of the rights procedure. */
export enum Right {
  ACCESS = 'ACCESS', // Art. 15
  RECTIFICATION = 'RECTIFICATION', // Art. 16
  ERASURE = 'ERASURE', // Art. 17
  RESTRICTION = 'RESTRICTION', // Art. 18
  PORTABILITY = 'PORTABILITY', // Art. 20
  OBJECTION = 'OBJECTION', // Art. 21
  AUTOMATED_DECISION_REVIEW = 'AUTOMATED_DECISION_REVIEW', // Art. 22
  CONSENT_WITHDRAWAL = 'CONSENT_WITHDRAWAL', // Art. 7(3)
  POST_MORTEM_DIRECTIVES = 'POST_MORTEM_DIRECTIVES', // LIL 84 to 86
}

/** Where a request stands, from the message to the closing. */
export enum RequestStatus {
  RECEIVED = 'RECEIVED',
  IDENTITY_CHECK = 'IDENTITY_CHECK',
  QUALIFIED = 'QUALIFIED',
  IN_PROGRESS = 'IN_PROGRESS',
  PAUSED = 'PAUSED',
  ANSWERED = 'ANSWERED',
  CLOSED = 'CLOSED',
  REFUSED = 'REFUSED',
  WITHDRAWN = 'WITHDRAWN',
  TRANSFERRED = 'TRANSFERRED',
}

/** How it reached the controller: no form may be imposed. */
export enum RequestChannel {
  EMAIL = 'EMAIL',
  WEB_FORM = 'WEB_FORM',
  POST = 'POST',
  PHONE = 'PHONE',
  IN_PERSON = 'IN_PERSON',
  CHATBOT = 'CHATBOT',
  HELPDESK = 'HELPDESK',
  SOCIAL_NETWORK = 'SOCIAL_NETWORK',
  OTHER = 'OTHER',
}

/** Who asks: the person, or someone for them. */
export enum RequesterType {
  SELF = 'SELF',
  MANDATE = 'MANDATE',
  PARENT = 'PARENT',
  GUARDIAN = 'GUARDIAN',
  HEIR = 'HEIR', // LIL 85
}

/** Why the month may become three, GDPR 12(3). */
export enum ExtensionReason {
  COMPLEXITY = 'COMPLEXITY',
  NUMBER_OF_REQUESTS = 'NUMBER_OF_REQUESTS',
}
