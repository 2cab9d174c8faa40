import { invalidInput, Membership, mayReadOn, type Scope, scopesOf } from '@vigie/schema';
import { type Context, newId } from '../context.ts';

/** Where something hangs, as far as it decides who sees it. */
interface Place {
  onType: string;
  legalEntityId?: string | null;
}

/** Whether a member reads what hangs there: their roles, and the legal entities that they reach. */
function reads(
  { roles, legalEntityIds }: Membership,
  { onType, legalEntityId }: Place,
  scope: Scope,
): boolean {
  const scopes = scopesOf(roles);
  const isReached = !legalEntityIds || Boolean(legalEntityId && legalEntityIds.includes(legalEntityId));
  return isReached && scopes.has(scope) && mayReadOn(onType, scopes);
}

/** Refuses whoever is no member, and alike who may not see the node: nobody learns here who works on what. */
export async function requireReaders(
  ctx: Context,
  place: Place,
  scope: Scope,
  named: readonly { userId: string; path: (string | number)[] }[],
): Promise<void> {
  if (named.length === 0) return;
  const userIds = named.map(({ userId }) => userId);
  const members = await ctx.em.find(Membership, { userId: { $in: userIds }, endedAt: null });
  const readers = new Set(members.filter((each) => reads(each, place, scope)).map(({ userId }) => userId));
  const problems = named
    .filter(({ userId }) => !readers.has(userId))
    .map(({ path }) => ({ path: ['input', ...path], code: 'NOT_A_MEMBER' }));
  if (problems.length > 0) throw invalidInput(...problems);
}

/** A line in the inbox of each of these members but of whoever did it: ids and a code. */
export async function tell(
  ctx: Context,
  kind: 'TASK_ASSIGNED' | 'MENTIONED',
  about: { id: string; legalEntityId?: string | null },
  userIds: readonly string[],
): Promise<void> {
  const recipients = userIds.filter((userId) => userId !== ctx.actor.userId);
  if (recipients.length === 0) return;
  await ctx.sql(
    `insert into notification (id, organisation_id, created_at, updated_at, legal_entity_id, recipient_id, step_id, kind, node_id)
     select id, $1, $2, $2, $3, recipient_id, id, $4, $5 from unnest($6::uuid[], $7::uuid[]) as n (id, recipient_id)`,
    [
      ctx.organisationId,
      ctx.now,
      about.legalEntityId ?? null,
      kind,
      about.id,
      recipients.map(() => newId('Notification')),
      recipients,
    ],
  );
}

/** A task that is done, or somebody else's, asks nothing any more of whoever was told of it. */
export async function takeBack(ctx: Context, taskId: string): Promise<void> {
  await ctx.sql(
    `update notification set read_at = $3, updated_at = $3, version = version + 1
     where organisation_id = $1 and node_id = $2 and kind = 'TASK_ASSIGNED' and read_at is null`,
    [ctx.organisationId, taskId, ctx.now],
  );
}
