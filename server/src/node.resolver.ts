import { BaseEntity, invalidInput, nodeTypeOf } from '@vigie/schema';
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Operation } from './graphql/operation.ts';
import { Permission, permissionFor } from './graphql/permission.ts';
import { VERBS } from './verbs.ts';

/** More verbs than any node has. */
const MOST_ACTIONS = 40;

@Resolver(() => BaseEntity)
export class NodeResolver {
  @Query(() => BaseEntity, { description: 'Any node, by its id alone: the id tells its type.' })
  node(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<BaseEntity> {
    return ctx.readNode(id);
  }

  @FieldResolver(() => Permission, {
    description: 'Whether the caller may do that to it now. The action is the verb alone.',
  })
  async permission(
    @Root() node: BaseEntity,
    @Ctx() ctx: Operation,
    @Arg('action', () => String) action: string,
  ): Promise<Permission> {
    return permissionFor(ctx, VERBS, node, action);
  }

  @FieldResolver(() => [Permission], {
    description: 'The same of several verbs at once; of all that its type has, when none are named.',
  })
  permissions(
    @Root() node: BaseEntity,
    @Ctx() ctx: Operation,
    @Arg('actions', () => [String], { nullable: true, description: 'Which verbs.' }) actions: string[] | null,
  ): Promise<Permission[]> {
    const asked = actions ?? Object.keys(VERBS[nodeTypeOf(node.id) ?? ''] ?? {});
    if (asked.length > MOST_ACTIONS) throw invalidInput({ path: ['actions'], code: 'TOO_MANY' });
    return Promise.all(asked.map((action) => permissionFor(ctx, VERBS, node, action)));
  }
}
