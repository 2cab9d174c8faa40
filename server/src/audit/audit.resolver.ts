import { AuditEntry, AuditStatus } from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';

const Entries = listOf(
  AuditEntry,
  { action: 'text', nodeId: 'id', actorId: 'id', at: 'instant', sequence: 'number' },
  ['sequence'],
);

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Query(() => AuditEntry, { description: 'An entry of the trail.' })
  auditEntry(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<AuditEntry> {
    return ctx.reader.get(AuditEntry, id);
  }

  @Query(() => Entries.Connection, { description: 'The trail, the latest first.' })
  async auditEntries(@Ctx() ctx: Operation, @Args(() => Entries.Args) args: ConnectionArgs): Promise<object> {
    return Entries.answer(await ctx.reader.page(AuditEntry, args));
  }

  @Query(() => AuditStatus, {
    description: 'How far the trail is sealed. To check it, run `vigie audit verify`.',
  })
  async auditStatus(@Ctx() ctx: Operation): Promise<AuditStatus> {
    const [row] = await ctx.reader.snapshot.sql<AuditStatus>(
      `select (select coalesce(sum(sequence), 0)::bigint from audit_head) as "sealedCount",
         (select max(c.at) from audit_head h cross join lateral (
            select at from audit_checkpoint where organisation_id = h.organisation_id and stream = h.stream
            order by sequence desc limit 1) c) as "sealedUntil",
         (select count(*) from audit_entry where sequence is null) as "unsealed"`,
    );
    return row as AuditStatus;
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person, where it was one.' })
  async actor(@Root() { actorKind, actorId }: AuditEntry, @Ctx() ctx: Operation): Promise<User | null> {
    return actorKind === 'USER' ? peopleOf(ctx).load(actorId) : null;
  }
}
