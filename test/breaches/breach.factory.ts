import { Role } from '@vigie/schema';
import type { Actor, TestOrganisation } from '../harness/actors.ts';
import { type Answer, type Json, nodeOf, type TestApp } from '../harness/app.ts';

/** What tests look at in a breach. */
export const BREACH_FIELDS = `id version reference role title status detectedAt investigationStartedAt awareAt dueAt
  gapReason awarenessEvidence natures cause approximateSubjects risk notifyAuthority tellSubjects notifiedAt
  notificationCompletedAt communicatedAt publicNoticeAt exemptionGround openMeasures endedAt endReason
  involvedSubjects { category approximateCount } involvedData { category approximateCount }
  openRegimes
  regimes {
    id regime status nis2Class entityClass aiIncidentKind craEventKind classifiedAt correctiveAvailableAt handledAt
    decidedAt reason decider { id } filings { id stage } deadlines { rule state dueAt }
  }
  sourceNotice { id breach { id } }
  filings { id regime stage submittedAt isLate lateReason authorityReference withdrawalReason isComplete }
  assessments { id number score band flags proposedRisk assessedAt }
  currentAssessment { id number } currentDecision { id }
  decisions {
    id risk notifyAuthority tellSubjects reasons dpoConsulted departsFromProposal decidedAt
    assessment { id } supersedes { id }
  }
  communications { id channel communicatedAt personsInformed publishedWhere contentHash }
  exemptions { id ground justification }
  measures { id title dueOn completedAt owner { id } }
  controllerNotices { id controllerName noticeHours notifiedAt isLate contentHash deadlines { rule dueAt state }
    controllerEntity { id } controllerBreach { id } breach { id } }
  deadlines {
    id version rule state anchorAt dueAt dueOn settledAt round cancelReason warnings
    revisions { round dueAt reason } steps { state }
  }`;

