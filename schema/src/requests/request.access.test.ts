import { describe, expect, it } from '@jest/globals';
import { ACCESS_HEADINGS, accessGaps, inOrder } from './request.access.ts';
import { AccessHeading } from './request.terms.ts';

const whole = ACCESS_HEADINGS.map((heading) => ({ heading, text: 'Dit.' }));

describe('the information that goes with a copy of the data', () => {
  it('has nine headings: (a) to (h), and the safeguards of transfers', () => {
    expect(ACCESS_HEADINGS).toHaveLength(9);
    expect(accessGaps([])).toEqual(ACCESS_HEADINGS);
    expect(accessGaps(whole)).toEqual([]);
  });

  it.each(ACCESS_HEADINGS)('lacks %s where nothing or blanks are said of it', (heading) => {
    expect(accessGaps(whole.filter((section) => section.heading !== heading))).toEqual([heading]);
    const blank = whole.map((section) => (section.heading === heading ? { heading, text: ' \n' } : section));
    expect(accessGaps(blank)).toEqual([heading]);
  });

  it('is told in the order of the article, whatever the order it was written in', () => {
    expect(inOrder([...whole].reverse())).toEqual(whole);
    expect(inOrder([{ heading: AccessHeading.SOURCE, text: ' ' }])).toEqual([]);
  });
});
