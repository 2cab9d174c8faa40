import { BreachStatus } from './breach.terms.ts';

/** The verbs of a breach. */
export type BreachAction = 'update' | 'file';

/** What the life cycle looks at. */
export interface BreachState {
  status: BreachStatus;
  awareAt?: unknown;
}

const OVER: readonly BreachStatus[] = [
  BreachStatus.CLOSED,
  BreachStatus.NOT_A_BREACH,
  BreachStatus.DOCUMENTED_ONLY,
];

/** Why `action` is not open now: the code of a rule; null if it is. */
export function breachObstacle(action: BreachAction, breach: BreachState): string | null {
  if (OVER.includes(breach.status)) return 'BREACH_OVER';
  if (action === 'file' && !breach.awareAt) return 'NOT_AWARE_YET';
  return null;
}
