import type { DeadlineRuleCode } from '../deadlines/deadline.rules.ts';
import type { EntityClass } from '../deadlines/deadline.terms.ts';
import {
  AiIncidentKind,
  CraEventKind,
  FilingRegime,
  FilingStage,
  Nis2Class,
  RegimeStatus,
} from './breach.regime.terms.ts';

type At = Date | string | null | undefined;

/** A filing as a regime looks at it. */
export interface FiledStage {
  regime: FilingRegime | string;
  stage: FilingStage | string;
  submittedAt: Date | string;
  isComplete?: boolean;
}

/** What is decided of a regime on a breach, and the facts that it alone counts from. */
export interface RegimeState {
  regime: FilingRegime;
  status: RegimeStatus;
  nis2Class?: Nis2Class | null;
  entityClass?: EntityClass | null;
  aiIncidentKind?: AiIncidentKind | null;
  craEventKind?: CraEventKind | null;
  /** When the incident was classified as major: DORA. */
  classifiedAt?: At;
  /** When a corrective or mitigating measure was available: CRA 14(2)(c). */
  correctiveAvailableAt?: At;
  /** When an incident that had gone on was handled: NIS2 23(4)(e). */
  handledAt?: At;
}

/** The same with the facts of the breach and what was filed. */
export interface RegimeFacts extends RegimeState {
  detectedAt?: At;
  awareAt?: At;
  filings: readonly FiledStage[];
}

/** The fact, or the earlier filing, that a stage is counted from. */
export type RegimeAnchor =
  | 'awareAt'
  | 'detectedAt'
  | 'classifiedAt'
  | 'correctiveAvailableAt'
  | 'handledAt'
  | 'craEventKind'
  | FilingStage;

/** One stage of a regime on one breach: until when, from what, and whether it was done. Instants are ISO, in UTC. */
export interface RegimeStage {
  stage: FilingStage;
  /** The rule of its clock; null where the law gives no period of its own. */
  rule: DeadlineRuleCode | null;
  /** What it is counted from, or may come after. */
  from: RegimeAnchor;
  /** When that was; null while it is not known. */
  anchorAt: string | null;
  /** When its duty was met; null while it is open. */
  settledAt: string | null;
  /** Whether it may be filed several times. */
  isRepeatable: boolean;
}

const iso = (at: At): string | null => (at ? new Date(at).toISOString() : null);

/** Reads one regime's own filings, in the order in which they were submitted. */
class Filed {
  readonly #own: { stage: string; at: string; isComplete: boolean }[];

  constructor({ regime, filings }: RegimeFacts) {
    this.#own = filings
      .filter((filing) => filing.regime === regime)
      .map(({ stage, submittedAt, isComplete }) => ({
        stage,
        at: iso(submittedAt) as string,
        isComplete: Boolean(isComplete),
      }))
      .sort((a, b) => a.at.localeCompare(b.at));
  }

  first(...stages: FilingStage[]): string | null {
    return this.#own.find(({ stage }) => stages.includes(stage as FilingStage))?.at ?? null;
  }

  last(stage: FilingStage): string | null {
    return this.#own.findLast((filing) => filing.stage === stage)?.at ?? null;
  }

  /** Whether nothing remained to be told after one of them. */
  get isComplete(): boolean {
    return this.#own.some(({ stage, isComplete }) => isComplete || stage === FilingStage.FINAL);
  }
}

type Stages = (facts: RegimeFacts, filed: Filed) => RegimeStage[];

const { INITIAL, COMPLEMENTARY, EARLY_WARNING, NOTIFICATION, INTERMEDIATE, PROGRESS, FINAL } = FilingStage;

const stage = (
  name: FilingStage,
  rule: DeadlineRuleCode | null,
  from: RegimeAnchor,
  anchorAt: At,
  settledAt: string | null,
  isRepeatable = false,
): RegimeStage => ({ stage: name, rule, from, anchorAt: iso(anchorAt), settledAt, isRepeatable });

