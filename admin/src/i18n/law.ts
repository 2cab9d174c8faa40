import {
  allWords,
  type Label,
  NODE_LABELS,
  REFUSALS,
  REVISION_REASON_LABELS,
  RULE_LABELS,
  RULE_SHORT_LABELS,
  WARNING_LABELS,
} from '@vigie/schema/rules';
import type { Messages } from './deepMerge.ts';

type Labels = Readonly<Record<string, Label>>;

/** Codes of the law that are no enum of the API. */
const TABLES: Readonly<Record<string, Labels>> = {
  DeadlineRule: RULE_LABELS,
  DeadlineRuleShort: RULE_SHORT_LABELS,
  DeadlineWarning: WARNING_LABELS,
  NodeType: NODE_LABELS,
  Refusal: REFUSALS,
  RevisionReason: REVISION_REASON_LABELS,
};

/** The law's words, as they were declared, as messages: `law.DeadlineState.MISSED`, and `lawHint.Right.ACCESS` beside one. */
export function lawMessages(language: keyof Label): { law: Messages; lawHint: Messages } {
  const inOne = (labels: Labels) =>
    Object.fromEntries(Object.entries(labels).map(([code, label]) => [code, label[language]]));
  const messages = (tables: (readonly [name: string, labels: Labels])[]) =>
    Object.fromEntries(tables.map(([name, labels]) => [name, inOne(labels)]));
  const lists = allWords().map(([, words]) => words);
  return {
    law: messages([...Object.entries(TABLES), ...lists.map(({ name, labels }) => [name, labels] as const)]),
    lawHint: messages(lists.map(({ name, hints }) => [name, hints] as const)),
  };
}
