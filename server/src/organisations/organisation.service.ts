import { LockMode } from '@mikro-orm/core';
import {
  ActorKind,
  ApiToken,
  type BaseEntity,
  type CreateApiTokenInput,
  type CreateLegalEntityInput,
  forbidden,
  invalidField,
  LegalEntity,
  Membership,
  ruleBroken,
  type Scope,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { makeToken } from '../identity/people.ts';
import { markChanged } from '../no-change.ts';
import { checkPlace } from './place.ts';

/** The node in the version that the caller knew; CONFLICT when it was changed since. */
export async function lockVersion<T extends BaseEntity>(
  ctx: Context,
  type: (new () => T) & { name: string },
  { id, version }: { id: string; version: number },
): Promise<T> {
  const node = await ctx.get(type, id);
  await ctx.em.lock(node as object, LockMode.OPTIMISTIC, version);
  return node;
}

/** The same, which counts as changed from here on. */
export async function getVersion<T extends BaseEntity>(
  ctx: Context,
  type: (new () => T) & { name: string },
  input: { id: string; version: number },
): Promise<T> {
  const node = await lockVersion(ctx, type, input);
  markChanged(node, ctx.now);
  return node;
}

/** Checks that a person is a member who reaches that legal entity, so that cases and alerts reach somebody. */
export async function requireMember(
  ctx: Context,
  legalEntityId: string,
  userId: string | null | undefined,
  field: string,
): Promise<void> {
  if (!userId) return;
  const found = await ctx.em.findOne(Membership, { userId, endedAt: null });
  const isReached = found && (found.legalEntityIds?.includes(legalEntityId) ?? true);
  if (!isReached) throw invalidField(field, 'NOT_A_MEMBER');
}

export async function createLegalEntity(ctx: Context, input: CreateLegalEntityInput): Promise<LegalEntity> {
  ctx.require('organisations:admin');
  // A membership that is confined to some legal entities does not make new ones.
  if (ctx.actor.legalEntityIds !== null) throw forbidden();
  checkPlace(input);
  const entity = ctx.make(LegalEntity, {
    name: input.name,
    country: input.country ?? 'FR',
    timeZone: input.timeZone ?? 'Europe/Paris',
    holidayZone: input.holidayZone ?? null,
  });
  ctx.record('legalEntity.created', { id: entity.id, legalEntityId: entity.id }, { country: entity.country });
  return entity;
}

/** A token, and its secret this once. It can do no more than who makes it, then or later, and reaches no further. */
export async function createApiToken(
  ctx: Context,
  input: CreateApiTokenInput,
): Promise<{ token: ApiToken; secret: string }> {
  ctx.require('tokens:admin');
  // Software makes no further keys for itself: who takes one away would not know of the others.
  if (ctx.actor.kind === ActorKind.TOKEN) throw forbidden();
  if (
    ctx.actor.kind !== ActorKind.SYSTEM &&
    input.scopes.some((scope) => !ctx.actor.scopes.has(scope as Scope))
  ) {
    throw forbidden();
  }
  if (input.expiresAt && input.expiresAt <= ctx.realNow) throw invalidField('expiresAt', 'IN_THE_PAST');
  const { secret, hash, prefix } = makeToken();
  const token = ctx.make(ApiToken, {
    name: input.name,
    secretHash: hash,
    prefix,
    scopes: input.scopes,
    legalEntityIds: ctx.actor.legalEntityIds ? [...ctx.actor.legalEntityIds] : null,
    madeById: ctx.actor.userId,
    expiresAt: input.expiresAt ?? null,
  });
  ctx.record('token.created', token, {
    scopes: input.scopes,
    expiresAt: input.expiresAt?.toISOString() ?? null,
  });
  return { token, secret };
}

export async function revokeApiToken(
  ctx: Context,
  input: { id: string; version: number },
): Promise<ApiToken> {
  ctx.require('tokens:admin');
  const token = await getVersion(ctx, ApiToken, input);
  if (token.revokedAt) throw ruleBroken('ALREADY_REVOKED');
  token.revokedAt = ctx.realNow;
  ctx.record('token.revoked', token);
  return token;
}

/** An owner answers for a token from now on: it ends with their membership, and no longer with that of who made it. */
export async function takeOverApiToken(
  ctx: Context,
  input: { id: string; version: number },
): Promise<ApiToken> {
  ctx.require('members:admin');
  const { userId } = ctx.actor;
  if (!userId) throw forbidden();
  const present = await ctx.get(ApiToken, input.id);
  if (present.madeById === userId) return present;
  const token = await getVersion(ctx, ApiToken, input);
  if (token.revokedAt) throw ruleBroken('ALREADY_REVOKED');
  const { madeById: from = null } = token;
  token.madeById = userId;
  ctx.record('token.takenOver', token, { from });
  return token;
}
