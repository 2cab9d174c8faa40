import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInvalid } from '../shared/invalid.ts';
import { REASON_LABELS, redirectOf } from './request.rights.labels.ts';
import { LEGAL_BASIS_CODES, RIGHT_FLAGS, RIGHT_REASONS, type RightContext } from './request.rights.terms.ts';
import { assessRight } from './request.rights.ts';
import { Right } from './request.terms.ts';

type Case = [right: string, basis: string | null, context: RightContext, outcome: string, code: string];

const yes = true;
const no = false;

/** Row by row, each with what comes before it out of the way; a second line of a row is its other outcome. */
const CASES: Case[] = [
  ['POST_MORTEM_DIRECTIVES', null, { deceased: yes, jurisdiction: 'FR' }, 'YES', 'OK_LIL_85'],
  ['POST_MORTEM_DIRECTIVES', null, { deceased: yes, jurisdiction: 'DE' }, 'NO', 'NO_LIL_85_SCOPE'],
  ['POST_MORTEM_DIRECTIVES', null, { jurisdiction: 'FR' }, 'NO', 'NO_LIL_85_SCOPE'],
  ['ACCESS', 'CONSENT', { deceased: yes }, 'NO', 'NO_RECITAL_27'],
  ['CONSENT_WITHDRAWAL', 'CONSENT', { deceased: yes }, 'NO', 'NO_RECITAL_27'],
  ['ACCESS', 'CONTRACT', { identifiable: no }, 'NO', 'NO_11_2'],
  ['PORTABILITY', 'CONTRACT', { identifiable: no }, 'NO', 'NO_11_2'],
  ['OBJECTION', 'PUBLIC_TASK', { identifiable: no, directMarketing: yes }, 'NO', 'NO_12_2'],
  ['AUTOMATED_DECISION_REVIEW', 'CONTRACT', { identifiable: no }, 'NO', 'NO_12_2'],
  [
    'CONSENT_WITHDRAWAL',
    'CONSENT',
    { identifiable: no, manifestlyUnfoundedOrExcessive: yes },
    'YES',
    'OK_7_3',
  ],
  ['CONSENT_WITHDRAWAL', 'CONTRACT', {}, 'NO', 'NO_7_3_BASIS'],
  [
    'OBJECTION',
    'CONSENT',
    { directMarketing: yes, manifestlyUnfoundedOrExcessive: yes },
    'YES',
    'OK_21_2_ABSOLUTE',
  ],
  ['ACCESS', 'CONSENT', { manifestlyUnfoundedOrExcessive: yes }, 'CONDITIONAL', 'COND_12_5'],
  ['ERASURE', 'CONSENT', { manifestlyUnfoundedOrExcessive: yes, unlawful: yes }, 'CONDITIONAL', 'COND_12_5'],
  ['ACCESS', null, {}, 'YES', 'OK_15'],
  ['RECTIFICATION', 'LEGAL_OBLIGATION', {}, 'YES', 'OK_16'],
  ['ERASURE', 'CONSENT', { freedomOfExpression: yes, unlawful: yes }, 'NO', 'NO_17_3_A'],
  ['ERASURE', 'CONSENT', { publicHealth: yes, unlawful: yes }, 'NO', 'NO_17_3_C'],
  ['ERASURE', 'CONSENT', { archivingResearch: yes, unlawful: yes }, 'NO', 'NO_17_3_D'],
  ['ERASURE', 'CONSENT', { legalClaims: yes, unlawful: yes }, 'NO', 'NO_17_3_E'],
  ['ERASURE', 'LEGAL_OBLIGATION', { unlawful: yes, retentionObligationActive: yes }, 'YES', 'OK_17_1_D'],
  ['ERASURE', 'CONTRACT', { erasureRequiredByLaw: yes, retentionObligationActive: yes }, 'YES', 'OK_17_1_E'],
  ['ERASURE', 'CONTRACT', { retentionObligationActive: yes, noLongerNecessary: yes }, 'NO', 'NO_17_3_B'],
  ['ERASURE', 'PUBLIC_TASK', { noLongerNecessary: yes }, 'YES', 'OK_17_1_A'],
  ['ERASURE', 'PUBLIC_TASK', { objectionUpheld: yes }, 'YES', 'OK_17_1_C'],
  ['ERASURE', 'LEGAL_OBLIGATION', { collectedFromChildIss: yes }, 'NO', 'NO_17_3_B'],
  ['ERASURE', 'PUBLIC_TASK', {}, 'NO', 'NO_17_3_B'],
  ['ERASURE', 'CONSENT', { consentWithdrawn: yes, otherLegalBasis: no }, 'YES', 'OK_17_1_B'],
  [
    'ERASURE',
    'CONSENT',
    { consentWithdrawn: yes, otherLegalBasis: yes, collectedFromChildIss: yes },
    'YES',
    'OK_17_1_F',
  ],
  ['ERASURE', 'CONSENT', { consentWithdrawn: yes, otherLegalBasis: yes }, 'NO', 'NO_17_1_B_OTHER_BASIS'],
  ['ERASURE', 'CONSENT', { consentWithdrawn: yes }, 'CONDITIONAL', 'COND_17_1'], // another basis: not known
  ['ERASURE', 'CONTRACT', { consentWithdrawn: yes, otherLegalBasis: no }, 'CONDITIONAL', 'COND_17_1'],
  ['ERASURE', null, {}, 'CONDITIONAL', 'COND_17_1'],
  ['RESTRICTION', 'CONTRACT', { accuracyContested: yes }, 'YES', 'OK_18'],
  ['RESTRICTION', 'CONTRACT', { unlawfulErasureOpposed: yes }, 'YES', 'OK_18'],
  ['RESTRICTION', 'CONTRACT', { neededForSubjectClaims: yes }, 'YES', 'OK_18'],
  ['RESTRICTION', 'CONTRACT', { objectionPending: yes }, 'YES', 'OK_18'],
  ['RESTRICTION', 'CONTRACT', { accuracyContested: no }, 'CONDITIONAL', 'COND_18_1'],
  ['PORTABILITY', 'LEGITIMATE_INTERESTS', {}, 'NO', 'NO_20_1_BASIS'],
  ['PORTABILITY', 'CONTRACT', { automatedMeans: no }, 'NO', 'NO_20_1_MANUAL'],
  ['PORTABILITY', 'CONSENT', { dataOrigin: 'INFERRED', automatedMeans: yes }, 'NO', 'NO_20_NOT_PROVIDED'],
  ['PORTABILITY', 'CONSENT', { dataOrigin: 'OBSERVED' }, 'YES', 'OK_20'],
  ['PORTABILITY', 'CONTRACT', {}, 'YES', 'OK_20'],
  ['OBJECTION', 'CONTRACT', { compellingGrounds: no }, 'NO', 'NO_21_BASIS'],
  ['OBJECTION', 'LEGITIMATE_INTERESTS', { compellingGrounds: yes }, 'NO', 'NO_21_1_COMPELLING'],
  [
    'OBJECTION',
    'LEGITIMATE_INTERESTS',
    { compellingGrounds: no, legalClaims: yes },
    'NO',
    'NO_21_1_COMPELLING',
  ],
  ['OBJECTION', 'PUBLIC_TASK', { compellingGrounds: no }, 'YES', 'OK_21_1'],
  ['OBJECTION', 'PUBLIC_TASK', { directMarketing: no }, 'CONDITIONAL', 'COND_21_1_BALANCE'],
  ['AUTOMATED_DECISION_REVIEW', 'CONTRACT', { solelyAutomated: yes }, 'NO', 'NO_22_1_SCOPE'],
  [
    'AUTOMATED_DECISION_REVIEW',
    'CONTRACT',
    { significantEffect: yes, solelyAutomated: no },
    'NO',
    'NO_22_1_SCOPE',
  ],
  [
    'AUTOMATED_DECISION_REVIEW',
    null,
    { solelyAutomated: yes, significantEffect: yes, decisionBasis: 'LAW' },
    'CONDITIONAL',
    'COND_22_2_B',
  ],
  [
    'AUTOMATED_DECISION_REVIEW',
    null,
    { solelyAutomated: yes, significantEffect: yes, decisionBasis: 'CONTRACT' },
    'YES',
    'OK_22_3_SAFEGUARDS',
  ],
  [
    'AUTOMATED_DECISION_REVIEW',
    null,
    { solelyAutomated: yes, significantEffect: yes, decisionBasis: 'EXPLICIT_CONSENT' },
    'YES',
    'OK_22_3_SAFEGUARDS',
  ],
  [
    'AUTOMATED_DECISION_REVIEW',
    null,
    { solelyAutomated: yes, significantEffect: yes, decisionBasis: 'NONE' },
    'YES',
    'OK_22_1',
  ],
  ['AUTOMATED_DECISION_REVIEW', null, { solelyAutomated: yes, significantEffect: yes }, 'YES', 'OK_22_1'],
];

