import { FilingStage } from './breach.regime.terms.ts';
import { type RegisterFacts, registerGaps } from './breach.register.ts';
import {
  BreachRisk,
  BreachRole,
  BreachStatus,
  ExemptionGround,
  SubjectCommunicationChannel,
} from './breach.terms.ts';

/** The verbs of a breach. */
export const BREACH_ACTIONS = [
  'update',
  'investigate',
  'becomeAware',
  'markNotABreach',
  'assess',
  'decide',
  'file',
  'applyRegime',
  'correctRegime',
  'ruleOutRegime',
  'fileRegime',
  'communicate',
  'exempt',
  'addMeasure',
  'completeMeasure',
  'addController',
  'notifyController',
  'openControllerBreach',
  'documentOnly',
  'close',
  'reopen',
] as const;
export type BreachAction = (typeof BREACH_ACTIONS)[number];

/** What the life cycle looks at; what is absent is not known yet. */
export interface BreachState extends RegisterFacts {
  status: BreachStatus;
  role?: BreachRole;
  /** The assessment that stands; none after reopening. */
  assessmentId?: string | null;
  /** The assessment on which the last decision was made: a decision on an earlier one no longer stands. */
  decidedOnId?: string | null;
  risk?: BreachRisk | null;
  notifyAuthority?: boolean | null;
  tellSubjects?: boolean | null;
  /** When the initial notification was submitted; none once it was withdrawn. */
  notifiedAt?: unknown;
  /** When the authority had been told all. */
  notificationCompletedAt?: unknown;
  communicatedAt?: unknown;
  publicNoticeAt?: unknown;
  exemptionGround?: ExemptionGround | null;
  openMeasures?: number;
  controllers?: number;
  controllersWaiting?: number;
  /** How many other regimes are on it, ruled out ones aside. */
  regimes?: number;
  /** How many of them still wait for a decision or a filing. */
  openRegimes?: number;
}

type Guard = (breach: BreachState) => string | null;

const OVER: readonly BreachStatus[] = [
  BreachStatus.CLOSED,
  BreachStatus.NOT_A_BREACH,
  BreachStatus.DOCUMENTED_ONLY,
];

const isOver = ({ status }: BreachState): boolean => OVER.includes(status);

/** Whether the last decision was made on the assessment that stands. */
export const isBreachDecided = ({ assessmentId, decidedOnId }: BreachState): boolean =>
  Boolean(assessmentId) && assessmentId === decidedOnId;

/** Whether the persons have to be told, or it was decided to tell them: GDPR 34(1). */
const mustTell = ({ risk, tellSubjects }: BreachState): boolean =>
  risk === BreachRisk.HIGH_RISK || Boolean(tellSubjects);

/** Why the duty of GDPR 34 towards the persons is still open; null once they were told, or an exemption is complete. */
export function tellingObstacle(breach: BreachState): string | null {
  if (!mustTell(breach) || breach.communicatedAt) return null;
  if (!breach.exemptionGround) return 'COMMUNICATION_MISSING';
  const needsNotice = breach.exemptionGround === ExemptionGround.DISPROPORTIONATE_EFFORT;
  if (needsNotice && !breach.publicNoticeAt) return 'EXEMPTION_INCOMPLETE';
  return null;
}

const asController: Guard = ({ role }) => (role === BreachRole.PROCESSOR ? 'FOR_THE_CONTROLLER_ALONE' : null);
const asProcessor: Guard = ({ role }) => (role === BreachRole.PROCESSOR ? null : 'FOR_A_PROCESSOR_ALONE');
const notOver: Guard = (breach) => (isOver(breach) ? 'BREACH_OVER' : null);
const aware: Guard = ({ awareAt }) => (awareAt ? null : 'NOT_AWARE_YET');
const notAware: Guard = ({ awareAt }) => (awareAt ? 'AWARE_ALREADY' : null);
const assessed: Guard = ({ assessmentId }) => (assessmentId ? null : 'ASSESSMENT_MISSING');
const decided: Guard = (breach) => (isBreachDecided(breach) ? null : 'DECISION_MISSING');
const registered: Guard = (breach) => (registerGaps(breach).length > 0 ? 'REGISTER_INCOMPLETE' : null);
const highRisk: Guard = ({ risk }) => (risk === BreachRisk.HIGH_RISK ? null : 'NO_HIGH_RISK');

const regimesDone: Guard = ({ openRegimes }) => (openRegimes ? 'REGIME_OPEN' : null);
const someRegime: Guard = ({ regimes }) => (regimes ? null : 'REGIME_NOT_APPLIED');

const decidedToFile: Guard = (breach) =>
  isBreachDecided(breach) && breach.notifyAuthority === false && !breach.notifiedAt
    ? 'DECIDED_NOT_TO_NOTIFY'
    : null;

const nothingToFile: Guard = ({ notifyAuthority, notifiedAt }) => {
  if (notifiedAt) return 'NOTIFIED_ALREADY';
  return notifyAuthority ? 'DECIDED_TO_NOTIFY' : null;
};

const filed: Guard = ({ notifyAuthority, notifiedAt, notificationCompletedAt }) => {
  if (!notifiedAt) return notifyAuthority ? 'INITIAL_MISSING' : 'CLOSES_BY_DOCUMENTING';
  return notificationCompletedAt ? null : 'COMPLEMENT_MISSING';
};

