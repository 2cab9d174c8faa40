/** The roles of a membership. A person may hold several; what they may do is the sum. */
export enum Role {
  /** Runs the installation for the organisation: members, tokens, settings. Decides nothing under the GDPR. */
  OWNER = 'OWNER',
  /** Acts for the controller: approves and decides, GDPR 24. */
  CONTROLLER_REPRESENTATIVE = 'CONTROLLER_REPRESENTATIVE',
  /** Data protection officer: advises and monitors, GDPR 37 to 39; may not hold a conflicting task, 38(6). */
  DPO = 'DPO',
  /** Works the cases day by day. */
  PRIVACY_OFFICER = 'PRIVACY_OFFICER',
  /** Keeps processors and their contracts, GDPR 28. */
  PROCESSOR_MANAGER = 'PROCESSOR_MANAGER',
  /** Owns processing activities and the tasks on them. */
  BUSINESS_OWNER = 'BUSINESS_OWNER',
  /** Reads, and writes nothing. */
  AUDITOR = 'AUDITOR',
  /** Connects software. */
  INTEGRATOR = 'INTEGRATOR',
}

/** Every scope there is: `<domain>:<read|write|decide|reveal|export|admin>`. Tokens name them, roles are made of them. */
export const SCOPES = [
  'organisations:read',
  'organisations:admin',
  'members:read',
  'members:admin',
  'tokens:read',
  'tokens:admin',
  'subjects:read',
  'subjects:write',
  'subjects:decide',
  'subjects:reveal',
  'requests:read',
  'requests:write',
  'requests:decide',
  'requests:reveal',
  'breaches:read',
  'breaches:write',
  'breaches:decide',
  'breaches:reveal',
  'deadlines:read',
  'deadlines:write',
  'deadlines:admin',
  'notifications:read',
  'mails:read',
  'mails:reveal',
  'audit:read',
  'audit:export',
  'jobs:read',
  'jobs:admin',
  'metrics:read',
] as const;

export type Scope = (typeof SCOPES)[number];

const READ: Scope[] = [
  'organisations:read',
  'members:read',
  'subjects:read',
  'requests:read',
  'breaches:read',
  'deadlines:read',
  'notifications:read',
];

const CASE_WORK: Scope[] = [
  'subjects:write',
  'subjects:reveal',
  'requests:write',
  'requests:reveal',
  'breaches:write',
  'breaches:reveal',
  'deadlines:write',
  'mails:read',
  'mails:reveal',
];

/** What each role may do. A scope that is not here is refused. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = {
  [Role.OWNER]: [
    ...READ,
    'organisations:admin',
    'members:admin',
    'tokens:read',
    'tokens:admin',
    'deadlines:admin',
    'mails:read',
    'audit:read',
    'jobs:read',
    'jobs:admin',
    'metrics:read',
  ],
  [Role.CONTROLLER_REPRESENTATIVE]: [
    ...READ,
    ...CASE_WORK,
    'subjects:decide',
    'requests:decide',
    'breaches:decide',
    'deadlines:admin',
    'tokens:read',
    'tokens:admin',
    'audit:read',
  ],
  [Role.DPO]: [
    ...READ,
    ...CASE_WORK,
    'subjects:decide',
    'requests:decide',
    'breaches:decide',
    'deadlines:admin',
    'tokens:read',
    'audit:read',
    'audit:export',
    'jobs:read',
    'jobs:admin',
  ],
  [Role.PRIVACY_OFFICER]: [...READ, ...CASE_WORK, 'requests:decide', 'breaches:decide', 'audit:read'],
  [Role.PROCESSOR_MANAGER]: [...READ],
  [Role.BUSINESS_OWNER]: [
    'organisations:read',
    'requests:read',
    'breaches:read',
    'deadlines:read',
    'notifications:read',
  ],
  [Role.AUDITOR]: [...READ, 'tokens:read', 'mails:read', 'audit:read', 'audit:export', 'jobs:read'],
  [Role.INTEGRATOR]: [
    'organisations:read',
    'tokens:read',
    'tokens:admin',
    'jobs:read',
    'metrics:read',
    'notifications:read',
  ],
};

/** All that a person with these roles may do. */
export const scopesOf = (roles: readonly Role[]): Set<Scope> =>
  new Set(roles.flatMap((role) => ROLE_SCOPES[role]));

