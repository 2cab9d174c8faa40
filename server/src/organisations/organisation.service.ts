import { LockMode } from '@mikro-orm/core';
import {
  ApiToken,
  type BaseEntity,
  type ChangeRoleOfMemberInput,
  type CreateApiTokenInput,
  type CreateLegalEntityInput,
  conflictOfRoles,
  forbidden,
  type InviteMemberInput,
  invalidField,
  isTimeZone,
  LegalEntity,
  Locale,
  Membership,
  notFound,
  Role,
  ruleBroken,
  type Scope,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { makeToken, type People } from '../identity/people.ts';
import { isSame, leaveAsItWas, markChanged } from '../no-change.ts';

/** The node in the version that the caller knew; CONFLICT when it was changed since. */
export async function getVersion<T extends BaseEntity>(
  ctx: Context,
  type: (new () => T) & { name: string },
  input: { id: string; version: number },
): Promise<T> {
  const node = await ctx.get(type, input.id);
  await ctx.em.lock(node as object, LockMode.OPTIMISTIC, input.version);
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
  if (typeof input.timeZone === 'string' && !isTimeZone(input.timeZone))
    throw invalidField('timeZone', 'UNKNOWN_TIME_ZONE');
  const entity = ctx.make(LegalEntity, {
    name: input.name,
    country: input.country ?? 'FR',
    timeZone: input.timeZone ?? 'Europe/Paris',
    holidayZone: input.holidayZone ?? null,
  });
  ctx.record('legalEntity.created', { id: entity.id, legalEntityId: entity.id }, { country: entity.country });
  return entity;
}

async function checkEntities(ctx: Context, ids: readonly string[] | null | undefined): Promise<void> {
  for (const id of ids ?? []) await ctx.get(LegalEntity, id);
  // Nobody hands out more than they reach themselves.
  if (ctx.actor.legalEntityIds !== null && !ids) throw forbidden();
}

/** Nobody touches a member who reaches further than they do themselves. */
function requireReach({ actor }: Context, { legalEntityIds }: Membership): void {
  const reached = actor.legalEntityIds;
  if (reached !== null && !legalEntityIds?.every((id) => reached.includes(id))) throw forbidden();
}

/** A person joins: known by their address already, or made anew. */
export async function inviteMember(
  ctx: Context,
  people: People,
  input: InviteMemberInput,
): Promise<Membership> {
  ctx.require('members:admin');
  await checkEntities(ctx, input.legalEntityIds);
  const { email, name, locale } = input;
  const userId =
    (await people.findByEmail(email)) ?? (await people.create({ email, name, locale: locale ?? Locale.FR }));
  const before = await ctx.em.findOne(Membership, { userId });
  if (before && !before.endedAt) throw ruleBroken('ALREADY_A_MEMBER');
  const belonging = { roles: input.roles, legalEntityIds: input.legalEntityIds ?? null, endedAt: null };
  const membership = before
    ? Object.assign(before, belonging, { updatedAt: ctx.now })
    : ctx.make(Membership, { userId, ...belonging });
  ctx.record('member.invited', membership, { roles: input.roles, warning: conflictOfRoles(input.roles) });
  return membership;
}

export async function changeRoleOfMember(ctx: Context, input: ChangeRoleOfMemberInput): Promise<Membership> {
  ctx.require('members:admin');
  await checkEntities(ctx, input.legalEntityIds);
  const membership = await getVersion(ctx, Membership, input);
  requireReach(ctx, membership);
  if (!input.roles.includes(Role.OWNER) && (await isLastOwner(ctx, membership))) {
    throw ruleBroken('LAST_OWNER');
  }
  const { roles, legalEntityIds } = membership;
  const sorted = (values: readonly string[] | null | undefined) => values && [...new Set(values)].sort();
  if (
    isSame(sorted(roles), sorted(input.roles)) &&
    isSame(sorted(legalEntityIds), sorted(input.legalEntityIds))
  )
    return leaveAsItWas(membership);
  membership.roles = input.roles;
  membership.legalEntityIds = input.legalEntityIds ?? null;
  ctx.record('member.roleChanged', membership, { roles: input.roles, warning: conflictOfRoles(input.roles) });
  return membership;
}

/** A token, and its secret this once. It can do no more than who makes it, and reaches no further. */
export async function createApiToken(
  ctx: Context,
  input: CreateApiTokenInput,
): Promise<{ token: ApiToken; secret: string }> {
  ctx.require('tokens:admin');
  if (ctx.actor.kind !== 'SYSTEM' && input.scopes.some((scope) => !ctx.actor.scopes.has(scope as Scope))) {
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

/** A person's membership here ends; their alerts go to whoever is to be told instead. */
export async function endMembership(ctx: Context, userId: string): Promise<Membership> {
  ctx.require('members:admin');
  const membership = await ctx.em.findOne(Membership, { userId, endedAt: null });
  if (!membership) throw notFound();
  if (await isLastOwner(ctx, membership)) throw ruleBroken('LAST_OWNER');
  Object.assign(membership, { endedAt: ctx.now, updatedAt: ctx.now });
  ctx.record('member.ended', membership);
  return membership;
}

async function isLastOwner(ctx: Context, membership: Membership): Promise<boolean> {
  const owners = await ctx.em.find(Membership, { endedAt: null, roles: { $contains: [Role.OWNER] } });
  return owners.length === 1 && owners[0] === membership;
}
