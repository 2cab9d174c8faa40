import {
  ActorKind,
  conflictOfRoles,
  forbidden,
  INVITE_MEMBER,
  LegalEntity,
  Locale,
  MEMBER_VERBS,
  Membership,
  makesTokens,
} from '@vigie/schema';
import type { Context } from '../context.ts';
import { creationOfNode, DONE, UNCHANGED, verbsOfNode } from '../graphql/verbs.ts';
import { isSame } from '../no-change.ts';
import { addMember, inTurn, reaches } from './member.service.ts';
import { type Rights, requireOwnerWithout } from './owner.service.ts';
import { isFurther, tellOwners } from './self-given.service.ts';

async function checkEntities(ctx: Context, ids: readonly string[] | null): Promise<void> {
  for (const id of ids ?? []) await ctx.get(LegalEntity, id);
  // Nobody hands out more than they reach themselves.
  if (ctx.actor.legalEntityIds !== null && !ids) throw forbidden();
}

/** Software makes nobody able to make tokens, nor lets them reach further: it would make keys by another's hand. */
function requirePersonFor({ actor }: Context, before: Rights, after: Rights): void {
  if (actor.kind !== ActorKind.TOKEN) return;
  const makers = after.roles.filter(makesTokens);
  const isGiven = makers.some((role) => !before.roles.includes(role));
  if (isGiven || (makers.length > 0 && isFurther(before, after))) throw forbidden();
}

const sorted = (values: readonly string[] | null | undefined) => values && [...new Set(values)].sort();

const isSameRights = (before: Rights, after: Rights): boolean =>
  isSame(sorted(before.roles), sorted(after.roles)) &&
  isSame(sorted(before.legalEntityIds), sorted(after.legalEntityIds));

export const memberInvitation = creationOfNode(
  Membership,
  INVITE_MEMBER,
  async (ctx, { locale, legalEntityIds = null, ...told }) => {
    await checkEntities(ctx, legalEntityIds);
    const member = { ...told, legalEntityIds, locale: locale ?? Locale.FR };
    requirePersonFor(ctx, { roles: [], legalEntityIds }, member);
    return (await addMember(ctx, ctx.people, member)).membership;
  },
);

export const memberVerbs = verbsOfNode({
  type: Membership,
  noun: 'Member',
  verbs: MEMBER_VERBS,
  hold: inTurn,
  stateOf: (member, { actor }) => ({ isReached: reaches(actor, member) }),
  works: {
    async changeRole(ctx, membership, { roles, legalEntityIds = null }) {
      await checkEntities(ctx, legalEntityIds);
      const after = { roles, legalEntityIds };
      const before = { roles: membership.roles, legalEntityIds: membership.legalEntityIds ?? null };
      requirePersonFor(ctx, before, after);
      await requireOwnerWithout(ctx, membership, after);
      if (isSameRights(before, after)) return UNCHANGED;
      Object.assign(membership, after, { updatedAt: ctx.now });
      ctx.record('member.roleChanged', membership, { roles, warning: conflictOfRoles(roles) });
      await tellOwners(ctx, membership, before);
      return DONE;
    },
  },
});
