import { BaseEntity, Comment, mayReadOn, NODE_TYPES, notFound, Task } from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import { listOfNode } from '../graphql/node-resolver.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import { openTwice } from './comment.verbs.ts';

const Tasks = listOfNode(Task);
const Comments = listOf(Comment, {}, []);

/** Tasks on what the caller may read: a list says no more of a node than the node would. */
const onWhatIsRead = ({ actor }: Operation) => ({
  onType: { in: Object.keys(NODE_TYPES).filter((type) => mayReadOn(type, actor.scopes)) },
});

/** A node of that class, under the permission of what it hangs on. */
async function nodeOf<T extends BaseEntity>(ctx: Operation, type: new () => T, id: string): Promise<T> {
  const node = await ctx.readNode(id);
  if (!(node instanceof type)) throw notFound();
  return node;
}

@Resolver(() => Task)
export class TaskResolver {
  @Query(() => Task, { description: 'A task.' })
  task(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Task> {
    return nodeOf(ctx, Task, id);
  }

  @Query(() => Tasks.Connection, { description: 'The tasks on whatever the caller may read.' })
  async tasks(@Ctx() ctx: Operation, @Args(() => Tasks.Args) args: ConnectionArgs): Promise<object> {
    return Tasks.answer(await ctx.reader.page(Task, args, onWhatIsRead(ctx)));
  }

  @FieldResolver(() => BaseEntity, { nullable: true, description: 'What it is about.' })
  on(@Root() { nodeId }: Task, @Ctx() ctx: Operation): Promise<BaseEntity | null> {
    return ctx.findNode(nodeId);
  }
}

@Resolver(() => Comment)
export class CommentResolver {
  @Query(() => Comment, { description: 'A comment.' })
  comment(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Comment> {
    return nodeOf(ctx, Comment, id);
  }

  @FieldResolver(() => BaseEntity, { nullable: true, description: 'What it is about.' })
  on(@Root() { nodeId }: Comment, @Ctx() ctx: Operation): Promise<BaseEntity | null> {
    return ctx.findNode(nodeId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What it says; null once it is deleted, or the file that it belongs to is destroyed. The reading is audited.',
  })
  text(@Root() comment: Comment, @Ctx() ctx: Operation): Promise<string | null> {
    return openTwice(ctx.vault, comment);
  }

  @FieldResolver(() => [User], { description: 'Whom it is meant for.' })
  async mentions(@Root() { mentionIds }: Comment, @Ctx() ctx: Operation): Promise<User[]> {
    const found = await Promise.all(mentionIds.map((id) => peopleOf(ctx).load(id)));
    return found.filter((each) => each !== null);
  }
}

/** What hangs on a node, whatever its type. */
@Resolver(() => BaseEntity)
export class NodeTasksResolver {
  @FieldResolver(() => Tasks.Connection, { description: 'What is to be done about it.' })
  async tasks(
    @Root() { id }: BaseEntity,
    @Ctx() ctx: Operation,
    @Args(() => Tasks.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Tasks.answer(await ctx.reader.pageOf(Task, 'nodeId', id, args));
  }

  @FieldResolver(() => Comments.Connection, { description: 'What was remarked on it, the newest first.' })
  async comments(
    @Root() { id }: BaseEntity,
    @Ctx() ctx: Operation,
    @Args(() => Comments.Args) args: ConnectionArgs,
  ): Promise<object> {
    return Comments.answer(await ctx.reader.pageOf(Comment, 'nodeId', id, args));
  }
}
