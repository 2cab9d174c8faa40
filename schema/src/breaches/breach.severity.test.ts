import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isInvalid } from '../shared/invalid.ts';
import {
  AVAILABILITY_LABELS,
  CONFIDENTIALITY_LABELS,
  DATA_CATEGORY_LABELS,
  IDENTIFICATION_LABELS,
  INTEGRITY_LABELS,
} from './breach.severity.labels.ts';
import {
  assessSeverity,
  CB_QUARTERS,
  DPC_BASE,
  EI_QUARTERS,
  type Severity,
  type SeverityInput,
} from './breach.severity.ts';

const simple: SeverityInput = { data: [{ category: 'SIMPLE' }], identification: 'NEGLIGIBLE' };

function assess(input: Partial<SeverityInput>): Severity {
  const answer = assessSeverity({ ...simple, ...input });
  if (isInvalid(answer)) throw new Error(JSON.stringify(answer.invalid));
  return answer;
}

const adjusted = (category: string, adjustment: number) => ({
  category,
  adjustment,
  justification: 'as assessed',
});

describe('the score DPC x EI + CB', () => {
  it.each<[string, Partial<SeverityInput>, number, string]>([
    ['at the very least', {}, 0.25, 'LOW'],
    ['of simple data, fully identified', { identification: 'MAXIMUM' }, 1, 'LOW'],
    [
      'just below 2',
      {
        data: [{ category: 'BEHAVIOURAL' }],
        identification: 'SIGNIFICANT',
        integrity: 'ALTERED_RECOVERABLE',
      },
      1.75,
      'LOW',
    ],
    ['of exactly 2', { data: [{ category: 'BEHAVIOURAL' }], identification: 'MAXIMUM' }, 2, 'MEDIUM'],
    [
      'just below 3',
      { data: [{ category: 'FINANCIAL' }], identification: 'SIGNIFICANT', availability: 'PERMANENT' },
      2.75,
      'MEDIUM',
    ],
    ['of exactly 3', { data: [{ category: 'FINANCIAL' }], identification: 'MAXIMUM' }, 3, 'HIGH'],
    [
      'just below 4',
      {
        data: [{ category: 'FINANCIAL' }],
        identification: 'MAXIMUM',
        confidentiality: 'UNKNOWN_RECIPIENTS',
        availability: 'TEMPORARY',
      },
      3.75,
      'HIGH',
    ],
    ['of exactly 4', { data: [{ category: 'SENSITIVE' }], identification: 'MAXIMUM' }, 4, 'VERY_HIGH'],
    [
      'at the very most',
      {
        data: [{ category: 'SENSITIVE' }],
        identification: 'MAXIMUM',
        confidentiality: 'UNKNOWN_RECIPIENTS',
        integrity: 'ALTERED_UNRECOVERABLE',
        availability: 'PERMANENT',
        malicious: true,
      },
      6,
      'VERY_HIGH',
    ],
    ['with malice alone', { malicious: true }, 0.75, 'LOW'],
    [
      'without what counts nothing',
      { confidentiality: 'NO_EVIDENCE', integrity: 'NO_MISUSE', availability: 'EASILY_RECOVERABLE' },
      0.25,
      'LOW',
    ],
  ])('%s', (_name, input, score, band) => {
    expect(assess(input)).toMatchObject({ score, band });
  });

  it.each([
    [[{ category: 'SIMPLE' }, { category: 'FINANCIAL' }], 3],
    [[adjusted('SIMPLE', 3), { category: 'BEHAVIOURAL' }], 4],
    [[adjusted('SENSITIVE', -3)], 1],
    [[adjusted('SENSITIVE', -9)], 1],
    [[adjusted('FINANCIAL', 2)], 4],
    [[adjusted('SENSITIVE', -2), adjusted('FINANCIAL', -2)], 2],
    [[{ category: 'SIMPLE', adjustment: 0 }], 1],
  ])('takes the highest adjusted category, clamped: %j is %i', (data, dpc) => {
    expect(assess({ data }).dpc).toBe(dpc);
  });

  it('stays between 0.25 and 6 in whole quarters', () => {
    const codes = (table: object) => fc.option(fc.constantFrom(...Object.keys(table)));
    const inputs = fc.record({
      data: fc.array(
        fc.record({
          category: fc.constantFrom(...Object.keys(DPC_BASE)),
          adjustment: fc.integer({ min: -9, max: 9 }),
          justification: fc.constant('as assessed'),
        }),
        { minLength: 1 },
      ),
      identification: fc.constantFrom(...Object.keys(EI_QUARTERS)),
      confidentiality: codes(CB_QUARTERS.confidentiality),
      integrity: codes(CB_QUARTERS.integrity),
      availability: codes(CB_QUARTERS.availability),
      malicious: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(inputs, (input) => {
        const { score, dpc } = assess(input);
        expect(score).toBeGreaterThanOrEqual(0.25);
        expect(score).toBeLessThanOrEqual(6);
        expect(Number.isInteger(score * 4)).toBe(true);
        expect([1, 2, 3, 4]).toContain(dpc);
      }),
    );
  });
});

it('raises its flags without changing the score', () => {
  expect(assess({ individuals: 100 }).flags).toEqual([]);
  expect(assess({ individuals: 101, unintelligible: true })).toMatchObject({
    score: 0.25,
    flags: ['MANY_INDIVIDUALS', 'UNINTELLIGIBLE_DATA'],
  });
});

it.each<[string, Partial<SeverityInput>, string]>([
  ['no data', { data: [] }, 'data REQUIRED'],
  [
    'an unknown category',
    { data: [{ category: 'SIMPLE' }, { category: 'ODD' }] },
    'data.1.category UNKNOWN_VALUE',
  ],
  ['half a point', { data: [adjusted('SIMPLE', 0.5)] }, 'data.0.adjustment NOT_A_WHOLE_NUMBER'],
  [
    'an adjustment without its reason',
    { data: [{ category: 'SIMPLE', adjustment: 1 }] },
    'data.0.justification REQUIRED',
  ],
  [
    'an adjustment with a blank reason',
    { data: [{ category: 'SIMPLE', adjustment: -1, justification: ' ' }] },
    'data.0.justification REQUIRED',
  ],
  ['an unknown identification', { identification: 'TOTAL' }, 'identification UNKNOWN_VALUE'],
  ['no identification', { identification: '' }, 'identification REQUIRED'],
  ['an unknown circumstance', { confidentiality: 'PERMANENT' }, 'confidentiality UNKNOWN_VALUE'],
  ['a circumstance of another kind', { availability: 'NO_MISUSE' }, 'availability UNKNOWN_VALUE'],
  ['fewer people than none', { individuals: -1 }, 'individuals OUT_OF_RANGE'],
])('%s is answered with its field', (_name, input, complaint) => {
  const answer = assessSeverity({ ...simple, ...input });
  const told = isInvalid(answer) ? answer.invalid.map(({ path, code }) => `${path.join('.')} ${code}`) : [];
  expect(told).toEqual([complaint]);
});

it.each([
  ['categories', DATA_CATEGORY_LABELS, DPC_BASE],
  ['identification', IDENTIFICATION_LABELS, EI_QUARTERS],
  ['confidentiality', CONFIDENTIALITY_LABELS, CB_QUARTERS.confidentiality],
  ['integrity', INTEGRITY_LABELS, CB_QUARTERS.integrity],
  ['availability', AVAILABILITY_LABELS, CB_QUARTERS.availability],
])('every code of %s is labelled', (_name, labels, table) => {
  expect(Object.keys(labels)).toEqual(Object.keys(table));
});