describe('the procedure of rights', () => {
  it.each(CASES)('%s on %s with %j is %s by %s', (right, basis, context, outcome, code) => {
    expect(assessRight(right, basis, context)).toEqual({ outcome, code });
  });

  it('is walked to every reason by the cases above', () => {
    expect(new Set(CASES.map(([, , , , code]) => code))).toEqual(new Set(RIGHT_REASONS));
  });

  it('takes null for unknown, as if it had not been told', () => {
    const unknown = Object.fromEntries(RIGHT_FLAGS.map((flag) => [flag, null]));
    for (const right of Object.values(Right))
      for (const basis of LEGAL_BASIS_CODES)
        expect(
          assessRight(right, basis, {
            ...unknown,
            dataOrigin: null,
            decisionBasis: null,
            jurisdiction: null,
          }),
        ).toEqual(assessRight(right, basis));
  });

  it('answers whatever the facts are', () => {
    const flags = fc.dictionary(fc.constantFrom(...RIGHT_FLAGS), fc.option(fc.boolean()));
    const basis = fc.option(fc.constantFrom(...LEGAL_BASIS_CODES));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(Right)), basis, flags, (right, legalBasis, context) => {
        const answer = assessRight(right, legalBasis, context);
        expect(isInvalid(answer) ? null : RIGHT_REASONS).toContain('code' in answer ? answer.code : null);
      }),
    );
  });

  it('never refuses an objection to direct marketing by a person who can be identified', () => {
    for (const basis of [null, ...LEGAL_BASIS_CODES])
      expect(assessRight('OBJECTION', basis, { directMarketing: yes, legalClaims: yes })).toMatchObject({
        outcome: 'YES',
      });
  });
});

