import type { FieldProblem } from '../shared/errors.ts';
import { type InvalidInput, isAbsent, unknownValue } from '../shared/invalid.ts';
import {
  type Answers,
  ARTICLE_35_3_CASES,
  CNIL_EXEMPT,
  CNIL_REQUIRED,
  CRITERIA_THRESHOLD,
  type DpiaReason,
  type DpiaReasonCode,
  type DpiaRequirement,
  type DpiaScreeningInput,
  WP248_CRITERIA,
} from './dpia.terms.ts';

/** A proposal: whether the risk is likely to be high is a judgment, which a person makes and records. */
export interface DpiaScreening {
  readonly required: DpiaRequirement;
  readonly reasons: DpiaReason[];
}

const because = (code: DpiaReasonCode, article: string): DpiaReason => ({ code, article });

const isFrench = ({ country }: DpiaScreeningInput): boolean => (country ?? 'FR') === 'FR';

function listProblems(
  path: string,
  values: readonly string[] | null | undefined,
  allowed: readonly string[],
): FieldProblem[] {
  return (values ?? [])
    .map((value, i) => unknownValue([path, i], value, allowed))
    .filter((problem) => problem !== null);
}

/** Codes of a list, each once and in its order. */
const inOrder = <Code extends string>(
  list: readonly Code[],
  values: readonly string[] | null | undefined,
): Code[] => list.filter((code) => values?.includes(code));

/** What a set of questions was answered: the codes that hold, and whether an answer is missing. */
function answered<Flag extends string, Code extends DpiaReasonCode>(
  questions: Readonly<Record<Flag, Code>>,
  answers: Answers<Flag> | null | undefined,
) {
  const flags = Object.keys(questions) as Flag[];
  return {
    hits: flags.filter((flag) => answers?.[flag] === true).map((flag) => questions[flag]),
    isOpen: flags.some((flag) => isAbsent(answers?.[flag])),
  };
}

/** The number of the item in its list. */
const place = (list: readonly string[], code: string): number => list.indexOf(code) + 1;

function findingsOf(input: DpiaScreeningInput) {
  const cases = answered(ARTICLE_35_3_CASES, input.cases);
  const criteria = answered(WP248_CRITERIA, input.criteria);
  const caseCodes = Object.values(ARTICLE_35_3_CASES);
  const criterionCodes = Object.values(WP248_CRITERIA);
  return {
    required: inOrder(CNIL_REQUIRED, input.requiredList).map((code) =>
      because(code, `35(4), CNIL 2018-327 (${place(CNIL_REQUIRED, code)})`),
    ),
    isRequiredListOpen: isAbsent(input.requiredList),
    cases: cases.hits.map((code) => because(code, `35(3)(${'abc'[caseCodes.indexOf(code)]})`)),
    areCasesOpen: cases.isOpen,
    exempt: inOrder(CNIL_EXEMPT, input.exemptList).map((code) =>
      because(code, `35(5), CNIL 2019-118 (${place(CNIL_EXEMPT, code)})`),
    ),
    criteria: criteria.hits.map((code) => because(code, `35(1), WP248 ${place(criterionCodes, code)}`)),
    areCriteriaOpen: criteria.isOpen,
  };
}

type Findings = ReturnType<typeof findingsOf>;

function countOf({ criteria }: Findings): DpiaReason {
  if (criteria.length >= CRITERIA_THRESHOLD) return because('TWO_CRITERIA', '35(1), WP248');
  return because(criteria.length === 1 ? 'ONE_CRITERION' : 'NO_CRITERION', '35(1), WP248');
}

/** What is still to be found out before the answer can be no. */
const openQuestions = (found: Findings): DpiaReason[] => [
  ...(found.isRequiredListOpen ? [because('UNKNOWN_REQUIRED_LIST', '35(4)')] : []),
  ...(found.areCasesOpen ? [because('UNKNOWN_CASES', '35(3)')] : []),
];

/** Without a case that settles it: the criteria decide, and what is unknown can still turn the answer. */
function byCriteria(found: Findings): DpiaScreening {
  const reasons = [...found.criteria, countOf(found)];
  if (found.criteria.length >= CRITERIA_THRESHOLD) return { required: 'YES', reasons };
  const open = [
    ...openQuestions(found),
    ...(found.areCriteriaOpen ? [because('UNKNOWN_CRITERIA', '35(1), WP248')] : []),
  ];
  // What nobody has answered is not counted as a no.
  if (open.length > 0) return { required: 'UNKNOWN', reasons: [...found.criteria, ...open] };
  return { required: found.criteria.length === 1 ? 'RECOMMENDED' : 'NO', reasons };
}

/**
 * Proposes whether an impact assessment is required: assessed by law (35(10)), the authority's list (35(4)), the cases of
 * 35(3), its list of exemptions (35(5)), then the criteria of WP248, two or more. The first that decides wins.
 */
export function screenDpia(input: DpiaScreeningInput): DpiaScreening | InvalidInput {
  const french = isFrench(input);
  const invalid = [
    ...listProblems('requiredList', input.requiredList, french ? CNIL_REQUIRED : []),
    ...listProblems('exemptList', input.exemptList, french ? CNIL_EXEMPT : []),
  ];
  if (invalid.length > 0) return { invalid };

  if (input.assessedByLaw === true)
    return { required: 'NO', reasons: [because('ASSESSED_BY_LAW', '35(10)')] };
  const found = findingsOf(input);
  const settled = [...found.required, ...found.cases];
  if (settled.length > 0) return { required: 'YES', reasons: [...settled, ...found.criteria] };
  if (found.exempt.length > 0) {
    const open = openQuestions(found);
    return { required: open.length > 0 ? 'UNKNOWN' : 'NO', reasons: [...found.exempt, ...open] };
  }
  return byCriteria(found);
}
