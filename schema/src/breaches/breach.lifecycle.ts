import { type FilingRegime, FilingStage } from './breach.regime.terms.ts';
import type { RegisterFacts } from './breach.register.ts';
import {
  BreachRisk,
  type BreachRole,
  BreachStatus,
  ExemptionGround,
  SubjectCommunicationChannel,
} from './breach.terms.ts';

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
  /** Of the verb at hand: under which law the authority is told, GDPR 33 when absent. */
  filedUnder?: FilingRegime;
  /** Of the verb at hand: whether its regime was ruled out before. */
  isRegimeRuledOut?: boolean;
  /** Of the verb at hand: whether its measure was completed before. */
  isMeasureCompleted?: boolean;
}

export const OVER_BREACH: readonly BreachStatus[] = [
  BreachStatus.CLOSED,
  BreachStatus.NOT_A_BREACH,
  BreachStatus.DOCUMENTED_ONLY,
];

export const isOverBreach = (status: BreachStatus): boolean => OVER_BREACH.includes(status);

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
