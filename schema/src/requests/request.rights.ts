import type { FieldProblem } from '../shared/errors.ts';
import { type InvalidInput, isAbsent, unknownValue } from '../shared/invalid.ts';
import {
  DATA_ORIGINS,
  DECISION_BASES,
  LEGAL_BASIS_CODES,
  type LegalBasisCode,
  RIGHT_FLAGS,
  type RightContext,
  type RightOutcome,
  type RightReason,
} from './request.rights.terms.ts';
import { Right } from './request.terms.ts';

/*
 * Which right is open, and why: GDPR arts 7(3), 11, 12, 15-22, recitals 27, 59, 63, 65-71; WP242 rev.01; EDPB
 * Guidelines 01/2022 and 05/2020; Loi Informatique et Libertés (LIL) arts 45, 47, 49-56, 84-86.
 */

/** What the law says of a right in one case. */
export interface RightAssessment {
  outcome: RightOutcome;
  code: RightReason;
}

/** The facts with the legal basis; null: unknown. */
type Facts = RightContext & { readonly basis: LegalBasisCode | null };

/** One row of the procedure: the reason that it gives, or null to go on to the next. */
interface Row {
  readonly rights: readonly Right[];
  readonly decide: (facts: Facts) => RightReason | null;
}

const ARTICLES_15_TO_20: readonly Right[] = [
  'ACCESS',
  'RECTIFICATION',
  'ERASURE',
  'RESTRICTION',
  'PORTABILITY',
];
const ARTICLES_21_TO_22: readonly Right[] = ['OBJECTION', 'AUTOMATED_DECISION_REVIEW'];
const ARTICLES_15_TO_22: readonly Right[] = [...ARTICLES_15_TO_20, ...ARTICLES_21_TO_22];

const isOneOf = (basis: LegalBasisCode | null, ...bases: LegalBasisCode[]): boolean =>
  basis !== null && bases.includes(basis);

/** A row for rights under which every condition leads to the reason. */
const row = (rights: readonly Right[], reason: RightReason, applies: (facts: Facts) => unknown): Row => ({
  rights,
  decide: (facts) => (applies(facts) === true ? reason : null),
});

/** The row that ends a right's part: one reason where the condition is met, another where it is not. */
const lastRow = (
  right: Right,
  applies: (facts: Facts) => unknown,
  then: RightReason,
  or: RightReason,
): Row => ({
  rights: [right],
  decide: (facts) => (applies(facts) === true ? then : or),
});

const always = (): boolean => true;