it.each<[string, unknown[], string]>([
  ['an unknown right', ['ERASE_ME', 'CONSENT', {}], 'right UNKNOWN_VALUE'],
  ['no right', [null, 'CONSENT', {}], 'right REQUIRED'],
  ['an unknown legal basis', ['ACCESS', 'HABIT', {}], 'legalBasis UNKNOWN_VALUE'],
  [
    'an unknown origin of data',
    ['PORTABILITY', 'CONSENT', { dataOrigin: 'BOUGHT' }],
    'context.dataOrigin UNKNOWN_VALUE',
  ],
  [
    'an unknown basis of decision',
    ['ACCESS', null, { decisionBasis: 'MOOD' }],
    'context.decisionBasis UNKNOWN_VALUE',
  ],
  [
    'a country by its name',
    ['POST_MORTEM_DIRECTIVES', null, { jurisdiction: 'France' }],
    'context.jurisdiction INVALID_COUNTRY',
  ],
  ['a word for yes', ['ACCESS', null, { deceased: 'yes' }], 'context.deceased NOT_A_BOOLEAN'],
])('%s is answered with its field', (_name, [right, basis, context], complaint) => {
  const answer = assessRight(right as string, basis as string, context as RightContext);
  expect(isInvalid(answer) && answer.invalid.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual([
    complaint,
  ]);
});

it.each(RIGHT_REASONS)('%s is explained in both languages, with its provision', (code) => {
  const { FR, EN } = REASON_LABELS[code];
  for (const text of [FR, EN]) expect(text).toMatch(/^[A-ZÀ-Ý].*(\d).*\.$/);
  const article = code.match(/_(\d+)/)?.[1];
  if (article && code !== 'NO_RECITAL_27') {
    expect(FR).toContain(`art. ${article}`);
    expect(EN).toContain(`Art. ${article}`);
  }
});

it('shows the way to the right that is open instead', () => {
  expect(redirectOf('NO_21_BASIS', 'CONSENT')?.EN).toBe('Withdrawal of consent');
  expect(redirectOf('NO_21_BASIS', 'CONTRACT')?.EN).toBe('Contract termination');
  expect(redirectOf('NO_7_3_BASIS', 'LEGITIMATE_INTERESTS')?.EN).toBe('Right to object');
  expect(redirectOf('NO_20_1_BASIS', 'PUBLIC_TASK')?.EN).toContain('copy');
  expect(redirectOf('NO_17_3_B', 'CONSENT')).toBeNull();
});
