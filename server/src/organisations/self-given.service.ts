import { Membership, Role } from '@vigie/schema';
import { type Context, newId } from '../context.ts';
import type { Rights } from './owner.service.ts';

/** Whose hands did it: the person's own, or those of who answers for the token. */
const handOf = ({ actor }: Context): string | null => actor.userId ?? actor.answeredById;

/** Whether one reaches a legal entity that they did not. */
export const isFurther = (before: Rights, after: Rights): boolean =>
  Boolean(before.legalEntityIds && !after.legalEntityIds?.every((id) => before.legalEntityIds?.includes(id)));

const isMore = (before: Rights, after: Rights): boolean =>
  after.roles.some((role) => !before.roles.includes(role)) || isFurther(before, after);

/** Who gives themself rights is shown to the other owners: a line in each of their inboxes, and an entry of its own. */
export async function tellOwners(ctx: Context, member: Membership, before: Rights): Promise<void> {
  if (!isMore(before, member) || handOf(ctx) !== member.userId) return;
  ctx.record('member.gaveRightsToSelf', member, {
    roles: member.roles,
    added: member.roles.filter((role) => !before.roles.includes(role)),
  });
  const owners = await ctx.em.find(Membership, { endedAt: null, roles: { $contains: [Role.OWNER] } });
  const recipients = owners.map(({ userId }) => userId).filter((userId) => userId !== member.userId);
  if (recipients.length === 0) return;
  const ids = recipients.map(() => newId('Notification'));
  await ctx.asWhole(() =>
    ctx.sql(
      `insert into notification (id, organisation_id, created_at, updated_at, recipient_id, step_id, kind, node_id)
       select id, $1, $2, $2, recipient_id, id, 'RIGHTS_GIVEN_TO_SELF', $3
       from unnest($4::uuid[], $5::uuid[]) as n (id, recipient_id)`,
      [ctx.organisationId, ctx.now, member.id, ids, recipients],
    ),
  );
}
