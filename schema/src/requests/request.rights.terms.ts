/** A legal basis of Art. 6(1). */
export const LEGAL_BASIS_CODES = [
  'CONSENT', // Art. 6(1)(a)
  'CONTRACT', // Art. 6(1)(b)
  'LEGAL_OBLIGATION', // Art. 6(1)(c)
  'VITAL_INTERESTS', // Art. 6(1)(d)
  'PUBLIC_TASK', // Art. 6(1)(e)
  'LEGITIMATE_INTERESTS', // Art. 6(1)(f)
] as const;
export type LegalBasisCode = (typeof LEGAL_BASIS_CODES)[number];

/** Where the data come from; provided and observed data are portable, inferred ones are not (WP242). */
export const DATA_ORIGINS = ['PROVIDED', 'OBSERVED', 'INFERRED'] as const;

/** On what a solely automated decision rests, Art. 22(2). */
export const DECISION_BASES = ['NONE', 'CONTRACT', 'EXPLICIT_CONSENT', 'LAW'] as const;

/** The questions of fact. */
export const RIGHT_FLAGS = [
  'identifiable',
  'manifestlyUnfoundedOrExcessive',
  'directMarketing',
  'compellingGrounds',
  'legalClaims',
  'unlawful',
  'retentionObligationActive',
  'noLongerNecessary',
  'objectionUpheld',
  'consentWithdrawn',
  'otherLegalBasis',
  'erasureRequiredByLaw',
  'collectedFromChildIss',
  'freedomOfExpression',
  'publicHealth',
  'archivingResearch',
  'accuracyContested',
  'unlawfulErasureOpposed',
  'neededForSubjectClaims',
  'objectionPending',
  'automatedMeans',
  'solelyAutomated',
  'significantEffect',
  'deceased',
] as const;
export type RightFlag = (typeof RIGHT_FLAGS)[number];

/** The facts of a request. A flag has three values: absent or null is unknown, and unknown is never false. */
export type RightContext = { readonly [Flag in RightFlag]?: boolean | null } & {
  readonly dataOrigin?: string | null;
  readonly decisionBasis?: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly jurisdiction?: string | null;
};

/** YES: comply. CONDITIONAL: an assessment must be recorded. NO: reply under Art. 12(4) with reason and remedies. */
export type RightOutcome = 'YES' | 'CONDITIONAL' | 'NO';

/** Every answer of the procedure, by the provision that gives it; `REASON_LABELS` has the sentences. */
export const RIGHT_REASONS = [
  'OK_7_3',
  'OK_15',
  'OK_16',
  'OK_17_1_A',
  'OK_17_1_B',
  'OK_17_1_C',
  'OK_17_1_D',
  'OK_17_1_E',
  'OK_17_1_F',
  'OK_18',
  'OK_20',
  'OK_21_1',
  'OK_21_2_ABSOLUTE',
  'OK_22_1',
  'OK_22_3_SAFEGUARDS',
  'OK_LIL_85',
  'COND_12_5',
  'COND_17_1',
  'COND_18_1',
  'COND_21_1_BALANCE',
  'COND_22_2_B',
  'NO_7_3_BASIS',
  'NO_11_2',
  'NO_12_2',
  'NO_17_1_B_OTHER_BASIS',
  'NO_17_3_A',
  'NO_17_3_B',
  'NO_17_3_C',
  'NO_17_3_D',
  'NO_17_3_E',
  'NO_20_1_BASIS',
  'NO_20_1_MANUAL',
  'NO_20_NOT_PROVIDED',
  'NO_21_BASIS',
  'NO_21_1_COMPELLING',
  'NO_22_1_SCOPE',
  'NO_RECITAL_27',
  'NO_LIL_85_SCOPE',
] as const;
export type RightReason = (typeof RIGHT_REASONS)[number];