/** Directive (EU) 2022/2555 art. 23(4). A notification within the first hours is the early warning as well. */
const nis2: Stages = ({ awareAt, handledAt, nis2Class }, filed) => {
  const isTrustService = nis2Class === Nis2Class.TRUST_SERVICE_PROVIDER;
  const notified = filed.first(NOTIFICATION);
  const progress = filed.first(PROGRESS);
  // 23(4)(e): a progress report stands for the final one until the incident is handled; then a month runs from there.
  const isHandled = Boolean(progress && handledAt);
  const standIn = isHandled ? null : progress;
  return [
    stage(EARLY_WARNING, 'NIS2_23_4_A', 'awareAt', awareAt, filed.first(EARLY_WARNING, NOTIFICATION)),
    stage(NOTIFICATION, isTrustService ? 'NIS2_23_4_B_TSP' : 'NIS2_23_4_B', 'awareAt', awareAt, notified),
    stage(INTERMEDIATE, null, NOTIFICATION, notified, filed.first(INTERMEDIATE), true),
    stage(PROGRESS, null, NOTIFICATION, notified, progress, true),
    stage(
      FINAL,
      'NIS2_23_4_D',
      isHandled ? 'handledAt' : NOTIFICATION,
      isHandled ? handledAt : notified,
      filed.first(FINAL) ?? standIn,
    ),
  ];
};

/** Delegated Regulation (EU) 2025/301 art. 5: each report is counted from the one before, the last from the latest. */
const dora: Stages = ({ awareAt, classifiedAt }, filed) => [
  awareAt
    ? stage(INITIAL, 'DORA_INITIAL', 'classifiedAt', classifiedAt, filed.first(INITIAL))
    : stage(INITIAL, 'DORA_INITIAL', 'awareAt', null, filed.first(INITIAL)),
  stage(INTERMEDIATE, 'DORA_INTERMEDIATE', INITIAL, filed.first(INITIAL), filed.first(INTERMEDIATE), true),
  stage(FINAL, 'DORA_FINAL', INTERMEDIATE, filed.last(INTERMEDIATE), filed.first(FINAL)),
];

const AI_RULES: Readonly<Record<AiIncidentKind, DeadlineRuleCode>> = {
  [AiIncidentKind.SERIOUS]: 'AIA_73_2',
  [AiIncidentKind.WIDESPREAD]: 'AIA_73_3',
  [AiIncidentKind.DEATH]: 'AIA_73_4',
};

/** AI Act 73(2) to (5): the first report may be incomplete. */
const aiAct: Stages = ({ awareAt, aiIncidentKind }, filed) => [
  stage(
    INITIAL,
    AI_RULES[aiIncidentKind ?? AiIncidentKind.SERIOUS],
    'awareAt',
    awareAt,
    filed.first(INITIAL),
  ),
  stage(COMPLEMENTARY, null, INITIAL, filed.first(INITIAL), filed.first(COMPLEMENTARY), true),
];

/** Regulation (EU) 611/2013 art. 2(2), 2(3): from the detection; a complete first notification needs no second. */
const ePrivacy: Stages = ({ detectedAt }, filed) => {
  const initial = filed.first(INITIAL);
  const first = stage(INITIAL, 'EPRIV_611_INITIAL', 'detectedAt', detectedAt, initial);
  const second = filed.first(COMPLEMENTARY);
  if (filed.isComplete && !second) return [first];
  return [first, stage(COMPLEMENTARY, 'EPRIV_611_SECOND', INITIAL, initial, second, true)];
};

/** Regulation (EU) 2024/2847 art. 14(2) for a vulnerability, 14(4) for an incident. */
const cra: Stages = ({ awareAt, craEventKind, correctiveAvailableAt }, filed) => {
  const notified = filed.first(NOTIFICATION);
  const final = filed.first(FINAL);
  const finals: Readonly<Record<CraEventKind, RegimeStage>> = {
    [CraEventKind.VULNERABILITY]: stage(
      FINAL,
      'CRA_14_FINAL_VULN',
      'correctiveAvailableAt',
      correctiveAvailableAt,
      final,
    ),
    [CraEventKind.INCIDENT]: stage(FINAL, 'CRA_14_FINAL_INCIDENT', NOTIFICATION, notified, final),
  };
  return [
    stage(
      EARLY_WARNING,
      'CRA_14_EARLY_WARNING',
      'awareAt',
      awareAt,
      filed.first(EARLY_WARNING, NOTIFICATION),
    ),
    stage(NOTIFICATION, 'CRA_14_NOTIFICATION', 'awareAt', awareAt, notified),
    craEventKind ? finals[craEventKind] : stage(FINAL, null, 'craEventKind', null, final),
  ];
};