/** The roles that a small body may give to one person only with a warning that stays, GDPR 38(6). */
export const conflictOfRoles = (roles: readonly Role[]): string | null =>
  roles.includes(Role.DPO) && (roles.includes(Role.OWNER) || roles.includes(Role.CONTROLLER_REPRESENTATIVE))
    ? 'DPO_CONFLICT_OF_INTEREST'
    : null;

/**
 * What a call needs: a scope; `SIGNED_IN`, any valid sign-in or token; `PUBLIC`, nothing at all; `SELF`, a person's own
 * sign-in, whatever the organisation.
 */
export type Requirement = Scope | 'SIGNED_IN' | 'PUBLIC' | 'SELF';

/**
 * The one table of rights. A root field by `Query.x` or `Mutation.x`; a type by its name, for every field of another
 * type that leads to it; a single field by `Type.field`, where it needs more than its type does. A field that returns
 * an object and has no entry keeps the server from starting.
 */
export const PERMISSIONS: Readonly<Record<string, Requirement>> = {
  'Query.viewer': 'PUBLIC',
  'Query.node': 'SIGNED_IN',
  'Query.organisation': 'organisations:read',
  'Query.legalEntity': 'organisations:read',
  'Query.legalEntities': 'organisations:read',
  'Query.member': 'members:read',
  'Query.members': 'members:read',
  'Query.apiToken': 'tokens:read',
  'Query.apiTokens': 'tokens:read',
  'Query.dataSubject': 'subjects:read',
  'Query.dataSubjects': 'subjects:read',
  'Query.request': 'requests:read',
  'Query.requests': 'requests:read',
  'Query.requestLetter': 'requests:reveal',
  'Query.breach': 'breaches:read',
  'Query.breaches': 'breaches:read',
  'Query.deadline': 'deadlines:read',
  'Query.deadlines': 'deadlines:read',
  'Query.notification': 'notifications:read',
  'Query.notifications': 'notifications:read',
  'Query.mail': 'mails:read',
  'Query.mails': 'mails:read',
  'Query.auditEntry': 'audit:read',
  'Query.auditEntries': 'audit:read',
  'Query.auditStatus': 'audit:read',
  'Query.legalDeadline': 'SIGNED_IN',
  'Query.breachSeverity': 'SIGNED_IN',
  'Query.assessRight': 'SIGNED_IN',
  'Query.classifyAiSystem': 'SIGNED_IN',
  'Query.screenDpia': 'SIGNED_IN',

  'Mutation.signIn': 'PUBLIC',
  'Mutation.signOut': 'PUBLIC',
  'Mutation.createLegalEntity': 'organisations:admin',
  'Mutation.updateLegalEntity': 'organisations:admin',
  'Mutation.inviteMember': 'members:admin',
  'Mutation.changeRoleOfMember': 'members:admin',
  'Mutation.createApiToken': 'tokens:admin',
  'Mutation.revokeApiToken': 'tokens:admin',
  'Mutation.identifyDataSubject': 'subjects:write',
  'Mutation.eraseDataSubject': 'subjects:decide',
  'Mutation.receiveRequest': 'requests:write',
  'Mutation.suspendRequest': 'requests:write',
  'Mutation.resumeRequest': 'requests:write',
  'Mutation.extendRequest': 'requests:decide',
  'Mutation.answerRequest': 'requests:decide',
  'Mutation.acknowledgeRequest': 'requests:write',
  'Mutation.verifyRequest': 'requests:write',
  'Mutation.verifyMandateOfRequest': 'requests:write',
  'Mutation.identifySubjectOfRequest': 'requests:write',
  'Mutation.assignRequest': 'requests:write',
  'Mutation.correctReceiptOfRequest': 'requests:decide',
  'Mutation.qualifyRequest': 'requests:write',
  'Mutation.startRequest': 'requests:write',
  'Mutation.transferRequest': 'requests:decide',
  'Mutation.withdrawRequest': 'requests:write',
  'Mutation.closeRequest': 'requests:decide',
  'Mutation.addRightToRequest': 'requests:write',
  'Mutation.correctRight': 'requests:write',
  'Mutation.assessRight': 'requests:write',
  'Mutation.grantRight': 'requests:decide',
  'Mutation.partiallyGrantRight': 'requests:decide',
  'Mutation.refuseRight': 'requests:decide',
  'Mutation.createBreach': 'breaches:write',
  'Mutation.updateBreach': 'breaches:write',
  'Mutation.fileBreach': 'breaches:decide',
  'Mutation.acknowledgeDeadline': 'deadlines:write',
  'Mutation.readNotification': 'notifications:read',

  Viewer: 'PUBLIC',
  OrganisationChoice: 'PUBLIC',
  Permission: 'SIGNED_IN',
  PageInfo: 'SIGNED_IN',
  Organisation: 'PUBLIC',
  User: 'PUBLIC',
  LegalEntity: 'SIGNED_IN',
  Membership: 'members:read',
  ApiToken: 'tokens:read',
  CreatedApiToken: 'tokens:admin',
  DataSubject: 'subjects:read',
  SubjectIdentifier: 'subjects:read',
  ErasureProof: 'subjects:read',
  RequestCase: 'requests:read',
  DataSubjectRequest: 'requests:read',
  Suspension: 'requests:read',
  RequestExtension: 'requests:read',
  IdentityCheck: 'requests:read',
  RequestAssessment: 'requests:read',
  RightDecision: 'requests:read',
  RequestCommunication: 'requests:read',
  RequestLetter: 'requests:reveal',
  Breach: 'breaches:read',
  RegimeFiling: 'breaches:read',
  Deadline: 'deadlines:read',
  DeadlineRevision: 'deadlines:read',
  DeadlineStep: 'SIGNED_IN',
  AlertStep: 'deadlines:read',
  Notification: 'notifications:read',
  MailMessage: 'mails:read',
  AuditEntry: 'audit:read',
  AuditStatus: 'audit:read',
  LegalDeadline: 'SIGNED_IN',
  BreachSeverity: 'SIGNED_IN',
  RightAssessment: 'SIGNED_IN',
  AiClassification: 'SIGNED_IN',
  AiObligation: 'SIGNED_IN',
  DpiaScreening: 'SIGNED_IN',
  LegalReason: 'SIGNED_IN',
  Node: 'SIGNED_IN',

  'SubjectIdentifier.value': 'subjects:reveal',
  'RequestCase.requesterName': 'requests:reveal',
  'RequestCase.requesterEmail': 'requests:reveal',
  'RequestCase.verbatim': 'requests:reveal',
  'RequestCase.answerSummary': 'requests:reveal',
  'RequestCase.mandateNote': 'requests:reveal',
  'RequestCase.transferredTo': 'requests:reveal',
  'RequestCase.receiptReason': 'requests:reveal',
  'IdentityCheck.asked': 'requests:reveal',
  'IdentityCheck.reason': 'requests:reveal',
  'IdentityCheck.documentReference': 'requests:reveal',
  'RightDecision.reason': 'requests:reveal',
  'RightDecision.departureReason': 'requests:reveal',
  'RequestCommunication.text': 'requests:reveal',
  'Breach.description': 'breaches:reveal',
  'MailMessage.to': 'mails:reveal',
  'MailMessage.text': 'mails:reveal',
};
