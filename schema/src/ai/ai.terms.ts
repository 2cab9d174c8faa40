/*
 * Regulation (EU) 2024/1689 (AI Act) as amended by Regulation (EU) 2026/1744 of 8 July 2026, in force on 27 July 2026;
 * consolidated text 02024R1689-20260727. Dates and articles by independent transcriptions that agree; Annex III is a summary.
 */

/** When a part of the Regulation applies, art. 113 as amended. */
export const AI_ACT_DATES = {
  PROHIBITIONS_AND_LITERACY: '2025-02-02', // Chapters I and II
  GENERAL: '2026-08-02', // art. 50 among others
  NEW_PROHIBITIONS: '2026-12-02', // 5(1)(ba) and (bb)
  MARKING_GRACE_ENDS: '2026-12-02', // 50(2), for systems on the market before 2 August 2026: 111(4)
  HIGH_RISK_ANNEX_III: '2027-12-02', // was 2 August 2026
  HIGH_RISK_ANNEX_I: '2028-08-02', // was 2 August 2027
  LEGACY_PUBLIC_AUTHORITIES: '2030-08-02', // 111(2)
} as const;

/** What one is to the system, art. 3(3) to 3(8). */
export const AI_ROLES = [
  'PROVIDER',
  'DEPLOYER',
  'IMPORTER',
  'DISTRIBUTOR',
  'AUTHORISED_REPRESENTATIVE',
  'PRODUCT_MANUFACTURER',
] as const;
export type AiRole = (typeof AI_ROLES)[number];

/** The proposal, from the gravest down. */
export const AI_RISK_CLASSES = {
  PROHIBITED: '5',
  HIGH_RISK_ANNEX_I: '6(1)',
  HIGH_RISK_ANNEX_III: '6(2)',
  ANNEX_III_EXEMPTED: '6(3)-(4)',
  TRANSPARENCY: '50',
  MINIMAL: '95',
} as const;
export type AiRiskClass = keyof typeof AI_RISK_CLASSES;

/** The practices of art. 5(1), by their letter, and since when each is prohibited. */
export const PROHIBITED_PRACTICES = {
  A: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  B: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  BA: AI_ACT_DATES.NEW_PROHIBITIONS,
  BB: AI_ACT_DATES.NEW_PROHIBITIONS,
  C: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  D: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  E: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  F: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  G: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
  H: AI_ACT_DATES.PROHIBITIONS_AND_LITERACY,
} as const;
export type ProhibitedPractice = keyof typeof PROHIBITED_PRACTICES;

/** The uses of Annex III, with their points. */
export const ANNEX_III_USES = {
  REMOTE_BIOMETRIC_IDENTIFICATION: '1(a)',
  BIOMETRIC_CATEGORISATION: '1(b)',
  EMOTION_RECOGNITION: '1(c)',
  CRITICAL_INFRASTRUCTURE: '2',
  EDUCATION: '3',
  EMPLOYMENT: '4',
  PUBLIC_BENEFITS: '5(a)',
  CREDITWORTHINESS: '5(b)',
  LIFE_AND_HEALTH_INSURANCE: '5(c)',
  EMERGENCY_TRIAGE: '5(d)',
  LAW_ENFORCEMENT: '6',
  MIGRATION: '7',
  JUSTICE_DEMOCRACY: '8',
} as const;
export type AnnexIIIUse = keyof typeof ANNEX_III_USES;

/** Why a use of Annex III is no high risk after all, art. 6(3); never where natural persons are profiled. */
export const ARTICLE_6_3_CONDITIONS = {
  NARROW_PROCEDURAL_TASK: '6(3)(a)',
  IMPROVES_COMPLETED_HUMAN_ACTIVITY: '6(3)(b)',
  DETECTS_DECISION_PATTERNS: '6(3)(c)',
  PREPARATORY_TASK: '6(3)(d)',
} as const;
export type Article63Condition = keyof typeof ARTICLE_6_3_CONDITIONS;

/** What makes another party the provider of a high-risk system, art. 25(1). */
export const ROLE_SWITCHES = {
  OWN_NAME: '25(1)(a)',
  SUBSTANTIAL_MODIFICATION: '25(1)(b)',
  PURPOSE_CHANGED: '25(1)(c)',
} as const;
export type RoleSwitch = keyof typeof ROLE_SWITCHES;

/** The questions with a yes, a no, or no answer yet. */
export const AI_FLAGS = [
  'emotionForMedicalOrSafetyReasons', // 5(1)(f), the exception
  'realTimeIdentificationAuthorised', // 5(1)(h), 5(2) and 5(3), the exception
  'annexISafetyComponent', // 6(1)(a), narrowed by 6(1a) to (1c)
  'thirdPartyAssessment', // 6(1)(b)
  'profilesPersons', // 6(3), last subparagraph
  'interactsWithPersons', // 50(1)
  'obviouslyAi', // 50(1), the exception
  'generatesContent', // 50(2)
  'assistiveEditingOnly', // 50(2), the exception
  'onMarketBeforeAugust2026', // 111(4)
  'emotionOrBiometricCategorisation', // 50(3)
  'deepFakes', // 50(4)
  'publicInterestText', // 50(4)
  'humanReviewAndEditorialResponsibility', // 50(4), the exception
  'publicBody', // 26(8), 27(1)
  'providesPublicServices', // 27(1)
  'usedOnWorkers', // 26(7)
  'decidesOnPersons', // 26(11), 86
  'legacyOfPublicAuthority', // 111(2)
] as const;
export type AiFlag = (typeof AI_FLAGS)[number];

/** What is known of a system. Absent and null are the same, unknown, and unknown is never false; an empty list is an answer. */
export type AiSystemInput = { readonly [Flag in AiFlag]?: boolean | null } & {
  /** What the organisation is to the system; at least one. */
  readonly roles: readonly string[];
  readonly prohibitedPractices?: readonly string[] | null;
  readonly annexIIIUses?: readonly string[] | null;
  readonly article63Conditions?: readonly string[] | null;
  readonly roleSwitches?: readonly string[] | null;
};

/** Why the class is proposed, or what is still to be found out (UNKNOWN_…). */
export type AiReasonCode =
  | `PROHIBITED_${ProhibitedPractice}`
  | 'EXCEPTED_F'
  | 'EXCEPTED_H'
  | 'ANNEX_I'
  | `ANNEX_III_${AnnexIIIUse}`
  | `EXEMPT_${Article63Condition}`
  | 'NOT_EXEMPT_PROFILING'
  | 'NOT_EXEMPT_PROFILING_UNKNOWN'
  | `BECOMES_PROVIDER_${RoleSwitch}`
  | 'TRANSPARENCY_INTERACTION'
  | 'TRANSPARENCY_MARKING'
  | 'TRANSPARENCY_EMOTION'
  | 'TRANSPARENCY_DEEP_FAKE'
  | 'TRANSPARENCY_TEXT'
  | 'NO_OTHER_CASE'
  | 'UNKNOWN_5'
  | 'UNKNOWN_6_1'
  | 'UNKNOWN_6_2'
  | 'UNKNOWN_50';

export interface AiReason {
  readonly code: AiReasonCode;
  readonly article: string;
}
