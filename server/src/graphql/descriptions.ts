import {
  type GraphQLEnumType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** What each value of an enum says, by the enum's name. */
const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Locale: { FR: 'French.', EN: 'English.' },
  SortDirection: { ASC: 'The smallest or earliest first.', DESC: 'The largest or latest first.' },
  Role: {
    OWNER: 'Runs the installation for the organisation: members, tokens, settings.',
    CONTROLLER_REPRESENTATIVE: 'Acts for the controller: approves and decides (GDPR 24).',
    DPO: 'Data protection officer: advises and monitors (GDPR 37 to 39).',
    PRIVACY_OFFICER: 'Works the cases day by day.',
    PROCESSOR_MANAGER: 'Keeps processors and their contracts (GDPR 28).',
    BUSINESS_OWNER: 'Owns processing activities and the tasks on them.',
    AUDITOR: 'Reads, and writes nothing.',
    INTEGRATOR: 'Connects software.',
  },
  ActorKind: {
    USER: 'A person.',
    TOKEN: 'Software, by its token.',
    SYSTEM: 'Vigie itself.',
    PUBLIC: 'Somebody who is not signed in.',
  },
  BreachStatus: {
    DETECTED: 'Something was noticed.',
    UNDER_INVESTIGATION: 'Whether personal data are concerned is being found out.',
    CONFIRMED: 'Personal data were compromised: the controller is aware.',
    ASSESSED: 'The risk to persons was assessed (GDPR 33(1), 34(1)).',
    NOTIFIED_INITIAL: 'The authority was told (GDPR 33(1)).',
    NOTIFIED_COMPLETE: 'The authority was told the rest (GDPR 33(4)).',
    CLOSED: 'Over.',
    NOT_A_BREACH: 'No personal data were concerned.',
    DOCUMENTED_ONLY: 'No risk is likely: documented, not notified (GDPR 33(1), 33(5)).',
  },
  BreachRole: {
    CONTROLLER: 'As the controller: the authority and the persons are told (GDPR 33(1), 34).',
    PROCESSOR: 'As a processor: the controllers are told (GDPR 33(2)).',
  },
  BreachRisk: {
    UNLIKELY: 'Unlikely to result in a risk: documented, not notified (GDPR 33(1)).',
    RISK: 'A risk: notified to the authority (GDPR 33(1)).',
    HIGH_RISK: 'A high risk: told to the persons as well (GDPR 34(1)).',
  },
  BreachSubjectCategory: {
    CUSTOMERS: 'Customers, present or potential.',
    EMPLOYEES: 'Employees.',
    MILITARY_POLICE: 'Members of the armed forces or the police.',
    MINORS: 'Minors.',
    PATIENTS: 'Patients.',
    STUDENTS: 'Pupils and students.',
    SUBSCRIBERS: 'Subscribers and members.',
    USERS: 'Users.',
    VULNERABLE: 'Vulnerable persons.',
    OTHER: 'Others.',
    UNKNOWN_YET: 'Not known yet.',
  },
  BreachDataType: {
    BASIC: 'Identity: name, date of birth.',
    CONTACT: 'Contact: address, e-mail, phone.',
    BIOMETRIC: 'Biometric data (GDPR 9).',
    CRIMINAL: 'Criminal convictions and offences (GDPR 10).',
    POLITICAL: 'Political opinions (GDPR 9).',
    RACIAL_ETHNIC: 'Racial or ethnic origin (GDPR 9).',
    RELIGIOUS: 'Religious or philosophical beliefs (GDPR 9).',
    SEX_LIFE: 'Sex life or sexual orientation (GDPR 9).',
    TRADE_UNION: 'Trade union membership (GDPR 9).',
    GENETIC: 'Genetic data (GDPR 9).',
    HEALTH: 'Health (GDPR 9).',
    FINANCIAL: 'Economic and financial situation.',
    EMPLOYMENT_HEALTH: 'Health at work (GDPR 9).',
    IDENTIFICATION: 'National identification numbers (GDPR 87).',
    LOCATION: 'Location.',
    OFFICIAL_DOCUMENTS: 'Official documents.',
    PAYMENT: 'Means of payment.',
    PROFILE: 'Profiles and behaviour.',
    CREDENTIALS: 'Passwords and other credentials.',
    UNKNOWN_YET: 'Not known yet.',
    OTHER: 'Others.',
  },
  SubjectCommunicationChannel: {
    EMAIL: 'By e-mail.',
    POST: 'By post.',
    PHONE: 'By telephone.',
    SMS: 'By text message.',
    IN_PERSON: 'In person.',
    ACCOUNT: 'In the account of each person.',
    PUBLIC_NOTICE: 'By a public notice, or something as effective (GDPR 34(3)(c)).',
  },
  ExemptionGround: {
    UNINTELLIGIBLE: 'The data are unintelligible to whoever has them, as when encrypted (GDPR 34(3)(a)).',
    SUBSEQUENT_MEASURES: 'Later measures have removed the high risk (GDPR 34(3)(b)).',
    DISPROPORTIONATE_EFFORT: 'The effort would be disproportionate: a public notice instead (GDPR 34(3)(c)).',
  },
  BreachNature: {
    CONFIDENTIALITY: 'Data were disclosed or accessed (GDPR 4(12)).',
    INTEGRITY: 'Data were altered (GDPR 4(12)).',
    AVAILABILITY: 'Data were lost or destroyed (GDPR 4(12)).',
  },
  BreachCause: {
    INTERNAL_ACCIDENTAL: 'Somebody inside, by accident.',
    INTERNAL_MALICIOUS: 'Somebody inside, on purpose.',
    EXTERNAL_ACCIDENTAL: 'Somebody outside, by accident.',
    EXTERNAL_MALICIOUS: 'Somebody outside, on purpose.',
    OTHER: 'Something else.',
    UNKNOWN: 'Not known yet.',
  },
  FilingRegime: {
    GDPR_33: 'The notification of a breach (GDPR 33).',
    NIS2: 'Essential and important entities (Directive (EU) 2022/2555 art. 23).',
    DORA: 'Financial entities, major incidents (Regulation (EU) 2022/2554 art. 19).',
    AI_ACT_73: 'Providers of high-risk AI systems, serious incidents (Regulation (EU) 2024/1689 art. 73).',
    EPRIVACY_611: 'Providers of public electronic communications services (Regulation (EU) 611/2013 art. 2).',
    CRA_14: 'Manufacturers of products with digital elements (Regulation (EU) 2024/2847 art. 14).',
  },
  RegimeStatus: {
    PROPOSED: 'The switch of the legal entity proposes it; its clocks run, a person has to decide.',
    APPLIES: 'A person decided that it applies.',
    RULED_OUT: 'A person decided that it does not; its clocks are cancelled with the reason.',
  },
  Nis2Class: {
    ESSENTIAL: 'An essential entity (NIS2 3(1)).',
    IMPORTANT: 'An important entity (NIS2 3(2)).',
    TRUST_SERVICE_PROVIDER: 'A trust service provider: it notifies within 24 hours (NIS2 23(4)).',
  },
  AiIncidentKind: {
    SERIOUS: 'A serious incident: 15 days (AI Act 73(2)).',
    WIDESPREAD: 'A widespread infringement, or critical infrastructure: 2 days (AI Act 73(3)).',
    DEATH: 'The death of a person: 10 days (AI Act 73(4)).',
  },
  CraEventKind: {
    VULNERABILITY: 'An actively exploited vulnerability (CRA 14(1)).',
    INCIDENT: 'A severe incident with an impact on the security of the product (CRA 14(3)).',
  },
  FilingStage: {
    INITIAL: 'The first notification or report (GDPR 33(1), DORA 19(4)(a), AI Act 73, Reg. 611/2013 2(2)).',
    COMPLEMENTARY: 'What could not be told at once (GDPR 33(4), AI Act 73(5), Reg. 611/2013 2(3)).',
    WITHDRAWAL: 'What was told is taken back, with its reason; of GDPR 33 alone.',
    EARLY_WARNING: 'The early warning (NIS2 23(4)(a), CRA 14).',
    NOTIFICATION: 'The incident notification (NIS2 23(4)(b), CRA 14).',
    INTERMEDIATE: 'An intermediate report (DORA 19(4)(b); NIS2 23(4)(c), on request).',
    PROGRESS: 'A progress report, while the incident goes on (NIS2 23(4)(e)).',
    FINAL: 'The final report (NIS2 23(4)(d), DORA 19(4)(c), CRA 14).',
  },
  DeadlineKind: {
    DUE: 'The last instant at which the act is in time.',
    TARGET: 'A date to aim at, which the law does not sanction by itself.',
    NOT_BEFORE: 'The act is open from then on.',
    WITHOUT_UNDUE_DELAY: 'The law names no figure: as soon as can be.',
  },
  DeadlineState: {
    RUNNING: 'It runs.',
    PAUSED: 'It stands still.',
    MET: 'The condition was met in time.',
    MET_LATE: 'The condition was met after the due instant.',
    MISSED: 'The due instant has passed and the condition is not met.',
    CANCELLED: 'It was called off, for a reason.',
  },
  HourStart: {
    EXACT: 'Hours count from the instant itself.',
    NEXT_FULL_HOUR: 'Hours count from the next full hour (1182/71 art. 3(1)).',
  },
  PauseMode: {
    SUSPEND_CALENDAR_DAYS: 'The days that stood still are added at the end.',
    RESTART: 'The period begins anew with the answer.',
    NONE: 'The clock runs on.',
  },
  ExtensionBasis: {
    FROM_RECEIPT: 'All months count from the receipt.',
    CHAINED_UNROLLED:
      'Further months count from the end of the first period, before it moved to a working day.',
  },
  PauseReason: {
    IDENTITY_DOUBT: 'There are reasonable doubts about who asks (GDPR 12(6)).',
    SCOPE_CLARIFICATION: 'Much is held on the person, who is asked what is meant (recital 63).',
    AUTHORITY_INFORMATION: 'The authority waits for what it asked for (GDPR 36(2)).',
  },
  EntityClass: {
    CREDIT_INSTITUTION: 'A credit institution.',
    CCP: 'A central counterparty.',
    TRADING_VENUE: 'An operator of a trading venue.',
    NIS2_ENTITY: 'An essential or important entity under NIS 2.',
    OTHER: 'Any other.',
  },
  AlertChannel: { MAIL: 'A mail.', INBOX: 'A line in the inbox of the console.' },
  AlertStepState: {
    PLANNED: 'Its time has not come, or it is about to go out.',
    CLAIMED: 'A process is sending it.',
    SENT: 'It went out.',
    FAILED: 'It will not be tried again.',
    SUPERSEDED: 'Its clock changed or ended before it was due.',
  },
  DeadLetterKind: {
    ALERT: 'An alert of a clock, to a member of the organisation.',
    LETTER: 'A letter to a person by mail (GDPR 12).',
  },
  DeadLetterState: { FAILED: 'Given up.', RETRYING: 'It is tried again by itself.' },
  QueueBackend: { POSTGRESQL: 'PostgreSQL, beside the data.', REDIS: 'Redis or Valkey.' },
  BackgroundTask: {
    ALERTS: 'Looks for alerts that are due, and sends them.',
    LETTERS: 'Looks for letters that are due, and sends them.',
    DIGESTS: 'Plans the daily digests, and sends those that are due.',
    RELAY: 'Tells the queue what has happened.',
    SEALING: 'Seals the entries of the trail.',
    RETENTION: "Applies Vigie's own retention.",
  },
  RunOutcome: { RUNNING: 'It runs.', DONE: 'It ended well.', FAILED: 'It was interrupted, and comes again.' },
  MailState: {
    PENDING: 'It is to go out.',
    SENT: 'The server took it.',
    FAILED: 'It will not be tried again.',
  },
  IdentifierScheme: {
    EMAIL: 'An e-mail address.',
    PHONE: 'A phone number.',
    CUSTOMER_NUMBER: 'The number of the customer, here or in a system that is named.',
    FULL_NAME: 'The full name, which alone finds nobody.',
  },
  RequestStatus: {
    RECEIVED: 'It came in.',
    IDENTITY_CHECK: 'Who asks is being made sure of (GDPR 12(6)).',
    QUALIFIED: 'Which rights are exercised is understood.',
    IN_PROGRESS: 'It is being worked on.',
    PAUSED: 'The person was asked for something: the clock stands still.',
    ANSWERED: 'The answer went out (GDPR 12(3)).',
    CLOSED: 'Over.',
    REFUSED: 'No action is taken, and the person was told why (GDPR 12(4)).',
    WITHDRAWN: 'The person took it back.',
    TRANSFERRED: 'It went to the controller whom it concerns.',
  },
  RequestChannel: {
    EMAIL: 'By e-mail.',
    WEB_FORM: 'By a form.',
    POST: 'By letter.',
    PHONE: 'By phone.',
    IN_PERSON: 'Face to face.',
    CHATBOT: 'To a chatbot.',
    HELPDESK: 'To the customer service.',
    SOCIAL_NETWORK: 'On a social network.',
    OTHER: 'In another way.',
  },
  RequesterType: {
    SELF: 'The person.',
    MANDATE: 'Somebody whom the person mandated.',
    PARENT: 'A parent of a minor.',
    GUARDIAN: 'A guardian.',
    HEIR: 'An heir (LIL 85).',
  },
  IdentityResult: {
    NOT_NEEDED: 'No check was needed: an authenticated account, as an instance.',
    PENDING: 'Not settled yet.',
    VERIFIED: 'It is the person, or whom they sent.',
    FAILED: 'The person cannot be identified (GDPR 11, 12(2)).',
  },
  ClaimState: {
    OPEN: 'Nobody has settled it yet.',
    ACCEPTED: 'It is the person’s from then on.',
    REFUSED: 'It was nobody’s here: erased.',
  },
  IdentityMethod: {
    AUTHENTICATED_ACCOUNT: 'They wrote from an account that they had signed in to.',
    DATA_ON_FILE: 'They confirmed data that are held already.',
    QUESTIONS: 'They answered questions.',
    ID_COPY: 'A copy of an identity document: only where the doubt is stated in writing.',
  },
  MandateResult: { VERIFIED: 'It stands.', REJECTED: 'It was not proven.' },
  DecisionOutcome: {
    GRANTED: 'In full.',
    PARTIALLY_GRANTED: 'In part: the rest with its ground and remedies.',
    REFUSED: 'Not at all: with its ground and remedies (GDPR 12(4)).',
  },
  RefusalGround: {
    NOT_IDENTIFIABLE: 'The person cannot be identified (GDPR 11, 12(2)).',
    UNFOUNDED_OR_EXCESSIVE: 'Manifestly unfounded or excessive (GDPR 12(5)).',
    THIRD_PARTY_RIGHTS: 'The rights of others: to redact, not to refuse (GDPR 15(4), 20(4)).',
    ERASURE_EXCEPTION: 'An exception to erasure (GDPR 17(3)).',
    NO_GROUND: 'The conditions of the right are not met (GDPR 17(1), 18(1), 20(1), 22(1)).',
    COMPELLING_GROUNDS: 'Compelling legitimate grounds (GDPR 21(1)).',
    BASIS_EXCLUDES_RIGHT: 'The legal basis does not give this right.',
    NATIONAL_RESTRICTION: 'A national law restricts it, and is named (GDPR 23).',
  },
  DocumentPurpose: {
    IDENTITY: 'A copy of an identity document: deleted when the identity is decided (GDPR 12(6)).',
    REQUEST_FILE: 'A piece of a request: what came with it, or goes out with its answer (GDPR 15(3), 20(1)).',
  },
  AccessHeading: {
    PURPOSES: 'The purposes of the processing (GDPR 15(1)(a)).',
    DATA_CATEGORIES: 'The categories of data (GDPR 15(1)(b)).',
    RECIPIENTS: 'The recipients, by name where the person asks (GDPR 15(1)(c)).',
    RETENTION: 'How long, or by which criteria (GDPR 15(1)(d)).',
    RIGHTS: 'The other rights of the person (GDPR 15(1)(e)).',
    COMPLAINT: 'The complaint to an authority (GDPR 15(1)(f)).',
    SOURCE: 'Where the data come from, if not from the person (GDPR 15(1)(g)).',
    AUTOMATED_DECISIONS: 'Automated decisions: their logic and consequences (GDPR 15(1)(h), 22).',
    TRANSFERS: 'Transfers outside the Union and their safeguards (GDPR 15(2), 46).',
  },
  RecipientNoticeOutcome: {
    TOLD: 'They were told.',
    IMPOSSIBLE: 'Telling them is impossible (GDPR 19).',
    DISPROPORTIONATE: 'Telling them takes a disproportionate effort (GDPR 19).',
    NO_RECIPIENT: 'The data were disclosed to nobody.',
  },
  CommunicationKind: {
    FEE_NOTICE: 'A fee is announced before it is charged (GDPR 12(5)(a)).',
    RECIPIENTS_NOTICE: 'Who the recipients are, for the person who asks (GDPR 19).',
    ACKNOWLEDGEMENT: 'The receipt is acknowledged.',
    IDENTITY_REQUEST: 'The person is asked who they are (GDPR 12(6)).',
    EXTENSION_NOTICE: 'The answer takes longer, and why (GDPR 12(3)).',
    ANSWER: 'The answer (GDPR 12(3)).',
    REFUSAL: 'No action is taken, and why (GDPR 12(4)).',
    TRANSFER_NOTICE: 'Another controller is the right one.',
  },
  ExtensionReason: {
    COMPLEXITY: 'The request is complex.',
    NUMBER_OF_REQUESTS: 'There are many requests.',
  },
  Right: {
    ACCESS: 'Access (GDPR 15).',
    RECTIFICATION: 'Rectification (GDPR 16).',
    ERASURE: 'Erasure (GDPR 17).',
    RESTRICTION: 'Restriction of processing (GDPR 18).',
    PORTABILITY: 'Portability (GDPR 20).',
    OBJECTION: 'Objection (GDPR 21).',
    AUTOMATED_DECISION_REVIEW: 'Review of an automated decision (GDPR 22(3)).',
    CONSENT_WITHDRAWAL: 'Withdrawal of consent (GDPR 7(3)).',
    POST_MORTEM_DIRECTIVES: 'Directives for after death (LIL 84 to 86).',
  },
};

const ROOTS: Readonly<Record<string, string>> = {
  Query: 'What can be read. One operation reads one snapshot of the database.',
  Mutation: 'What can be done. Each field is one unit of work: all of it happens, or nothing.',
};

/** Arguments that mean the same wherever they stand. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  id: 'Its id. One that is unknown, ill-formed or of another organisation is NOT_FOUND.',
  action: 'The verb alone, as in suspend.',
  locale: 'In which language.',
};

function describeEnum(type: GraphQLEnumType): void {
  for (const value of type.getValues()) {
    value.description ??= type.name.endsWith('OrderField')
      ? `By ${value.name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}.`
      : VALUES[type.name]?.[value.name];
  }
}

/** Says of every enum value and argument what its class could not, so that no element of the schema is without a word. */
export function describeSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description ??= ROOTS[type.name];
    if (isEnumType(type)) describeEnum(type);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { args } of Object.values(type.getFields())) {
      for (const arg of args) {
        arg.description ??= arg.name === 'input' ? getNamedType(arg.type).description : ARGUMENTS[arg.name];
      }
    }
  }
  return schema;
}
