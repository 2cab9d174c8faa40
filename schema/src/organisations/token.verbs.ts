import { SCOPES } from '../shared/permissions.ts';
import { instant, line, list, optional, text } from '../shared/verb.fields.ts';
import { creationOf, type Guard, verbsOf } from '../shared/verb.ts';

/** What the verbs of a token look at. */
export interface TokenState {
  revokedAt?: Date | null;
  /** Whether a person asks, and not software. */
  isByPerson: boolean;
}

const isLive: Guard<TokenState> = ({ revokedAt }) => (revokedAt ? 'ALREADY_REVOKED' : null);
const isByPerson: Guard<TokenState> = (token) => (token.isByPerson ? null : 'FORBIDDEN');

export const CREATE_API_TOKEN = creationOf({
  mutation: 'createApiToken',
  scope: 'tokens:admin',
  says: 'Makes a token, for a person alone. It can do no more than whoever answers for it, and ends with their membership.',
  input: 'A token for software. It can do no more than who makes it, and ends with them.',
  event: 'token.created',
  fields: {
    name: line('What it is for.', { max: 120 }),
    scopes: list(text('What it may do: scopes as in requests:write.', { only: SCOPES }), { min: 1 }),
    expiresAt: optional(instant('From when it is refused.')),
  },
});

/** What can be done to a token. */
export const TOKEN_VERBS = verbsOf<TokenState>()({
  revoke: {
    scope: 'tokens:admin',
    guards: [isLive],
    event: 'token.revoked',
    says: 'Withdraws a token; it is refused from the next request on.',
    input: 'A token that is refused from now on.',
    fields: {},
  },
  takeOver: {
    scope: 'members:admin',
    guards: [isLive, isByPerson],
    event: 'token.takenOver',
    says: 'An owner answers for a token from now on: it ends with their membership, and can do no more than they can.',
    input: 'A token that the caller answers for from now on.',
    fields: {},
  },
});
