import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DPIA_REASON_LABELS, DPIA_REQUIREMENT_LABELS } from './dpia.screening.labels.ts';
import { screenDpia } from './dpia.screening.ts';
import {
  ARTICLE_35_3_CASES,
  CNIL_EXEMPT,
  CNIL_REQUIRED,
  type DpiaScreeningInput,
  WP248_CRITERIA,
  type Wp248Flag,
} from './dpia.terms.ts';

const allFalse = <Flag extends string>(questions: Record<Flag, string>) =>
  Object.fromEntries(Object.keys(questions).map((flag) => [flag, false])) as Record<Flag, false>;
const NO_CASES = allFalse(ARTICLE_35_3_CASES);
const NO_CRITERIA = allFalse(WP248_CRITERIA);

/** Everything answered, and every answer no. */
const NOTHING: DpiaScreeningInput = {
  assessedByLaw: false,
  cases: NO_CASES,
  criteria: NO_CRITERIA,
  requiredList: [],
  exemptList: [],
};
const met = (...flags: Wp248Flag[]) => ({
  criteria: { ...NO_CRITERIA, ...Object.fromEntries(flags.map((flag) => [flag, true])) },
});

const screen = (more: Partial<DpiaScreeningInput>) => {
  const answer = screenDpia({ ...NOTHING, ...more });
  if ('invalid' in answer) throw new Error(JSON.stringify(answer.invalid));
  return { required: answer.required, codes: answer.reasons.map(({ code }) => code) };
};

describe('an impact assessment', () => {
  it.each<[string, Partial<DpiaScreeningInput>, string, string[]]>([
    ['nothing found', {}, 'NO', ['NO_CRITERION']],
    [
      'a law that was assessed',
      { assessedByLaw: true, requiredList: ['M02_GENETIC'] },
      'NO',
      ['ASSESSED_BY_LAW'],
    ],
    ['perhaps such a law', { assessedByLaw: null }, 'NO', ['NO_CRITERION']],
    ['whistleblowing', { requiredList: ['M06_WHISTLEBLOWING'] }, 'YES', ['M06_WHISTLEBLOWING']],
    [
      'the required list before the exempt one',
      { requiredList: ['M03_HR_PROFILING'], exemptList: ['E01_SMALL_HR'] },
      'YES',
      ['M03_HR_PROFILING'],
    ],
    [
      'a case of 35(3) before the exempt list',
      { cases: { ...NO_CASES, publicMonitoring: true }, exemptList: ['E02_SUPPLIERS'] },
      'YES',
      ['PUBLIC_MONITORING'],
    ],
    [
      'a case, whatever else is unknown',
      { cases: { systematicEvaluation: true }, criteria: null, requiredList: null },
      'YES',
      ['SYSTEMATIC_EVALUATION'],
    ],
    [
      'a case with its criteria',
      { cases: { ...NO_CASES, largeScaleSensitiveData: true }, ...met('largeScale', 'sensitiveData') },
      'YES',
      ['LARGE_SCALE_SENSITIVE_DATA', 'SENSITIVE_DATA', 'LARGE_SCALE'],
    ],
    [
      'the exempt list before the criteria',
      { exemptList: ['E09_NOTARY'], ...met('sensitiveData', 'largeScale') },
      'NO',
      ['E09_NOTARY'],
    ],
    [
      'the exempt list, the required one unread',
      { exemptList: ['E09_NOTARY'], requiredList: null },
      'UNKNOWN',
      ['E09_NOTARY', 'UNKNOWN_REQUIRED_LIST'],
    ],
    [
      'the exempt list, a case unanswered',
      { exemptList: ['E09_NOTARY'], cases: { ...NO_CASES, publicMonitoring: null } },
      'UNKNOWN',
      ['E09_NOTARY', 'UNKNOWN_CASES'],
    ],
    [
      'two criteria',
      met('largeScale', 'matchingDatasets'),
      'YES',
      ['LARGE_SCALE', 'MATCHING', 'TWO_CRITERIA'],
    ],
    [
      'two criteria, whatever else is unknown',
      {
        criteria: { largeScale: true, matchingDatasets: true },
        cases: null,
        requiredList: null,
        exemptList: null,
      },
      'YES',
      ['LARGE_SCALE', 'MATCHING', 'TWO_CRITERIA'],
    ],
    ['one criterion', met('innovativeUse'), 'RECOMMENDED', ['INNOVATIVE_USE', 'ONE_CRITERION']],
    [
      'one criterion and one unknown',
      { criteria: { ...NO_CRITERIA, innovativeUse: true, largeScale: null } },
      'UNKNOWN',
      ['INNOVATIVE_USE', 'UNKNOWN_CRITERIA'],
    ],
    [
      'no criterion and one unknown',
      { criteria: { ...NO_CRITERIA, largeScale: undefined } },
      'UNKNOWN',
      ['UNKNOWN_CRITERIA'],
    ],
    [
      'one criterion, the list unread',
      { ...met('innovativeUse'), requiredList: null },
      'UNKNOWN',
      ['INNOVATIVE_USE', 'UNKNOWN_REQUIRED_LIST'],
    ],
    ['an exempt list unread', { exemptList: null }, 'NO', ['NO_CRITERION']],
    ['another country’s list, read', { country: 'DE' }, 'NO', ['NO_CRITERION']],
    [
      'another country’s list, unread',
      { country: 'DE', requiredList: null },
      'UNKNOWN',
      ['UNKNOWN_REQUIRED_LIST'],
    ],
  ])('for %s', (_, input, required, codes) => {
    expect(screen(input)).toEqual({ required, codes });
  });

  it('is not known from nothing, and says what is missing', () => {
    expect(screenDpia({})).toEqual({
      required: 'UNKNOWN',
      reasons: [
        { code: 'UNKNOWN_REQUIRED_LIST', article: '35(4)' },
        { code: 'UNKNOWN_CASES', article: '35(3)' },
        { code: 'UNKNOWN_CRITERIA', article: '35(1), WP248' },
      ],
    });
  });

  it.each(Object.keys(WP248_CRITERIA) as Wp248Flag[])('is recommended for %s alone', (flag) => {
    expect(screen(met(flag))).toEqual({
      required: 'RECOMMENDED',
      codes: [WP248_CRITERIA[flag], 'ONE_CRITERION'],
    });
  });

  it.each(Object.entries(ARTICLE_35_3_CASES))('is required for %s', (flag, code) => {
    expect(screen({ cases: { ...NO_CASES, [flag]: true } })).toEqual({ required: 'YES', codes: [code] });
  });

  it.each(CNIL_REQUIRED)('is required by the list for %s', (code) => {
    expect(screen({ requiredList: [code] })).toEqual({ required: 'YES', codes: [code] });
  });

  it.each(CNIL_EXEMPT)('is not required by the list for %s', (code) => {
    expect(screen({ exemptList: [code] })).toEqual({ required: 'NO', codes: [code] });
  });

  it.each<[Partial<DpiaScreeningInput>, string]>([
    [{ requiredList: ['M14_LARGE_SCALE_LOCATION'] }, '35(4), CNIL 2018-327 (14)'],
    [{ exemptList: ['E12_BREATHALYSER'] }, '35(5), CNIL 2019-118 (12)'],
    [{ cases: { ...NO_CASES, largeScaleSensitiveData: true } }, '35(3)(b)'],
    [met('blocksRightOrService'), '35(1), WP248 9'],
  ])('names its source: %j by %s', (input, article) => {
    expect(screenDpia({ ...NOTHING, ...input })).toMatchObject({
      reasons: expect.arrayContaining([expect.objectContaining({ article })]),
    });
  });

  it.each<[string, Partial<DpiaScreeningInput>, (string | number)[]]>([
    ['an unknown type', { requiredList: ['M06_WHISTLEBLOWING', 'M99'] }, ['requiredList', 1]],
    ['an unknown exemption', { exemptList: ['M06_WHISTLEBLOWING'] }, ['exemptList', 0]],
    [
      'the French list in Germany',
      { country: 'DE', requiredList: ['M06_WHISTLEBLOWING'] },
      ['requiredList', 0],
    ],
    ['the French exemptions in Germany', { country: 'DE', exemptList: ['E09_NOTARY'] }, ['exemptList', 0]],
  ])('refuses %s', (_, input, path) => {
    expect(screenDpia({ ...NOTHING, ...input })).toMatchObject({
      invalid: [{ path, code: 'UNKNOWN_VALUE' }],
    });
  });
});