/** The procedure, normative: the first row that decides wins. `=== true` and `=== false` keep the unknown apart. */
const PROCEDURE: readonly Row[] = [
  lastRow(
    'POST_MORTEM_DIRECTIVES',
    (f) => f.deceased === true && f.jurisdiction === 'FR',
    'OK_LIL_85',
    'NO_LIL_85_SCOPE',
  ),
  // The GDPR does not protect the deceased; national law may.
  row([...ARTICLES_15_TO_22, 'CONSENT_WITHDRAWAL'], 'NO_RECITAL_27', (f) => f.deceased),
  row(ARTICLES_15_TO_20, 'NO_11_2', (f) => f.identifiable === false),
  row(ARTICLES_21_TO_22, 'NO_12_2', (f) => f.identifiable === false),
  lastRow('CONSENT_WITHDRAWAL', (f) => f.basis === 'CONSENT', 'OK_7_3', 'NO_7_3_BASIS'),
  // Absolute: before any excess and any balancing.
  row(['OBJECTION'], 'OK_21_2_ABSOLUTE', (f) => f.directMarketing),
  row(ARTICLES_15_TO_22, 'COND_12_5', (f) => f.manifestlyUnfoundedOrExcessive),

  row(['ACCESS'], 'OK_15', always),
  row(['RECTIFICATION'], 'OK_16', always),

  row(['ERASURE'], 'NO_17_3_A', (f) => f.freedomOfExpression),
  row(['ERASURE'], 'NO_17_3_C', (f) => f.publicHealth),
  row(['ERASURE'], 'NO_17_3_D', (f) => f.archivingResearch),
  row(['ERASURE'], 'NO_17_3_E', (f) => f.legalClaims),
  // Unlawful processing defeats the duty to keep, and a law that orders erasure leaves none.
  row(['ERASURE'], 'OK_17_1_D', (f) => f.unlawful),
  row(['ERASURE'], 'OK_17_1_E', (f) => f.erasureRequiredByLaw),
  row(['ERASURE'], 'NO_17_3_B', (f) => f.retentionObligationActive),
  row(['ERASURE'], 'OK_17_1_A', (f) => f.noLongerNecessary),
  row(['ERASURE'], 'OK_17_1_C', (f) => f.objectionUpheld),
  row(['ERASURE'], 'NO_17_3_B', (f) => isOneOf(f.basis, 'LEGAL_OBLIGATION', 'PUBLIC_TASK')),
  row(
    ['ERASURE'],
    'OK_17_1_B',
    (f) => f.basis === 'CONSENT' && f.consentWithdrawn === true && f.otherLegalBasis === false,
  ),
  row(['ERASURE'], 'OK_17_1_F', (f) => f.collectedFromChildIss),
  row(
    ['ERASURE'],
    'NO_17_1_B_OTHER_BASIS',
    (f) => f.basis === 'CONSENT' && f.consentWithdrawn === true && f.otherLegalBasis === true,
  ),
  row(['ERASURE'], 'COND_17_1', always),

  lastRow(
    'RESTRICTION',
    (f) =>
      [f.accuracyContested, f.unlawfulErasureOpposed, f.neededForSubjectClaims, f.objectionPending].includes(
        true,
      ),
    'OK_18',
    'COND_18_1',
  ),

  row(['PORTABILITY'], 'NO_20_1_BASIS', (f) => !isOneOf(f.basis, 'CONSENT', 'CONTRACT')),
  row(['PORTABILITY'], 'NO_20_1_MANUAL', (f) => f.automatedMeans === false),
  lastRow('PORTABILITY', (f) => f.dataOrigin === 'INFERRED', 'NO_20_NOT_PROVIDED', 'OK_20'),

  row(['OBJECTION'], 'NO_21_BASIS', (f) => !isOneOf(f.basis, 'PUBLIC_TASK', 'LEGITIMATE_INTERESTS')),
  row(['OBJECTION'], 'NO_21_1_COMPELLING', (f) => f.compellingGrounds === true || f.legalClaims === true),
  lastRow('OBJECTION', (f) => f.compellingGrounds === false, 'OK_21_1', 'COND_21_1_BALANCE'),

  // Art. 22 speaks of decisions known to be automated and to matter: here the unknown is not enough.
  row(
    ['AUTOMATED_DECISION_REVIEW'],
    'NO_22_1_SCOPE',
    (f) => f.solelyAutomated !== true || f.significantEffect !== true,
  ),
  row(['AUTOMATED_DECISION_REVIEW'], 'COND_22_2_B', (f) => f.decisionBasis === 'LAW'),
  lastRow(
    'AUTOMATED_DECISION_REVIEW',
    (f) => f.decisionBasis === 'CONTRACT' || f.decisionBasis === 'EXPLICIT_CONSENT',
    'OK_22_3_SAFEGUARDS',
    'OK_22_1',
  ),
];

const outcomeOf = (code: RightReason): RightOutcome => {
  if (code.startsWith('OK_')) return 'YES';
  return code.startsWith('COND_') ? 'CONDITIONAL' : 'NO';
};

function problemsOf(
  right: string,
  legalBasis: string | null | undefined,
  context: RightContext,
): FieldProblem[] {
  const { jurisdiction } = context;
  const isCountry = isAbsent(jurisdiction) || /^[A-Z]{2}$/.test(jurisdiction);
  return [
    isAbsent(right)
      ? { path: ['right'], code: 'REQUIRED' }
      : unknownValue(['right'], right, Object.values(Right)),
    unknownValue(['legalBasis'], legalBasis, LEGAL_BASIS_CODES),
    unknownValue(['context', 'dataOrigin'], context.dataOrigin, DATA_ORIGINS),
    unknownValue(['context', 'decisionBasis'], context.decisionBasis, DECISION_BASES),
    isCountry ? null : { path: ['context', 'jurisdiction'], code: 'INVALID_COUNTRY' },
    ...RIGHT_FLAGS.map((flag) =>
      isAbsent(context[flag]) || typeof context[flag] === 'boolean'
        ? null
        : { path: ['context', flag], code: 'NOT_A_BOOLEAN' },
    ),
  ].filter((problem) => problem !== null);
}

/**
 * Whether a right is open in a case, and by which provision: GDPR 7(3), 11, 12 and 15 to 22. A proposal: a person
 * decides. Codes outside the lists are answered with their field, never thrown.
 *
 * @param legalBasis null: unknown, so that a right which hangs on a basis is not open
 */
export function assessRight(
  right: string,
  legalBasis?: string | null,
  context?: RightContext | null,
): RightAssessment | InvalidInput {
  const invalid = problemsOf(right, legalBasis, context ?? {});
  if (invalid.length > 0) return { invalid };

  const facts: Facts = { ...context, basis: (legalBasis ?? null) as LegalBasisCode | null };
  for (const { rights, decide } of PROCEDURE) {
    const code = rights.includes(right as Right) ? decide(facts) : null;
    if (code) return { outcome: outcomeOf(code), code };
  }
  throw new Error(`The procedure of rights has no last row for ${right}.`); // a test walks every right to its end
}
