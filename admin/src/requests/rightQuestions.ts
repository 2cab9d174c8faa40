import type { RightFlag } from '@vigie/schema/rules';

/** The questions that the procedure puts for each right; the others change nothing in it. */
const QUESTIONS: Record<string, RightFlag[]> = {
  ACCESS: ['manifestlyUnfoundedOrExcessive'],
  RECTIFICATION: ['manifestlyUnfoundedOrExcessive'],
  ERASURE: [
    'noLongerNecessary',
    'consentWithdrawn',
    'otherLegalBasis',
    'objectionUpheld',
    'unlawful',
    'erasureRequiredByLaw',
    'collectedFromChildIss',
    'retentionObligationActive',
    'freedomOfExpression',
    'publicHealth',
    'archivingResearch',
    'legalClaims',
    'manifestlyUnfoundedOrExcessive',
  ],
  RESTRICTION: [
    'accuracyContested',
    'unlawfulErasureOpposed',
    'neededForSubjectClaims',
    'objectionPending',
    'manifestlyUnfoundedOrExcessive',
  ],
  PORTABILITY: ['automatedMeans', 'manifestlyUnfoundedOrExcessive'],
  OBJECTION: ['directMarketing', 'compellingGrounds', 'legalClaims', 'manifestlyUnfoundedOrExcessive'],
  AUTOMATED_DECISION_REVIEW: ['solelyAutomated', 'significantEffect', 'manifestlyUnfoundedOrExcessive'],
  CONSENT_WITHDRAWAL: [],
  POST_MORTEM_DIRECTIVES: ['deceased'],
};

/** Those of one right; none where the word, which may come from an address, is no right. */
export const questionsOf = (right: string): RightFlag[] =>
  Object.hasOwn(QUESTIONS, right) ? (QUESTIONS[right] as RightFlag[]) : [];
/** Rights that are open whatever the legal basis: it is not asked. */
export const WITHOUT_BASIS = ['ACCESS', 'RECTIFICATION', 'RESTRICTION', 'POST_MORTEM_DIRECTIVES'];
