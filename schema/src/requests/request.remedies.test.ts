import { describe, expect, it } from '@jest/globals';
import { remediesMissing } from './request.remedies.ts';
import { DecisionOutcome } from './request.terms.ts';

describe('the remedies in the text of a refusal', () => {
  const refused = {
    outcome: DecisionOutcome.REFUSED,
    complaintAuthority: 'CNIL, 3 place de Fontenoy, 75007 Paris',
  };
  const granted = { outcome: DecisionOutcome.GRANTED };
  it.each([
    ['Vous pouvez saisir la CNIL ou un tribunal.', [refused], []],
    ['You may complain to the cnil, or go to court.', [refused], []],
    ['Vous pouvez former un recours.', [refused], ['AUTHORITY']],
    ['Vous pouvez saisir la CNIL.', [refused], ['COURT']],
    ['Non.', [refused, granted], ['AUTHORITY', 'COURT']],
    ['Voici vos données.', [granted], []],
  ])('%s', (text, decisions, expected) => {
    expect(remediesMissing(text, decisions)).toEqual(expected);
  });
});
