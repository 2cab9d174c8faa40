import { ApiToken, Membership, Role } from '@vigie/schema';
import { type Context, newId } from '../context.ts';

type Rights = Pick<Membership, 'roles' | 'legalEntityIds'>;

/** Whose hands did it: the person's own, or those of who answers for the token. */
async function handOf({ actor, em }: Context): Promise<string | null> {
  if (actor.userId || !actor.id) return actor.userId;
  return (await em.findOne(ApiToken, { id: actor.id }))?.madeById ?? null;
}

const isMore = (before: Rights, after: Rights): boolean =>
  after.roles.some((role) => !before.roles.includes(role)) ||
  Boolean(before.legalEntityIds && !after.legalEntityIds?.every((id) => before.legalEntityIds?.includes(id)));

/** Who gives themself rights is shown to the other owners: a line in each of their inboxes, and an entry of its own. */
export async function tellOwners(ctx: Context, member: Membership, before: Rights): Promise<void> {
  if (!isMore(before, member) || (await handOf(ctx)) !== member.userId) return;
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
