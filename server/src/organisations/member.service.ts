import {
  ApiToken,
  conflictOfRoles,
  forbidden,
  INVITE_MEMBER,
  type Locale,
  Membership,
  notFound,
  type Role,
  ruleBroken,
} from '@vigie/schema';
import { type Actor, systemActor } from '../actor.ts';
import { type Context, newId } from '../context.ts';
import type { People } from '../identity/people.ts';
import { type Parts, unitInEach } from '../unit-of-work.ts';
import { requireOwnerWithout } from './owner.service.ts';

/** Whether somebody reaches all that a member does. */
export const reaches = ({ legalEntityIds: reached }: Actor, { legalEntityIds }: Membership): boolean =>
  reached === null || Boolean(legalEntityIds?.every((id) => reached.includes(id)));

/** One change of an organisation's members after the other: two at once would each count on the other's owner. */
export const inTurn = (ctx: Context): Promise<unknown> =>
  ctx.sql('select from organisation where id = $1 for update', [ctx.organisationId]);

/** Who is to be a member, and what this organisation says of them. */
export interface NewMember {
  email: string;
  name: string;
  locale: Locale;
  roles: Role[];
  legalEntityIds: string[] | null;
  /** For an account that is made. */
  password?: string;
}

/**
 * A person joins: whoever has the address, or somebody new. Whether the address was known elsewhere shows nowhere: an id of
 * its own, and the name, the address and the language that were given here.
 */
export async function addMember(
  ctx: Context,
  people: People,
  member: NewMember,
): Promise<{ membership: Membership; isNewAccount: boolean }> {
  const { roles, legalEntityIds, locale } = member;
  const { accountId, isNew, name, email } = await people.enrol(member);
  await inTurn(ctx);
  const before = await ctx.em.findOne(Membership, { $or: [{ accountId }, { userId: accountId }] });
  if (before && !before.endedAt) throw ruleBroken('ALREADY_A_MEMBER');
  const belonging = { roles, legalEntityIds, name, email, locale, endedAt: null };
  const identity = isNew ? { userId: accountId, accountId: null } : { userId: newId('User'), accountId };
  const membership = before
    ? Object.assign(before, belonging, { firstSeenAt: null, updatedAt: ctx.now })
    : ctx.make(Membership, { ...identity, ...belonging });
  ctx.record(INVITE_MEMBER.event, membership, { roles, warning: conflictOfRoles(roles) });
  return { membership, isNewAccount: isNew };
}

/** A person's membership here ends, and their tokens with it; their alerts go to whoever is to be told instead. */
export async function endMembership(ctx: Context, userId: string): Promise<Membership> {
  ctx.require('members:admin');
  await inTurn(ctx);
  const membership = await ctx.em.findOne(Membership, { userId, endedAt: null });
  if (!membership) throw notFound();
  // Nobody touches a member who reaches further than they do themselves.
  if (!reaches(ctx.actor, membership)) throw forbidden();
  await requireOwnerWithout(ctx, membership, null);
  Object.assign(membership, { endedAt: ctx.now, updatedAt: ctx.now });
  ctx.record('member.ended', membership);
  for (const token of await ctx.em.find(ApiToken, { madeById: userId, revokedAt: null })) {
    Object.assign(token, { revokedAt: ctx.realNow, updatedAt: ctx.now });
    ctx.record('token.revoked', token, { reason: 'MAKER_LEFT' });
  }
  return membership;
}

/** The holder of an account leaves: all of their memberships end, or none does; then nobody can read who they were. */
export async function leave(parts: Parts, accountId: string, requestId: string): Promise<void> {
  const belongings = await parts.people.belongings(accountId);
  const userIds = new Map(belongings.map(({ organisationId, userId }) => [organisationId, userId]));
  const orders = belongings.map(({ organisationId }) => ({
    actor: systemActor(organisationId),
    organisationId,
    requestId,
  }));
  await unitInEach(parts, orders, async (ctx) => {
    await endMembership(ctx, userIds.get(ctx.organisationId) as string);
  });
  // Afterwards: should this fail, asking again does the rest.
  await parts.people.leave(accountId);
}
