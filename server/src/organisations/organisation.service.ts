import { LockMode } from '@mikro-orm/core';
import { type BaseEntity, invalidField, Membership } from '@vigie/schema';
import type { Context } from '../context.ts';
import { markChanged } from '../no-change.ts';

/** The node in the version that the caller knew, which counts as changed from here on; CONFLICT when it was changed since. */
export async function getVersion<T extends BaseEntity>(
  ctx: Context,
  type: (new () => T) & { name: string },
  { id, version }: { id: string; version: number },
): Promise<T> {
  const node = await ctx.get(type, id);
  await ctx.em.lock(node as object, LockMode.OPTIMISTIC, version);
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
