import { invalidField, Membership } from '@vigie/schema';
import type { Context } from '../context.ts';

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
