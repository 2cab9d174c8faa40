import { BREACH_ACTIONS, REQUEST_ACCESS, REQUEST_VERBS } from '@vigie/schema/rules';

const ALLOWED = { allowed: true, reason: null, text: null };
export const refusedBy = (reason: string, text: string) => ({ allowed: false, reason, text });

const ENTITY = {
  id: 'e1',
  name: 'Maison Lumen SAS',
  timeZone: 'Europe/Paris',
  country: 'FR',
  holidayZone: null,
};
export const CLAIRE = { id: 'u1', name: 'Claire Vasseur' };

/** Claire, and what time it legally is. */
export const aViewer = (now: string) => ({
  data: {
    viewer: {
      now,
      demo: true,
      user: { ...CLAIRE, email: 'dpo@example.org', locale: 'FR' },
      organisation: null,
      organisations: [],
      roles: [],
      warnings: [],
      permissions: [],
    },
  },
});

export const aClock = (rule: string, label: string, dueAt: string, over: object) => ({
  id: `clock-${rule}`,
  version: 1,
  rule,
  label,
  source: 'GDPR art. 12(3)',
  kind: 'DUE',
  state: 'RUNNING',
  anchorAt: '2026-11-24T15:00:00.000Z',
  dueAt,
  dueOn: dueAt.slice(0, 10),
  baseDueOn: dueAt.slice(0, 10),
  strictDueAt: dueAt,
  notBeforeAt: null,
  settledAt: null,
  acknowledgedAt: null,
  warnings: [],
  trace: [
    {
      step: 'ANCHOR',
      source: 'GDPR art. 12(3)',
      policy: null,
      result: dueAt,
      text: 'Reçue le 24 novembre 2026.',
    },
    {
      step: 'DUE',
      source: 'GDPR art. 12(3)',
      policy: null,
      result: dueAt,
      text: 'Le délai finit le 24 décembre 2026.',
    },
  ],
  steps: [],
  on: { id: 'right-1', right: 'ACCESS' },
  ...over,
});

const NOT_NOW = refusedBy('NOT_NOW', 'Pas maintenant.');

/** Of these verbs, those named are open. */
const open = (all: readonly string[], allowed: string[]) =>
  Object.fromEntries(all.map((verb) => [`can_${verb}`, allowed.includes(verb) ? ALLOWED : NOT_NOW]));

const RIGHT_VERBS = ['assess', 'grant', 'partiallyGrant', 'refuse', 'correct'];
const LATER_RIGHT_VERBS = ['announceFee', 'notifyRecipient'];
const REQUEST_ACTIONS = Object.keys({ ...REQUEST_VERBS, ...REQUEST_ACCESS });

/** The verbs that are open on a request; every other one is refused. */
export const openOnRequest = (...allowed: string[]) => open(REQUEST_ACTIONS, allowed);
export const openOnBreach = (...allowed: string[]) => open(Object.keys(BREACH_ACTIONS), allowed);

/** One right exercised. */
export const aRight = (over: object = {}, allowed: string[] = RIGHT_VERBS) => ({
  id: 'right-1',
  version: 1,
  right: 'ACCESS',
  status: 'IN_PROGRESS',
  outcome: null,
  deadline: aClock('GDPR_12_3', 'Réponse à la personne (RGPD, art. 12(3))', '2026-12-24T22:59:59.000Z', {}),
  assessments: [],
  decisions: [],
  recipientNotices: [],
  feeAnnouncement: null,
  ...open([...RIGHT_VERBS, ...LATER_RIGHT_VERBS], allowed),
  ...over,
});

