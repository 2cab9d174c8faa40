import { firstObstacle, type Guard } from '../shared/verb.ts';
import { type BreachState, isBreachDecided, isOverBreach, tellingObstacle } from './breach.lifecycle.ts';
import { FilingRegime } from './breach.regime.terms.ts';
import { registerGaps } from './breach.register.ts';
import { BreachRisk, BreachRole, BreachStatus } from './breach.terms.ts';

// What a verb asks of a breach before it is open: each answers the code of the rule that says no, or null.

type BreachGuard = Guard<BreachState>;

export const isOver: BreachGuard = ({ status }) => (isOverBreach(status) ? null : 'NOT_OVER');
export const isNotOver: BreachGuard = ({ status }) => (isOverBreach(status) ? 'BREACH_OVER' : null);
export const isDetected: BreachGuard = ({ status }) =>
  status === BreachStatus.DETECTED ? null : 'INVESTIGATED_ALREADY';
export const isOfController: BreachGuard = ({ role }) =>
  role === BreachRole.PROCESSOR ? 'FOR_THE_CONTROLLER_ALONE' : null;
export const isOfProcessor: BreachGuard = ({ role }) =>
  role === BreachRole.PROCESSOR ? null : 'FOR_A_PROCESSOR_ALONE';
export const isAware: BreachGuard = ({ awareAt }) => (awareAt ? null : 'NOT_AWARE_YET');
export const isNotAware: BreachGuard = ({ awareAt }) => (awareAt ? 'AWARE_ALREADY' : null);
export const isAssessed: BreachGuard = ({ assessmentId }) => (assessmentId ? null : 'ASSESSMENT_MISSING');
export const isDecided: BreachGuard = (breach) => (isBreachDecided(breach) ? null : 'DECISION_MISSING');
export const isHighRisk: BreachGuard = ({ risk }) => (risk === BreachRisk.HIGH_RISK ? null : 'NO_HIGH_RISK');
export const isUntold: BreachGuard = ({ communicatedAt }) => (communicatedAt ? 'COMMUNICATED_ALREADY' : null);
export const isRegistered: BreachGuard = (breach) =>
  registerGaps(breach).length > 0 ? 'REGISTER_INCOMPLETE' : null;

export const hasRegime: BreachGuard = ({ regimes }) => (regimes ? null : 'REGIME_NOT_APPLIED');
export const isRegimeNotRuledOut: BreachGuard = ({ isRegimeRuledOut }) =>
  isRegimeRuledOut ? 'REGIME_RULED_OUT_ALREADY' : null;
export const hasNoOpenRegime: BreachGuard = ({ openRegimes }) => (openRegimes ? 'REGIME_OPEN' : null);

export const isMeasureNotCompleted: BreachGuard = ({ isMeasureCompleted }) =>
  isMeasureCompleted ? 'MEASURE_COMPLETED_ALREADY' : null;
export const hasOpenMeasure: BreachGuard = ({ openMeasures }) => (openMeasures ? null : 'NO_OPEN_MEASURE');

export const hasController: BreachGuard = ({ controllers }) => (controllers ? null : 'CONTROLLER_MISSING');
export const hasControllerWaiting: BreachGuard = ({ controllersWaiting }) =>
  controllersWaiting ? null : 'CONTROLLER_NOTIFIED_ALREADY';
const hasToldControllers: BreachGuard = ({ controllersWaiting }) =>
  controllersWaiting ? 'CONTROLLERS_NOT_NOTIFIED' : null;

const isNotDecidedAgainstFiling: BreachGuard = (breach) =>
  isBreachDecided(breach) && breach.notifyAuthority === false && !breach.notifiedAt
    ? 'DECIDED_NOT_TO_NOTIFY'
    : null;

export const hasNothingToFile: BreachGuard = ({ notifyAuthority, notifiedAt }) => {
  if (notifiedAt) return 'NOTIFIED_ALREADY';
  return notifyAuthority ? 'DECIDED_TO_NOTIFY' : null;
};

const isFiled: BreachGuard = ({ notifyAuthority, notifiedAt, notificationCompletedAt }) => {
  if (!notifiedAt) return notifyAuthority ? 'INITIAL_MISSING' : 'CLOSES_BY_DOCUMENTING';
  return notificationCompletedAt ? null : 'COMPLEMENT_MISSING';
};

/** An incident may reach another regime in either role, and before anyone is aware of a breach of personal data. */
export function isReadyToFile(breach: BreachState): string | null {
  const { filedUnder = FilingRegime.GDPR_33 } = breach;
  if (filedUnder !== FilingRegime.GDPR_33) return hasRegime(breach);
  return firstObstacle([isOfController, isAware, isNotDecidedAgainstFiling], breach);
}

const CLOSING_OF_CONTROLLER = [
  isAssessed,
  isDecided,
  isFiled,
  tellingObstacle,
  hasNoOpenRegime,
  isRegistered,
];
const CLOSING_OF_PROCESSOR = [hasController, hasToldControllers, hasNoOpenRegime, isRegistered];

/** Everything is done that the law asks for: of a controller, or of a processor. */
export const isReadyToClose: BreachGuard = (breach) =>
  firstObstacle(breach.role === BreachRole.PROCESSOR ? CLOSING_OF_PROCESSOR : CLOSING_OF_CONTROLLER, breach);
