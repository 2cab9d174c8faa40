import { describe, expect, it } from '@jest/globals';
import { caseFromSearch, caseToSearch, factsOf, listOf, NONE, withoutBlanks } from './case.ts';

describe('a case in the address', () => {
  it('comes back as it was, without what nobody has filled in', () => {
    const values = {
      rule: 'GDPR_12_3',
      anchorAt: '2026-03-10T09:00:00.000Z',
      note: 'à & b = c?',
      pauses: [{ reason: 'IDENTITY_DOUBT', askedAt: '', answeredAt: null }, {}],
      policy: { hourStart: '' },
      malicious: false,
      days: 0,
    };
    expect(caseFromSearch(caseToSearch(values))).toEqual({
      rule: 'GDPR_12_3',
      anchorAt: '2026-03-10T09:00:00.000Z',
      note: 'à & b = c?',
      pauses: [{ reason: 'IDENTITY_DOUBT' }],
      malicious: false,
      days: 0,
    });
  });

  it.each(['', '?case=', '?case=%7B', '?case=[1]', '?case="x"', '?other=1'])('%j names none', (search) => {
    expect(caseFromSearch(search)).toBeNull();
  });
});

describe('what is unknown', () => {
  it('is left out, and is never no', () => {
    expect(factsOf({ a: 'YES', b: 'NO', c: '', d: null }, ['a', 'b', 'c', 'd', 'e'])).toEqual({
      a: true,
      b: false,
    });
  });

  it('of a list is nothing chosen; that nothing fits is an answer', () => {
    expect(listOf([])).toBeUndefined();
    expect(listOf(undefined)).toBeUndefined();
    expect(listOf([NONE])).toEqual([]);
    expect(listOf([NONE, 'A'])).toEqual(['A']);
  });
});

it('keeps zero and no, which are answers', () => {
  expect(withoutBlanks({ a: 0, b: false, c: [], d: {} })).toEqual({ a: 0, b: false });
});