const STAGES: Readonly<Record<FilingRegime, Stages>> = {
  // The 72 hours of the GDPR have a life cycle of their own, with the decision on the risk in it.
  [FilingRegime.GDPR_33]: () => [],
  [FilingRegime.NIS2]: nis2,
  [FilingRegime.DORA]: dora,
  [FilingRegime.AI_ACT_73]: aiAct,
  [FilingRegime.EPRIVACY_611]: ePrivacy,
  [FilingRegime.CRA_14]: cra,
};

/** Every rule that may run under a regime: what a breach does not want of them any more is cancelled. */
export const REGIME_RULE_CODES: Readonly<Record<FilingRegime, readonly DeadlineRuleCode[]>> = {
  [FilingRegime.GDPR_33]: [],
  [FilingRegime.NIS2]: ['NIS2_23_4_A', 'NIS2_23_4_B', 'NIS2_23_4_B_TSP', 'NIS2_23_4_D'],
  [FilingRegime.DORA]: ['DORA_INITIAL', 'DORA_INTERMEDIATE', 'DORA_FINAL'],
  [FilingRegime.AI_ACT_73]: ['AIA_73_2', 'AIA_73_3', 'AIA_73_4'],
  [FilingRegime.EPRIVACY_611]: ['EPRIV_611_INITIAL', 'EPRIV_611_SECOND'],
  [FilingRegime.CRA_14]: [
    'CRA_14_EARLY_WARNING',
    'CRA_14_NOTIFICATION',
    'CRA_14_FINAL_VULN',
    'CRA_14_FINAL_INCIDENT',
  ],
};

/** The stages of a regime on a breach, in their order, by the facts as they are known now. */
export const stagesOf = (facts: RegimeFacts): RegimeStage[] => STAGES[facts.regime](facts, new Filed(facts));

/** Whether nothing is left to be told under a regime. */
export const isRegimeComplete = (facts: RegimeFacts): boolean => new Filed(facts).isComplete;

/** Whether a regime still waits for a decision or a filing: a breach does not close over it. */
export const isRegimeOpen = (facts: RegimeFacts): boolean =>
  facts.status === RegimeStatus.PROPOSED ||
  (facts.status === RegimeStatus.APPLIES && !isRegimeComplete(facts));

/** What stands in the way while the fact that a stage is counted from is not known. */
const UNKNOWN: Readonly<Partial<Record<RegimeAnchor, string>>> = {
  awareAt: 'NOT_AWARE_YET',
  detectedAt: 'DETECTION_MISSING',
  classifiedAt: 'CLASSIFICATION_MISSING',
  correctiveAvailableAt: 'CORRECTIVE_MISSING',
  craEventKind: 'EVENT_KIND_MISSING',
};

/** Why that stage cannot have been filed at `at`: the code of a rule; null if it can. */
export function regimeFilingObstacle(
  facts: RegimeFacts,
  name: FilingStage,
  at: Date | string,
): string | null {
  if (facts.status === RegimeStatus.RULED_OUT) return 'REGIME_NOT_APPLIED';
  if (facts.status === RegimeStatus.PROPOSED) return 'REGIME_UNDECIDED';
  const found = stagesOf(facts).find((each) => each.stage === name);
  if (isRegimeComplete(facts)) return 'REGIME_COMPLETE';
  if (!found) return 'STAGE_NOT_OF_REGIME';
  const isStandIn = name === FINAL && found.settledAt !== null;
  if (isStandIn) return 'HANDLING_MISSING';
  if (found.settledAt && !found.isRepeatable) return 'STAGE_FILED_BEFORE';
  if (!found.anchorAt) return UNKNOWN[found.from] ?? 'EARLIER_STAGE_MISSING';
  const isEarly = new Date(at).getTime() < new Date(found.anchorAt).getTime();
  if (!isEarly) return null;
  if (found.from === 'awareAt') return 'FILED_BEFORE_AWARENESS';
  if (found.from === 'detectedAt') return 'FILED_BEFORE_DETECTION';
  return found.from in UNKNOWN || found.from === 'handledAt' ? 'FILED_BEFORE_ITS_FACT' : 'STAGE_OUT_OF_ORDER';
}
