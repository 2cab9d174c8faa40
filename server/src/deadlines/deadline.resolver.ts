import {
  AlertStep,
  BaseEntity,
  Deadline,
  DeadlineStep,
  Locale,
  Notification,
  notFound,
  RULE_LABELS,
  ruleOf,
  stepText,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import { LANGUAGE } from '../graphql/language.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import * as notifications from './notification.service.ts';

const Notifications = listOf(Notification, { kind: 'text', readAt: 'instant', createdAt: 'instant' }, [
  'readAt',
]);

@Resolver(() => Deadline)
export class DeadlineResolver {
  @FieldResolver(() => String, { description: 'What the law wants by then.' })
  label(@Root() { rule }: Deadline, @Arg('locale', () => Locale, LANGUAGE) locale: Locale): string {
    return (RULE_LABELS as Record<string, Record<Locale, string>>)[rule]?.[locale] ?? rule;
  }

  @FieldResolver(() => String, { description: 'The article that asks for it.' })
  source(@Root() { rule }: Deadline): string {
    return ruleOf(rule)?.source ?? rule;
  }

  @FieldResolver(() => BaseEntity, {
    nullable: true,
    description: 'What it hangs on; null where the caller may not see that.',
  })
  on(@Root() { nodeId }: Deadline, @Ctx() ctx: Operation): Promise<BaseEntity | null> {
    return ctx.findNode(nodeId);
  }

  @FieldResolver(() => [AlertStep], { description: 'Its alerts, sent and to come.' })
  async steps(@Root() { id }: Deadline, @Ctx() ctx: Operation): Promise<AlertStep[]> {
    const steps = await ctx.reader.children(AlertStep, 'deadlineId', id);
    return steps.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }
}

@Resolver(() => DeadlineStep)
export class DeadlineStepResolver {
  @FieldResolver(() => String, { description: 'The step as a sentence.' })
  text(@Root() step: DeadlineStep, @Arg('locale', () => Locale, LANGUAGE) locale: Locale): string {
    return stepText(step as never, locale);
  }
}

@Resolver(() => Notification)
export class NotificationResolver {
  @Query(() => Notification, { description: "A line of the caller's own inbox." })
  async notification(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Notification> {
    const found = await ctx.reader.get(Notification, id);
    if (found.recipientId !== ctx.actor.userId) throw notFound();
    return found;
  }

  @Query(() => Notifications.Connection, { description: "The caller's own inbox, the newest first." })
  async notifications(
    @Ctx() ctx: Operation,
    @Args(() => Notifications.Args) args: ConnectionArgs,
  ): Promise<object> {
    const own = { recipientId: { in: ctx.actor.userId ? [ctx.actor.userId] : [] } };
    return Notifications.answer(await ctx.reader.page(Notification, args, own));
  }

  @FieldResolver(() => String, { description: 'It in one line.' })
  title(
    @Root() note: Notification,
    @Ctx() ctx: Operation,
    @Arg('locale', () => Locale, LANGUAGE) locale: Locale,
  ) {
    return notifications.titleOf(ctx, note, locale);
  }

  @FieldResolver(() => String, { description: 'It in a few lines.' })
  body(
    @Root() note: Notification,
    @Ctx() ctx: Operation,
    @Arg('locale', () => Locale, LANGUAGE) locale: Locale,
  ) {
    return notifications.bodyOf(ctx, note, locale);
  }

  @FieldResolver(() => BaseEntity, {
    nullable: true,
    description: 'What it is about; null where the caller may not see that.',
  })
  on(@Root() { nodeId }: Notification, @Ctx() ctx: Operation): Promise<BaseEntity | null> {
    return ctx.findNode(nodeId);
  }

  @FieldResolver(() => Deadline, { nullable: true, description: 'The clock that it is about.' })
  deadline(@Root() { deadlineId }: Notification, @Ctx() ctx: Operation): Promise<Deadline | null> {
    return ctx.may('deadlines:read') ? ctx.reader.find(Deadline, deadlineId) : Promise.resolve(null);
  }
}
