/** The codes that a caller may meet, in `extensions.code`. The table of causes is in docs/errors.md. */
export type ErrorCode =
  | 'INVALID_INPUT'
  | 'TOO_COMPLEX'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'RULE_BROKEN'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE'
  | 'INTERNAL';

/** What is wrong with one field of the input: where, and by which constraint. Never the value. */
export interface FieldProblem {
  path: (string | number)[];
  code: string;
  params?: Record<string, string | number>;
}

/** An answer that the caller can act on. Everything else that is thrown is a bug or an outage. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly rule: string | undefined;
  readonly fields: FieldProblem[] | undefined;
  /** Seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    details: { rule?: string; fields?: FieldProblem[]; retryAfter?: number; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'DomainError';
    this.code = code;
    this.rule = details.rule;
    this.fields = details.fields;
    this.retryAfter = details.retryAfter;
  }
}

/** The law or the life cycle says no; `rule` is the code whose sentence stands in the labels. */
export const ruleBroken = (rule: string): DomainError =>
  new DomainError('RULE_BROKEN', `The rule ${rule} does not allow this.`, { rule });

export const invalidInput = (...fields: FieldProblem[]): DomainError =>
  new DomainError('INVALID_INPUT', 'The input is not valid.', { fields });

/** One wrong field of the mutation's `input`. */
export const invalidField = (field: string, code: string): DomainError =>
  invalidInput({ path: ['input', field], code });

/** Said alike of an id that is unknown, ill-formed or another organisation's. */
export const notFound = (): DomainError => new DomainError('NOT_FOUND', 'There is no such node.');

export const forbidden = (fields?: FieldProblem[]): DomainError =>
  new DomainError('FORBIDDEN', 'This right is missing.', fields ? { fields } : {});

export const unauthenticated = (): DomainError =>
  new DomainError('UNAUTHENTICATED', 'A valid sign-in or token is needed.');

export const conflict = (message = 'It was changed meanwhile.'): DomainError =>
  new DomainError('CONFLICT', message);
