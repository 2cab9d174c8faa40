import { Membership, Role, ruleBroken } from '@vigie/schema';
import type { Context } from '../context.ts';

/** What a membership makes of a person. */
export type Rights = Pick<Membership, 'roles' | 'legalEntityIds'>;

/** Whether someone runs the organisation as a whole. */
const runsAll = ({ roles, legalEntityIds }: Rights): boolean => roles.includes(Role.OWNER) && !legalEntityIds;

/**
 * Refuses what would leave nobody who runs the organisation: an owner of all of it who has been here. Who was invited and
 * never came is none yet. Asked in turn: the caller holds the organisation's row.
 *
 * @param after what the member is from now on; null where their membership ends
 */
export async function requireOwnerWithout(
  ctx: Context,
  member: Membership,
  after: Rights | null,
): Promise<void> {
  if (!runsAll(member) || (after && runsAll(after))) return;
  const owners = await ctx.em.find(Membership, { endedAt: null, roles: { $contains: [Role.OWNER] } });
  const others = owners.filter((each) => each.id !== member.id && runsAll(each));
  const isSafe = others.some(({ firstSeenAt }) => firstSeenAt) || (!member.firstSeenAt && others.length > 0);
  if (!isSafe) throw ruleBroken('LAST_OWNER');
}
