import {
  AI_INCIDENT_LABELS,
  BREACH_DATA_LABELS,
  BREACH_SUBJECT_LABELS,
  CRA_EVENT_LABELS,
  ENTITY_CLASS_LABELS,
  FILING_REGIME_LABELS,
  FILING_STAGE_LABELS,
  KIND_LABELS,
  NIS2_CLASS_LABELS,
  PAUSE_REASON_LABELS,
  REFUSALS,
  REGIME_STATUS_LABELS,
  RIGHT_CODE_LABELS,
  RULE_LABELS,
  STATE_LABELS,
  WARNING_LABELS,
} from '@vigie/schema/rules';

export type LawLabels = Readonly<Record<string, Readonly<Record<'FR' | 'EN', string>>>>;

export const DEADLINE_LAW_LABELS: Readonly<Record<string, LawLabels>> = {
  AiIncidentKind: AI_INCIDENT_LABELS,
  BreachDataType: BREACH_DATA_LABELS,
  BreachSubjectCategory: BREACH_SUBJECT_LABELS,
  CraEventKind: CRA_EVENT_LABELS,
  DeadlineKind: KIND_LABELS,
  DeadlineRule: RULE_LABELS,
  DeadlineState: STATE_LABELS,
  DeadlineWarning: WARNING_LABELS,
  EntityClass: ENTITY_CLASS_LABELS,
  FilingRegime: FILING_REGIME_LABELS,
  FilingStage: FILING_STAGE_LABELS,
  Nis2Class: NIS2_CLASS_LABELS,
  PauseReason: PAUSE_REASON_LABELS,
  Right: RIGHT_CODE_LABELS,
  Refusal: REFUSALS,
  RegimeStatus: REGIME_STATUS_LABELS,
};
