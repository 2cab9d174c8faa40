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

/** How the question of who asks was settled, GDPR 12(6). */
export enum IdentityResult {
  NOT_NEEDED = 'NOT_NEEDED',
  PENDING = 'PENDING',
  VERIFIED = 'VERIFIED',
  FAILED = 'FAILED', // Art. 11(2), 12(2)
}

/** What became of an identifier that came with a message. */
export enum ClaimState {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  REFUSED = 'REFUSED',
}

/** By what the person was identified, the mildest first: EDPB 01/2022. */
export enum IdentityMethod {
  AUTHENTICATED_ACCOUNT = 'AUTHENTICATED_ACCOUNT',
  DATA_ON_FILE = 'DATA_ON_FILE',
  QUESTIONS = 'QUESTIONS',
  ID_COPY = 'ID_COPY',
}

/** What the check of a mandate found. */
export enum MandateResult {
  VERIFIED = 'VERIFIED',
  REJECTED = 'REJECTED',
}

/** What a person decided of one right. */
export enum DecisionOutcome {
  GRANTED = 'GRANTED',
  PARTIALLY_GRANTED = 'PARTIALLY_GRANTED',
  REFUSED = 'REFUSED',
}

/** Why a right is not granted, or not in full, GDPR 12(4). */
export enum RefusalGround {
  NOT_IDENTIFIABLE = 'NOT_IDENTIFIABLE', // Art. 11, 12(2)
  UNFOUNDED_OR_EXCESSIVE = 'UNFOUNDED_OR_EXCESSIVE', // Art. 12(5)
  THIRD_PARTY_RIGHTS = 'THIRD_PARTY_RIGHTS', // Art. 15(4), 20(4): redact, not refuse
  ERASURE_EXCEPTION = 'ERASURE_EXCEPTION', // Art. 17(3)
  NO_GROUND = 'NO_GROUND', // Art. 17(1)
  COMPELLING_GROUNDS = 'COMPELLING_GROUNDS', // Art. 21(1)
  BASIS_EXCLUDES_RIGHT = 'BASIS_EXCLUDES_RIGHT',
  NATIONAL_RESTRICTION = 'NATIONAL_RESTRICTION', // Art. 23: the statute is named
}

/** What was written to the person. */
export enum CommunicationKind {
  ACKNOWLEDGEMENT = 'ACKNOWLEDGEMENT',
  IDENTITY_REQUEST = 'IDENTITY_REQUEST', // Art. 12(6)
  EXTENSION_NOTICE = 'EXTENSION_NOTICE', // Art. 12(3)
  ANSWER = 'ANSWER', // Art. 12(3)
  REFUSAL = 'REFUSAL', // Art. 12(4)
  TRANSFER_NOTICE = 'TRANSFER_NOTICE',
  FEE_NOTICE = 'FEE_NOTICE', // Art. 12(5)(a)
  RECIPIENTS_NOTICE = 'RECIPIENTS_NOTICE', // Art. 19
}

/** What the person is told beside the copy of their data, GDPR 15(1)(a) to (h) and 15(2). */
export enum AccessHeading {
  PURPOSES = 'PURPOSES', // Art. 15(1)(a)
  DATA_CATEGORIES = 'DATA_CATEGORIES', // Art. 15(1)(b)
  RECIPIENTS = 'RECIPIENTS', // Art. 15(1)(c)
  RETENTION = 'RETENTION', // Art. 15(1)(d)
  RIGHTS = 'RIGHTS', // Art. 15(1)(e)
  COMPLAINT = 'COMPLAINT', // Art. 15(1)(f)
  SOURCE = 'SOURCE', // Art. 15(1)(g)
  AUTOMATED_DECISIONS = 'AUTOMATED_DECISIONS', // Art. 15(1)(h)
  TRANSFERS = 'TRANSFERS', // Art. 15(2)
}

/** What became of telling a recipient, GDPR 19. */
export enum RecipientNoticeOutcome {
  TOLD = 'TOLD',
  IMPOSSIBLE = 'IMPOSSIBLE',
  DISPROPORTIONATE = 'DISPROPORTIONATE',
  NO_RECIPIENT = 'NO_RECIPIENT',
}