describe('any processing', () => {
  const answer = fc.constantFrom(true, false, null, undefined);
  const answers = (questions: object) =>
    fc.record(Object.fromEntries(Object.keys(questions).map((flag) => [flag, answer])));
  const some = (codes: readonly string[]) => fc.option(fc.subarray([...codes]), { nil: null });
  const processing: fc.Arbitrary<DpiaScreeningInput> = fc.record({
    assessedByLaw: fc.constantFrom(false, null),
    cases: answers(ARTICLE_35_3_CASES),
    criteria: answers(WP248_CRITERIA),
    requiredList: some(CNIL_REQUIRED),
    exemptList: some(CNIL_EXEMPT),
  });
  const requirement = (input: DpiaScreeningInput) => {
    const result = screenDpia(input);
    if ('invalid' in result) throw new Error('invalid');
    return result;
  };

  it('has reasons in both languages', () => {
    fc.assert(
      fc.property(processing, (input) => {
        const { required, reasons } = requirement(input);
        expect(DPIA_REQUIREMENT_LABELS[required].EN).toBeTruthy();
        expect(reasons.length).toBeGreaterThan(0);
        for (const { code } of reasons)
          expect(DPIA_REASON_LABELS[code].FR && DPIA_REASON_LABELS[code].EN).toBeTruthy();
      }),
    );
  });

  it('keeps a yes or a no whatever its unknown answers turn out to be', () => {
    const resolved = (answers: object | null | undefined, questions: object, by: boolean) =>
      Object.fromEntries(
        Object.keys(questions).map((flag) => [flag, (answers as Record<string, boolean>)?.[flag] ?? by]),
      );
    fc.assert(
      fc.property(processing, fc.boolean(), (input, by) => {
        const before = requirement(input).required;
        fc.pre(before !== 'UNKNOWN');
        const after = requirement({
          ...input,
          cases: resolved(input.cases, ARTICLE_35_3_CASES, by),
          criteria: resolved(input.criteria, WP248_CRITERIA, by),
          requiredList: input.requiredList ?? (by ? [CNIL_REQUIRED[0]] : []),
        });
        expect(after.required).toBe(before);
      }),
    );
  });
});
