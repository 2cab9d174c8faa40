import {
  isRegimeComplete,
  isRegimeOpen,
  type RegimeFacts,
  type RegimeStage,
  RegimeStatus,
  stagesOf,
} from '@vigie/schema/rules';
import type { DeadlineRecord } from '../shared/deadline.ts';
import type { BreachRecord, BreachRegimeRecord, Filing } from './breach.ts';

/** One stage as a lane shows it: its duty, its clock, and what was filed for it. */
export interface LaneStage extends RegimeStage {
  clock: DeadlineRecord | undefined;
  filings: Filing[];
}

/** What the shared rules ask of a regime on this breach. */
export const regimeFacts = (breach: BreachRecord, row: BreachRegimeRecord): RegimeFacts => ({
  ...row,
  detectedAt: breach.detectedAt,
  awareAt: breach.awareAt,
  filings: breach.filings,
});

/** The stages of a regime in their order; one that the authority may ask for shows once it was filed. */
export function laneOf(breach: BreachRecord, row: BreachRegimeRecord): LaneStage[] {
  if (row.status === RegimeStatus.RULED_OUT) return [];
  return stagesOf(regimeFacts(breach, row))
    .map((stage) => ({
      ...stage,
      clock: breach.deadlines.find(({ rule, state }) => rule === stage.rule && state !== 'CANCELLED'),
      filings: breach.filings.filter(
        (filing) => filing.regime === row.regime && filing.stage === stage.stage,
      ),
    }))
    .filter(({ rule, filings, from }) => rule || filings.length > 0 || from === 'craEventKind');
}

/** The stage that is due next: the first with a clock that is not met. */
export const nextStage = (breach: BreachRecord, row: BreachRegimeRecord): RegimeStage | undefined =>
  stagesOf(regimeFacts(breach, row)).find(({ rule, settledAt, anchorAt }) => rule && anchorAt && !settledAt);

/** Whether something is left to be told or decided. */
export const isLaneOpen = (breach: BreachRecord, row: BreachRegimeRecord): boolean =>
  isRegimeOpen(regimeFacts(breach, row));

export const isLaneComplete = (breach: BreachRecord, row: BreachRegimeRecord): boolean =>
  isRegimeComplete(regimeFacts(breach, row));
