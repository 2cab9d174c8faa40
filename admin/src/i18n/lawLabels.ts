import {
  KIND_LABELS,
  PAUSE_REASON_LABELS,
  REFUSALS,
  RIGHT_CODE_LABELS,
  RULE_LABELS,
  STATE_LABELS,
  WARNING_LABELS,
} from '@vigie/schema/rules';

export type LawLabels = Readonly<Record<string, Readonly<Record<'FR' | 'EN', string>>>>;

export const DEADLINE_LAW_LABELS: Readonly<Record<string, LawLabels>> = {
  DeadlineKind: KIND_LABELS,
  DeadlineRule: RULE_LABELS,
  DeadlineState: STATE_LABELS,
  DeadlineWarning: WARNING_LABELS,
  PauseReason: PAUSE_REASON_LABELS,
  Right: RIGHT_CODE_LABELS,
  Refusal: REFUSALS,
};
