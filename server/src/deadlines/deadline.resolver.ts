import {
  AlertStep,
  BaseEntity,
  Deadline,
  DeadlineKind,
  DeadlineRevision,
  DeadlineState,
  DeadlineStep,
  DomainError,
  LegalEntity,
  Locale,
  Notification,
  notFound,
  RULE_LABELS,
  ruleOf,
  stepText,
} from '@vigie/schema';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { listOf } from '../graphql/connection.ts';
import type { ConnectionArgs } from '../graphql/list.ts';
import type { Operation } from '../graphql/operation.ts';
import { peopleOf } from '../identity/resolve.ts';
import { User } from '../organisations/organisation.resolver.ts';
import * as notifications from './notification.service.ts';

const Deadlines = listOf(
  Deadline,
  {
    rule: 'text',
    kind: { enum: DeadlineKind },
    state: { enum: DeadlineState },
    nodeId: 'id',
    onReference: 'text',
    legalEntityId: 'id',
    assigneeId: 'id',
    dueAt: 'instant',
    settledAt: 'instant',
    acknowledgedAt: 'instant',
  },
  ['dueAt', 'rule', 'state', 'onReference', 'settledAt'],
);
const Notifications = listOf(Notification, { kind: 'text', readAt: 'instant', createdAt: 'instant' }, [
  'readAt',
]);

const localeArg = { nullable: true, defaultValue: Locale.FR, description: 'In which language.' };

@Resolver(() => Deadline)
export class DeadlineResolver {
  @Query(() => Deadline, { description: 'A legal clock.' })
  deadline(@Ctx() ctx: Operation, @Arg('id', () => ID) id: string): Promise<Deadline> {
    return ctx.reader.get(Deadline, id);
  }

  @Query(() => Deadlines.Connection, {
    description: 'Every clock of the organisation, whatever it hangs on.',
  })
  async deadlines(@Ctx() ctx: Operation, @Args(() => Deadlines.Args) args: ConnectionArgs): Promise<object> {
    return Deadlines.answer(await ctx.reader.page(Deadline, args));
  }

  @FieldResolver(() => String, { description: 'What the law wants by then.' })
  label(@Root() { rule }: Deadline, @Arg('locale', () => Locale, localeArg) locale: Locale | null): string {
    return (RULE_LABELS as Record<string, Record<Locale, string>>)[rule]?.[locale ?? Locale.FR] ?? rule;
  }

  @FieldResolver(() => String, { description: 'The article that asks for it.' })
  source(@Root() { rule }: Deadline): string {
    return ruleOf(rule)?.source ?? rule;
  }

  @FieldResolver(() => BaseEntity, {
    nullable: true,
    description: 'What it hangs on; null where the caller may not see that.',
  })
  async on(@Root() { nodeId }: Deadline, @Ctx() ctx: Operation): Promise<BaseEntity | null> {
    return ctx.readNode(nodeId).catch((error: unknown) => {
      if (error instanceof DomainError && (error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN'))
        return null;
      throw error;
    });
  }

  @FieldResolver(() => LegalEntity, { description: 'Whose duty it is.' })
  legalEntity(@Root() { legalEntityId }: Deadline, @Ctx() ctx: Operation): Promise<LegalEntity | null> {
    return ctx.reader.find(LegalEntity, legalEntityId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Whom its alerts reach first.' })
  assignee(@Root() { assigneeId }: Deadline, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(assigneeId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who said that they know of it.' })
  acknowledgedBy(@Root() { acknowledgedById }: Deadline, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(acknowledgedById);
  }

  @FieldResolver(() => [AlertStep], { description: 'Its alerts, sent and to come.' })
  async steps(@Root() { id }: Deadline, @Ctx() ctx: Operation): Promise<AlertStep[]> {
    const steps = await ctx.reader.children(AlertStep, 'deadlineId', id);
    return steps.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
  }

  @FieldResolver(() => [DeadlineRevision], { description: 'The dates that it had before.' })
  revisions(@Root() { id }: Deadline, @Ctx() ctx: Operation): Promise<DeadlineRevision[]> {
    return ctx.reader.children(DeadlineRevision, 'deadlineId', id);
  }
}

@Resolver(() => DeadlineStep)
export class DeadlineStepResolver {
  @FieldResolver(() => String, { description: 'The step as a sentence.' })
  text(@Root() step: DeadlineStep, @Arg('locale', () => Locale, localeArg) locale: Locale | null): string {
    return stepText(step as never, locale ?? Locale.FR);
  }
}

@Resolver(() => AlertStep)
export class AlertStepResolver {
  @FieldResolver(() => User, { nullable: true, description: 'To whom.' })
  recipient(@Root() { recipientId }: AlertStep, @Ctx() ctx: Operation): Promise<User | null> {
    return peopleOf(ctx).load(recipientId);
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
    @Arg('locale', () => Locale, localeArg) locale: Locale | null,
  ) {
    return notifications.titleOf(ctx, note, locale ?? Locale.FR);
  }

  @FieldResolver(() => String, { description: 'It in a few lines.' })
  body(
    @Root() note: Notification,
    @Ctx() ctx: Operation,
    @Arg('locale', () => Locale, localeArg) locale: Locale | null,
  ) {
    return notifications.bodyOf(ctx, note, locale ?? Locale.FR);
  }

  @FieldResolver(() => Deadline, { nullable: true, description: 'The clock that it is about.' })
  deadline(@Root() { deadlineId }: Notification, @Ctx() ctx: Operation): Promise<Deadline | null> {
    return ctx.may('deadlines:read') ? ctx.reader.find(Deadline, deadlineId) : Promise.resolve(null);
  }
}