/** A request as the API gives it, on Friday 27 November 2026. */
export const aRequest = (over: object = {}, clockOver: object = {}) => ({
  id: 'r1',
  version: 3,
  reference: 'DR-2026-0042',
  status: 'IN_PROGRESS',
  channel: 'EMAIL',
  receivedAt: '2026-11-24T15:00:00.000Z',
  receivedOn: null,
  locale: 'FR',
  requesterType: 'SELF',
  requesterName: 'Hélène Garnier',
  requesterEmail: 'h.garnier@courriel.example',
  verbatim: 'Quelles données détenez-vous ?',
  dueAt: '2026-12-24T22:59:59.000Z',
  createdAt: '2026-11-24T15:00:00.000Z',
  updatedAt: '2026-11-24T15:00:00.000Z',
  legalEntity: ENTITY,
  assignee: CLAIRE,
  identity: 'VERIFIED',
  mandate: null,
  undecidedRights: 0,
  undeliveredLetters: 0,
  untoldRights: 0,
  documents: [],
  accessInformation: null,
  accessTemplate: null,
  acknowledgedAt: '2026-11-24T16:00:00.000Z',
  closedAt: null,
  isLate: false,
  lateReason: null,
  subject: null,
  identityChecks: [],
  communications: [],
  rights: [aRight({ outcome: 'GRANTED' })],
  suspensions: [],
  extension: null,
  answeredAt: null,
  answerChannel: null,
  deadlines: [
    aClock('GDPR_12_3', 'Réponse à la personne (RGPD, art. 12(3))', '2026-12-24T22:59:59.000Z', clockOver),
  ],
  timeline: [],
  ...openOnRequest('suspend', 'extend', 'answer', 'assign', 'transfer', 'withdraw'),
  can_resume: refusedBy('NOT_SUSPENDED', 'Le délai n’est pas suspendu.'),
  ...over,
});

/** A breach of which the controller became aware on Tuesday, 72 hours before Friday at 16:00 UTC. */
export const aBreach = (over: object = {}, clockOver: object = {}) => ({
  id: 'b1',
  version: 2,
  reference: 'BR-2026-0007',
  title: 'Fichier envoyé au mauvais prestataire',
  status: 'CONFIRMED',
  natures: ['CONFIDENTIALITY'],
  cause: 'INTERNAL_ACCIDENTAL',
  detectedAt: '2026-11-24T15:00:00.000Z',
  awareAt: '2026-11-24T16:00:00.000Z',
  gapReason: null,
  role: 'CONTROLLER',
  investigationStartedAt: null,
  awarenessEvidence: null,
  contact: null,
  involvedSubjects: null,
  involvedData: null,
  likelyConsequences: null,
  measuresTaken: null,
  risk: null,
  notifyAuthority: null,
  tellSubjects: null,
  notifiedAt: null,
  communicatedAt: null,
  publicNoticeAt: null,
  endedAt: null,
  currentAssessment: null,
  currentDecision: null,
  assessments: [],
  communications: [],
  exemptions: [],
  measures: [],
  controllerNotices: [],
  register: { isComplete: false, missing: ['likelyConsequences', 'measuresTaken'] },
  description: 'Un export est parti au mauvais destinataire.',
  approximateSubjects: 1240,
  approximateRecords: null,
  dueAt: '2026-11-27T16:00:00.000Z',
  createdAt: '2026-11-24T16:00:00.000Z',
  updatedAt: '2026-11-24T16:00:00.000Z',
  legalEntity: ENTITY,
  assignee: CLAIRE,
  filings: [],
  regimes: [],
  openRegimes: 0,
  sourceNotice: null,
  deadlines: [
    aClock(
      'GDPR_33_1',
      'Notification à l’autorité (RGPD, art. 33(1))',
      '2026-11-27T16:00:00.000Z',
      clockOver,
    ),
  ],
  timeline: [],
  ...openOnBreach('update', 'file', 'assess', 'communicate', 'addMeasure'),
  ...over,
});

/** A version of its severity, which proposes to tell the authority. */
export const anAssessment = (over: object = {}) => ({
  id: 'a1',
  number: 1,
  assessedAt: '2026-11-25T09:00:00.000Z',
  author: CLAIRE,
  dpc: 1,
  score: 2.25,
  band: 'MEDIUM',
  flags: ['MANY_INDIVIDUALS'],
  proposedRisk: 'RISK',
  inputs: {
    data: [{ category: 'FINANCIAL', adjustment: null, justification: null }],
    identification: 'SIGNIFICANT',
    confidentiality: null,
    integrity: null,
    availability: null,
    malicious: false,
    individuals: 1240,
    unintelligible: false,
  },
  ...over,
});

/** What Claire decided on it. */
export const aDecision = (over: object = {}) => ({
  id: 'd1',
  decidedAt: '2026-11-25T10:00:00.000Z',
  decider: CLAIRE,
  risk: 'RISK',
  departsFromProposal: false,
  notifyAuthority: true,
  tellSubjects: false,
  reasons: 'Des coordonnées bancaires sont parties.',
  dpoConsulted: true,
  dpoOpinion: 'Notifier sans attendre.',
  assessment: { id: 'a1', number: 1 },
  ...over,
});
