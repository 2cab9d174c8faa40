import {
  ActorKind,
  ApiToken,
  CREATE_API_TOKEN,
  forbidden,
  invalidField,
  type Scope,
  TOKEN_VERBS,
  type Told,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { creationOfNode, DONE, UNCHANGED, verbsOfNode } from '../graphql/verbs.ts';
import { makeToken } from '../identity/people.ts';
import { CreatedApiToken } from './token.types.ts';

/** A token, and its secret this once. It can do no more than who makes it, then or later, and reaches no further. */
async function create(
  ctx: Context,
  { name, scopes, expiresAt = null }: Told<typeof CREATE_API_TOKEN.fields>,
): Promise<CreatedApiToken> {
  const { kind, scopes: own, legalEntityIds, userId } = ctx.actor;
  // Software makes no further keys for itself: who takes one away would not know of the others.
  if (kind === ActorKind.TOKEN) throw forbidden();
  if (kind !== ActorKind.SYSTEM && scopes.some((scope) => !own.has(scope as Scope))) throw forbidden();
  if (expiresAt && expiresAt <= ctx.realNow) throw invalidField('expiresAt', 'IN_THE_PAST');
  const { secret, hash, prefix } = makeToken();
  const token = ctx.make(ApiToken, {
    name,
    secretHash: hash,
    prefix,
    scopes,
    legalEntityIds: legalEntityIds ? [...legalEntityIds] : null,
    madeById: userId,
    expiresAt,
  });
  ctx.record(CREATE_API_TOKEN.event, token, { scopes, expiresAt: expiresAt?.toISOString() ?? null });
  return { token, secret };
}

export const tokenCreation = creationOfNode(CreatedApiToken, CREATE_API_TOKEN, create);

export const tokenVerbs = verbsOfNode({
  type: ApiToken,
  noun: 'ApiToken',
  verbs: TOKEN_VERBS,
  stateOf: ({ revokedAt = null }, { actor }) => ({ revokedAt, isByPerson: actor.userId !== null }),
  works: {
    async revoke(ctx, token) {
      token.revokedAt = ctx.realNow;
      return DONE;
    },

    /** It ends with the membership of the owner who takes it over, and no longer with that of who made it. */
    async takeOver(ctx, token) {
      const { madeById: from = null } = token;
      if (from === ctx.actor.userId) return UNCHANGED;
      token.madeById = ctx.actor.userId;
      return { codes: { from } };
    },
  },
});
