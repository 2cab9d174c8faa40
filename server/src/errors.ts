import { OptimisticLockError } from '@mikro-orm/core';
import { DomainError, type ErrorCode, type FieldProblem, Locale, refusalText } from '@vigie/schema';
import type { ValidationError } from 'class-validator';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ArgumentValidationError } from 'type-graphql';
import { isContended, isDiskFull, isOutage } from './database-trouble.ts';

/** What an error becomes at the door. */
export interface Refusal {
  code: ErrorCode;
  message: string;
  fields?: FieldProblem[];
  rule?: string;
  /** With TOO_COMPLEX: which limit, and how much it lets through. */
  params?: { limit: string; max: number };
  retryAfter?: number;
}

const UNAVAILABLE: Refusal = {
  code: 'UNAVAILABLE',
  message: 'The database is away. Try again shortly.',
  retryAfter: 5,
};
const DISK_FULL: Refusal = { ...UNAVAILABLE, message: 'The disk is full. Try again once there is room.' };
const INTERNAL: Refusal = { code: 'INTERNAL', message: 'Something went wrong on our side.' };

/** Values that the database cannot read as what they have to be: ids, instants, numbers, characters. */
const UNREADABLE = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

/** The limit or the values that a constraint speaks of: its own message has them, and none of what was sent. */
function paramsOf(name: string, message: string): FieldProblem['params'] {
  const limit = Number(/(?:than|equal to|least) (-?\d+)/.exec(message)?.[1]);
  if (/^(max|arrayMaxSize)/.test(name) && !Number.isNaN(limit)) return { max: limit };
  if (/^(min|arrayMinSize)/.test(name) && !Number.isNaN(limit)) return { min: limit };
  const between = /between (\d+) and (\d+)|than or equal to (\d+) and .* than or equal to (\d+)/.exec(
    message,
  );
  if (/^(length|isLength)$/.test(name) && between)
    return { min: Number(between[1] ?? between[3]), max: Number(between[2] ?? between[4]) };
  const allowed = /one of the following values: (.*)$/.exec(message)?.[1];
  return allowed ? { allowed: allowed.replaceAll(/,\s*/g, ' ') } : undefined;
}

/** class-validator's tree as paths and constraint names; the values that it carries are left behind. */
function problemsOf(errors: readonly ValidationError[], path: (string | number)[]): FieldProblem[] {
  return errors.flatMap((error) => {
    const here = [...path, /^\d+$/.test(error.property) ? Number(error.property) : error.property];
    const own = Object.entries(error.constraints ?? {}).map(([name, message]) => {
      const params = paramsOf(name, message);
      return {
        path: here,
        code: name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
        ...(params ? { params } : {}),
      };
    });
    return [...own, ...problemsOf(error.children ?? [], here)];
  });
}

/** Turns whatever was thrown into what the caller may know of it. */
export function refusalOf(error: unknown): Refusal {
  for (let cause = error, depth = 0; cause && depth < 6; depth += 1) {
    if (cause instanceof DomainError) {
      const { code, fields, rule, retryAfter } = cause;
      const message = rule ? refusalText(rule, Locale.EN) : cause.message;
      return {
        code,
        message,
        ...(fields ? { fields } : {}),
        ...(rule ? { rule } : {}),
        ...(retryAfter ? { retryAfter } : {}),
      };
    }
    if (cause instanceof ArgumentValidationError) {
      const { validationErrors } = cause.extensions as { validationErrors: ValidationError[] };
      return {
        code: 'INVALID_INPUT',
        message: 'The input is not valid.',
        fields: problemsOf(validationErrors, ['input']),
      };
    }
    if (cause instanceof OptimisticLockError)
      return { code: 'CONFLICT', message: 'It was changed meanwhile.' };
    const { code } = cause as { code?: string };
    // The database could not put two units in an order, three times over.
    if (isContended(cause)) return { code: 'CONFLICT', message: 'It was changed meanwhile.' };
    if (code === '23505') return { code: 'CONFLICT', message: 'There is one like this already.' };
    if (code && UNREADABLE.has(code)) return { code: 'INVALID_INPUT', message: 'The input is not valid.' };
    if (isDiskFull(cause)) return DISK_FULL;
    if (isOutage(cause)) return UNAVAILABLE;
    // `thrownValue`: what graphql-js does not take for an Error, it wraps.
    const wrapper = cause as { originalError?: unknown; thrownValue?: unknown; cause?: unknown };
    cause = wrapper.originalError ?? wrapper.thrownValue ?? wrapper.cause;
  }
  return INTERNAL;
}

const APOLLO_CODES: Record<string, ErrorCode> = {
  GRAPHQL_PARSE_FAILED: 'INVALID_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'INVALID_INPUT',
  BAD_USER_INPUT: 'INVALID_INPUT',
  BAD_REQUEST: 'INVALID_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'INVALID_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'INVALID_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'INVALID_INPUT',
};

