/*
 * When a data protection impact assessment is required: GDPR 35; WP248 rev.01, endorsed by the EDPB; CNIL, délibérations
 * 2018-327 of 11 October 2018 (required) and 2019-118 of 12 September 2019 (exempt), known through sources that agree.
 */

/** The cases of Art. 35(3): the question, and its code. */
export const ARTICLE_35_3_CASES = {
  systematicEvaluation: 'SYSTEMATIC_EVALUATION', // (a)
  largeScaleSensitiveData: 'LARGE_SCALE_SENSITIVE_DATA', // (b)
  publicMonitoring: 'PUBLIC_MONITORING', // (c)
} as const;
export type Article353Flag = keyof typeof ARTICLE_35_3_CASES;
export type Article353Case = (typeof ARTICLE_35_3_CASES)[Article353Flag];

/** The nine criteria of WP248, in its order: the question, and its code. */
export const WP248_CRITERIA = {
  evaluationOrScoring: 'EVALUATION_SCORING',
  automatedDecision: 'AUTOMATED_DECISION',
  systematicMonitoring: 'SYSTEMATIC_MONITORING',
  sensitiveData: 'SENSITIVE_DATA',
  largeScale: 'LARGE_SCALE',
  matchingDatasets: 'MATCHING',
  vulnerableSubjects: 'VULNERABLE_SUBJECTS',
  innovativeUse: 'INNOVATIVE_USE',
  blocksRightOrService: 'BLOCKS_RIGHT_OR_SERVICE',
} as const;
export type Wp248Flag = keyof typeof WP248_CRITERIA;
export type Wp248Criterion = (typeof WP248_CRITERIA)[Wp248Flag];

/** From this number of criteria on, an assessment is required as a rule. */
export const CRITERIA_THRESHOLD = 2;

/** The CNIL's list of processing that requires an assessment, Art. 35(4). */
export const CNIL_REQUIRED = [
  'M01_HEALTH_CARE',
  'M02_GENETIC',
  'M03_HR_PROFILING',
  'M04_EMPLOYEE_MONITORING',
  'M05_SOCIAL_ALERTS',
  'M06_WHISTLEBLOWING',
  'M07_HEALTH_WAREHOUSE',
  'M08_PROFILING_EXCLUSION',
  'M09_SHARED_BLACKLIST',
  'M10_EXTERNAL_PROFILING',
  'M11_BIOMETRIC',
  'M12_SOCIAL_HOUSING',
  'M13_SOCIAL_SUPPORT',
  'M14_LARGE_SCALE_LOCATION',
] as const;
export type CnilRequired = (typeof CNIL_REQUIRED)[number];

/** The CNIL's list of processing that requires none, Art. 35(5). */
export const CNIL_EXEMPT = [
  'E01_SMALL_HR',
  'E02_SUPPLIERS',
  'E03_ELECTORAL_ROLL',
  'E04_WORKS_COUNCIL',
  'E05_NONPROFIT',
  'E06_SOLO_HEALTH',
  'E07_SOLO_LAWYER',
  'E08_COMMERCIAL_REGISTRY',
  'E09_NOTARY',
  'E10_SCHOOL_SERVICES',
  'E11_BADGE',
  'E12_BREATHALYSER',
] as const;
export type CnilExempt = (typeof CNIL_EXEMPT)[number];

/** A fact: what was answered, and null or absent where nobody has yet. */
export type Answers<Flag extends string> = { readonly [Each in Flag]?: boolean | null };

/** What is known of a processing. Unknown is never false. */
export interface DpiaScreeningInput {
  /** ISO 3166-1 alpha-2 of the authority whose lists apply; FR when absent. Only the lists of France are known here. */
  readonly country?: string | null;
  /** Art. 35(10): based on law of the Union or a Member State, which was assessed when it was made. */
  readonly assessedByLaw?: boolean | null;
  readonly cases?: Answers<Article353Flag> | null;
  readonly criteria?: Answers<Wp248Flag> | null;
  /** What fits of the authority's lists, Art. 35(4) and (5); null or absent where nobody has looked, none in an empty list. */
  readonly requiredList?: readonly string[] | null;
  readonly exemptList?: readonly string[] | null;
}

/**
 * YES: required, as a rule. RECOMMENDED: one criterion may suffice. NO: not required, to be recorded with its reason.
 * UNKNOWN: the answers that are missing decide.
 */
export type DpiaRequirement = 'YES' | 'RECOMMENDED' | 'NO' | 'UNKNOWN';

export type DpiaReasonCode =
  | 'ASSESSED_BY_LAW'
  | CnilRequired
  | Article353Case
  | CnilExempt
  | Wp248Criterion
  | 'TWO_CRITERIA'
  | 'ONE_CRITERION'
  | 'NO_CRITERION'
  | 'UNKNOWN_REQUIRED_LIST'
  | 'UNKNOWN_CASES'
  | 'UNKNOWN_CRITERIA';

export interface DpiaReason {
  readonly code: DpiaReasonCode;
  readonly article: string;
}