const verb = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { ${BREACH_FIELDS} } }`;
/** A verb that answers the record which it made: read through it, as whoever goes on with the breach does. */
const child = (name: string, input: string): string =>
  `mutation ${name}($input: ${input}!) { ${name}(input: $input) { id parent: breach { ${BREACH_FIELDS} } } }`;

export const CREATE = verb('createBreach', 'CreateBreachInput');
export const UPDATE = verb('updateBreach', 'UpdateBreachInput');
export const FILE = child('fileBreach', 'FileBreachInput');
export const BREACH = `query breach($id: ID!) { breach(id: $id) { ${BREACH_FIELDS} } }`;

/** A regime of a legal entity, on or off. */
export const SWITCH = `mutation switchRegimeOfLegalEntity($input: SwitchRegimeOfLegalEntityInput!) {
  switchRegimeOfLegalEntity(input: $input) {
    id parent: legalEntity {
      id version regimes { id regime validFrom validTo nis2Class entityClass isBeforeTheLaw }
    }
  }
}`;

/** Every verb on a breach that is recorded, by the name that `permission` knows. */
export const VERBS = {
  update: UPDATE,
  investigate: verb('investigateBreach', 'InvestigateBreachInput'),
  becomeAware: verb('becomeAwareOfBreach', 'BecomeAwareOfBreachInput'),
  markNotABreach: verb('markNotABreach', 'MarkNotABreachInput'),
  assess: child('assessBreach', 'AssessBreachInput'),
  decide: child('decideBreach', 'DecideBreachInput'),
  file: FILE,
  applyRegime: child('applyRegimeToBreach', 'ApplyRegimeToBreachInput'),
  correctRegime: child('correctRegimeOfBreach', 'CorrectRegimeOfBreachInput'),
  ruleOutRegime: child('ruleOutRegimeOfBreach', 'RuleOutRegimeOfBreachInput'),
  fileRegime: FILE,
  communicate: child('communicateBreach', 'CommunicateBreachInput'),
  exempt: child('exemptBreach', 'ExemptBreachInput'),
  addMeasure: child('addMeasureToBreach', 'AddMeasureToBreachInput'),
  completeMeasure: child('completeMeasureOfBreach', 'CompleteMeasureOfBreachInput'),
  addController: child('addControllerToBreach', 'AddControllerToBreachInput'),
  notifyController: child('notifyControllerOfBreach', 'NotifyControllerOfBreachInput'),
  /** Read as the controller's own breach. */
  openControllerBreach: verb('openControllerBreach', 'OpenControllerBreachInput'),
  documentOnly: verb('documentBreachOnly', 'DocumentBreachOnlyInput'),
  close: verb('closeBreach', 'CloseBreachInput'),
  reopen: verb('reopenBreach', 'ReopenBreachInput'),
} as const;
export type VerbName = keyof typeof VERBS;

/** What each verb is given where a test does not care. */
export const GIVEN: Partial<Record<VerbName, object>> = {
  becomeAware: { evidence: 'Journal d’accès.', gapReason: 'Vérification avec l’hébergeur.' },
  markNotABreach: { reason: 'Aucune donnée à caractère personnel.' },
  assess: { severity: { data: [{ category: 'SIMPLE' }], identification: 'LIMITED' } },
  decide: { risk: 'RISK', notifyAuthority: true, tellSubjects: false, reasons: 'Coordonnées exposées.' },
  file: { stage: 'INITIAL' },
  applyRegime: { regime: 'NIS2', nis2Class: 'IMPORTANT' },
  correctRegime: { regime: 'NIS2', nis2Class: 'ESSENTIAL' },
  ruleOutRegime: { regime: 'NIS2', reason: 'Aucun service essentiel touché.' },
  fileRegime: { regime: 'NIS2', stage: 'EARLY_WARNING' },
  communicate: { channel: 'EMAIL', personsInformed: 12, content: 'Vos coordonnées ont été exposées.' },
  exempt: { ground: 'UNINTELLIGIBLE', justification: 'Le support est chiffré, la clé est sûre.' },
  addMeasure: { title: 'Chiffrer les exports', dueOn: '2026-07-01' },
  addController: { controllerName: 'Maison Cliente SA', noticeHours: 24, contact: 'dpo@cliente.example' },
  reopen: { reason: 'Un fait nouveau.' },
};

export const HIGH_RISK = { risk: 'HIGH_RISK', tellSubjects: true };
export const UNLIKELY = {
  risk: 'UNLIKELY',
  notifyAuthority: false,
  reasons: 'Destinataire connu, effacement attesté.',
};

/** All that the register of GDPR 33(5) asks for. */
export const REGISTERED = {
  cause: 'INTERNAL_ACCIDENTAL',
  description: 'Un export est parti au mauvais fournisseur.',
  gapReason: 'Vérification avec l’hébergeur.',
  approximateSubjects: 12,
  involvedSubjects: [{ category: 'CUSTOMERS', approximateCount: 12 }],
  involvedData: [{ category: 'CONTACT', approximateCount: 30 }],
  likelyConsequences: 'Sollicitations non voulues.',
  measuresTaken: 'Le destinataire a effacé le fichier.',
};

/** One verb on a breach as it was last seen. */
export const act = async (
  app: TestApp,
  actor: Actor,
  name: VerbName,
  { id, version }: Json,
  more: object = {},
): Promise<Answer & { breach: Json }> => {
  const answer = await app.as(actor).run(VERBS[name], { input: { id, version, ...GIVEN[name], ...more } });
  return { ...answer, breach: answer.data && nodeOf(answer.data) };
};

/** A verb, with what it is given, or what it is given by the breach as it then is. */
export type Step = VerbName | [VerbName, object | ((breach: Json) => object)];

/** Walks a breach through verbs, each with what it is given; throws where one is refused. */
export async function walk(app: TestApp, actor: Actor, breach: Json, ...steps: Step[]): Promise<Json> {
  let present = breach;
  for (const step of steps) {
    const [name, given] = typeof step === 'string' ? [step, {}] : step;
    const more = typeof given === 'function' ? given(present) : given;
    const answer = await act(app, actor, name, present, more);
    if (answer.error) throw new Error(`${name} was refused: ${JSON.stringify(answer.error)}`);
    present = answer.breach;
  }
  return present;
}

/** A breach of confidentiality, of which nobody is aware yet. */
export const breachInput = (organisation: TestOrganisation, more: object = {}): object => ({
  legalEntityId: organisation.entityId,
  title: 'Export envoyé à un mauvais destinataire',
  natures: ['CONFIDENTIALITY'],
  ...more,
});

/** A breach as the DPO records it. */
export const aBreach =
  (organisation: TestOrganisation, more: object = {}) =>
  async (app: TestApp): Promise<Json> => {
    const input = breachInput(organisation, more);
    const { createBreach } = await app.as(organisation.role(Role.DPO)).ask(CREATE, { input });
    return createBreach;
  };