/** Messages that name the document's own words and no value. */
const HARMLESS =
  /^(Cannot query field "\w{1,64}" on type "\w{1,64}"\.|Unknown (argument "\w{1,64}" on (field|directive) "[\w.@]{1,200}"|type "\w{1,64}"|fragment "\w{1,64}"|directive "@\w{1,64}"|operation named "\w{1,64}")\.?|Field "\w{1,64}" ((of type "[\w![\]]+" )?must (not )?have a selection.*|argument "\w{1,64}" of type "[\w![\]]+" is required, but it was not provided\.)|Variable "\$\w{1,64}" (is not defined.*|is never used.*|of type .* used in position expecting type .*)|Must provide .*|`(variables|extensions|operationName)` in a POST body .*|The '?\w{1,64}'? search parameter .*|This operation has been blocked as a potential Cross-Site Request Forgery.*)$/s;

/** What the GraphQL server refuses by a fixed text of its own, in our words. */
const SENTENCES: [RegExp, string][] = [
  [/^Syntax Error/, 'The document has a syntax error.'],
  [/^Operation batching disabled/, 'A batch is not taken: send one operation at a time.'],
  [/^PersistedQuery/, 'Persisted queries are not taken: send the document itself.'],
  [/^POST body missing|^GraphQL operations must contain/, 'The body is no JSON object with a query.'],
  [/^Unknown operation named/, 'The document has no operation of that name.'],
  [/supports only GET\/POST/, 'This address does not take that method.'],
  [/^GET requests only support query/, 'A GET reads only: send a mutation by POST.'],
  [/^GET requests may not have a content-type/, 'The media type of a GET is none, or application/json.'],
  [/^GraphQL queries must be strings/, 'The query is a text.'],
  [/^Unexpected error resolving|^Unsupported/, 'The request is not valid for this schema.'],
];

/** What graphql-js says, as far as it holds no value: what a syntax error found may be one, and its place says enough. */
function safeMessage(message: string): string {
  if (HARMLESS.test(message)) return message;
  return (
    SENTENCES.find(([pattern]) => pattern.test(message))?.[1] ?? 'The request is not valid for this schema.'
  );
}

/** Stands for the place in the document that an error points at: whoever has the document fills it in. */
export const HERE = '@';

/** Stands before the name of a variable: whoever has the document puts the argument there. */
export const VARIABLE = '$';

/** The type that graphql-js expected. It stands behind the value, which may say anything: whoever knows the schema checks it. */
const typeIn = (message: string): string | undefined =>
  /(?:Expected (?:value of )?(?:non-nullable )?type "|enum "|in "|Enum ")([\w![\]]+)"[^"]*$/.exec(
    message,
  )?.[1] ?? /\b(Int|Float|String|Boolean|ID) cannot represent (?!.*\bcannot represent)/.exec(message)?.[1];

/** The field that graphql-js names in what it says of the document. */
function problemIn(message: string): FieldProblem | null {
  const missing = /^Field "(?:\w+\.)?(\w+)" of required type/.exec(message)?.[1];
  if (missing) return { path: [HERE, missing], code: 'REQUIRED' };
  const [, variable] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  if (variable) return { path: [VARIABLE, variable], code: 'NOT_OF_THIS_TYPE' };
  if (/^Field "\w+" is not defined by type "\w+"\./.test(message))
    return { path: [HERE], code: 'UNKNOWN_FIELD' };
  const type = typeIn(message);
  return type ? { path: [HERE], code: 'NOT_OF_THIS_TYPE', params: { type } } : null;
}

/** What leaves: code, a message without values, fields, rule, request id. Nothing else. */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  requestId: string | undefined,
): GraphQLFormattedError {
  const apolloCode = String(formatted.extensions?.code ?? '');
  const own = thrown instanceof GraphQLError ? (thrown.originalError ?? thrown) : thrown;
  let refusal: Refusal;
  const known = APOLLO_CODES[apolloCode];
  if (known && !(own instanceof DomainError || own instanceof ArgumentValidationError)) {
    const problem = problemIn(formatted.message);
    refusal = {
      code: known,
      message: safeMessage(formatted.message),
      ...(problem ? { fields: [problem] } : {}),
    };
    const [, tokens] = /more tha[nt] (\d+) tokens/.exec(formatted.message) ?? [];
    if (tokens) refusal = { ...TOO_COMPLEX, params: { limit: 'tokens', max: Number(tokens) } };
    else if (/Too many|^(Syntax Error: )?Maximum call stack/i.test(formatted.message)) refusal = TOO_COMPLEX;
  } else if (own instanceof GraphQLError && own.extensions.refusal) {
    refusal = own.extensions.refusal as Refusal;
  } else {
    refusal = refusalOf(own);
  }
  const { message, ...rest } = refusal;
  return {
    message,
    ...(formatted.locations ? { locations: formatted.locations } : {}),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { ...rest, ...(requestId ? { requestId } : {}) },
  };
}

export const TOO_COMPLEX: Refusal = {
  code: 'TOO_COMPLEX',
  message: 'The request asks for too much at once.',
};

/** An error that Apollo itself is to answer with, before any resolver ran. */
export const refusing = (refusal: Refusal, status = 400): GraphQLError =>
  new GraphQLError(refusal.message, { extensions: { code: refusal.code, refusal, http: { status } } });

/** The HTTP status of a whole answer, where the table asks for another than GraphQL over HTTP's own. */
export const STATUS_OF: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};