const customersTold: Guard = ({ controllers, controllersWaiting }) => {
  if (!controllers) return 'CONTROLLER_MISSING';
  return controllersWaiting ? 'CONTROLLERS_NOT_NOTIFIED' : null;
};

const OF_CONTROLLER: readonly Guard[] = [assessed, decided, filed, tellingObstacle, regimesDone, registered];
const OF_PROCESSOR: readonly Guard[] = [customersTold, regimesDone, registered];

const firstOf = (guards: readonly Guard[], breach: BreachState): string | null => {
  for (const guard of guards) {
    const obstacle = guard(breach);
    if (obstacle) return obstacle;
  }
  return null;
};

/** What each verb asks for, in the order in which it is said. */
const GUARDS: Readonly<Record<BreachAction, readonly Guard[]>> = {
  update: [notOver],
  investigate: [
    notOver,
    notAware,
    ({ status }) => (status === BreachStatus.DETECTED ? null : 'INVESTIGATED_ALREADY'),
  ],
  becomeAware: [notOver, notAware],
  markNotABreach: [notOver, notAware, regimesDone],
  assess: [notOver, asController, aware],
  decide: [notOver, asController, aware, assessed],
  file: [notOver, asController, aware, decidedToFile],
  // An incident may reach another regime in either role, and before anyone is aware of a breach of personal data.
  applyRegime: [notOver],
  correctRegime: [notOver, someRegime],
  ruleOutRegime: [notOver, someRegime],
  fileRegime: [notOver, someRegime],
  communicate: [notOver, asController, aware],
  exempt: [
    notOver,
    asController,
    aware,
    assessed,
    decided,
    highRisk,
    ({ communicatedAt }) => (communicatedAt ? 'COMMUNICATED_ALREADY' : null),
  ],
  addMeasure: [notOver],
  completeMeasure: [({ openMeasures }) => (openMeasures ? null : 'NO_OPEN_MEASURE')],
  addController: [notOver, asProcessor],
  notifyController: [
    notOver,
    asProcessor,
    aware,
    ({ controllers }) => (controllers ? null : 'CONTROLLER_MISSING'),
    ({ controllersWaiting }) => (controllersWaiting ? null : 'CONTROLLER_NOTIFIED_ALREADY'),
  ],
  // What a customer was told may become a case of their own even after this one is closed.
  openControllerBreach: [asProcessor, ({ controllers }) => (controllers ? null : 'CONTROLLER_MISSING')],
  documentOnly: [
    notOver,
    asController,
    aware,
    assessed,
    decided,
    nothingToFile,
    tellingObstacle,
    regimesDone,
    registered,
  ],
  close: [
    notOver,
    aware,
    (breach) => firstOf(breach.role === BreachRole.PROCESSOR ? OF_PROCESSOR : OF_CONTROLLER, breach),
  ],
  reopen: [(breach) => (isOver(breach) ? null : 'NOT_OVER')],
};

/** Why `action` is not open now: the code of a rule; null if it is. */
export const breachObstacle = (action: BreachAction, breach: BreachState): string | null =>
  firstOf(GUARDS[action], breach);

/** Why the authority cannot be told in that phase now: each phase has its place in GDPR 33(4). */
export function filingObstacle(stage: FilingStage, breach: BreachState): string | null {
  if (stage === FilingStage.INITIAL) return breach.notifiedAt ? 'FILED_BEFORE' : null;
  if (breach.notifiedAt) return null;
  return stage === FilingStage.WITHDRAWAL ? 'NOTHING_TO_WITHDRAW' : 'INITIAL_MISSING';
}

/** Why that channel is not open: a public notice replaces the direct one in the case of GDPR 34(3)(c) alone. */
export function channelObstacle(channel: SubjectCommunicationChannel, breach: BreachState): string | null {
  if (channel !== SubjectCommunicationChannel.PUBLIC_NOTICE) return null;
  const isExempt = breach.exemptionGround === ExemptionGround.DISPROPORTIONATE_EFFORT;
  return isExempt ? null : 'PUBLIC_NOTICE_NEEDS_EXEMPTION';
}

/** Why a decision cannot be what it says: a risk has to be notified, GDPR 33(1). */
export function breachDecisionObstacle(risk: BreachRisk, notifyAuthority: boolean): string | null {
  if (risk !== BreachRisk.UNLIKELY && !notifyAuthority) return 'RISK_NEEDS_NOTIFICATION';
  return null;
}

/** Where an aware controller stands by what the authority was told and whether there is an assessment. */
export function breachStatusOf(breach: BreachState): BreachStatus {
  if (breach.notificationCompletedAt) return BreachStatus.NOTIFIED_COMPLETE;
  if (breach.notifiedAt) return BreachStatus.NOTIFIED_INITIAL;
  return breach.assessmentId ? BreachStatus.ASSESSED : BreachStatus.CONFIRMED;
}

/** Where a breach is taken up again: with a new assessment to make, or a new investigation. */
export const statusAfterReopening = ({ awareAt }: BreachState): BreachStatus =>
  awareAt ? BreachStatus.CONFIRMED : BreachStatus.UNDER_INVESTIGATION;
