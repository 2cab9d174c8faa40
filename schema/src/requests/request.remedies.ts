import type { DecisionFacts } from './request.decision.lifecycle.ts';
import { DecisionOutcome } from './request.terms.ts';

/** What a refusal has to name, GDPR 12(4). */
export type Remedy = 'AUTHORITY' | 'COURT';

const COURT = /tribuna|judici|recours|\bjuge\b|\bcourt/i;

/** By what a letter would name an authority: its name, without the address behind it. */
const nameOf = (authority: string): string => authority.split(',')[0]?.trim().toLowerCase() ?? '';

/**
 * The remedies that the text of a refusal, in whole or in part, does not name: somebody may have taken them out of the
 * letter. It looks for words and judges nothing.
 */
export function remediesMissing(
  text: string,
  decisions: readonly Pick<DecisionFacts, 'outcome' | 'complaintAuthority'>[],
): Remedy[] {
  const refused = decisions.filter(({ outcome }) => outcome !== DecisionOutcome.GRANTED);
  if (refused.length === 0) return [];
  const lower = text.toLowerCase();
  const isNamed = refused.every(({ complaintAuthority }) => lower.includes(nameOf(complaintAuthority ?? '')));
  return [...(isNamed ? [] : (['AUTHORITY'] as const)), ...(COURT.test(text) ? [] : (['COURT'] as const))];
}
