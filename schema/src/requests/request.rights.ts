import type { FieldProblem } from '../shared/errors.ts';
import { type InvalidInput, isAbsent, unknownValue } from '../shared/invalid.ts';

/*
 * Which right is open, and why: GDPR arts 7(3), 11, 12, 15-22, recitals 27, 59, 63, 65-71; WP242 rev.01; EDPB
 * Guidelines 01/2022 and 05/2020; Loi Informatique et Libertés (LIL) arts 45, 47, 49-56, 84-86.
 */

/** A right as the procedure assesses it. */
export const RIGHT_CODES = [
  'ACCESS', // Art. 15, LIL 49
  'RECTIFICATION', // Art. 16, LIL 50
  'ERASURE', // Art. 17, LIL 51
  'RESTRICTION', // Art. 18, LIL 53
  'PORTABILITY', // Art. 20, LIL 55
  'OBJECTION', // Art. 21, LIL 56
  'AUTOMATED_DECISION_REVIEW', // Art. 22, LIL 47
  'CONSENT_WITHDRAWAL', // Art. 7(3)
  'POST_MORTEM_DIRECTIVES', // LIL 84-86, mainly 85
] as const;
export type RightCode = (typeof RIGHT_CODES)[number];

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

type Codes<Outcome extends RightOutcome, Code extends string> = { readonly outcome: Outcome; readonly code: Code };
/** What the law says of a right in a case, and by which provision; `REASON_LABELS` has the sentence. */
export type RightAssessment = Codes<'YES', `OK_${string}`> | Codes<'CONDITIONAL', `COND_${string}`> | Codes<'NO', `NO_${string}`>;

const yes = (code: `OK_${string}`): RightAssessment => ({ outcome: 'YES', code });
const conditional = (code: `COND_${string}`): RightAssessment => ({ outcome: 'CONDITIONAL', code });
const no = (code: `NO_${string}`): RightAssessment => ({ outcome: 'NO', code });
