import { HttpError } from 'react-admin';
import { newId } from './session/newId.ts';
import { chosenOrganisation } from './session/organisation.ts';
import { currentWorker, endSession } from './session/sessionEnd.ts';

export interface ExecuteOptions {
  signal?: AbortSignal;
  /** No for what answers with a secret or a session: the server refuses to keep such an answer. */
  idempotent?: boolean;
}
export type Variables = Record<string, unknown>;

interface FieldError {
  path: string[];
  code: string;
  params?: Record<string, unknown>;
}
interface GraphQLError {
  message: string;
  path?: (string | number)[];
  extensions?: {
    code?: string;
    fields?: FieldError[];
    rule?: string;
    requestId?: string;
    retryAfter?: number;
  };
}

/** What the console knows of a refusal, in the `body` of the HttpError. */
export interface Refusal {
  code: string;
  rule?: string;
  requestId?: string;
  retryAfter?: number;
  /** The server's own sentence, for a code without a text here. */
  sentence?: string;
  /** Field errors in the shape of the form. */
  errors?: Record<string, unknown>;
}

/** A resolver's error arrives as 200: react-admin decides by this status instead. */
const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  INVALID_INPUT: 400,
  TOO_COMPLEX: 413,
  RULE_BROKEN: 422,
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
};
const CODE_OF_STATUS: Record<number, string> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  429: 'RATE_LIMITED',
};

/** Where a nested field was withheld for want of a right, its parent says so beside the null. */
export const WITHHELD = '__withheld';

/** Sends one operation. Every refusal of the server becomes an HttpError here, and nowhere else. */
export async function execute<T>(
  document: string,
  variables: Variables = {},
  options: ExecuteOptions = {},
): Promise<T> {
  const body = JSON.stringify({ query: document, variables });
  const isMutation = /^\s*mutation\b/.test(document);
  const key = isMutation && options.idempotent !== false ? keyOf(body) : undefined;
  const organisation = chosenOrganisation();
  const response = await send(body, options.signal, {
    'content-type': 'application/json',
    ...(organisation && { 'x-organisation': organisation }),
    ...(key && { 'idempotency-key': key }),
  });
  const answer = await response.json().catch(() => null);
  // An answer came, whatever it says: only a lost one is sent again under the same key.
  if (response.status < 500) pendingKeys.delete(body);
  return readAnswer<T>(response, answer);
}

const pendingKeys = new Map<string, string>();

function keyOf(body: string): string {
  const key = pendingKeys.get(body) ?? newId();
  pendingKeys.set(body, key);
  return key;
}

async function send(body: string, signal: AbortSignal | undefined, headers: Record<string, string>) {
  try {
    return await fetch('/graphql', { method: 'POST', credentials: 'same-origin', headers, body, signal });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new HttpError('errors.OFFLINE', 0, { code: 'OFFLINE' } satisfies Refusal);
  }
}

/** The data of an answer, or its refusal as an HttpError. */
export function readAnswer<T>(response: Response, answer: { data?: T; errors?: GraphQLError[] } | null): T {
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  const errors = answer?.errors ?? [];
  if (!answer || (!errors.length && !response.ok)) {
    const code = CODE_OF_STATUS[response.status] ?? (response.status >= 502 ? 'UNAVAILABLE' : 'INTERNAL');
    throw refuse({ code, retryAfter });
  }
  const fatal = errors.find((error) => !withhold(answer.data, error));
  if (fatal) throw refuse({ ...describe(fatal), ...(retryAfter && { retryAfter }) });
  return answer.data as T;
}

function describe({ extensions = {}, message }: GraphQLError): Refusal {
  const { code = 'INTERNAL', rule, requestId, retryAfter, fields } = extensions;
  return {
    code,
    rule,
    requestId,
    retryAfter,
    sentence: message,
    errors: fields?.length ? toFormErrors(fields) : undefined,
  };
}

function refuse(refusal: Refusal) {
  if (refusal.code === 'UNAUTHENTICATED' && currentWorker()) endSession();
  return new HttpError(`errors.${refusal.code}`, STATUS[refusal.code] ?? 500, refusal);
}

/** A refused field inside a node that came: marked there. Anything else is not to be passed over. */
function withhold(data: unknown, { path = [], extensions }: GraphQLError): boolean {
  if (extensions?.code !== 'FORBIDDEN' || path.length < 2) return false;
  const field = path.at(-1) as string;
  let parent = data as Record<string | number, unknown> | null | undefined;
  for (const key of path.slice(0, -1)) parent = parent?.[key] as typeof parent;
  if (!parent) return false;
  parent[WITHHELD] = [...((parent[WITHHELD] as string[]) ?? []), field];
  return true;
}

/** `['input', 'requester', 'email']` becomes `{ requester: { email: … } }`, each a message that react-admin translates. */
function toFormErrors(fields: FieldError[]): Record<string, unknown> {
  const errors: Record<string, unknown> = {};
  for (const { path, code, params } of fields) {
    const keys = path[0] === 'input' ? path.slice(1) : path;
    let target = errors;
    for (const key of keys.slice(0, -1)) {
      target[key] ??= {};
      target = target[key] as Record<string, unknown>;
    }
    target[keys.at(-1) ?? 'root.serverError'] = `@@react-admin@@${JSON.stringify({
      message: `constraints.${code}`,
      args: { ...params, _: code },
    })}`;
  }
  return errors;
}
