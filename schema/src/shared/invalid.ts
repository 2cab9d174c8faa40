import type { FieldProblem } from './errors.ts';

/** The answer of a pure rule to input that it cannot judge; the API turns it into `INVALID_INPUT`. */
export interface InvalidInput {
  /** Every field in the way. Paths start at the root of the input, list positions are numbers, as in GraphQL. */
  invalid: FieldProblem[];
}

/** Tells an answer from a refusal of the input. */
export const isInvalid = (answer: object): answer is InvalidInput => 'invalid' in answer;

/** Null and undefined say the same: nothing was given. */
export const isAbsent = (value: unknown): value is null | undefined => value === undefined || value === null;

/** The refusal of a value outside a closed list; null where it is in the list, or absent. */
export const unknownValue = (
  path: FieldProblem['path'],
  value: unknown,
  allowed: readonly string[],
): FieldProblem | null =>
  isAbsent(value) || (typeof value === 'string' && allowed.includes(value))
    ? null
    : { path, code: 'UNKNOWN_VALUE', params: { allowed: allowed.join(' ') } };
